# SPDX-License-Identifier: GPL-2.0-or-later
"""table.py - the list of mutants: a name and a number for each.

The same source gives the same list.  The number of a mutant is its index in its
file, plus 500 for each file before.  Its name, FILE:FUNCTION:OPERATOR:OCCURRENCE, does
not change if code elsewhere changes.
"""

import csv
import random
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True)
class Mutant:
    number: int
    name: str
    line: int
    was: str
    becomes: str

    @property
    def file(self):
        return self.name.split(":")[0]

    @property
    def operator(self):
        return self.name.split(":")[2]

    @property
    def says(self):
        return f"{self.name}, line {self.line}: {self.was}" + (
            f" becomes {self.becomes}" if self.becomes else "")


COLUMNS = [field.name for field in fields(Mutant)]


def write(path, mutants):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for mutant in mutants:
            file.write("\t".join(map(str, asdict(mutant).values())) + "\n")


def read(path):
    """The mutants by number."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [Mutant(int(row["number"]), row["name"], int(row["line"]),
                        row["was"], row["becomes"]) for row in rows]
    return {mutant.number: mutant for mutant in found}


def sample(numbers, size, seed):
    """@size of @numbers.  The same seed selects the same sample, and a larger sample
    begins with a smaller one."""
    drawn = sorted(numbers)
    random.Random(seed).shuffle(drawn)
    return drawn[:size]
