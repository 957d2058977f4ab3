# SPDX-License-Identifier: GPL-2.0-or-later
"""trial.py - find the mutants that do not compile."""

import array
import hashlib
import pathlib
import re
import subprocess
import tempfile

DIAGNOSTIC = re.compile(r"^(\S+?):(\d+):\d+: (?:fatal )?(error|warning|note): (.*)")
INLINED = re.compile(r"inlined from .* at (\S+?):(\d+):\d+")
# Warnings that show that a mutation is not valid.
WRONG = re.compile(r"pointer type mismatch|pointer/integer type mismatch|"
                   r"makes (?:integer|pointer)|incompatible")
MOST_ROUNDS = 20
FAR = 100  # lines before a diagnostic that may have its cause
NEAR = 12  # lines after the name of a macro that may have its arguments


def objects(paths):
    return [path[:-2] + ".o" for path in paths if path.endswith(".c")]


def compile_all(source, build, paths):
    """The output of the compiler, and whether all compiled."""
    done = subprocess.run(
        ["make", "-k", "-s", "-j1", "-C", str(source.root), f"O={build}",
         "ARCH=x86", *objects(paths)], check=False, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.splitlines(), done.returncode == 0


class Attribution:
    """Attributes diagnostics to mutants.  @numbers: {number: diagnostic}"""

    def __init__(self, owners):
        self.owners, self.numbers = owners, {}
        self.pending = None  # a diagnostic in a file without mutants
        self.inlined = []

    def lines_of(self, path):
        for own, lines in self.owners.items():
            if path == own or path.endswith("/" + own):
                return lines
        return None

    def at(self, path, line, why, in_macro=False):
        """Record the mutants at that line; returns whether there are any."""
        lines = self.lines_of(path)
        if lines is None:
            return False
        at = line - 1
        found = set() if in_macro else set(lines[at]) if at < len(lines) else set()
        for near in range(at, min(at + NEAR, len(lines))):
            if found:
                break
            found = set(lines[near]) - (set(lines[at]) if in_macro else set())
        if not found and at < len(lines):
            found = set(lines[at])
        # A compiler may notice only later that something is missing.
        for before in range(min(at, len(lines)) - 1, max(at - FAR, 0) - 1, -1):
            if found:
                break
            found = set(lines[before])
        self.numbers.update((number, why) for number in found)
        return bool(found)

    def give_up_pending(self):
        """No later line has a location; use the lines before the diagnostic."""
        if self.pending:
            any(self.at(path, line, self.pending) for path, line in self.inlined)
        self.pending, self.inlined = None, []

    def read(self, line):
        inlined = INLINED.search(line)
        if inlined:
            self.inlined.append((inlined[1], int(inlined[2])))
        found = DIAGNOSTIC.match(line)
        if not found:
            return
        if found[3] == "note":
            if self.pending and "in expansion of macro" in found[4] and \
                    self.at(found[1], int(found[2]), self.pending, in_macro=True):
                self.pending, self.inlined = None, []
            return
        if self.pending:
            self.give_up_pending()
        if found[3] == "warning" and not WRONG.search(found[4]):
            self.inlined = []
        elif self.lines_of(found[1]) is None:
            self.pending = found[4]
        else:
            self.at(found[1], int(found[2]), found[4])
            self.inlined = []


def attribute(lines, owners):
    """{number: diagnostic}"""
    found = Attribution(owners)
    for line in lines:
        found.read(line)
    found.give_up_pending()
    return found.numbers


class Memory:
    """Mutants that did not compile before, if the list of mutants is unchanged."""

    def __init__(self, path, mutants):
        self.path = path
        self.mark = hashlib.sha256("\n".join(map(str, mutants)).encode()).hexdigest()

    def read(self):
        lines = self.path.read_text().splitlines() if self.path.exists() else [""]
        if lines[0] != self.mark:
            return {}
        return {int(number): why for number, why in
                (line.split("\t") for line in lines[1:])}

    def write(self, left_out):
        self.path.write_text("\n".join([self.mark] + [
            f"{number}\t{why}" for number, why in sorted(left_out.items())]) + "\n")


def leave_out(source, build, memory, report=print):
    """Apply all mutants that compile; return {number: diagnostic} of the others."""
    left_out = memory.read()
    for attempt in range(MOST_ROUNDS):
        owners = source.apply(left_out)
        lines, done = compile_all(source, build, owners)
        bad = attribute(lines, owners)
        report(f"trial {attempt + 1}: {len(bad)} mutants do not compile", flush=True)
        if not bad:
            if not done:
                errors = [line for line in lines if "error:" in line] or lines
                raise SystemExit("\n".join(errors[:40]))
            return left_out
        left_out.update(bad)
        memory.write(left_out)
    raise SystemExit(f"mutants do not compile after {MOST_ROUNDS} trials")


def linked(build, paths):
    """The numbers of the mutants in the objects of the kernel."""
    done = subprocess.run(["ar", "t", "vmlinux.a"], cwd=build, check=True,
                          stdout=subprocess.PIPE, text=True)
    members = set(done.stdout.split())
    found = set()
    with tempfile.TemporaryDirectory() as directory:
        raw = pathlib.Path(directory, "raw")
        for name in members.intersection(objects(paths)):
            subprocess.run(
                ["objcopy", "-O", "binary", "--only-section=.discard.pidspec",
                 "--set-section-flags", ".discard.pidspec=alloc",
                 str(build / name), str(raw)], check=True)
            found.update(array.array("i", raw.read_bytes() if raw.exists() else b""))
            raw.unlink(missing_ok=True)
    return found
