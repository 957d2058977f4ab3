#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check that each source of a rule exists: the page or file, and the heading.

usage: check.py MANUAL LINUX < LINES

MANUAL is a directory of manual pages (man1, man2 ...), LINUX the top of a kernel
tree, or "-" where there is none: references to its files are then counted as
skipped.  Each line is "RULE<tab>SOURCE".  A source has one or more references,
separated by "; ":

  page(section), HEADING          a section, subsection or tag of the page
  page(section), HEADING, TAG     a tag below that section
  path/of/a/file, WORDS           WORDS occur in this file of the kernel
  commit HASH ("SUBJECT")         of the kernel's history; only the form is checked
  PROJECT:path, WORDS             of another project; only the form is checked

A reference may end in ", says otherwise".  Prints one line for each reference that
does not resolve, and the exit status is then 1.
"""
import gzip
import pathlib
import re
import sys

PAGE = re.compile(r"(?P<page>[\w.-]+)\((?P<section>\d\w*)\)(?:, (?P<rest>.+))?")
FILE = re.compile(r"(?P<path>[\w.-]+(?:/[\w.-]+)+)(?:, (?P<rest>.+))?")
COMMIT = re.compile(r'commit [0-9a-f]{12} \("[^"]+"\)')
ELSEWHERE = re.compile(r"[a-z-]+:[\w./-]+, .+")
OTHERWISE = ", says otherwise"


def plain(text):
    """A line of roff without macros, fonts and escapes."""
    text = re.sub(r"^\.(?:SH|SS|BR?|BI|IR?|IB|RB|RI|TP|B)\s+", "", text)
    for escape, character in ((r"\-", "-"), (r"\[aq]", "'"), (r"\(aq", "'"),
                              (r"\[dq]", '"'), (r"\(dq", '"'), (r"\~", " "),
                              (r"\ ", " "), (r"\|", ""), (r"\&", ""),
                              (r"\[em]", "--"), (r"\e", "\\"), (r"\:", "")):
        text = text.replace(escape, character)
    text = re.sub(r"\\f(?:\[\w*\]|\(\w\w|\w)|\\X'[^']*'|\\[,/]", "", text)
    return text.strip()


def heading(line):
    """The text of a heading's line; alternating fonts join its words."""
    if re.match(r"\.(BR|BI|IR|IB|RB|RI)\s", line):
        words = re.findall(r'"[^"]*"|\S+', plain(line))
        return " ".join("".join(w.strip('"') for w in words).split())
    return " ".join(plain(line).replace('"', "").split())


def names(tag):
    """What a tag may be called: all of it, or one of its names."""
    tag = re.sub(r" *\((?:since|from|up to|before|until|deprecated|historical)"
                 r"[^)]*\)", "", tag)
    yield tag
    for part in re.split(r", | or ", tag):
        yield part
        yield re.split(r"[ =\[]", part, maxsplit=1)[0]


def headings(lines):
    """(section or "", name) of each heading and tag of a page.

    A line in bold before .RS is a tag, too: asciidoctor(1) makes them so.
    """
    section, tagged, found, before = "", False, set(), ""
    for line in lines:
        if line.startswith(".RS") and before.startswith(r"\f"):
            found.update((section, name) for name in names(heading(before)))
        before = line
        if re.match(r"\.(SH|SS)\b", line):
            section, tagged = heading(line), False
            found.add(("", section))
        elif re.match(r"\.T[PQ]\b", line):
            tagged = True
        elif tagged and not line.startswith('.\\"') and \
                not re.match(r"\.(PD|nf|fi|RS|RE|ie|el|if)\b", line):
            for name in names(heading(line)):
                found.add((section, name))
                found.add(("", name))
            tagged = False
    return found


class Manual:
    """Manual pages, each read once."""

    def __init__(self, top):
        self.top, self.pages = pathlib.Path(top), {}

    def headings(self, page, section):
        """The headings of a page; None if there is no such page."""
        if (page, section) not in self.pages:
            self.pages[page, section] = self.read(page, section)
        return self.pages[page, section]

    def read(self, page, section):
        stem = self.top / f"man{section[0]}" / f"{page}.{section}"
        for path in (stem, stem.with_name(stem.name + ".gz")):
            if path.is_file():
                data = path.read_bytes()
                text = gzip.decompress(data) if path.suffix == ".gz" else data
                lines = text.decode(errors="replace").splitlines()
                if lines and lines[0].startswith(".so "):
                    other = lines[0].split("/")[-1]
                    return self.read(*other.rsplit(".", 1))
                return headings(lines)
        return None

    def why_not(self, page, section, rest):
        """Why a reference does not resolve, or None."""
        known = self.headings(page, section)
        if known is None:
            return f"no page {page}({section})"
        if not rest:
            return "no heading"
        if ("", rest) in known:
            return None
        for comma in re.finditer(", ", rest):
            if (rest[:comma.start()], rest[comma.end():]) in known:
                return None
        return f"no heading '{rest}' in {page}({section})"


def file_why_not(linux, path, words):
    """Why a reference to a file of the kernel does not resolve, or None."""
    if not (linux / path).is_file():
        return f"no file {path}"
    if not words:
        return "no heading"
    text = (linux / path).read_text(errors="replace")
    return None if words.removesuffix("()") in text else f"no '{words}' in {path}"


def why_not(reference, manual, linux):
    """Why a reference does not resolve; None if it does; "" if unchecked."""
    if COMMIT.fullmatch(reference) or ELSEWHERE.fullmatch(reference):
        return None
    if match := PAGE.fullmatch(reference):
        return manual.why_not(*match.group("page", "section", "rest"))
    if match := FILE.fullmatch(reference):
        if linux is None:
            return ""
        return file_why_not(linux, *match.group("path", "rest"))
    return "neither page(section), HEADING nor path, WORDS"


def main(manual, linux):
    manual = Manual(manual)
    linux = None if linux == "-" else pathlib.Path(linux)
    checked = skipped = wrong = 0
    for line in sys.stdin:
        rule, _, source = line.rstrip("\n").partition("\t")
        for reference in source.split("; "):
            why = why_not(reference.removesuffix(OTHERWISE), manual, linux)
            checked += 1
            if why:
                print(f"{rule}: {reference}: {why}")
                wrong += 1
            elif why == "":
                skipped += 1
    print(f"{checked} references, {wrong} wrong, {skipped} skipped",
          file=sys.stderr)
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
