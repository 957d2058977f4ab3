# SPDX-License-Identifier: GPL-2.0-or-later
"""classes.py - why a mutant need not be killed.

classified.tsv has a line for each, or for a glob: NAME, CLASS, REASON.  A class
counts only for mutants that no rule kills.
"""

import fnmatch
import pathlib

CLASSES = {
    "equivalent": "no program can see a difference, in any configuration",
    "unobservable": "a program in user space cannot see the difference, "
                    "or only in some runs",
    "other": "the difference is not about PID namespaces",
}
FILE = pathlib.Path(__file__).resolve().parent / "classified.tsv"


class Wrong(Exception):
    """A line of the file is malformed."""


def read(path=FILE):
    """[(glob, class, reason)]"""
    found = []
    for n, line in enumerate(path.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        words = line.split("\t")
        if len(words) != 3 or words[1] not in CLASSES or not words[2].strip():
            raise Wrong(f"{path}:{n}: must be NAME, one of {', '.join(CLASSES)}, and "
                        "a reason, with tabs between")
        found.append(tuple(words))
    return found


def of(name, classified):
    """(class, reason) of the mutant @name, or ("", "")."""
    for glob, what, reason in classified:
        if fnmatch.fnmatchcase(name, glob):
            return what, reason
    return "", ""
