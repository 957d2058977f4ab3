# SPDX-License-Identifier: GPL-2.0-or-later
"""ledger.py - the verdict of each pair of mutant and rule, one pair per line.

Lines are written when a boot has ended, so an interrupted session can continue.
"""

from collections import defaultdict

MOST_CRASHES = 3  # of one mutant, before it is not run again
MOST_ATTEMPTS = 3  # of a pair that is inconclusive, or whose control failed

# Differences other than FAIL; XFAIL is a rule of level INFO.
INDECISIVE = ("ERROR", "TIMEOUT", "SKIP", "CRASH", "XFAIL")
KILLED, NOTICED, SURVIVED, UNREACHED = "killed", "noticed", "survived", "unreached"


class Ledger:
    """@verdicts: {number: {rule: verdict}}.  A verdict is that of a program, CRASH
    when the guest crashed, or "-" for an attempt without one."""

    def __init__(self, path):
        self.path = path
        self.verdicts = defaultdict(dict)
        self.attempts = defaultdict(int)
        if path.exists():
            for line in path.read_text().splitlines():
                number, rule, verdict = line.split("\t")
                self.take(int(number), rule, verdict)

    def take(self, number, rule, verdict):
        if verdict == "-":
            self.attempts[number, rule] += 1
        else:
            self.verdicts[number][rule] = verdict

    def add(self, rows):
        with self.path.open("a") as file:
            for number, rule, verdict in rows:
                file.write(f"{number}\t{rule}\t{verdict}\n")
                self.take(number, rule, verdict)

    def forget(self, numbers):
        """Remove the results of these mutants."""
        rows = [(number, rule, verdict)
                for number, rules in self.verdicts.items() if number not in numbers
                for rule, verdict in rules.items()]
        self.path.unlink(missing_ok=True)
        self.verdicts.clear()
        self.attempts.clear()
        self.add(rows)

    def rules(self, number, *verdicts):
        return sorted(rule for rule, verdict in self.verdicts[number].items()
                      if verdict in verdicts)

    def is_killed(self, number):
        return bool(self.rules(number, "FAIL"))

    def left(self, number, rules):
        """The rules that must still be run with this mutant, in their order."""
        if self.is_killed(number) or \
                len(self.rules(number, "CRASH")) >= MOST_CRASHES:
            return []
        return [rule for rule in rules if rule not in self.verdicts[number]
                and self.attempts[number, rule] < MOST_ATTEMPTS]

    def outcome(self, number, reached):
        if self.is_killed(number):
            return KILLED
        if self.rules(number, *INDECISIVE):
            return NOTICED
        return SURVIVED if reached else UNREACHED
