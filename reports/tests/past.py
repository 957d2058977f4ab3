# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of a machine over time, made of the reference by small edits."""

import re

from conftest import ROOT

REFERENCE = ROOT / "reports/reference"
# Month and day, file of the reference, kernel, hash of the rules.
_RUNS = [
    ("01-04", "linux-5.10", "5.10.0-46-amd64", "aaaa"),
    ("01-11", "linux-5.10", "5.10.0-46-amd64", "aaaa"),
    ("02-01", "linux-6.1", "6.1.0-55-amd64", "aaaa"),
    ("02-08", "linux-6.1", "6.1.0-55-amd64", "aaaa"),
    ("02-15", "linux-6.1", "6.1.0-56-amd64", "aaaa"),
    ("03-01", "linux-6.12", "6.12.90+deb13-amd64", "aaaa"),
    ("03-08", "linux-6.12", "6.12.90+deb13-amd64", "aaaa"),
    ("03-15", "linux-6.12", "6.12.101+deb13-amd64", "aaaa"),
    ("03-22", "linux-6.12", "6.12.101+deb13-amd64", "aaaa"),
    ("04-05", "linux-6.12", "6.12.118+deb13-amd64", "aaaa"),
    ("05-03", "linux-6.18", "6.18.40-amd64", "aaaa"),
    ("05-10", "linux-6.18", "6.18.40-amd64", "aaaa"),
    ("05-17", "linux-6.18", "6.18.40-amd64", "aaaa"),
    ("06-07", "linux-6.18", "6.18.44-amd64", "bbbb"),
    ("06-14", "linux-6.18", "6.18.44-amd64", "bbbb"),
    ("07-05", "linux-7.2", "7.2.9+deb14-amd64", "bbbb"),
    ("07-12", "linux-7.2", "7.2.9+deb14-amd64", "bbbb"),
    ("08-02", "linux-7.2", "7.2.13+deb14-amd64", "bbbb"),
    ("08-09", "linux-7.2", "7.2.13+deb14-amd64", "bbbb"),
    ("08-16", "linux-7.2", "7.2.13+deb14-amd64", "bbbb"),
]
KERNELS = len({kernel for _, _, kernel, _ in _RUNS})

FAILS = "numbering.pids-go-up-from-1"  # from 6.12.101 to the end
MENDED = "clone.newpid-with-vm-is-allowed"  # on 6.12.101 only
FLAKY = "clone.newpid-with-thread-is-einval"  # once, on 6.18.40
SLOWER = "clone.parent-flag-by-init-is-einval"


def _fail(text, rule):
    point = re.compile(rf"^ok (\d+) {re.escape(rule)}$", re.M)
    assert point.search(text), rule
    return point.sub(
        "#:pidspec_check: 2 two is odd\n#:pidspec_expected: odd\n"
        rf"#:pidspec_actual: even\nnot ok \1 {rule}", text)


def _time(text, rule, ms):
    return text.replace(f"#:pidspec_rule: {rule}\n",
                        f"#:pidspec_rule: {rule}\n#:pidspec_ms: {ms:.1f}\n")


def _stream(number, day, name, kernel, rules):
    text = (REFERENCE / f"{name}.tap").read_text(encoding="utf-8")
    text = re.sub(r"^#:pidspec_(target|vm): .*\n", "", text, flags=re.M)
    text = re.sub(r"^#:pidspec_kernel: .*", f"#:pidspec_kernel: {kernel}",
                  text, flags=re.M)
    text = text.replace("#:pidspec_context: ", (
        f"#:pidspec_began: 2026-{day}T02:00:00Z\n#:pidspec_host: builder\n"
        f"#:pidspec_rule_set: 1.0.0 {rules}\n"
        "#:pidspec_command: pidspec run -o history/" f"{day}\n"
        "#:pidspec_context: "), 1)
    if number >= 7:
        text = _fail(text, FAILS)
    if "6.12.101" in kernel:
        text = _fail(text, MENDED)
    if number == 11:
        text = _fail(text, FLAKY)
    return _time(text, SLOWER, 2 + number) \
        + f"#:pidspec_ended: 2026-{day}T02:00:03Z\n"


def record(directory):
    """Write 20 runs, nested by month, as directory/MM/DD/results.tap."""
    for number, run in enumerate(_RUNS):
        path = directory / run[0].replace("-", "/") / "results.tap"
        path.parent.mkdir(parents=True)
        path.write_text(_stream(number, *run), encoding="utf-8")
    return directory
