# SPDX-License-Identifier: GPL-2.0-or-later
"""How well the suite detects faults: mutated kernels, code coverage.

mutants.tsv, systematic.tsv and coverage.tsv are tables that runner/mutants makes;
they lie beside the streams that a report is made of.
"""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .target import Unusable

MOST_OTHERS = 3  # rules that may fail beside those that were expected to


@dataclass
class Proof:
    """Rows by the names of their columns."""

    mutants: list = field(default_factory=list)
    systematic: list = field(default_factory=list)
    coverage: list = field(default_factory=list)

    def count(self):
        """Outcome -> number of mutants, the most frequent first."""
        return Counter(row["outcome"] for row in self.mutants).most_common()

    @property
    def precise(self):
        return sum(row["outcome"] == "killed"
                   and len(row["others"].split()) <= MOST_OTHERS
                   for row in self.mutants)

    @property
    def has_peers(self):
        return bool(self.mutants) and "selftests" in self.mutants[0]

    @property
    def noticed_by_peers(self):
        return sum(bool(row["selftests"]) for row in self.mutants)

    @property
    def by_explorer(self):
        """The outcomes of 'pidspec mutants --explore', for mutants that it ran."""
        return [row["explorer"] for row in self.mutants if row.get("explorer")]

    def __bool__(self):
        return bool(self.mutants or self.systematic or self.coverage)

    @property
    def not_killed(self):
        """Of the mutants that operators made, those that no rule kills."""
        return [row for row in self.systematic if row["outcome"] != "killed"]

    @property
    def score(self):
        """(number killed, number that have to be killed).  A mutant that has a class
        need not be killed."""
        killed = len(self.systematic) - len(self.not_killed)
        return killed, killed + sum(not row["class"] for row in self.not_killed)

    def count_systematic(self):
        """Outcome or class -> number of mutants, the most frequent first."""
        return Counter(row["class"] if row["outcome"] != "killed" and row["class"]
                       else row["outcome"] for row in self.systematic).most_common()


_COLUMNS = {
    "mutants": {"mutant", "outcome", "noticed", "others", "says"},
    "systematic": {"mutant", "outcome", "noticed", "undecided", "class", "reason",
                   "says"},
    "coverage": {"file", "lines_run", "lines", "branches_taken", "branches"},
}


def _read(path, columns):
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t",
                                   quoting=csv.QUOTE_NONE, restval=""))
    missing = columns - set(rows[0] if rows else ())
    if missing:
        raise Unusable(f"{path}: no column {sorted(missing)[0]}; "
                       "runner/mutants makes such tables")
    return rows


def load(paths):
    """The tables directly in the directories among @paths."""
    proof = Proof()
    for path in map(Path, paths):
        for name, columns in _COLUMNS.items():
            table = path / f"{name}.tsv"
            if path.is_dir() and table.is_file():
                getattr(proof, name).extend(_read(table, columns))
    return proof
