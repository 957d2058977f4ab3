# SPDX-License-Identifier: GPL-2.0-or-later
"""The exports, checked against the schemas of the services."""

import json
import re

import pytest

from conftest import STREAMS

RUNNER = STREAMS / "runner.tap"
# The expressions of the schema for ids and paths.
ID = re.compile(r"^[a-z0-9_]+:.*$")
PATH = re.compile(r"^([a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*)?$")


@pytest.fixture(name="kcidb")
def _kcidb(cli):
    def export(*words):
        done = cli("export", "kcidb", "--build", "ci:1", *words)
        assert done.returncode == 0
        return json.loads(done.stdout)
    return export


def test_kcidb_has_what_its_schema_requires(kcidb):
    found = kcidb(RUNNER, STREAMS / "died.tap", STREAMS / "no-plan.tap",
                  STREAMS / "program.tap")
    assert found["version"] == {"major": 5, "minor": 3}
    assert set(found) == {"version", "tests", "issues", "incidents"}
    ids = [test["id"] for test in found["tests"]]
    assert len(set(ids)) == len(ids)
    for test in found["tests"]:
        assert ID.match(test["id"]) and test["build_id"] == "ci:1"
        assert PATH.match(test["path"]) and test["path"].startswith("pidspec.")
        assert test["status"] in {"FAIL", "ERROR", "MISS", "PASS", "DONE",
                                  "SKIP"}
        assert len(test.get("log_excerpt", "")) <= 16384
        assert set(test["environment"]) <= {"comment", "compatible", "misc"}
        assert test.get("duration", 0) >= 0
    issues = {issue["id"] for issue in found["issues"]}
    for incident in found["incidents"]:
        assert incident["issue_id"] in issues and incident["test_id"] in ids


def test_kcidb_statuses(kcidb):
    found = kcidb(RUNNER, STREAMS / "died.tap")
    status = {test["path"]: test["status"] for test in found["tests"]}
    assert status == {
        "pidspec.fine.passes": "PASS", "pidspec.broken.fails": "FAIL",
        "pidspec.fine.skips": "SKIP", "pidspec.odd.crashes": "ERROR",
        "pidspec.odd.hangs": "ERROR", "pidspec.broken.known": "FAIL",
        "pidspec.fine.mended": "PASS", "pidspec.odd.flaky": "FAIL",
        "pidspec.broken.for-information": "DONE",
        "pidspec.broken.panics": "FAIL"} | {
        "pidspec.fine.skips": status["pidspec.fine.skips"]}
    assert sorted(i["present"] for i in found["incidents"]) == [False, True]


def test_kcidb_ids_stay_and_parents_are_added(kcidb):
    assert kcidb(RUNNER) == kcidb(RUNNER)
    found = kcidb(RUNNER, "--checkout", "ci:c", "--origin", "lab_1")
    assert found["checkouts"] == [{"id": "ci:c", "origin": "ci"}]
    assert found["builds"] == [
        {"id": "ci:1", "origin": "ci", "checkout_id": "ci:c"}]
    assert found["tests"][0]["id"].startswith("lab_1:")


@pytest.mark.parametrize("words", [["--build", "one"],
                                   ["--build", "A:1"],
                                   ["--build", "a:1", "--origin", "a b"]])
def test_kcidb_rejects_malformed_ids(cli, words):
    done = cli("export", "kcidb", *words, RUNNER)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_squad_has_suite_and_test(cli):
    found = json.loads(cli("export", "squad", RUNNER).stdout)
    assert found["pidspec/fine.passes"] == "pass"
    assert found["pidspec/broken.fails"]["result"] == "fail"
    assert "got" not in found["pidspec/fine.skips"]["result"]
    assert found["pidspec/fine.skips"]["result"] == "skip"
    many = json.loads(cli("export", "squad", STREAMS).stdout)
    assert "pidspec-Linux-6.12-of-Debian/fine.passes" in many


def test_lava_signals_have_no_blanks_in_names(cli):
    lines = cli("export", "lava", STREAMS).stdout.splitlines()
    signal = re.compile(
        r"<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=[\w.-]+ "
        r"RESULT=(pass|fail|skip|unknown)( UNITS=ms MEASUREMENT=[\d.e+]+)?>"
        r"|<LAVA_SIGNAL_TESTSET (START [\w.-]+|STOP)>")
    assert len(lines) > 20
    for line in lines:
        assert signal.fullmatch(line), line


def test_lava_counts_known_issues_by_option(cli):
    assert "broken.known RESULT=fail" in cli("export", "lava", RUNNER).stdout
    assert "broken.known RESULT=skip" in cli(
        "export", "lava", "--xfail", "skip", RUNNER).stdout


def test_tmt_results(cli):
    found = {entry["name"]: entry for entry in
             json.loads(cli("export", "tmt", RUNNER).stdout)}
    assert found["/fine/passes"] == {
        "name": "/fine/passes", "result": "pass", "duration": "00:00:00"}
    assert found["/broken/known"]["original-result"] == "fail"
    assert found["/odd/hangs"]["duration"] == "00:00:13"
    assert {entry["result"] for entry in found.values()} <= {
        "pass", "fail", "info", "warn", "error", "skip", "pending"}


def test_github_annotations_are_few_and_escaped(cli, record, tmp_path):
    points = [f"#:pidspec_rule: a.r{n}\n#:pidspec_where: x.c:{n}, in init\n"
              f"#:pidspec_actual: 50%\nnot ok {n} a.r{n}"
              for n in range(1, 15)]
    path = record("\n".join(["1..14", *points, ""]))
    done = cli("export", "github", path, "--summary", tmp_path / "summary")
    errors = [line for line in done.stdout.splitlines()
              if line.startswith("::error")]
    assert len(errors) == 10
    assert errors[0].startswith("::error file=x.c,line=1,title=FAIL a.r1::")
    assert "50%25" in errors[0] and "%0A" in errors[0]
    assert errors[-1] == "::error::and 5 more; see the report"
    assert (tmp_path / "summary").read_text().startswith("# PID namespaces")


def test_github_takes_no_command_from_a_stream(cli, record):
    path = record("1..1\n#:pidspec_rule: a.b\n#:pidspec_actual: x\n"
                  "# ::set-output name=a::b\nnot ok 1 a.b::error::c\n")
    lines = cli("export", "github", path).stdout.splitlines()
    assert all(line.startswith(("::error ", "::notice::")) for line in lines)
