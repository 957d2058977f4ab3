# SPDX-License-Identifier: GPL-2.0-or-later
"""The kind of each change."""

import json

import pytest

from pidspec import compare, target


def stream(*points):
    """Points without numbers, "ok a.b", as a stream."""
    numbered = [point.replace("ok ", f"ok {n} ", 1)
                for n, point in enumerate(points, 1)]
    return "\n".join(["TAP version 13", f"1..{len(points)}", *numbered, ""])


@pytest.fixture(name="kinds")
def _kinds(record):
    """(kind, rule) of each change between two streams."""
    def find(old, new):
        before = target.load([record(old, "old.tap")])
        after = target.load([record(new, "new.tap")])
        return [(c.kind, c.rule) for c in compare.changes(before, after)]
    return find


@pytest.mark.parametrize("old, new, kind", [
    ("ok a.b", "ok a.b", None),
    ("ok a.b", "not ok a.b", "regression"),
    ("ok a.b # SKIP", "not ok a.b", "newly tested"),
    ("not ok a.b # ERROR x", "not ok a.b", "newly tested"),
    ("not ok a.b", "ok a.b", "fix"),
    ("ok a.b # XFAIL x", "ok a.b", "fix"),
    ("ok a.b # XFAIL x", "not ok a.b # XPASS x", "fix"),
    ("ok a.b", "ok a.b # XFAIL x", "other"),
    ("not ok a.b", "ok a.b # XFAIL x", "other"),
    ("ok a.b # XFAIL x", "not ok a.b", "other"),
    ("ok a.b", "ok a.b # SKIP x", "newly skipped"),
    ("not ok a.b", "ok a.b # SKIP x", "newly skipped"),
    ("ok a.b # SKIP x", "ok a.b", "newly tested"),
    ("ok a.b", "not ok a.b # ERROR x", "lost"),
    ("ok a.b", "not ok a.b # TIMEOUT x", "lost"),
    ("ok a.b # SKIP x", "ok a.b # SKIP y", None),
])
def test_kinds_of_change(kinds, old, new, kind):
    assert kinds(stream(old), stream(new)) == \
        ([(kind, "a.b")] if kind else [])


def test_new_and_removed_rules_are_no_regressions(kinds):
    assert kinds(stream("not ok a.old", "ok a.b"),
                 stream("not ok a.new", "ok a.b")) == [
        ("removed", "a.old"), ("new", "a.new")]


def test_a_renamed_rule_is_the_same_rule(kinds):
    def renamed(verdict):
        return stream(f"{verdict} a.new").replace(
            "1..1", "1..1\n#:pidspec_rule: a.new\n"
            "#:pidspec_formerly: a.old a.older")
    assert kinds(stream("ok a.old"), renamed("ok")) == []
    assert kinds(renamed("ok"), stream("ok a.older")) == []
    assert kinds(stream("ok a.old"), renamed("not ok")) == [
        ("regression", "a.new")]


def test_of_two_rules_that_are_one_now_the_worse_counts(kinds):
    new = stream("not ok a.new").replace(
        "1..1", "1..1\n#:pidspec_rule: a.new\n#:pidspec_formerly: a.old")
    assert kinds(stream("ok a.new", "not ok a.old"), new) == []
    assert kinds(stream("not ok a.new", "ok a.old"), new) == []
    assert kinds(stream("ok a.new", "ok a.old"), new) == [
        ("regression", "a.new")]


def test_what_a_run_did_not_reach_is_not_removed(kinds):
    cut = stream("ok a.b", "ok a.c").rsplit("ok 2", 1)[0]
    assert kinds(stream("ok a.b", "ok a.c"), cut) == [("not run", "a.c")]


def test_flaky_rules_are_reported(kinds):
    flaky = stream("not ok a.b").replace(
        "not ok", "#:pidspec_rule: a.b\n#:pidspec_runs: 1 of 2 PASS\n"
        "#:pidspec_runs: 1 of 2 FAIL\nnot ok")
    assert kinds(stream("ok a.b"), flaky) == [("flaky", "a.b")]


