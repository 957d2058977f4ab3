# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests, issues and incidents for KCIDB, the common database of kernel CI."""

import argparse
import hashlib
import json
import re

from .. import VERSION
from ..verdict import VERDICTS
from . import died, log, results, slug

HELP = "objects for KCIDB (I/O schema 5.3); submitting them is left to you"
MAX_EXCERPT = 16384


def _id(text):
    if not re.fullmatch(r"[a-z0-9_]+:[^\s].*", text):
        raise argparse.ArgumentTypeError(
            f"'{text}' is not an id; write ORIGIN:SOMETHING, ORIGIN in [a-z0-9_]")
    return text


def _origin(text):
    if not re.fullmatch(r"[a-z0-9_]+", text):
        raise argparse.ArgumentTypeError(
            f"'{text}' is not an origin; use only [a-z0-9_]")
    return text


def add_arguments(parser):
    parser.add_argument("--build", required=True, type=_id,
                        metavar="ORIGIN:ID", help="the build that was tested")
    parser.add_argument("--origin", type=_origin, help="the origin of the "
                        "tests (default: that of the build)")
    parser.add_argument("--checkout", type=_id, metavar="ORIGIN:ID",
                        help="add the build and this checkout, which are not "
                        "in the database yet")


def _digest(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _path(rule):
    """A path has letters, digits, - and _ between dots, and nothing else."""
    parts = [re.sub(r"[^a-zA-Z0-9_-]+", "-", part)
             for part in rule.split(".")]
    return ".".join(["pidspec", *filter(None, parts)])


def _test(target, result, args, run):
    words = ", ".join(filter(None, (target.name, target.system,
                                    target.fact("vm"))))
    test = {
        "id": f"{args.origin}:pidspec-{run}-{slug(result.id)}",
        "origin": args.origin,
        "build_id": args.build,
        "path": _path(result.id),
        "status": "FAIL" if died(result) else VERDICTS[result.verdict].kcidb,
        "environment": {"comment": words[:512],
                        "misc": {"facts": target.stream.facts}},
        "comment": (result.fact("says") or result.id)[:512],
        "misc": {"verdict": result.verdict, "reason": result.reason,
                 "level": result.fact("level"), "pidspec": VERSION},
    }
    if result.ms is not None:
        test["duration"] = result.ms / 1000
    if result.verdict != "PASS":
        test["log_excerpt"] = log(result, MAX_EXCERPT)
    return test


def _issue(reason, args):
    return {"id": f"{args.origin}:pidspec-{_digest(reason)}", "version": 1,
            "origin": args.origin, "comment": reason[:512],
            "culprit": {"code": True, "tool": False, "harness": False}}


def _incident(issue, test, args, present):
    return {"id": f"{args.origin}:{_digest(issue['id'], test['id'])}",
            "origin": args.origin, "issue_id": issue["id"],
            "issue_version": 1, "test_id": test["id"], "present": present}


def _parents(args):
    if not args.checkout:
        return {}
    origin = args.build.partition(":")[0]
    return {"checkouts": [{"id": args.checkout,
                           "origin": args.checkout.partition(":")[0]}],
            "builds": [{"id": args.build, "origin": origin,
                        "checkout_id": args.checkout}]}


def export(targets, args):
    args.origin = args.origin or args.build.partition(":")[0]
    tests, issues, incidents = [], {}, []
    runs = {id(target): _digest(
        target.name, json.dumps(target.stream.facts),
        *(f"{r.id} {r.verdict} {r.ms}" for r in target.results.values()))
        for target in targets}
    for target, result in results(targets):
        test = _test(target, result, args, runs[id(target)])
        tests.append(test)
        if result.verdict in ("XFAIL", "XPASS"):
            issue = _issue(result.reason, args)
            issues[issue["id"]] = issue
            incidents.append(_incident(issue, test, args,
                                       result.verdict == "XFAIL"))
    found = {"version": {"major": 5, "minor": 3}, **_parents(args),
             "tests": tests}
    if issues:
        found |= {"issues": list(issues.values()), "incidents": incidents}
    return json.dumps(found, indent=1) + "\n"
