# SPDX-License-Identifier: GPL-2.0-or-later
"""How the reader parses streams of the runner and of other programs."""

import re

import pytest

from conftest import ROOT, STREAMS
from pidspec import stream
from pidspec.verdict import VERDICTS


def as_expected_file(path):
    """The lines of a stream's .expected file."""
    read = stream.read(path)
    lines = [f"{result.verdict} {result.id} {result.reason}".rstrip()
             for result in read.results.values()]
    if read.skipped is not None:
        lines.append(f"skipped: {read.skipped}")
    return lines + [f"{problem.line}: {problem.text}"
                    for problem in read.problems]


@pytest.mark.parametrize("path", sorted(STREAMS.glob("*.tap")),
                         ids=lambda path: path.stem)
def test_each_dialect_is_read(path):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert as_expected_file(path) == expected.splitlines()


def test_every_verdict_has_a_fixture():
    seen = {result.verdict for path in STREAMS.glob("*.tap")
            for result in stream.read(path).results.values()}
    assert seen == set(VERDICTS)


def test_every_line_that_the_runner_prints_has_a_fixture():
    source = (ROOT / "runner/print/stream.c").read_text(encoding="utf-8")
    keys = set(re.findall(r"#:pidspec_(\w+):", source))
    keys |= set(re.findall(r'add_fact\(text, "(\w+)"', source))
    lines = {part for literal in
             re.findall(r'"((?:TAP|KTAP|1\.\.|# |Bail)[^"]*)"', source)
             for part in re.sub("%.*?(?=$|\\\\n)", "", literal).split("\\n")}
    fixtures = "\n".join(path.read_text(encoding="utf-8")
                         for path in STREAMS.glob("*.tap"))
    assert keys and lines
    for key in keys:
        assert f"#:pidspec_{key}: " in fixtures
    for line in filter(None, lines):
        assert f"\n{line}" in "\n" + fixtures


def test_facts_belong_to_the_run_or_to_a_rule():
    read = stream.read(STREAMS / "runner.tap")
    assert read.fact("target") == "Linux 6.12 of Debian"
    assert read.fact("vm") == "qemu, tcg, 2 CPUs, 512 MiB"
    assert read.fact("weather") == "fine"
    assert (read.fact("began"), read.fact("ended"), read.fact("host")) == (
        "2026-11-29T10:01:45Z", "2026-11-29T10:01:58Z", "builder")
    assert "start" not in read.facts
    result = read.results["broken.fails"]
    assert result.fact("expected") == "odd"
    assert result.fact("where") == "numbers.c:12, in test() (PID 2)"
    assert result.facts["waiting"] == [
        "mother (PID 3), numbers.c:14, await(three)",
        "child (PID 4), numbers.c:15, await(four)"]
    assert len(result.facts["console"]) == 2
    assert result.fact("colour") == "orange"
    assert result.comments == ["three was there",
                               r"stderr: \xff is no UTF-8"]
    assert result.ms == 12.0
    assert read.results["odd.flaky"].flaky == ["3 of 4 PASS", "1 of 4 FAIL"]
    assert read.results["fine.passes"].flaky == []


def test_the_output_before_a_crash_is_recorded():
    read = stream.read(STREAMS / "lost.tap")
    assert read.facts["console"][0] == "Kernel panic - not syncing"


@pytest.mark.parametrize("name", ["kselftest", "tap14", "tap13-yaml"])
def test_facts_of_a_failed_check_are_found(name):
    result = stream.read(STREAMS / f"{name}.tap").results["broken.fails"]
    assert result.fact("expected") == "odd"
    assert result.fact("actual") == "even"


def test_checks_of_a_program_are_read_in_each_dialect():
    for name in ("kselftest", "tap14"):
        result = stream.read(STREAMS / f"{name}.tap").results["broken.fails"]
        assert [check.ok for check in result.checks][:2] == [True, False]
        assert result.checks[1].text == "two is odd"
    result = stream.read(STREAMS / "kselftest.tap").results["broken.fails"]
    assert result.fact("says") == "Two is odd."
    assert result.fact("waiting").startswith("mother")
    assert result.checks[2].skipped


def test_what_comes_from_a_console_is_kept_as_text():
    read = stream.read(STREAMS / "console.tap")
    assert read.fact("kernel") == "7.2.0"
    assert "hrtimer: interrupt took 3 ns" in \
        read.results["broken.fails"].comments


@pytest.mark.parametrize("line, text", [
    (b"caf\xc3\xa9\n", "café"), (b"\xff\n", r"\xff"), 
    (b"a\x1b[31mb\x1b\r\n", r"ab\x1b"),
    ("\u202etxt".encode(), r"\xe2\x80\xaetxt"), (b"\xed\xa0\x80", r"\xed\xa0\x80"),
    (b"tab\tstays", "tab\tstays"), (b"nul\0", r"nul\x00")])
def test_lines_are_fit_to_be_shown(line, text):
    assert stream.clean(line) == text


def test_of_two_verdicts_the_worse_counts(record):
    read = stream.read(record("1..2\nnot ok 1 a.b\nok 2 a.b\n"))
    assert read.results["a.b"].verdict == "FAIL"
    assert "second verdict on a.b" in read.problems[0].text


def test_a_line_that_is_too_long_loses_its_end(record):
    read = stream.read(record(
        b"1..2\nok 1 a.b # SKIP " + b"x" * 300_000 + b"\nok 2 a.c\n"))
    assert len(read.results["a.b"].reason) < 20_000
    assert read.results["a.c"].verdict == "PASS"
    assert read.complete
