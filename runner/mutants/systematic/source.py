# SPDX-License-Identifier: GPL-2.0-or-later
"""source.py - a kernel source, with and without the mutants."""

import pathlib
import re
from collections import Counter

import csource
import operators
import table

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = "#include <linux/pidspec_systematic.h>\n"
# A line of execve(2) where the path of the program is known.
SELECTOR = ("fs/exec.c", "\tretval = prepare_bprm_creds(bprm);",
         "\tpidspec_exec(bprm->filename); retval = prepare_bprm_creds(bprm);")
AT_BOOT = re.compile(r"\b__init\b")
# Numbers of each file begin at a multiple, so that new mutants do not change others.
MOST_IN_A_FILE = 500
WIDEST = 100  # characters of source in a table


def read_scope(path=HERE / "scope"):
    """[(file, whether all of its code is mutated)]"""
    lines = (line.split() for line in path.read_text().splitlines()
             if line and not line.startswith("#"))
    return [(words[1], words[0] == "all") for words in lines]


def find(text, whole):
    """([(function, Mutation)] of @text, names of functions not parsed)"""
    functions, directives, unparsed = csource.functions(text)
    found = []
    for function in functions:
        if AT_BOOT.search(function.head):  # runs before the first program
            continue
        finder = operators.Finder(
            text, function, None if whole else operators.PIDS,
            lambda start, end: csource.holds_directive(directives, start, end))
        found += [(function.name, mutation) for mutation in finder.run()]
    found.sort(key=lambda one: (one[1].start, -one[1].end, one[1].operator,
                                one[1].becomes))
    return list(nested(found)), unparsed


def nested(found):
    """@found without overlapping and duplicate mutations."""
    around, seen = [], set()
    for name, mutation in found:
        what = (mutation.start, mutation.end, mutation.form, mutation.becomes)
        while around and around[-1] <= mutation.start:
            around.pop()
        if what in seen or around and around[-1] < mutation.end:
            continue
        seen.add(what)
        around.append(mutation.end)
        yield name, mutation


def shorten(text):
    text = " ".join(text.split())
    return text if len(text) <= WIDEST else text[:WIDEST - 3] + "..."


def name_all(path, text, found, first):
    """Mutants for the mutations @found, with numbers from @first on."""
    times = Counter()
    for number, (function, mutation) in enumerate(found, first):
        times[function, mutation.operator] += 1
        yield table.Mutant(
            number, f"{path}:{function}:{mutation.operator}:"
            f"{times[function, mutation.operator]}",
            text.count("\n", 0, mutation.start) + 1,
            shorten(text[mutation.start:mutation.end]), shorten(mutation.becomes))


def render(text, numbered):
    """Yield pieces of the edited source, (text, number, step): step is 1 where the
    mutant of that number begins, -1 where it ends, and 0 for original text.
    @numbered: [(number, Mutation)], the outer before the inner."""
    queue = list(numbered)

    def until(at, end):
        while queue and queue[0][1].start < end:
            number, mutation = queue.pop(0)
            yield text[at:mutation.start], 0, 0
            before, after = mutation.form.format(
                was="\1", becomes=mutation.becomes).replace(
                    operators.IS, f"pidspec_is({number})").split("\1")
            yield "\n" + before, number, 1
            yield from until(mutation.start, mutation.end)
            yield after + "\n", number, -1
            at = mutation.end
        yield text[at:end], 0, 0

    yield from until(0, len(text))


def owners_of_lines(pieces):
    """For each line of the file, the numbers of the innermost mutants that it belongs
    to."""
    lines, around = [set()], []
    for piece, number, step in pieces:
        if step > 0:
            around.append(number)
        for i, part in enumerate(piece.split("\n")):
            if i:
                lines.append(set())
            if part.strip() and around:
                lines[-1].add(around[-1])
        if step < 0:
            around.pop()
    return lines


class Source:
    """SOURCE/.pidspec has copies of the original files."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.kept = self.root / ".pidspec"
        self.memory = self.kept / "trial.tsv"

    def original(self, path):
        kept = self.kept / path
        return (kept if kept.exists() else self.root / path).read_text()

    def keep(self, path):
        kept = self.kept / path
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text((self.root / path).read_text())

    def renew(self, path, text):
        """Write a file, unless it is unchanged."""
        target = self.root / path
        if not target.exists() or target.read_text() != text:
            target.write_text(text)

    def prepare(self):
        """Add the test for a mutant, and the code that selects one."""
        for name, place in (("pidspec_systematic.h", "include/linux"),
                            ("pidspec_systematic.c", "kernel")):
            self.renew(f"{place}/{name}", (HERE / "kernel" / name).read_text())
        self.keep("kernel/Makefile")
        self.renew("kernel/Makefile", self.original("kernel/Makefile")
                   + "\nobj-y += pidspec_systematic.o\n")

    def mutants(self):
        """Yield (path, text, [(number, Mutation)], [Mutant], functions not parsed)
        for each file that exists."""
        for place, (path, whole) in enumerate(read_scope(), 1):
            if not (self.root / path).exists():
                continue
            text = self.original(path)
            found, unparsed = find(text, whole)
            if len(found) >= MOST_IN_A_FILE:
                raise SystemExit(f"{self.root / path}: has {len(found)} mutants; "
                                 f"fewer than {MOST_IN_A_FILE} have numbers")
            named = list(name_all(path, text, found, place * MOST_IN_A_FILE + 1))
            numbered = [(mutant.number, mutation)
                        for mutant, (_, mutation) in zip(named, found)]
            yield path, text, numbered, named, unparsed

    def apply(self, left_out):
        """Write all mutants except the numbers in @left_out; return {path: owners of
        its lines}"""
        owners = {}
        for path, text, numbered, _, _ in self.mutants():
            self.keep(path)
            pieces = [(INCLUDE, 0, 0)] + list(render(text, [
                one for one in numbered if one[0] not in left_out]))
            edited = "".join(piece for piece, _, _ in pieces)
            if path == SELECTOR[0]:
                if SELECTOR[1] not in edited:
                    raise SystemExit(f"{self.root / path}: has no {SELECTOR[1].strip()}")
                edited = edited.replace(*SELECTOR[1:])
            self.renew(path, edited)
            owners[path] = owners_of_lines(pieces)
        return owners
