# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of mutants and coverage beside the streams, as parts of the page."""

import pytest

from pidspec import proof

STREAM = "TAP version 13\n1..1\nok 1 a.b\n"
MUTANTS = ("mutant\toutcome\tnoticed\tothers\tselftests\tsays\n"
           "1\tkilled\ta.b a.c\t\t\tone level <less>\n"
           "2\tkilled\ta.b\tc.a c.b c.d c.e\tproc.self\tno check\n"
           "3\tsurvived\t\t\t\tnothing\n")
SYSTEMATIC = ("mutant\toutcome\tnoticed\tundecided\tclass\treason\tsays\n"
              "k.c:f:delete:1\tkilled\ta.b\t\t\t\tline 1: x;\n"
              "k.c:f:delete:2\tkilled\ta.b\t\t\t\tline 2: x;\n"
              "k.c:f:delete:3\tsurvived\t\t\tequivalent\tit is <zero>\tline 3\n"
              "k.c:f:delete:4\tnoticed\t\ta.b=ERROR\t\t\tline 4: x;\n")
COVERAGE = ("file\tlines_run\tlines\tlines_%\tbranches_taken\tbranches\t"
            "branches_%\tof\n"
            "kernel/pid.c\t9\t10\t90.0\t3\t4\t75.0\tall of it\n")


@pytest.fixture
def results(tmp_path):
    (tmp_path / "one.tap").write_text(STREAM)
    return tmp_path


def test_tables_are_counted(results):
    (results / "mutants.tsv").write_text(MUTANTS)
    found = proof.load([results])
    assert found.count() == [("killed", 2), ("survived", 1)]
    assert found.precise == 1
    assert found.noticed_by_peers == 1


def test_the_page_has_them(results, cli):
    (results / "mutants.tsv").write_text(MUTANTS)
    (results / "coverage.tsv").write_text(COVERAGE)
    page = cli("report", results, "-o", "-", "-F", "html").stdout
    assert "3 mutated kernels, each violating one rule" in page
    assert "one level &lt;less&gt;" in page
    assert "selftests noticed 1" in page
    assert '9 <span class="soft">of 10</span>' in page


def test_the_page_has_what_the_explorer_noticed(results, cli):
    (results / "mutants.tsv").write_text(
        "mutant\toutcome\tnoticed\tothers\tsays\texplorer\n"
        "1\tkilled\ta.b\t\tone\tkilled\n"
        "2\tkilled\ta.b\t\ttwo\tsurvived\n"
        "3\tkilled\ta.b\t\tthree\t\n")
    assert proof.load([results]).by_explorer == ["killed", "survived"]
    page = cli("report", results, "-o", "-", "-F", "html").stdout
    assert "without any rule, noticed 1 of the 2 on which it ran" in page


def test_what_need_not_be_killed_does_not_count(results, cli):
    (results / "systematic.tsv").write_text(SYSTEMATIC)
    found = proof.load([results])
    assert found.score == (2, 3)
    assert found.count_systematic() == [("killed", 2), ("equivalent", 1),
                                        ("noticed", 1)]
    page = cli("report", results, "-o", "-", "-F", "html").stdout
    assert "2 of the 3 that a rule should notice (66.7 %)" in page
    assert "2 mutants for which no rule fails" in page
    assert "it is &lt;zero&gt;" in page


def test_a_page_without_them_has_no_such_part(results, cli):
    page = cli("report", results, "-o", "-", "-F", "html").stdout
    assert 'id="proof"' not in page


def test_a_table_of_something_else_is_named(results, cli):
    (results / "mutants.tsv").write_text("a\tb\n1\t2\n")
    done = cli("report", results, "-o", "-", "-F", "html")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "mutants.tsv: no column mutant" in done.stderr


@pytest.mark.parametrize("bytes_", [b"", b"\xff\x00\n", b'mutant\t"\n1'])
def test_noise_gives_one_line(results, cli, bytes_):
    (results / "coverage.tsv").write_bytes(bytes_)
    done = cli("report", results, "-o", "-", "-F", "html")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
