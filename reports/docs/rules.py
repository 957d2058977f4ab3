# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules, as their programs describe themselves."""

import fnmatch
import json
import re
import subprocess
from dataclasses import dataclass

KIND = {"c": "c", "bats": "bash", "sh": "sh"}


@dataclass
class Rule:
    id: str
    sentence: str
    level: str
    source: str
    file: str
    checks: str = ""
    since: str = ""
    until: str = ""
    needs: str = ""
    on_demand: bool = False  # is not about the kernel

    @property
    def area(self):
        return self.id.partition(".")[0]

    @property
    def name(self):
        return self.id.partition(".")[2]

    @property
    def page(self):
        return f"rules/{self.area}/{self.name}"

    @property
    def label(self):
        return label(self.id)

    @property
    def language(self):
        return KIND.get(self.file.rpartition(".")[2], "text")


def label(rule):
    return "rule-" + rule.replace(".", "--")


def _show(out, *options):
    done = subprocess.run([out / "pidspec", "show", "--json", *options, "*"],
                          stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _file(rule):
    """The file of a rule whose program does not print it: a script."""
    return f"testcases/outside/{rule.replace('.', '/')}.sh"


def load(out):
    """All rules: ID -> Rule."""
    found = {}
    for on_demand, options in ((False, ()),
                               (True, ("--programs", out / "outside"))):
        for entry in _show(out, *options):
            one = Rule(entry["rule"], entry["says"], entry["level"],
                       entry["source"],
                       entry.get("file") or _file(entry["rule"]),
                       entry.get("checks", ""), entry.get("since", ""),
                       entry.get("until", ""), entry.get("needs", ""),
                       on_demand)
            found[one.id] = one
    return dict(sorted(found.items()))


def matching(pattern, rules):
    """The rules that a pattern of known-issues is about."""
    return [rule for rule in rules if fnmatch.fnmatchcase(rule, pattern)]


def tests(script):
    """The tests of a .bats file: (title, source) of each."""
    return [(title, body.strip("\n")) for title, body in
            re.findall(r'^@test "([^\n]*)" \{\n(.*?)^\}', script, re.M | re.S)]


def helpers(script):
    """What a .bats file has between its head and its first test."""
    body = re.sub(r"\A(#.*\n)*", "", script).partition("\n@test ")[0]
    body = re.sub(r"^(# shellcheck disable.*|load common)\n", "", body,
                  flags=re.M)
    return body.strip("\n")
