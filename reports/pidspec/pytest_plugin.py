# SPDX-License-Identifier: GPL-2.0-or-later
"""Recorded TAP streams as tests of pytest: one item a rule, or a check.

	PYTHONPATH=reports pytest results/ --junitxml=junit.xml

FAIL and XPASS are failures, ERROR and TIMEOUT errors, SKIP is skipped, and
XFAIL and INFO are expected failures.  A stream that ends
before its plan is met is one more error.
"""

import os
from pathlib import Path

import pytest

from . import summary, xunit
from . import target as targets

GIVEN = pytest.StashKey()  # path -> Target that has been read already


class NotPassed(Exception):
    """The verdict on a rule is not PASS."""


def pytest_addoption(parser):
    group = parser.getgroup("pidspec", "results of pidspec")
    group.addoption("--checks", action="store_true",
                    help="one item per check, if DIR/log has the checks")


def pytest_ignore_collect(collection_path):
    """Ignore the logs of single programs, unless named on the command line."""
    return True if targets.is_log(collection_path) else None


def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".tap" and file_path.is_file():
        # pytest has no name for a file outside of its root directory.
        return StreamFile.from_parent(
            parent, path=file_path,
            nodeid=os.path.relpath(file_path, parent.config.rootpath))
    return None


class StreamFile(pytest.File):
    def collect(self):
        given = self.config.stash.get(GIVEN, {})
        target = given.get(self.path) or targets.load_one(self.path)
        for result in target.results.values():
            yield from self.items_of(target, result)
        if not target.stream.complete and target.stream.skipped is None:
            yield RuleItem.from_parent(self, name=xunit.STREAM,
                                       target=target, result=None)
        if target.stream.skipped is not None and not target.results:
            yield RuleItem.from_parent(
                self, name=xunit.STREAM, target=target,
                result=targets.whole_skip(target))

    def items_of(self, target, result):
        checks = self.checks_of(result)
        if checks:
            yield RuleCollector.from_parent(
                self, name=result.id, target=target, result=result,
                checks=checks)
        else:
            yield RuleItem.from_parent(self, name=result.id, target=target,
                                       result=result)

    def checks_of(self, result):
        if not self.config.getoption("checks") \
                or result.verdict not in ("PASS", "FAIL", "XFAIL", "INFO"):
            return []
        return result.checks or targets.checks_in_log(self.path, result.id)


class RuleCollector(pytest.Collector):
    def __init__(self, *, target, result, checks, **others):
        super().__init__(**others)
        self.target, self.result, self.checks = target, result, checks

    def collect(self):
        seen = {}
        for check in self.checks:
            seen[check.text] = seen.get(check.text, 0) + 1
            name = check.text if seen[check.text] == 1 \
                else f"{check.text} ({seen[check.text]})"
            yield CheckItem.from_parent(self, name=name, target=self.target,
                                        result=self.result, check=check)


class RuleItem(pytest.Item):
    def __init__(self, *, target, result, **others):
        super().__init__(**others)
        self.target, self.result = target, result
        self.user_properties += xunit.properties(target, result)

    def verdict(self):
        """(verdict, reason, lines with details)"""
        if self.result is None:
            text = "; ".join(p.text for p in self.target.stream.problems)
            return "ERROR", text, [text]
        return (self.result.verdict, self.result.reason,
                summary.describe(self.result))

    def setup(self):
        """Inconclusive results are errors, not failures."""
        verdict, reason, lines = self.verdict()
        if verdict in ("ERROR", "TIMEOUT"):
            raise NotPassed(verdict, reason, lines)

    def runtest(self):
        verdict, reason, lines = self.verdict()
        if verdict in ("SKIP", "NOTRUN"):
            pytest.skip(reason or "no reason is given")
        if verdict == "XFAIL":
            pytest.xfail(reason)
        if verdict == "INFO":
            pytest.xfail("for information")
        if verdict != "PASS":
            raise NotPassed(verdict, reason, lines)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, NotPassed):
            verdict, _, lines = excinfo.value.args
            return "\n".join([f"{verdict} {self.name}", *lines])
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        line = self.result.line - 1 if self.result else None
        return self.path, line, self.name


class CheckItem(RuleItem):
    def __init__(self, *, check, **others):
        self.check = check
        super().__init__(**others)
        self.user_properties.append(("item", self.name))

    def verdict(self):
        if self.check.ok and not self.check.skipped:
            return "PASS", "", []
        if self.check.skipped:
            return "SKIP", "the test ended before this check", []
        return super().verdict()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Report the recorded duration, and the line of the stream."""
    outcome = yield
    report = outcome.get_result()
    if not isinstance(item, RuleItem):
        return
    verdict, reason, _ = item.verdict()
    ends_in = "setup" if verdict in ("ERROR", "TIMEOUT") else "call"
    ms = item.result.ms if item.result else None
    timed = call.when == ends_in and not isinstance(item, CheckItem)
    report.duration = (ms or 0) / 1000 if timed else 0
    if report.skipped and isinstance(report.longrepr, tuple):
        line = item.result.line if item.result else 0
        report.longrepr = (item.target.stream.path, line,
                           "Skipped: " + (reason or "no reason is given"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    path = getattr(session.config.option, "xmlpath", None)
    if path and not hasattr(session.config, "workerinput"):
        xunit.arrange(Path(path).expanduser(), strict=(
            "junit_family=xunit2" in (session.config.option.override_ini or ())
            or session.config.inicfg.get("junit_family") == "xunit2"))
