# SPDX-License-Identifier: GPL-2.0-or-later
"""How other readers of TAP parse the runner's output."""

import glob
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from tap.parser import Parser

from conftest import OUT, ROOT, STREAMS
from pidspec import stream

VERDICTS = {
    "broken.fails": "FAIL", "broken.for-information": "INFO",
    "fine.passes": "PASS", "fine.skips": "SKIP", "fine.skips-as-well": "SKIP"}


@pytest.fixture(name="printed", scope="module",
                params=["tap", "ktap", "kselftest"])
def _printed(request, tmp_path_factory):
    """What the runner prints of programs with each outcome: a file."""
    path = tmp_path_factory.mktemp("printed") / f"{request.param}.tap"
    with open(path, "wb") as file:
        subprocess.run(
            [OUT / "pidspec", "run", "-F", request.param, "--no-known",
             "--programs", ROOT / "runner/tests/programs", "fine", "broken",
             "-x", "fine.starts-clean"],
            stdout=file, check=False)
    return path


def test_we_read_each_format_alike(printed):
    read = stream.read(printed)
    assert read.problems == [] and read.complete
    found = {rule: result.verdict for rule, result in read.results.items()}
    assert found == {rule: VERDICTS[rule] for rule in found}
    assert found["broken.fails"] == "FAIL" and len(found) >= 5
    result = read.results["broken.fails"]
    assert result.fact("says") == "Two is odd."
    assert (result.fact("expected"), result.fact("actual")) == ("odd", "even")
    assert read.results["fine.skips"].reason


def expected(printed):
    """(failed, skipped, all) as any reader has to count them."""
    verdicts = [r.verdict for r in stream.read(printed).results.values()]
    return (verdicts.count("FAIL"), verdicts.count("SKIP"), len(verdicts))


def test_prove_reads_it(printed):
    if printed.stem == "ktap":
        pytest.skip("prove reads TAP, and KTAP but for its first line")
    done = subprocess.run(["prove", "-v", "-e", "cat", printed],
                          capture_output=True, text=True, check=False)
    failed, skipped, total = expected(printed)
    assert f"Failed {failed}/{total} subtests" in done.stdout
    assert f"(less {skipped} skipped subtests" in done.stdout
    assert "Parse errors" not in done.stdout


def test_tap_py_reads_it(printed):
    points = [line for line in Parser().parse_file(str(printed))
              if line.category == "test"]
    failed, skipped, total = expected(printed)
    assert len(points) == total
    assert sum(not point.ok and not point.todo for point in points) == failed
    assert sum(point.skip for point in points) == skipped
    names = {point.description.split(": ")[-1] for point in points}
    assert "fine.passes" in names


def fetched(path, *others):
    """A reader that "make consumers" has fetched, or the first of @others."""
    found = [*glob.glob(str(OUT / "consumers" / path)), *others]
    if not found:
        pytest.skip(f"needs {path}, which make consumers fetches")
    return found[0]


def test_kunit_reads_it(printed):
    if printed.stem == "tap":
        pytest.skip("kunit.py reads KTAP, and does not know TODO")
    parser = fetched("linux/tools/testing/kunit/kunit.py", *glob.glob(
        "/usr/src/linux*/tools/testing/kunit/kunit.py"))
    done = subprocess.run(["/usr/bin/python3", "-B", parser, "parse", printed],
                          capture_output=True, text=True, check=False)
    failed, skipped, total = expected(printed)
    counts = {word: int(n) for word, n in re.findall(
        r"(passed|failed|skipped): (\d+)", done.stdout)}
    assert counts == {"passed": total - failed - skipped, "failed": failed,
                      "skipped": skipped}


def test_npm_tap_parser_reads_it(printed):
    parser = fetched("npm/node_modules/.bin/tap-parser")
    with open(printed, "rb") as file:
        done = subprocess.run([parser, "-j"], stdin=file, capture_output=True,
                              text=True, check=False)
    results = json.loads(done.stdout)[-3][1]
    failed, skipped, total = expected(printed)
    assert (results["fail"] - results["todo"], results["skip"],
            results["count"]) == (failed, skipped, total)


def test_meson_reads_it(printed, tmp_path):
    if not shutil.which("meson") or not shutil.which("ninja"):
        pytest.skip("needs meson and ninja-build")
    (tmp_path / "meson.build").write_text(
        "project('x')\ntest('pidspec', find_program('cat'), "
        f"args: '{printed}', protocol: 'tap')\n", encoding="utf-8")
    build = tmp_path / "build"
    subprocess.run(["meson", "setup", build, tmp_path], check=True,
                   capture_output=True)
    subprocess.run(["meson", "test", "-C", build], check=False,
                   capture_output=True)
    cases = list(ET.parse(build / "meson-logs/testlog.junit.xml")
                 .iter("testcase"))
    failed, skipped, total = expected(printed)
    assert len(cases) == total
    assert sum(case.find("failure") is not None for case in cases) == failed
    assert sum(case.find("skipped") is not None for case in cases) == skipped


def openqa(form, path):
    """The results that openQA's own parser reads from a file: name -> result."""
    library = fetched("openqa/usr/share/openqa/lib")
    done = subprocess.run(
        ["perl", "-I", library, ROOT / "runner/suites/tests/openqa.pl", form,
         path], capture_output=True, text=True, check=False)
    if "Can't locate" in done.stderr:
        pytest.skip(done.stderr.partition(" (")[0])
    assert done.returncode == 0, done.stderr
    return dict(line.split() for line in done.stdout.splitlines())


def test_openqa_reads_it(printed):
    if printed.stem != "kselftest":
        pytest.skip("openQA reads KTAP as run_kselftest.sh prints it")
    found = openqa("KTAP", printed)
    assert found["broken_fails"] == "fail"
    assert found["fine_passes"] == "passed"
    assert found["fine_skips"] == "skip"


@pytest.mark.parametrize("form", ["JUnit", "XUnit"])
def test_openqa_reads_our_junit(cli, form, tmp_path):
    junit = tmp_path / "junit.xml"
    assert cli("report", STREAMS / "runner.tap", "-o", junit).returncode == 0
    found = openqa(form, junit)
    assert len(found) == 3 and "fail" in found.values()
