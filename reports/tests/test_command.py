# SPDX-License-Identifier: GPL-2.0-or-later
"""The command pidspec passes its arguments on, from any directory."""

import re
import subprocess
import sys

import pytest

from conftest import OUT, ROOT, STREAMS

PIDSPEC = OUT / "pidspec"


def run(*words, **options):
    return subprocess.run(list(map(str, words)), capture_output=True,
                          text=True, check=False, **options)


def test_it_reports_from_any_directory(tmp_path):
    (tmp_path / "pidspec.py").write_text("raise SystemExit('not this one')")
    (tmp_path / "csv.py").write_text("raise SystemExit('not this one')")
    done = run(PIDSPEC, "report", STREAMS / "runner.tap", "-o", "x.csv",
               cwd=tmp_path, env={"PATH": "/nowhere", "PYTHONHOME": ""})
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "x.csv").read_text().startswith("target,rule,")


def test_it_is_found_through_a_link(tmp_path):
    (tmp_path / "pidspec").symlink_to(PIDSPEC)
    done = run(tmp_path / "pidspec", "compare", STREAMS / "runner.tap",
               STREAMS / "runner.tap")
    assert done.returncode == 0 and "nothing changed" in done.stdout


@pytest.mark.parametrize("command", ["report", "compare", "export"])
def test_each_command_helps(command):
    for words in ((command, "--help"), ("help", command)):
        done = run(PIDSPEC, *words)
        assert done.returncode == 0
        assert done.stdout.startswith(f"usage: pidspec {command} ")


def test_statuses_are_passed_on(tmp_path):
    assert run(PIDSPEC, "report", "/no/such").returncode == 2
    assert run(PIDSPEC, "compare").returncode == 2
    path = tmp_path / "new.tap"
    path.write_text("1..1\nnot ok 1 fine.passes\n")
    assert run(PIDSPEC, "compare", STREAMS / "ktap.tap",
               path).returncode == 1


def test_standard_output_is_closed(tmp_path):
    done = run("sh", "-c", f"{PIDSPEC} report {STREAMS} | head -n 1")
    assert done.stderr.count("Traceback") == 0


CAN_MOUNT = subprocess.run(["unshare", "-m", "true"], capture_output=True,
                           check=False).returncode == 0


@pytest.mark.skipif(not CAN_MOUNT, reason="needs a mount namespace, to hide Python")
def test_a_machine_without_python_gets_one_line():
    done = run("unshare", "-m", "sh", "-c", "mount --bind /dev/null "
               f"/usr/bin/python3 && PATH=/bin exec {PIDSPEC} report x")
    assert done.returncode == 5
    assert done.stderr == ("pidspec: no python3 in PATH; install Debian's "
                           "python3 and python3-jinja2\n")


@pytest.mark.parametrize("module, form, package", [
    ("jinja2", "html", "python3-jinja2"), ("pytest", "xml", "python3-pytest")])
def test_a_missing_module_is_named(cli, monkeypatch, module, form, package):
    monkeypatch.setitem(sys.modules, module, None)
    for ours in ("page", "junit"):
        monkeypatch.delitem(sys.modules, f"pidspec.{ours}", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    done = cli("report", STREAMS / "runner.tap", "-o", "-", "-F", form)
    assert done.returncode == 5
    assert done.stderr == (f"pidspec: no module {module} for /usr/bin/python3"
                           f"; install Debian's {package}\n")


def test_another_python_of_path_is_used(tmp_path, monkeypatch):
    other = tmp_path / "python3"
    other.write_text('#!/bin/sh\n[ "$1" = -sBc ] || echo "$@"\n')
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    code = ("import sys; sys.modules['jinja2'] = None; "
            "from pidspec.__main__ import main; sys.exit(main(sys.argv[1:]))")
    done = run("/usr/bin/python3", "-Bc", code, "report",
               STREAMS / "runner.tap", "-o", "-", "-F", "html",
               env={"PYTHONPATH": str(ROOT / "reports"), "PATH": tmp_path})
    assert done.stdout == (f"-sBm pidspec report {STREAMS / 'runner.tap'} "
                           "-o - -F html\n")


def test_versions_agree():
    from pidspec import VERSION
    header = (ROOT / "runner/base/version.h").read_text()
    assert f'PIDSPEC_VERSION "{VERSION}"' in header
    metadata = (ROOT / "reports/pidspec.dist-info/METADATA").read_text()
    assert re.search(rf"^Version: {re.escape(VERSION)}$", metadata, re.M)
