# SPDX-License-Identifier: GPL-2.0-or-later
"""Do kernels still give the results in the reference?

PIDSPEC_REFERENCE=all runs all rules on gVisor, which takes a minute.
"""

import os
import platform
import shutil
import subprocess

import pytest

from conftest import OUT, ROOT
from pidspec import compare, target

REFERENCE = ROOT / "reports/reference"
ALL = os.environ.get("PIDSPEC_REFERENCE") == "all"
# Whether a rule is skipped depends on the machine as well.
CHANGES = ("regression", "fix", "lost", "other")


def stream_of(path, command):
    with open(path, "wb") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL,
                       check=False)
    return target.load_one(path)


def assert_same(reference, now):
    shared = [rule for rule in now.results if rule in reference.results]
    assert shared, "none of these rules is in the reference"
    changed = []
    for rule in shared:
        old, new = reference.results[rule], now.results[rule]
        if compare.kind_of(old, new) in CHANGES:
            changed.append(f"{rule}: {old.verdict} -> {new.verdict} "
                           f"{compare.reason_of(new)}")
    assert not changed, "if this is right, 'make reference':\n" + \
        "\n".join(changed)


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.tap")),
                         ids=lambda path: path.stem)
def test_each_is_whole(path):
    one = target.load_one(path)
    assert one.stream.problems == [] and one.state == "complete"
    assert one.fact("target") and one.fact("kernel") and one.fact("context")
    assert all(result.fact("says") for result in one.results.values())


def test_this_kernel_is_as_recorded(tmp_path):
    now = stream_of(tmp_path / "now.tap",
                    [OUT / "pidspec", "run", "-F", "tap"])
    for path in REFERENCE.glob("*.tap"):
        one = target.load_one(path)
        if one.is_linux and (one.kernel, one.fact("context")) == (
                platform.release(), now.fact("context")):
            assert_same(one, now)
            return
    pytest.skip(f"there is no reference of Linux {platform.release()}, "
                f"{now.fact('context')}; 'make reference' records one")


@pytest.mark.skipif(not shutil.which("runsc"), reason="needs runsc (Debian's "
                    "bookworm-backports)")
def test_gvisor_is_as_recorded(tmp_path):
    printed = subprocess.run(["runsc", "--version"], capture_output=True,
                          text=True, check=True).stdout.splitlines()[0]
    version = printed.removeprefix("runsc version ")
    one = target.load_one(REFERENCE / "gvisor.tap")
    if one.fact("target") != f"gVisor {version}":
        pytest.skip(f"the reference is of {one.fact('target')}, and here is "
                    f"{version}; 'make reference' records it")
    selected = [] if ALL else ["ioctl"]
    pipe = subprocess.run(
        ["runsc", "--network=none", "do", OUT / "pidspec", "run", "-F", "tap",
         *selected], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        check=False)
    if not pipe.stdout:
        pytest.skip("runsc does not run here")
    path = tmp_path / "now.tap"
    path.write_bytes(pipe.stdout)
    assert_same(one, target.load_one(path))
