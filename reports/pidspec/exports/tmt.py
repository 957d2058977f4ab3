# SPDX-License-Identifier: GPL-2.0-or-later
"""What tmt reads of a test with "result: custom"."""

import json

from ..verdict import VERDICTS
from . import results, slug, suite

HELP = "results for tmt, as $TMT_TEST_DATA/results.json or results.yaml"


def add_arguments(parser):
    """No arguments."""
    del parser


def _duration(ms):
    seconds = int(ms / 1000 + 0.5)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _notes(result):
    notes = [f"{result.verdict}: {result.reason}"] if result.reason else []
    for key in ("check", "expected", "actual", "where", "source"):
        if result.fact(key) and result.verdict not in ("PASS", "SKIP"):
            notes.append(f"{key}: {result.fact(key)}")
    return notes


def _name(targets, target, rule):
    path = "/" + slug(rule).replace(".", "/", 1)
    return path if len(targets) == 1 \
        else f"/{suite(targets, target)}{path}"


def export(targets, args):
    del args
    found = []
    for target, result in results(targets):
        entry = {"name": _name(targets, target, result.id),
                 "result": VERDICTS[result.verdict].tmt}
        if result.verdict == "XFAIL":
            entry["original-result"] = "fail"
        if _notes(result):
            entry["note"] = _notes(result)
        if result.ms is not None:
            entry["duration"] = _duration(result.ms)
        found.append(entry)
    return json.dumps(found, indent=1) + "\n"
