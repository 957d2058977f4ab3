# SPDX-License-Identifier: GPL-2.0-or-later
"""The file "tests" of a submission to SQUAD."""

import json

from . import log, results, suite

HELP = "results for SQUAD, to be submitted as the file 'tests'"
_WORDS = {"PASS": "pass", "XPASS": "pass", "SKIP": "skip", "NOTRUN": "skip",
          "INFO": "pass"}


def add_arguments(parser):
    """No arguments; SQUAD has known issues of its own."""
    del parser


def export(targets, args):
    del args
    tests = {}
    for target, result in results(targets):
        name = f"{suite(targets, target)}/{result.id}"
        word = _WORDS.get(result.verdict, "fail")
        tests[name] = word if result.verdict == "PASS" else {
            "result": word, "log": log(result, 64 * 1024)}
    return json.dumps(tests, indent=1) + "\n"
