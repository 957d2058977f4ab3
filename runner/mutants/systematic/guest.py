# SPDX-License-Identifier: GPL-2.0-or-later
"""guest.py - run many mutants in one guest.

The path of the program that is executed selects the mutant.  So a tree of links to the
programs of the rules is a list of pairs of mutant and rule, which run in the order of
SEQUENCE.  Each link is .../sSEQUENCEmNUMBER/AREA--RULE.
"""

import os
import pathlib
import re
import shutil
import subprocess
from collections import defaultdict

POINT = re.compile(r"(?:not )?ok \d+ s(\d+)(?:m(\d+)|r)\.(\S+?)--(\S+)(?: # (\w+))?")
REACHED = re.compile(r"pidspec-reached (\S+?)--(\S+):((?: \d+-\d+)+)")
UNSTARTED = re.compile(r"not ok \d+ s(\d+)\S+ # ERROR cannot be started: ")
DIED = re.compile(r"# ERROR the (?:kernel|guest|virtual machine) ")


class Guests:
    """Boots @kernel; records are in @output."""

    def __init__(self, pidspec, kernel, output, options):
        self.pidspec, self.kernel = pidspec, kernel
        self.output, self.options = pathlib.Path(output), options
        self.programs = pathlib.Path(pidspec).parent / "guest/x86_64/testcases"

    def rules(self):
        """The rules that are run by default, as AREA.RULE."""
        return sorted(f"{path.parent.name}.{path.name}"
                      for path in self.programs.glob("*/*")
                      if path.is_file() and not path.name.startswith(".")
                      and not (path.parent / ".on-demand").exists())

    def boot(self, name, steps):
        """Run @steps, [(mutant or "r", rule)].  Returns [(mutant or None, rule, verdict)]
        of those with a verdict, the console, and how many steps came before the first
        that could not be started: a mutant can leave such a guest."""
        record = self.output / name
        shutil.rmtree(record, ignore_errors=True)
        tree = record / "programs"
        for i, (mutant, rule) in enumerate(steps):
            area, short = rule.split(".", 1)
            place = tree / (f"s{i:05}r" if mutant == "r" else f"s{i:05}m{mutant}")
            place.mkdir(parents=True)
            os.link(self.programs / area / short, place / f"{area}--{short}")
        subprocess.run(
            [self.pidspec, "boot", self.kernel, "-q", "-j1", "--cpus=1",
             "-o", str(record / "boot"), "--programs", str(tree), "--no-known",
             *self.options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False,
            stderr=(record / "stderr").open("w"))
        shutil.rmtree(tree)
        stream = self.text(record, "results.tap")
        unstarted = UNSTARTED.search(stream)
        points = read_points(stream[:unstarted.start()] if unstarted else stream)
        return (points, self.text(record, "console.log"),
                int(unstarted[1]) if unstarted else len(steps))

    @staticmethod
    def text(record, name):
        return "".join(path.read_text(errors="replace")
                       for path in record.glob(f"boot/**/{name}"))


def read_points(stream):
    found = []
    for line in stream.splitlines():
        point = POINT.match(line)
        if not point:
            continue
        _, mutant, area, short, directive = point.groups()
        verdict = directive or ("FAIL" if line.startswith("not ") else "PASS")
        if verdict == "ERROR" and DIED.search(line):
            verdict = "CRASH"
        found.append((int(mutant) if mutant else None, f"{area}.{short}", verdict))
    return found


def read_reached(console):
    """{rule: numbers of the mutants that it reached}"""
    found = defaultdict(set)
    for line in console.splitlines():
        reached = REACHED.search(line)
        if reached:
            for pair in reached[3].split():
                first, last = map(int, pair.split("-"))
                found[f"{reached[1]}.{reached[2]}"].update(range(first, last + 1))
    return found
