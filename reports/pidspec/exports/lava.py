# SPDX-License-Identifier: GPL-2.0-or-later
"""Signals that LAVA reads from the output of a test shell."""

from ..verdict import VERDICTS
from . import results, slug, suite

HELP = "signals for LAVA, to be printed in its test shell"


def add_arguments(parser):
    parser.add_argument("--xfail", choices=("fail", "skip", "pass"),
                        default="fail",
                        help="the result for a known issue (default: fail)")


def _signal(result, args):
    word = VERDICTS[result.verdict].lava
    if result.verdict == "XFAIL":
        word = args.xfail
    line = f"TEST_CASE_ID={slug(result.id)} RESULT={word}"
    if result.ms is not None:
        line += f" UNITS=ms MEASUREMENT={result.ms:g}"
    return f"<LAVA_SIGNAL_TESTCASE {line}>"


def export(targets, args):
    lines, last = [], None
    for target, result in results(targets):
        if target is not last:
            if last:
                lines.append("<LAVA_SIGNAL_TESTSET STOP>")
            lines.append(f"<LAVA_SIGNAL_TESTSET START "
                         f"{suite(targets, target)}>")
            last = target
        lines.append(_signal(result, args))
    if last:
        lines.append("<LAVA_SIGNAL_TESTSET STOP>")
    return "".join(line + "\n" for line in lines)
