# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdicts, in one table: what they are called here and elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    name: str
    mark: str  # one letter, for cells
    words: str  # "3 rules ..."
    meaning: str
    kind: str  # of the change from one to another: good, bad, none, open
    junit: str  # child of <testcase>, or ""
    status: str  # <testcase status=>, as openQA reads it
    kcidb: str
    lava: str
    tmt: str


_TABLE = [
    # From the worst to the best: the order of every list.
    Verdict("FAIL", "F", "failed",
            "the kernel violates the rule",
            "bad", "failure", "failure", "FAIL", "fail", "fail"),
    Verdict("XPASS", "X", "passed although listed as known issues",
            "a known issue passed: end its range, or remove its entry",
            "good", "failure", "failure", "PASS", "fail", "warn"),
    Verdict("TIMEOUT", "T", "timed out",
            "inconclusive: the test did not end",
            "open", "error", "error", "ERROR", "fail", "error"),
    Verdict("ERROR", "E", "inconclusive",
            "inconclusive: set-up failed, or the test or the machine crashed",
            "open", "error", "error", "ERROR", "unknown", "error"),
    Verdict("XFAIL", "x", "failed as known issues",
            "a known issue failed as expected",
            "bad", "skipped", "softfail", "FAIL", "fail", "info"),
    Verdict("INFO", "i", "failed, for information only",
            "the check failed, but no document requires the behaviour",
            "bad", "skipped", "softfail", "DONE", "pass", "info"),
    Verdict("NOTRUN", "·", "not run",
            "no result: the run ended before this rule, or did not select it",
            "none", "skipped", "skipped", "MISS", "skip", "pending"),
    Verdict("SKIP", "s", "skipped",
            "not applicable here; the reason names what is missing",
            "none", "skipped", "skipped", "SKIP", "skip", "skip"),
    Verdict("PASS", "P", "passed",
            "the kernel conforms to the rule",
            "good", "", "success", "PASS", "pass", "pass"),
]

VERDICTS = {verdict.name: verdict for verdict in _TABLE}
RANK = {verdict.name: rank for rank, verdict in enumerate(_TABLE)}
DEVIATIONS = ("FAIL", "XPASS", "TIMEOUT", "ERROR", "XFAIL", "INFO")
TESTED = ("PASS", "FAIL", "XFAIL", "XPASS", "INFO")
PASSED = ("PASS", "XPASS")


def worst(verdicts):
    """The worst of some names of verdicts; NOTRUN of none."""
    return min(verdicts, key=RANK.__getitem__, default="NOTRUN")
