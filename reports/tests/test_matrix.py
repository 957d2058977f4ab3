# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of environments."""

import pytest

from conftest import ROOT
from pidspec import matrix

STREAM = """TAP version 13
1..6
ok 1 area.one
not ok 2 area.two
ok 3 area.three # SKIP requires root (run as root)
not ok 4 area.four # ERROR it crashed
ok 5 area.five # XFAIL known
"""
RECORDED = ROOT / "reports/reference/matrix.md"


@pytest.fixture
def top(tmp_path):
    group = tmp_path / "kernels"
    group.mkdir()
    (group / "some|kernel.tap").write_text(STREAM)
    (group / "%2Fproc of another.why").write_text("pidspec: first\nno QEMU | here\n\n")
    (tmp_path / "log").write_text("")
    (tmp_path / "empty").mkdir()
    return tmp_path


def table(top):
    matrix.main(top, top / "matrix.md")
    return (top / "matrix.md").read_text().splitlines()


def test_a_row_counts_each_verdict_and_a_fail_is_wrong(top):
    # The sixth rule has no result, so it is inconclusive.
    assert r"| some\|kernel | 1 | 1 | 1 | 1 | 2 | 1 |" in table(top)


def test_an_environment_that_was_not_made_has_its_reason(top):
    assert r"| /proc of another | – | – | – | – | – | not run: no QEMU \| here |" \
        in table(top)


def test_only_directories_with_results_are_groups(top):
    headings = [line for line in table(top) if line.startswith("## ")]
    assert headings == ["## kernels", "## Reasons of skips"]


def test_the_overview_has_the_least_and_the_most_of_each_group(top, capsys):
    (top / "kernels/third.tap").write_text(
        STREAM.replace("not ok 2", "ok 2"))
    matrix.main(top)
    assert capsys.readouterr().out.splitlines()[2:] == [
        f"| {matrix.TITLES['kernels']} | 2 (1 more not run) | 1–2 | 0–1 | 1 | "
        "1 | 2 | 0–1 |"]


def test_a_wrong_verdict_or_a_skip_without_remedy_is_a_failure(top):
    (top / "kernels/some|kernel.tap").write_text(
        STREAM.replace("not ok 2", "ok 2"))
    assert matrix.main(top, top / "matrix.md") == 0
    (top / "kernels/third.tap").write_text(
        "TAP version 13\n1..1\nok 1 area.one # SKIP requires threads\n")
    assert matrix.main(top, top / "matrix.md") == 1
    assert "| requires threads | 1 | 1 | none |" in table(top)
    (top / "kernels/third.tap").write_text(
        "TAP version 13\n1..1\nnot ok 1 area.one # TODO "
        "the level of this rule is INFO\n")
    assert matrix.main(top) == 1
    (top / "kernels/third.tap").write_text(
        "TAP version 13\n1..1\nok 1 area.one # SKIP requires Linux 7.1\n")
    assert matrix.main(top) == 0


def test_the_readme_has_the_recorded_overview():
    if not RECORDED.exists():
        pytest.skip("requires a recorded matrix (make matrix)")
    recorded = RECORDED.read_text().split("\n\n")[1]
    assert recorded in (ROOT / "README.md").read_text(), \
        "paste the table that 'make matrix' prints"
