# SPDX-License-Identifier: GPL-2.0-or-later
"""Results as JSON, as report.schema.json describes it, and as CSV."""

import csv
import io
import json

from . import VERSION, exploration, summary

SCHEMA = 1


def _result(result):
    found = {"verdict": result.verdict, "line": result.line}
    if result.ms is not None:
        found["ms"] = result.ms
    if result.reason:
        found["reason"] = result.reason
    for key in ("check", "where", "expected", "actual"):
        if result.fact(key):
            found[key] = result.fact(key)
    for key in ("waiting", "runs", "console"):
        if key in result.facts:
            found[key] = result.facts[key]
    if result.comments:
        found["comments"] = result.comments
    if summary.extra(result):
        found["facts"] = summary.extra(result)
    return found


def _rule(result):
    return {"area": result.area, "says": result.fact("says"),
            "level": result.fact("level"), "source": result.fact("source"),
            "program": summary.program(result)}


def _level(target, level):
    passed, tested, total = target.passed(level)
    return {"kept": passed, "judged": tested, "rules": total}


def _target(target):
    stream = target.stream
    explored = exploration.document(target)
    return {
        **({"exploration": explored} if explored else {}),
        "name": target.name,
        "members": target.members,
        "system": target.system,
        "state": target.state,
        "stream": stream.path,
        "plan": stream.plan,
        "facts": stream.facts,
        "count": {verdict: number for verdict, number
                  in target.count().items() if number},
        "levels": {level: _level(target, level) for level in summary.LEVELS},
        "problems": [{"line": problem.line, "text": problem.text}
                     for problem in stream.problems],
        "results": {rule: _result(result)
                    for rule, result in sorted(target.results.items())},
    }


def document(targets):
    """The report as a dict."""
    return {
        "schema": SCHEMA,
        "generator": "pidspec " + VERSION,
        "headline": summary.headline(targets),
        "rule_sets": {name: [target.name for target in some] for name, some
                      in summary.rule_sets(targets).items()},
        "rules": {rule: _rule(result)
                  for rule, result in summary.rules_of(targets).items()},
        "targets": [_target(target) for target in targets],
    }


def to_json(targets):
    return json.dumps(document(targets), indent=1, ensure_ascii=False) + "\n"


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(text):
    """Quote what a spreadsheet would evaluate as a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def to_csv(targets):
    """A line for each rule and target."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["target", "rule", "level", "verdict", "ms", "reason",
                    "check", "expected", "actual"])
    rules = summary.rules_of(targets)
    for target in targets:
        for rule, known in rules.items():
            result = target.results.get(rule)
            row = [target.name, rule, known.fact("level"),
                   target.verdict(rule)]
            if result:
                row += ["" if result.ms is None else f"{result.ms:g}",
                        result.reason, result.fact("check"),
                        result.fact("expected"), result.fact("actual")]
            else:
                row += [""] * 5
            table.writerow(map(_cell, row))
    return text.getvalue()
