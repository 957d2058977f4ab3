# SPDX-License-Identifier: GPL-2.0-or-later
"""trial.py - which mutants compile, object by object."""

import array
import re
import subprocess

DIAGNOSTIC = re.compile(r"^(\S+?):(\d+):\d+: (?:fatal )?(error|warning): (.*)")
# Warnings of code that is not what the operator meant.
WRONG = re.compile(r"pointer type mismatch|pointer/integer type mismatch|"
                   r"makes (?:integer|pointer)|incompatible")
MOST_ROUNDS = 20


def objects(paths):
    return [path[:-2] + ".o" for path in paths if path.endswith(".c")]


def compile_all(source, build, paths):
    """What the compiler complains of."""
    done = subprocess.run(
        ["make", "-k", "-s", "-j1", "-C", str(source.root), f"O={build}",
         "ARCH=x86", *objects(paths)], check=False, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.splitlines(), done.returncode == 0


def blamed(lines, owners):
    """{number: complaint}"""
    found = {}
    for line in lines:
        said = DIAGNOSTIC.match(line)
        if not said or said[3] == "warning" and not WRONG.search(said[4]):
            continue
        for path, owned in owners.items():
            if said[1] == path or said[1].endswith("/" + path):
                numbers = owned[int(said[2]) - 1] if int(said[2]) <= len(owned) else ()
                found.update((number, said[4]) for number in numbers)
    return found


def leave_out(source, build, report=print):
    """Apply all mutants that compile; {number: why not} of the others."""
    left_out = {}
    for attempt in range(MOST_ROUNDS):
        owners = source.apply(left_out)
        lines, done = compile_all(source, build, owners)
        bad = blamed(lines, owners)
        report(f"trial {attempt + 1}: {len(bad)} mutants do not compile")
        if not bad:
            if not done:
                raise SystemExit("\n".join(lines[-40:]))
            return left_out
        left_out.update(bad)
    raise SystemExit(f"mutants do not compile after {MOST_ROUNDS} trials")


def compiled(build, paths):
    """The numbers of the mutants that the objects hold."""
    found = set()
    for name in objects(paths):
        done = subprocess.run(
            ["objcopy", "-O", "binary", "--only-section=.discard.pidspec",
             "--set-section-flags", ".discard.pidspec=alloc",
             str(build / name), "/dev/stdout"], check=False, stdout=subprocess.PIPE)
        found.update(array.array("i", done.stdout))
    return found
