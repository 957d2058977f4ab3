# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs over time: what is found in them, and when a page is about them."""

import re

import pytest

import past
from conftest import OUT
from pidspec import history, rules, target, timeline


def stream(day, *points, kernel="6.1.1", **facts):
    """Points without numbers, "ok a.b", as a stream; @day "" has no start."""
    facts = {"kernel": kernel, "context": "root",
             **({"began": f"2026-01-{day}T00:00:00Z"} if day else {}), **facts}
    lines = [f"#:pidspec_{key}: {value}" for key, value in facts.items()]
    for number, point in enumerate(points, 1):
        verdict, _, rest = point.partition("ok ")
        rule, ms, reason = (*rest.split(" ", 2), "", "")[:3]
        if ms and not ms.startswith("#"):
            lines += [f"#:pidspec_rule: {rule}", f"#:pidspec_ms: {ms}"]
        else:
            reason = f"{ms} {reason}"
        lines.append(f"{verdict}ok {number} {rule} {reason}".rstrip())
    return "\n".join(["TAP version 13", f"1..{len(points)}", *lines, ""])


@pytest.fixture(name="found")
def _found(record, tmp_path):
    """found(stream, ...) -> the history of these streams."""
    def find(*streams):
        for number, text in enumerate(streams):
            record(text, f"run{number:02}/results.tap")
        return history.of(target.load([tmp_path]))
    return find


def only(found):
    assert len(found.all()) == 1
    return found.all()[0]


def test_a_rule_began_to_fail(found):
    story = only(found(stream("01", "ok a.b"), stream("02", "ok a.b"),
                       stream("03", "not ok a.b", kernel="6.1.9"),
                       stream("04", "not ok a.b", kernel="6.1.10")))
    assert (story.began.run.when, story.began.before.when) == (
        "2026-01-03 00:00", "2026-01-02 00:00")
    assert (story.last_good, story.first_bad) == ("6.1.1", "6.1.9")
    assert story.fails and not story.fixed and not story.flaky
    assert story.changes[0].kernels and not story.changes[0].rules


def test_a_rule_was_fixed(found):
    story = only(found(stream("01", "not ok a.b # TODO x"),
                       stream("02", "ok a.b", kernel="6.2.1")))
    assert story.fixed and not story.fails and story.began is None
    assert (story.last_bad, story.first_good) == ("6.1.1", "6.2.1")


def test_a_rule_that_always_failed_has_no_beginning(found):
    story = only(found(stream("01", "not ok a.b"), stream("02", "not ok a.b")))
    assert story.fails and story.began is None and not story.changes


@pytest.mark.parametrize("between", [
    "ok a.b # SKIP x", "not ok a.b # ERROR x", "not ok a.b # TIMEOUT x"])
def test_what_is_no_verdict_changes_nothing(found, between):
    runs = found(stream("01", "ok a.b"),
                 stream("02", between, kernel="6.1.2"),
                 stream("03", "ok a.b", kernel="6.1.3"))
    assert not runs.changes() and only(runs).state == "PASS"


@pytest.mark.parametrize("second, flaky", [
    ({}, True), ({"build": "#2"}, False), ({"config": "cc"}, False),
    ({"rule_set": "1.0.0 bb"}, False), ({"kernel": "6.1.2"}, False)])
def test_flaky_is_what_differs_although_nothing_else_does(found, second,
                                                          flaky):
    first = {"build": "#1", "config": "aa", "rule_set": "1.0.0 aa"}
    story = only(found(stream("01", "ok a.b", **first),
                       stream("02", "not ok a.b", **{**first, **second})))
    assert bool(story.flaky) == flaky
    assert story.changes[0].rules == ("rule_set" in second)


def test_verdicts_that_differ_between_repetitions_are_flaky(found):
    text = stream("01", "ok a.b").replace("ok 1", (
        "#:pidspec_rule: a.b\n#:pidspec_runs: 1 of 2 PASS\n"
        "#:pidspec_runs: 1 of 2 FAIL\nnot ok 1"))
    assert "repetitions" in only(found(text)).flaky


