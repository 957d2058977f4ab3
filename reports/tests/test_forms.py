# SPDX-License-Identifier: GPL-2.0-or-later
"""JSON, CSV and Markdown, and what the command does with files."""

import csv
import io
import json

import jsonschema
import pytest

from conftest import ROOT, STREAMS
from pidspec import data, markdown, target
from synthetic import a_stream

SCHEMA = json.loads((ROOT / "reports/pidspec/report.schema.json").read_text())


@pytest.fixture(name="all_targets")
def _all_targets():
    return target.load([STREAMS])


def test_json_conforms_to_its_schema(all_targets):
    found = json.loads(data.to_json(all_targets))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(found, SCHEMA)
    one = next(t for t in found["targets"]
               if t["name"] == "Linux 6.12 of Debian")
    assert one["results"]["broken.fails"]["actual"] == "even"
    assert one["results"]["broken.fails"]["facts"] == {"colour": ["orange"]}
    assert one["count"]["FAIL"] == 2


def test_the_schema_rejects_what_is_wrong(all_targets):
    found = json.loads(data.to_json(all_targets))
    found["targets"][0]["results"] = {"a.b": {"verdict": "MAYBE", "line": 1}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA)


def test_csv_has_a_line_for_each_rule_and_target(all_targets):
    rows = list(csv.DictReader(io.StringIO(data.to_csv(all_targets))))
    rules = {row["rule"] for row in rows}
    assert len(rows) == len(rules) * len(all_targets)
    row = next(row for row in rows if row["rule"] == "broken.fails"
               and row["target"] == "Linux 6.12 of Debian")
    assert (row["verdict"], row["expected"], row["ms"]) == (
        "FAIL", "odd", "12")


def test_csv_holds_no_formulas(record):
    path = record("1..1\nok 1 a.b # SKIP =cmd|' /C calc'!A0\n")
    text = data.to_csv(target.load([path]))
    assert "'=cmd" in text


def test_empty_cells_of_csv_are_empty(all_targets):
    rows = list(csv.reader(io.StringIO(data.to_csv(all_targets))))
    assert any("" in row for row in rows)
    assert not any("'" in row for row in rows)


DIFFERENT = ("The rule sets differ, so a rule may have changed between these "
             "runs: 1.0.0 aa (old); 1.0.0 bb (new).")


def test_different_rule_sets_are_reported(cli, record, tmp_path):
    for name, hash_ in ("old", "aa"), ("new", "bb"):
        record(f"1..1\n#:pidspec_rule_set: 1.0.0 {hash_}\n"
               f"#:pidspec_target: {name}\n"
               f"#:pidspec_machine: {name[::-1]}\nok 1 a.b\n", f"{name}.tap")
    for end in ("html", "md", "json", "csv"):
        done = cli("report", tmp_path / "old.tap", tmp_path / "new.tap", "-o",
                   tmp_path / f"page.{end}")
        assert done.stderr == f"pidspec: {DIFFERENT}\n"
    assert DIFFERENT in (tmp_path / "page.html").read_text()
    assert DIFFERENT in (tmp_path / "page.md").read_text()
    assert json.loads((tmp_path / "page.json").read_text())["rule_sets"] == {
        "1.0.0 aa": ["old"], "1.0.0 bb": ["new"]}
    done = cli("report", tmp_path / "old.tap", tmp_path / "old.tap")
    assert "rule sets differ" not in done.stderr + done.stdout


def test_markdown_begins_with_the_headline(all_targets):
    text = markdown.to_markdown(all_targets)
    assert text.startswith("# PID namespaces: Failures on 10 of 16 targets: ")
    assert "<b>FAIL</b> <code>broken.fails</code>" in text
    assert "| no three here (Linux 7.2) | 1 | 1 |" in text


def test_markdown_stays_below_64_kilobytes(record):
    path = record(a_stream(400, broken=0.9))
    for number in range(30):
        record(a_stream(400, seed=number, target=f"t{number}", broken=0.9),
               f"{number}/results.tap")
    text = markdown.to_markdown(target.load([path.parent]))
    assert len(text.encode()) <= 64 * 1024
    assert text.count("<details>") == text.count("</details>")
    assert sum(line.startswith("```") for line in text.splitlines()) % 2 == 0


def test_a_directory_gets_all_forms(spawn, tmp_path):
    done = spawn("-m", "pidspec", "report", STREAMS / "runner.tap", "-o",
                 tmp_path / "new/out")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "new/out").iterdir()) == [
        "junit.xml", "report.csv", "report.html", "report.json", "report.md"]


@pytest.mark.parametrize("end, start", [
    ("html", "<!doctype html>"), ("md", "# PID namespaces"),
    ("json", "{"), ("csv", "target,rule,")])
def test_the_suffix_selects_the_form(cli, tmp_path, end, start):
    path = tmp_path / f"x.{end}"
    assert cli("report", STREAMS / "runner.tap", "-o", path).returncode == 0
    assert path.read_text(encoding="utf-8").startswith(start)
    printed = cli("report", STREAMS / "runner.tap", "-o", "-", "-F", end)
    assert printed.stdout.startswith(start)


def test_without_output_markdown_is_printed(cli):
    done = cli("report", STREAMS / "runner.tap")
    assert done.stdout.startswith("# PID namespaces: ")


@pytest.mark.parametrize("words, complaint", [
    (["report"], "pidspec report: the following arguments are required: "
     "FILE|DIR; see 'pidspec report --help'"),
    (["report", "/no/such"], "pidspec: /no/such: no such file or directory"),
    (["report", STREAMS / "runner.tap", "-o", "x.pdf"],
     "pidspec: -o x.pdf: no format is named 'pdf'; the formats are html, xml, md, "
     "json, csv"),
    (["report", STREAMS / "runner.tap", "-o", "/no/such/x.md"],
     "pidspec: /no/such/x.md: no such file or directory"),
    (["export", "kcidb", STREAMS / "runner.tap"], "pidspec export kcidb: the "
     "following arguments are required: --build; see 'pidspec export kcidb "
     "--help'"),
])
def test_bad_input_is_one_line_and_status_2(cli, words, complaint):
    done = cli(*words)
    assert done.returncode == 2
    assert done.stderr == complaint + "\n"


def test_a_broken_stream_still_gives_a_report(cli, tmp_path):
    done = cli("report", STREAMS / "died.tap", "-o", tmp_path / "x.html")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == (
        f"pidspec: {STREAMS}/died.tap:15: ends after 2 of 3 rules; the "
        "others are not run")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "the kernel died: Kernel panic" in page


def test_the_same_results_give_the_same_bytes(cli, tmp_path):
    for name in ("one", "two"):
        for end in ("html", "md", "json", "csv"):
            cli("report", STREAMS, "-o", tmp_path / f"{name}.{end}")
    for end in ("html", "md", "json", "csv"):
        assert (tmp_path / f"one.{end}").read_bytes() == \
            (tmp_path / f"two.{end}").read_bytes()
