# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests share, and results as TAP: pytest --tap=FILE."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
STREAMS = ROOT / "reports/tests/streams"
OUT = ROOT / os.environ.get("PIDSPEC_OUT", "out")
sys.path.insert(0, str(ROOT / "reports"))

from pidspec.__main__ import main  # noqa: E402


@pytest.fixture
def cli(capsys):
    """Run a command of the reports: cli("report", ...) -> its result."""
    def run(*words):
        capsys.readouterr()
        try:
            status = main(list(map(str, words)))
        except SystemExit as end:
            status = end.code
        printed = capsys.readouterr()
        return SimpleNamespace(returncode=status, stdout=printed.out,
                               stderr=printed.err)
    return run


@pytest.fixture
def spawn():
    """Run Python with the reports: spawn("-m", "pidspec", ...)."""
    def run(*words, **options):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "reports")}
        environment.pop("PYTEST_CURRENT_TEST", None)
        return subprocess.run(
            ["/usr/bin/python3", "-PsB", *map(str, words)],
            capture_output=True, env=environment, check=False, text=True,
            **options)
    return run


@pytest.fixture
def record(tmp_path):
    """Write a stream: record(text or bytes, name) -> its path."""
    def write(content, name="results.tap"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path
    return write


# ---- Results as TAP ---------------------------------------------------------

def pytest_addoption(parser):
    parser.addoption("--tap", metavar="FILE", help="write results as TAP")


def pytest_configure(config):
    if config.getoption("tap") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Tap(config.getoption("tap")))


class _Tap:
    def __init__(self, path):
        self.path = Path(path)
        self.points = {}

    def pytest_runtest_logreport(self, report):
        if report.failed or report.when == "call" or report.skipped:
            self.points.setdefault(report.nodeid, report)
            if report.failed:
                self.points[report.nodeid] = report

    def pytest_collectreport(self, report):
        if report.failed:
            self.points[report.nodeid] = report

    def pytest_sessionfinish(self):
        lines = [f"1..{len(self.points)}"]
        for number, (name, report) in enumerate(self.points.items(), 1):
            point = f"ok {number} {name.replace('#', '')}"
            if report.failed:
                point = "not " + point
                point += "".join(f"\n# {line}" for line
                                 in report.longreprtext.splitlines())
            elif report.skipped:
                reason = report.longrepr[2].removeprefix("Skipped: ")
                point += f" # SKIP {reason}"
            lines.append(point)
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