@pytest.mark.parametrize("runs, flaky", [(4, False), (5, True)])
def test_a_verdict_that_changes_often_is_flaky(found, runs, flaky):
    story = only(found(*(stream(f"0{n}", "not ok a.b" if n % 2 else "ok a.b",
                                kernel=f"6.1.{n}") for n in range(1, runs + 1))))
    assert len(story.changes) == runs - 1
    assert ("alternated" in story.flaky) == flaky


def test_inconclusive_results_of_the_same_kernel_are_flaky(found):
    story = only(found(stream("01", "ok a.b"),
                       stream("02", "not ok a.b # TIMEOUT x")))
    assert story.flaky == "on Linux 6.1.1, with the same rules: TIMEOUT 1, " \
        "PASS 1"


def test_runs_without_a_start_are_ordered_by_kernel(found):
    story = only(found(stream("", "not ok a.b", kernel="6.12.1"),
                       stream("", "ok a.b", kernel="6.9.1"),
                       stream("03", "ok a.b", kernel="6.1.1")))
    assert [run.kernel for run in story.track.runs] == [
        "6.1.1", "6.9.1", "6.12.1"]
    assert (story.last_good, story.first_bad) == ("6.9.1", "6.12.1")


def test_runs_that_alternate_between_branches_are_a_track_for_each(found):
    runs = found(stream("01", "not ok a.b", kernel="6.1.1"),
                 stream("01", "ok a.b", kernel="6.12.1"),
                 stream("02", "not ok a.b", kernel="6.1.2"),
                 stream("02", "not ok a.b", kernel="6.12.2"))
    assert [track.name for track in runs.tracks] == [
        "Linux 6.1, root", "Linux 6.12, root"]
    assert [(c.track.name, c.run.kernel) for c in runs.changes()] == [
        ("Linux 6.12, root", "6.12.2")]


def test_machines_contexts_and_containers_are_not_compared(found):
    runs = found(stream("01", "ok a.b", machine="x86_64"),
                 stream("02", "not ok a.b", machine="s390x"),
                 stream("03", "not ok a.b", machine="x86_64", target="docker"),
                 stream("04", "not ok a.b", machine="x86_64",
                        vm="qemu pc, kvm", target="Linux 6.1.1"))
    assert len(runs.tracks) == 4 and not runs.changes()


def test_the_name_of_a_kernel_that_boot_tests_is_no_other_system(found):
    runs = found(*(stream(f"0{n}", "ok a.b", kernel=f"6.1.{n}", vm="qemu pc",
                          target=f"Linux 6.1.{n}") for n in range(1, 4)))
    assert [track.name for track in runs.tracks] == ["root, qemu"]


def test_hosts_are_apart_if_they_return(found):
    runs = found(*(stream(day, "ok a.b", host=host)
                   for day in ("01", "02") for host in ("one", "two")))
    assert len(runs.tracks) == 2
    assert len(found(*(stream(f"0{n}", "ok a.b", host=f"ci-{n}")
                       for n in range(1, 5))).tracks) == 1


def test_growth_is_that_of_the_medians(found):
    runs = found(*(stream(f"{n + 1:02}", f"ok a.slow {ms}", f"ok a.same {ok}")
                   for n, (ms, ok) in enumerate(
                       [(1, 5), (2, 5), (900, 5), (9, 5), (8, 6), (7, 5)])))
    growth, = runs.growths()
    assert (growth.rule, growth.before, growth.now) == ("a.slow", 1.5, 7.5)


def test_a_renamed_rule_has_one_history(found):
    new = stream("02", "not ok a.new").replace(
        "not ok", "#:pidspec_rule: a.new\n#:pidspec_formerly: a.old\nnot ok")
    story = only(found(stream("01", "ok a.old"), new))
    assert story.rule == "a.new" and story.fails and story.began


def test_anchors_of_runs_stay_when_runs_are_added(found):
    runs = [stream(f"0{n}", "ok a.b", kernel=f"6.1.{n}") for n in (1, 2, 2)]
    before = [run.anchor for run in found(*runs).runs]
    assert before == ["run-2026-01-01T00-00-00Z-6.1.1",
                      "run-2026-01-02T00-00-00Z-6.1.2",
                      "run-2026-01-02T00-00-00Z-6.1.2-2"]
    after = [run.anchor for run in found(*runs, stream("03", "ok a.b")).runs]
    assert after[:3] == before and len(set(after)) == 4


