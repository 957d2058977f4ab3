# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of environments."""

import pytest

from pidspec import matrix

STREAM = """TAP version 13
1..6
ok 1 area.one
not ok 2 area.two
ok 3 area.three # SKIP requires root (run as root)
not ok 4 area.four # ERROR it crashed
ok 5 area.five # XFAIL known
"""


@pytest.fixture
def top(tmp_path):
    group = tmp_path / "kernels"
    group.mkdir()
    (group / "some|kernel.tap").write_text(STREAM)
    (group / "another.why").write_text("pidspec: first\nno QEMU | here\n\n")
    (tmp_path / "log").write_text("")
    (tmp_path / "empty").mkdir()
    return tmp_path


def table(top, capsys):
    matrix.main(top)
    return capsys.readouterr().out.splitlines()


def test_a_row_counts_each_verdict_and_a_fail_is_wrong(top, capsys):
    # The sixth rule has no result, so it is inconclusive.
    assert r"| some\|kernel | 1 | 1 | 1 | 1 | 2 | 1 |" in table(top, capsys)


def test_an_environment_that_was_not_made_has_its_reason(top, capsys):
    assert r"| another | – | – | – | – | – | not run: no QEMU \| here |" \
        in table(top, capsys)


def test_only_directories_with_results_are_groups(top, capsys):
    headings = [line for line in table(top, capsys) if line.startswith("#")]
    assert headings == ["## kernels"]
