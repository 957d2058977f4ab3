# SPDX-License-Identifier: GPL-2.0-or-later
"""The explorer's counts and difference, as parts of the reports."""

import json

import pytest

from pidspec import exploration

HEAD = ("TAP version 13\n1..1\n#:pidspec_kernel: 6.12\n"
        f"#:pidspec_rule: {exploration.RULE}\n#:pidspec_level: MUST\n")
COUNTS = ("# seed: 7\n# scenes: 1000\n# steps: 12000\n"
          "# transitions: fork 2500\n# transitions: kill 900\n")
PASSES = HEAD + COUNTS + f"ok 1 {exploration.RULE}\n"
FAILS = (HEAD + "#:pidspec_check: 1 the kernel agrees with the model\n"
         + COUNTS + "# difference: p1: getpid() is <2>; expected 1\n"
         "# step: fork 0 1 0 = 2 0 0 0\n"
         "# script:  1  p0: p1 = fork()  kernel: 2, model: 2\n"
         f"not ok 1 {exploration.RULE}\n")


def test_the_page_has_a_section_with_counts(record, cli):
    page = cli("report", record(PASSES), "-o", "-", "-F", "html").stdout
    assert 'id="exploration"' in page
    assert '<td class="num">1,000<td class="num">12,000<td' in page
    assert '<th scope="row">fork<td class="num">2,500' in page
    assert "a difference</h3>" not in page


def test_a_difference_is_only_text(record, cli):
    page = cli("report", record(FAILS), "-o", "-", "-F", "html").stdout
    assert "getpid() is &lt;2&gt;; expected 1" in page
    assert "<pre> 1  p0: p1 = fork()  kernel: 2, model: 2</pre>" in page


def test_markdown_has_counts_and_the_script(record, cli):
    lines = cli("report", record(FAILS), "-o", "-", "-F",
                "markdown").stdout.splitlines()
    assert "## Exploration: the kernel and the model" in lines
    assert any("| FAIL | 1,000 | 12,000 | – | 2 |" in line for line in lines)
    assert " 1  p0: p1 = fork()  kernel: 2, model: 2" in lines


def test_json_has_them_as_numbers(record, cli):
    found = json.loads(cli("report", record(FAILS), "-o", "-", "-F",
                           "json").stdout)["targets"][0]["exploration"]
    assert found["counts"] == {"scenes": 1000, "steps": 12000}
    assert found["transitions"] == {"fork": 2500, "kill": 900}
    assert found["difference"] == "p1: getpid() is <2>; expected 1"


def test_the_command_repeats_the_scenes(record, cli):
    page = cli("report", record(FAILS), "-o", "-", "-F", "html").stdout
    assert ("<code>pidspec run --explore-scenes 1000 --explore-seed 7</code>"
            in page)


def test_a_report_without_the_explorer_has_no_section(record, cli):
    page = cli("report", record("TAP version 13\n1..1\nok 1 a.b\n"), "-o",
               "-", "-F", "html").stdout
    assert 'id="exploration"' not in page


@pytest.mark.parametrize("line", [
    "scenes: -1", "scenes: 1e9", "scenes: " + "9" * 40, "transitions: x",
    "transitions: <b> 1", "transitions: fork -1", "steps:"])
def test_numbers_in_a_stream_are_limited(record, cli, line):
    stream = HEAD + f"# {line}\n# states: 5\nok 1 {exploration.RULE}\n"
    found = json.loads(cli("report", record(stream), "-o", "-", "-F",
                           "json").stdout)["targets"][0]["exploration"]
    assert found["counts"] == {"states": 5}
    assert found["transitions"] == {}


def test_kinds_and_lines_in_a_stream_are_limited(record, cli):
    lines = [f"# transitions: k{n} 1\n# script: {n}\n" for n in range(300)]
    stream = HEAD + "# steps: 1\n" + "".join(lines) \
        + f"ok 1 {exploration.RULE}\n"
    found = json.loads(cli("report", record(stream), "-o", "-", "-F",
                           "json").stdout)["targets"][0]["exploration"]
    assert len(found["transitions"]) == exploration.MOST_KINDS
    assert len(found["script"]) == exploration.MOST_LINES