ONE_HOST = [{"host": "one"}] * 3


@pytest.mark.parametrize("days, facts, is_history", [
    ("01 02 03", ONE_HOST, True),
    ("01 02", ONE_HOST, False),  # compare is for two
    ("01 01 01", ONE_HOST, False),
    ("01 02 ", ONE_HOST, False),  # one has no start
    ("01 02 03", [{"host": f"h{n}"} for n in range(3)], False),
    ("01 02 03", [{"host": "one", "target": f"Linux {n}"} for n in range(3)],
     True),
    ("01 02 02", [{"host": "one", "target": f"Linux {n}"} for n in range(3)],
     False)])
def test_a_timeline_is_chosen_for_several_runs_of_one_target(
        cli, record, tmp_path, days, facts, is_history):
    for number, (day, of_run) in enumerate(zip(days.split(" "), facts)):
        record(stream(day, "ok a.b", **of_run), f"{number}/results.tap")
    page = tmp_path / "page.html"
    for words, expected in (((), is_history), (("--timeline",), True),
                            (("--no-timeline",), False)):
        assert cli("report", tmp_path, "-o", page, *words).returncode == 0
        assert ("PID namespaces over time" in page.read_text()) == expected


def test_a_page_against_earlier_results_is_no_timeline(cli, record, tmp_path):
    for number in range(1, 4):
        record(stream(f"0{number}", "ok a.b", **ONE_HOST[0]),
               f"{number}/results.tap")
    page = tmp_path / "page.html"
    cli("report", tmp_path, "--against", tmp_path / "1", "-o", page)
    assert "What changed" in page.read_text()


def test_twenty_runs_of_the_reference(cli, tmp_path):
    runs = past.record(tmp_path / "history")
    assert past.KERNELS >= 6
    page = tmp_path / "page.html"
    done = cli("report", runs, "-o", page)
    assert done.returncode == 0
    assert "The rule sets differ" in done.stderr
    text = page.read_text(encoding="utf-8")
    found = history.of(target.load([runs]))
    assert len(found.runs) == 20
    assert timeline.headline(found) in text
    assert {s.rule for s in found.flaky()} == {past.FLAKY}
    assert [g.rule for g in found.growths()] == [past.SLOWER]
    story, = found.stories(past.FAILS)
    assert (story.last_good, story.first_bad) == (
        "6.12.90+deb13-amd64", "6.12.101+deb13-amd64")
    story, = found.stories(past.MENDED)
    assert (story.last_bad, story.first_good) == (
        "6.12.101+deb13-amd64", "6.12.118+deb13-amd64")
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert set(found.rules) | {run.anchor for run in found.runs} <= set(ids)
    links = set(re.findall(r'href="#([^"]*)"', text))
    assert links <= set(ids)


def test_since_is_a_fact_about_the_rule(cli, tmp_path):
    """The version comes from the sources, not from the recorded kernels."""
    runs = past.record(tmp_path / "history")
    first = rules.since()
    assert first["limits.pid-exhaustion-is-eagain"] == "6.14"
    assert "numbering.pids-go-up-from-1" not in first
    for words in ((), ("--no-timeline",)):
        page = tmp_path / "page.html"
        cli("report", runs, "-o", page, *words)
        text = page.read_text(encoding="utf-8")
        for rule, version in re.findall(
                r'<a href="#([^"]+)">[^<]*</a> <small>since ([0-9.]+)', text):
            assert first[rule] == version
        found = re.findall(r'since Linux ([0-9.]+)', text)
        assert found and set(found) <= set(first.values())


def test_since_is_read_from_the_programs_if_there_are_no_sources(
        monkeypatch, tmp_path):
    from_sources = rules.since()
    monkeypatch.setattr(rules, "SOURCES", tmp_path / "none")
    monkeypatch.setenv("PIDSPEC", str(OUT / "pidspec"))
    monkeypatch.delenv("PIDSPEC_PROGRAMS", raising=False)
    assert rules.since.__wrapped__() == from_sources
    monkeypatch.setenv("PIDSPEC", str(tmp_path / "no-command"))
    assert rules.since.__wrapped__() == {}
    monkeypatch.delenv("PIDSPEC")
    assert rules.since.__wrapped__() == {}
