# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdicts, in one table: what they are called here and elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    name: str
    mark: str  # one letter, for cells
    words: str  # "3 rules are ..."
    meaning: str
    kind: str  # of the change from one to another: good, bad, none, open
    junit: str  # child of <testcase>, or ""
    status: str  # <testcase status=>, as openQA reads it
    kcidb: str
    lava: str
    tmt: str


_TABLE = [
    # From the worst to the best: the order of every list.
    Verdict("FAIL", "F", "broken",
            "the kernel breaks the rule",
            "bad", "failure", "failure", "FAIL", "fail", "fail"),
    Verdict("XPASS", "X", "kept although known to be broken",
            "a known issue is gone: its entry is to be removed",
            "good", "failure", "failure", "PASS", "fail", "warn"),
    Verdict("TIMEOUT", "T", "without an end",
            "the test did not end, so there is no verdict",
            "open", "error", "error", "ERROR", "fail", "error"),
    Verdict("ERROR", "E", "without a verdict",
            "the test could not tell, or the machine died in it",
            "open", "error", "error", "ERROR", "unknown", "error"),
    Verdict("XFAIL", "x", "broken as known",
            "the kernel breaks the rule, which is a known issue",
            "bad", "skipped", "softfail", "FAIL", "fail", "info"),
    Verdict("INFO", "i", "otherwise, for information",
            "the kernel does otherwise, but documents disagree about it",
            "bad", "skipped", "softfail", "DONE", "pass", "info"),
    Verdict("NOTRUN", "·", "not run",
            "there is no result: the run ended before, or left it out",
            "none", "skipped", "skipped", "MISS", "skip", "pending"),
    Verdict("SKIP", "s", "not judged here",
            "it cannot be judged here; the reason says what is missing",
            "none", "skipped", "skipped", "SKIP", "skip", "skip"),
    Verdict("PASS", "P", "kept",
            "the kernel keeps the rule",
            "good", "", "success", "PASS", "pass", "pass"),
]

VERDICTS = {verdict.name: verdict for verdict in _TABLE}
RANK = {verdict.name: rank for rank, verdict in enumerate(_TABLE)}
DEVIATIONS = ("FAIL", "XPASS", "TIMEOUT", "ERROR", "XFAIL", "INFO")
JUDGED = ("PASS", "FAIL", "XFAIL", "XPASS", "INFO")
KEPT = ("PASS", "XPASS")


def worst(verdicts):
    """The worst of some names of verdicts; NOTRUN of none."""
    return min(verdicts, key=RANK.__getitem__, default="NOTRUN")
