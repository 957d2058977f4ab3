# SPDX-License-Identifier: GPL-2.0-or-later
"""Check files against the specification of tmt, without tmt itself.

tmt.py TREE RESULTS
"""

import json
import os
import re
import sys
from pathlib import Path

import yaml

# The keys of its specification that are used here.
PLAN = {"summary", "discover", "provision", "execute"}
TEST = {"summary", "description", "test", "framework", "result", "duration",
        "tag", "recommend", "environment"}
RESULT = {"name", "result", "original-result", "note", "duration", "log"}
WORDS = {"pass", "fail", "info", "warn", "error", "skip", "pending"}


def check_tree(tree):
    assert (tree / ".fmf/version").read_text().strip() == "1"
    known = yaml.safe_load((tree / "pidspec.fmf").read_text())
    plan, test = known["/plan"], known["/test"]
    assert set(plan) <= PLAN and plan["execute"] == {"how": "tmt"}
    assert set(test) <= TEST and test["result"] == "custom"
    assert os.access(tree / test["test"], os.X_OK)
    assert re.fullmatch(r"\d+[smhd]", test["duration"])
    assert all(isinstance(v, str) for v in test["environment"].values())


def check_results(path):
    results = json.loads(path.read_text())
    assert results
    for result in results:
        assert set(result) <= RESULT, result
        assert result["name"].startswith("/")
        assert result["result"] in WORDS
        assert re.fullmatch(r"\d\d+:\d\d:\d\d", result["duration"])
        assert all(isinstance(note, str) for note in result.get("note", []))


check_tree(Path(sys.argv[1]))
check_results(Path(sys.argv[2]))