@pytest.mark.parametrize("old, new, status", [
    ("ok a.b", "not ok a.b", 1), ("not ok a.b", "ok a.b", 0),
    ("ok a.b", "not ok a.b # ERROR x", 0), ("not ok a.b", "not ok a.b", 0),
    ("ok a.b", "ok a.b # SKIP x", 0)])
def test_only_regressions_have_status_1(cli, record, old, new, status):
    done = cli("compare", record(stream(old), "old.tap"),
               record(stream(new), "new.tap"))
    assert done.returncode == status


def test_text_has_the_change_and_the_reason(cli, record):
    new = stream("not ok a.b").replace(
        "not ok", "#:pidspec_rule: a.b\n#:pidspec_check: 1 two is odd\n"
        "#:pidspec_expected: odd\n#:pidspec_actual: even\nnot ok")
    done = cli("compare", record(stream("ok a.b"), "old.tap"),
               record(new, "new.tap"))
    assert done.stdout.splitlines()[-5:] == [
        "regression: passed before, fails now", "  PASS -> FAIL  a.b",
        "      1 two is odd: expected odd, got even", "", "1 regression"]


def test_json_and_markdown(cli, record):
    old = record(stream("ok a.b", "not ok a.c"), "old.tap")
    new = record(stream("not ok a.b", "ok a.c"), "new.tap")
    found = json.loads(cli("compare", "-F", "json", old, new).stdout)
    assert found["summary"] == "1 regression, 1 fix"
    assert [c["kind"] for c in found["changes"]] == ["regression", "fix"]
    text = cli("compare", "-F", "markdown", old, new).stdout
    assert "| regression | `a.b` | PASS → FAIL |" in text


def test_many_targets_are_compared_by_name(cli, record):
    for side, verdict in (("old", "ok"), ("new", "not ok")):
        record(stream("ok a.b"), f"{side}/h1/results.tap")
        path = record(stream(f"{verdict} a.b"), f"{side}/h2/results.tap")
    record(stream("ok a.b"), "new/h3/results.tap")
    base = path.parent.parent.parent
    done = cli("compare", base / "old", base / "new")
    assert done.returncode == 1
    assert "PASS -> FAIL  a.b  [h2]" in done.stdout
    assert "[h1]" not in done.stdout
    assert "only now: h3" in done.stdout


def test_a_report_marks_what_changed(cli, record, tmp_path):
    old = record(stream("ok a.b", "ok a.c"), "old.tap")
    new = record(stream("not ok a.b", "ok a.c"), "new.tap")
    cli("report", new, "--against", old, "-o", tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert page.count(" data-changed") == 1
    assert "PASS → FAIL" in page


@pytest.mark.parametrize("old, new, sets", [
    ("1.0.0 aa", "1.0.0 bb", "old 1.0.0 aa; new 1.0.0 bb."),
    ("", "1.0.0 bb", "old not recorded; new 1.0.0 bb."),
    ("1.0.0 aa", "1.0.0 aa", ""),
    ("", "", "")])
@pytest.mark.parametrize("form", compare.FORMS)
def test_different_rule_sets_are_reported(cli, record, old, new, sets, form):
    paths = [record(stream("ok a.b").replace(
        "1..1\n", f"1..1\n#:pidspec_rule_set: {name}\n" if name
        else "1..1\n"), f"{side}.tap")
        for side, name in (("old", old), ("new", new))]
    done = cli("compare", *paths, "-F", form)
    assert done.returncode == 0
    if form == "json":
        assert json.loads(done.stdout)["rule_sets_differ"] == bool(sets)
    else:
        assert ("The rule sets differ, so a change may be one of the rules: "
                + sets in done.stdout) == bool(sets)
    assert ("rule sets differ" in done.stdout) == (bool(sets)
                                                   and form != "json")


def test_a_page_against_other_rules_reports_it(cli, record, tmp_path):
    old, new = (record("1..1\n#:pidspec_version: 1.0.0\n"
                       f"#:pidspec_rule_set: 1.0.0 {name}\nok 1 a.b\n",
                       f"{name}.tap") for name in ("aa", "bb"))
    page = tmp_path / "page.html"
    cli("report", new, "--against", old, "-o", page)
    assert "old 1.0.0 aa; new 1.0.0 bb." in page.read_text()
    cli("report", new, "--against", new, "-o", page)
    assert "rule sets of" not in page.read_text()
