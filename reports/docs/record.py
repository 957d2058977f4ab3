# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the rules about commands, and record what their commands print.

The program of such a rule (lib/src/bats.c) reads a .bats file beside itself.
Copies of the programs get a common.bash that traces the shell, so each test
runs as always: in the sandbox of its program, where it cannot affect the host.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass

from pidspec import target

from . import transcript


@dataclass
class Recorded:
    """A run of one rule: its verdict, and the steps of each of its tests."""
    verdict: str
    reason: str
    tests: list  # of lists of transcript.Step


class Failed(Exception):
    """The rules could not be run; the text has what the runner printed."""


def _prepare(top, out, work):
    """Copies of the programs, of their scripts and of common.bash."""
    shutil.rmtree(work, ignore_errors=True)
    tools = work / "programs/tools"
    (tools / ".bats").mkdir(parents=True)
    (work / "traces").mkdir()
    for script in (top / "testcases/tools").glob("*.bats"):
        shutil.copy(script, tools / ".bats")
        shutil.copy(out / "lib/bats", tools / script.stem)
    common = (top / "testcases/tools/common.bash").read_text(encoding="utf-8")
    recorder = (top / "reports/docs/record.bash").read_text(encoding="utf-8")
    (tools / ".bats/common.bash").write_text(common + recorder,
                                             encoding="utf-8")


def _steps(work, name):
    """The steps of each test of a rule, in order."""
    traces = sorted((work / "traces").glob(f"{name}.bats.*"),
                    key=lambda path: int(path.suffix[1:]))
    return [transcript.read(path.read_text(encoding="utf-8",
                                           errors="replace"))
            for path in traces]


def _reason(result):
    if result.verdict == "PASS":
        return ""
    return " ".join(filter(None, [result.fact("reason"), result.reason]))


def run(top, out, work):
    """Run all rules about commands: ID of a rule -> Recorded."""
    _prepare(top, out, work)
    with open(work / "results.tap", "wb") as stream:
        done = subprocess.run(
            [out / "pidspec", "run", "--programs", work / "programs",
             "--timeout", "120", "-F", "tap", "tools"],
            stdout=stream, stderr=subprocess.PIPE, check=False,
            env={**os.environ, "PIDSPEC_OUT": str(out)})
    results = target.load_one(work / "results.tap").results
    if not results:
        raise Failed(done.stderr.decode(errors="replace"))
    return {rule: Recorded(result.verdict, _reason(result),
                           _steps(work, rule.partition(".")[2]))
            for rule, result in results.items()}
