# SPDX-License-Identifier: GPL-2.0-or-later
"""Streams as tests of pytest, and the JUnit XML that pytest writes of them."""

import os
import re
import subprocess
import xml.etree.ElementTree as ET

import junitparser
import pytest

from conftest import ROOT, STREAMS

SCHEMA = ROOT / "reports/tests/junit.xsd"


@pytest.fixture(name="pytest_on")
def _pytest_on(spawn, tmp_path):
    """Run pytest on streams: pytest_on(path, option...) -> its process."""
    def run(*words):
        return spawn("-m", "pytest", "-p", "no:cacheprovider", "--rootdir",
                     tmp_path, "-c", "/dev/null", *words, cwd=tmp_path)
    return run


def outcomes(done):
    """The counts in the last line that pytest printed."""
    last = "".join(done.stdout.splitlines()[-1:])
    found = re.findall(
        r"(\d+) (passed|failed|skipped|xfailed|xpassed|errors?)\b", last)
    assert found, done.stdout + done.stderr
    return {word: int(number) for number, word in found}


def cases(path):
    return {(case.get("classname"), case.get("name")): case
            for case in ET.parse(path).iter("testcase")}


@pytest.fixture(name="all_verdicts", scope="module")
def _all_verdicts(tmp_path_factory):
    """The stream with every verdict, as JUnit; and what pytest printed."""
    path = tmp_path_factory.mktemp("junit") / "junit.xml"
    done = subprocess.run(
        ["/usr/bin/python3", "-B", "-m", "pytest", "-p", "no:cacheprovider",
         "-c", "/dev/null", "--rootdir", path.parent, "-rA",
         STREAMS / "runner.tap", "--junitxml", path],
        capture_output=True, text=True, check=False, cwd=path.parent,
        env={"PATH": "/usr/bin", "PYTHONPATH": str(ROOT / "reports")})
    return path, done


def test_verdicts_are_the_outcomes_of_pytest(all_verdicts):
    _, done = all_verdicts
    assert done.returncode == 1
    assert outcomes(done) == {
        "passed": 1, "failed": 3, "skipped": 1, "xfailed": 2, "errors": 2}
    for line in ("PASSED runner.tap::fine.passes",
                 "FAILED runner.tap::broken.fails",
                 "FAILED runner.tap::fine.mended",
                 "ERROR runner.tap::odd.crashes",
                 "ERROR runner.tap::odd.hangs"):
        assert line in re.sub(r"\S*/", "", done.stdout)
    assert "no three here (Linux 7.2)" in done.stdout
    assert "expected  odd" in done.stdout
    assert "Traceback" not in done.stdout


def test_each_case_has_all_that_readers_look_for(all_verdicts):
    path, _ = all_verdicts
    found = cases(path)
    types = {name: [(child.tag, child.get("type")) for child in case
                    if child.tag != "properties"]
             for (_, name), case in found.items()}
    assert types == {
        "passes": [], "fails": [("failure", "FAIL")],
        "skips": [("skipped", "SKIP")], "crashes": [("error", "ERROR")],
        "hangs": [("error", "TIMEOUT")], "known": [("skipped", "XFAIL")],
        "mended": [("failure", "XPASS")],
        "for-information": [("skipped", "INFO")],
        "flaky": [("failure", "FAIL")]}
    case = found["pidspec.broken", "fails"]
    assert case.get("file") == "numbers.c" and case.get("line") == "12"
    assert case.get("time") == "0.012"
    assert case.get("status") == "failure"
    failure = case.find("failure")
    assert failure.get("message") == "expected odd, got even"
    for text in ("Two is odd.", "arithmetic(7), Numbers", "page fault",
                 "pidspec run broken.fails", r"\xff is no UTF-8"):
        assert text in failure.text
    assert found["pidspec.broken", "known"].get("status") == "softfail"
    assert found["pidspec.fine", "skips"].find("skipped").get("message") == \
        "no three here (Linux 7.2)"


def test_writing_junit_leaves_the_environment_unchanged(cli):
    before = dict(os.environ)
    assert cli("report", STREAMS / "runner.tap", "-o", "-", "-F",
               "junit").stdout.startswith("<?xml")
    assert dict(os.environ) == before


def test_suites_have_counts_and_the_environment(all_verdicts):
    path, _ = all_verdicts
    root = ET.parse(path).getroot()
    suite = next(s for s in root if s.get("name") == "pidspec.broken")
    assert suite.get("package") == "pidspec.broken"
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) \
        == ("3", "1", "2")
    properties = {p.get("name"): p.get("value")
                  for p in suite.find("properties")}
    assert properties["kernel"] == "6.12.107+deb13-cloud-amd64"
    assert root.get("tests") == "9" and root.get("errors") == "2"


def test_xmllint_and_junitparser_read_it(all_verdicts):
    path, _ = all_verdicts
    subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, path],
                   check=True, capture_output=True)
    read = junitparser.JUnitXml.fromfile(str(path))
    assert (read.tests, read.failures, read.errors, read.skipped) == \
        (9, 3, 2, 3)
    results = {case.name: [type(r).__name__ for r in case.result]
               for suite in read for case in suite}
    assert results["hangs"] == ["Error"] and results["passes"] == []


