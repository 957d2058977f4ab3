# SPDX-License-Identifier: GPL-2.0-or-later
"""Annotations for GitHub Actions, and the summary page of a job."""

import os
import re

from .. import markdown, output, summary

HELP = "annotations for GitHub Actions, and a summary in $GITHUB_STEP_SUMMARY"
MAX_ANNOTATIONS = 9  # of one kind; GitHub keeps ten, and the last has the rest


def add_arguments(parser):
    parser.add_argument("--summary", metavar="FILE",
                        default=os.environ.get("GITHUB_STEP_SUMMARY"),
                        help="append a summary in Markdown to FILE "
                        "(default: $GITHUB_STEP_SUMMARY)")


def _escape(text):
    return (text.replace("%", "%25").replace("\r", "%0D")
            .replace("\n", "%0A"))


def _property(text):
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(kind, finding):
    result = finding.result
    place = re.match(r"([^:\s]+):(\d+)", result.fact("where"))
    properties = [f"title={_property(f'{finding.verdict} {finding.rule}')}"]
    if place:
        properties[:0] = [f"file={_property(place[1])}", f"line={place[2]}"]
    where = ", ".join(target.name for target in finding.targets[:4])
    text = "\n".join([f"on {where}", *summary.describe(result)[:30]])
    return f"::{kind} {','.join(properties)}::{_escape(text)}"


def _annotations(kind, found):
    lines = [_annotation(kind, f) for f in found[:MAX_ANNOTATIONS]]
    if len(found) > MAX_ANNOTATIONS:
        lines.append(f"::{kind}::and {len(found) - MAX_ANNOTATIONS} more; "
                     "see the report")
    return lines


def export(targets, args):
    lines = _annotations("error", summary.findings(
        targets, ("FAIL", "XPASS")))
    lines += _annotations("warning", summary.findings(
        targets, ("ERROR", "TIMEOUT")))
    lines.append(f"::notice::{_escape(summary.headline(targets))}")
    if args.summary:
        output.append(args.summary, markdown.to_markdown(targets))
    return "".join(line + "\n" for line in lines)
