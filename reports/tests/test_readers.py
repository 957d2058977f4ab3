# SPDX-License-Identifier: GPL-2.0-or-later
"""What other readers of TAP make of the runner's own output."""

import glob
import os
import re
import subprocess

import pytest
from tap.parser import Parser

from conftest import OUT, ROOT
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
    assert sum(not point.ok for point in points) == failed
    assert sum(point.skip for point in points) == skipped
    names = {point.description.split(": ")[-1] for point in points}
    assert "fine.passes" in names


def test_kunit_reads_it(printed):
    parsers = [os.environ.get("PIDSPEC_KUNIT"), *glob.glob(
        "/usr/src/linux*/tools/testing/kunit/kunit.py")]
    parser = next(filter(None, parsers), None)
    if not parser:
        pytest.skip("needs kunit.py of a kernel's source, in /usr/src/linux* "
                    "or named by PIDSPEC_KUNIT")
    done = subprocess.run(["/usr/bin/python3", "-B", parser, "parse", printed],
                          capture_output=True, text=True, check=False)
    failed, skipped, total = expected(printed)
    counts = {word: int(n) for word, n in re.findall(
        r"(passed|failed|skipped): (\d+)", done.stdout)}
    assert counts == {"passed": total - failed - skipped, "failed": failed,
                      "skipped": skipped}
