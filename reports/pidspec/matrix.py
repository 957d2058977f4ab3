# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of environments: one row for each stream below a directory.

The kernels of these environments are stock kernels whose known issues are
listed.  A FAIL or XPASS there is a wrong verdict, and the table counts it as
one; ERROR and TIMEOUT are inconclusive.
"""

import pathlib
import sys

from . import markdown, target

COLUMNS = {"pass": ("PASS",), "fail": ("FAIL", "XPASS"), "known": ("XFAIL",),
           "skip": ("SKIP",), "inconclusive": ("ERROR", "TIMEOUT", "NOTRUN")}
HEAD = ["environment", *COLUMNS, "wrong"]


def cells(path):
    """The numbers of one stream: those of COLUMNS, and wrong verdicts."""
    count = target.load_one(path).count()
    numbers = [sum(count[v] for v in column) for column in COLUMNS.values()]
    return [*map(str, numbers), str(numbers[list(COLUMNS).index("fail")])]


def why_not(path):
    """The cells of an environment that could not be made."""
    lines = path.read_text(errors="replace").split("\n")
    reason = next((line for line in reversed(lines) if line.strip()), "")
    return ["–"] * len(COLUMNS) + ["not run: " + markdown.text(reason)]


def group(directory):
    """The rows of one directory."""
    for path in sorted(directory.glob("*.*")):
        if path.suffix in (".tap", ".why"):
            row = cells(path) if path.suffix == ".tap" else why_not(path)
            yield [markdown.text(path.stem), *row]


def main(top):
    """Print a table for each directory below the one that is named."""
    for directory in sorted(pathlib.Path(top).iterdir()):
        found = list(group(directory)) if directory.is_dir() else []
        if found:
            print("", f"## {markdown.text(directory.name)}", "",
                  *markdown.table(HEAD, found), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 -m pidspec.matrix DIRECTORY")
    main(sys.argv[1])
