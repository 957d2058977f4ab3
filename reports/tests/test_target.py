# SPDX-License-Identifier: GPL-2.0-or-later
"""Which streams belong to which target, and which targets are alike."""

import pytest

from pidspec import summary, target
from synthetic import a_stream

PASSING = "TAP version 13\n1..1\n#:pidspec_kernel: 6.12.1\nok 1 a.b\n"
FAILING = PASSING.replace("ok 1", "not ok 1")


def names(targets):
    return [each.name for each in targets]


def test_a_target_is_named_by_its_record(record):
    record(PASSING, "host7/results.tap")
    record(PASSING.replace("1..1", "1..1\n#:pidspec_target: bzImage"),
           "x/results.tap")
    path = record(PASSING, "gvisor.tap").parent
    assert sorted(names(target.load([path / "host7", path / "x",
                                     path / "gvisor.tap"]))) \
        == ["bzImage", "gvisor", "host7"]


def test_records_are_found_but_no_logs(record):
    record("1..1\nok 1 x\n", "run/log/a.b.tap")
    path = record(PASSING, "run/results.tap").parent
    assert names(target.load([path])) == ["run"]
    assert names(target.load([path.parent])) == ["run"]


def test_targets_of_one_name_get_unique_names(record):
    root = PASSING + "\n"
    record(root.replace("1..1", "1..1\n#:pidspec_context: root"),
           "x/vm/results.tap")
    record(root.replace("1..1", "1..1\n#:pidspec_context: userns"),
           "y/vm/results.tap")
    path = record(root, "z.tap").parent
    loaded = target.load([path / "x", path / "y"])
    assert names(loaded) == ["vm (root)", "vm (userns)"]
    same = target.load([path / "x", path / "x"])
    assert len(set(names(same))) == 2


def test_targets_are_in_the_order_of_their_kernels(record):
    for version in ("6.9", "6.12", "5.10.2", "7.2"):
        path = record(PASSING.replace("6.12.1", version), f"{version}.tap")
    record(PASSING.replace("6.12.1", "4.4.0"), "gVisor.tap")
    loaded = target.load([path.parent])
    assert names(loaded) == ["5.10.2", "6.9", "6.12", "7.2", "gVisor"]


def test_hosts_that_are_alike_are_folded(record):
    for number in range(1, 41):
        path = record(FAILING if number in (7, 23) else PASSING,
                      f"h{number}/results.tap")
    (path.parent.parent / "h41").mkdir()
    folded = target.fold(target.load([path.parent.parent]))
    assert sorted(names(folded)) == ["h41", "h[1-6,8-22,24-40]", "h[7,23]"]
    assert summary.alike(folded) == \
        "38 hosts alike, 2 differ: h[7,23]; 1 not run: h41"
    assert summary.headline(folded).startswith(
        "Failures on 2 of 41 targets: h[7,23] (1)")


def test_two_thousand_hosts_are_two_lines(record):
    passing, failing = (target.load_one(record(text))
                        for text in (PASSING, FAILING))
    folded = target.fold([
        target.Target(f"h{n}", (failing if n in (7, 23) else passing).stream)
        for n in range(1, 2001)])
    assert summary.alike(folded) == "1,998 hosts alike, 2 differ: h[7,23]"


def test_how_long_it_took_is_no_difference(record):
    record(PASSING.replace("ok 1", "#:pidspec_ms: 1\nok 1"), "h1/results.tap")
    path = record(PASSING.replace("ok 1", "#:pidspec_ms: 2\nok 1"),
                  "h2/results.tap")
    assert len(target.fold(target.load([path.parent.parent]))) == 1


def test_another_kernel_is_a_difference(record):
    record(PASSING, "h1/results.tap")
    path = record(PASSING.replace("6.12.1", "6.12.2"), "h2/results.tap")
    assert len(target.fold(target.load([path.parent.parent]))) == 2


def test_why_there_is_no_result_is_a_difference(record):
    for number, why in enumerate(("no route", "no route", "no tar"), 1):
        path = record(f"TAP version 13\nBail out! {why}\n", f"h{number}.tap")
    record(PASSING, "h4.tap")
    folded = target.fold(target.load([path.parent]))
    assert sorted(names(folded)) == ["h3", "h4", "h[1-2]"]


def test_an_expected_host_that_is_missing_is_reported(record):
    path = record(PASSING, "h1/results.tap")
    loaded = target.load([path.parent], ["h1", "h2"])
    assert [(t.name, t.state) for t in loaded] == [
        ("h1", "complete"), ("h2", "NOTRUN")]
    assert loaded[1].stream.problems[0].text == "expected, but has no results"


@pytest.mark.parametrize("content, why", [
    (b"", "no TAP"), (b"\0\1\2\n\xff\xfe", "no TAP"),
    (b"TAP version 13\n1..2\n", "ends after 0 of 2 rules")])
def test_nothing_usable_is_one_clear_line(record, content, why):
    path = record(content)
    with pytest.raises(target.Unusable, match=why) as error:
        target.load([path])
    assert str(error.value).startswith(f"{path}:")


def test_names_are_folded_as_clush_does():
    assert target.fold_names(["h1", "h2", "h3", "h5", "db", "n01"]) == \
        "h[1-3,5], n01, db"
    assert target.fold_names(["a1.example", "a2.example"]) == "a[1-2].example"
    assert target.fold_names(f"n{n:02}" for n in (8, 9, 10, 12)) == \
        "n[08-10,12]"
    assert target.fold_names(["n99", "n100", "n01"]) == "n[01,99-100]"
    assert target.fold_names(["n7.dc1", "n8.dc1", "n9.dc2"]) == \
        "n[7-8].dc1, n9.dc2"


def test_remedies_are_those_of_the_stream(record):
    loaded = target.load([record(
        "1..3\n#:pidspec_rule: a.b\n#:pidspec_kind: privilege\n"
        "#:pidspec_requires: root\n#:pidspec_remedy: run as root\n"
        "ok 1 a.b # SKIP requires root (run as root)\n"
        "ok 2 a.c # SKIP it rains\nok 3 a.d # SKIP it rains\n")])
    assert [(r.text, r.remedy, r.rules) for r in summary.skips(loaded)] == [
        ("it rains", "", ["a.c", "a.d"]),
        ("requires root (run as root)", "run as root", ["a.b"])]


def test_scores_have_denominators(record):
    loaded = target.load([record(a_stream(20, seed=1))])
    passed, tested, total = loaded[0].passed("MUST")
    assert 0 <= passed <= tested <= total
    assert f"MUST {passed} of {tested} pass" in summary.scores(loaded[0])