def test_the_command_writes_the_same(all_verdicts, spawn, tmp_path):
    path, _ = all_verdicts
    mine = tmp_path / "x.xml"
    spawn("-m", "pidspec", "report", STREAMS / "runner.tap", "-o", mine)

    def facts(file):
        return {key: (case.attrib, [(c.tag, c.attrib) for c in case])
                for key, case in cases(file).items()}
    assert facts(mine) == facts(path)


def test_names_are_unique_when_targets_share_a_job(pytest_on, record, tmp_path):
    text = (STREAMS / "runner.tap").read_text(encoding="utf-8")
    record(text, "one/results.tap")
    record(text.replace("6.12 of Debian", "7.2"), "two/results.tap")
    done = pytest_on(tmp_path, "--junitxml=x.xml", "-q")
    assert outcomes(done)["failed"] == 6
    names = list(cases(tmp_path / "x.xml"))
    assert len(names) == 18
    assert ("Linux-7.2.pidspec.broken", "fails") in names
    subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, "x.xml"],
                   check=True, capture_output=True, cwd=tmp_path)


def test_results_are_spread_over_processes(pytest_on, tmp_path):
    done = pytest_on(STREAMS / "runner.tap", STREAMS / "died.tap", "-n1",
                 "--junitxml=x.xml")
    assert outcomes(done)["errors"] == 4
    assert len(cases(tmp_path / "x.xml")) == 13


def test_a_stream_that_ends_early_is_an_error(pytest_on, tmp_path):
    done = pytest_on(STREAMS / "died.tap", "--junitxml=x.xml")
    assert outcomes(done) == {"passed": 1, "skipped": 1, "errors": 2}
    case = cases(tmp_path / "x.xml")["pidspec.stream", "stream"]
    assert "ends after 2 of 3 rules" in case.find("error").get("message")


def test_a_stream_that_skips_all_is_skipped(pytest_on):
    assert outcomes(pytest_on(STREAMS / "skip-all.tap")) == {"skipped": 1}


def test_checks_are_items_with_the_option(pytest_on, record, tmp_path):
    record("TAP version 13\n1..2\n#:pidspec_rule: a.b\nnot ok 1 a.b\n"
           "#:pidspec_rule: a.c\nok 2 a.c\n")
    record("1..3\nok 1 one\nok 1 one\nnot ok 3 two\n", "log/a.b.tap")
    record("1..1\nok 1 three\n", "log/a.c.tap")
    done = pytest_on(tmp_path, "--checks", "--junitxml=x.xml", "-rA")
    assert outcomes(done) == {"passed": 3, "failed": 1}
    assert "PASSED results.tap::a.b::one (2)" in done.stdout
    assert ("pidspec.a", "b: two") in cases(tmp_path / "x.xml")
    assert outcomes(pytest_on(tmp_path)) == {"passed": 1, "failed": 1}


def test_pytest_selects_and_repeats_rules(spawn, record, tmp_path):
    record("1..3\nnot ok 1 a.b\nok 2 a.c\nok 3 selected.rule\n")

    def run(*words):
        done = spawn("-m", "pytest", "-c", "/dev/null", "--rootdir", tmp_path,
                     *words, cwd=tmp_path)
        return outcomes(done)
    assert run("-k", "selected.rule") == {"passed": 1}
    assert run() == {"failed": 1, "passed": 2}
    assert run("--lf") == {"failed": 1}


def test_a_strict_reader_gets_no_more_than_it_knows(pytest_on, tmp_path):
    pytest_on(STREAMS / "runner.tap", "--junitxml=x.xml",
          "-o", "junit_family=xunit2")
    for case in cases(tmp_path / "x.xml").values():
        assert set(case.attrib) == {"name", "classname", "time"}
        assert case.find("properties") is None


def test_what_xml_cannot_hold_does_no_harm(pytest_on, record, tmp_path):
    record(b"1..1\n#:pidspec_actual: \xff\x01\xef\xbf\xbf ]]> </failure> "
           b"&amp;\n# \x1b[0m\nnot ok 1 a.b\n")
    pytest_on(tmp_path / "results.tap", "--junitxml=x.xml")
    failure = cases(tmp_path / "x.xml")["pidspec.a", "b"].find("failure")
    assert r"\xff\x01\xef\xbf\xbf ]]> </failure> &amp;" in failure.text


def test_facts_of_the_run_are_properties_of_the_suite(pytest_on, record,
                                                      tmp_path):
    record("1..1\n#:pidspec_began: 2026-11-29T10:01:45Z\n"
           "#:pidspec_command: pidspec run -x 'a|b=c'\nok 1 a.b\n")
    pytest_on(tmp_path / "results.tap", "--junitxml=x.xml")
    found = {p.get("name"): p.get("value") for p in
             ET.parse(tmp_path / "x.xml").iterfind(".//testsuite/properties/*")}
    assert found == {"began": "2026-11-29T10:01:45Z",
                     "command": "pidspec run -x 'a|b=c'"}
