# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that are read and written in directories of other users."""

import os
import time

import pytest

from conftest import ROOT, STREAMS
from pidspec import stream, target

needs_root = pytest.mark.skipif(os.getuid() != 0,
                                reason="requires root, to be two users")
RUNNER = STREAMS / "runner.tap"


def test_a_report_replaces_a_link_and_leaves_its_target(cli, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / "page.html").symlink_to(victim)
    (tmp_path / "other.md").hardlink_to(victim)
    for name in ("page.html", "other.md"):
        assert cli("report", RUNNER, "-o", tmp_path / name).returncode == 0
    assert victim.read_text() == "untouched"


def test_a_draft_has_an_unpredictable_name(cli, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / f".page.html.{os.getpid()}").symlink_to(victim)
    assert cli("report", RUNNER, "-o", tmp_path / "page.html").returncode == 0
    assert victim.read_text() == "untouched"
    assert sorted(os.listdir(tmp_path)) == [
        f".page.html.{os.getpid()}", "page.html", "victim"]


@needs_root
@pytest.mark.parametrize("where", ["/dev/null", "{}/elsewhere"])
def test_a_link_of_another_user_is_rejected(cli, tmp_path, where):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(where.format(tmp_path))
    os.chown(link, 12345, -1, follow_symlinks=False)
    done = cli("report", RUNNER, "-F", "md", "-o", link) \
        if where == "/dev/null" else cli("report", RUNNER, "-o", link)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"pidspec: {link}: a symbolic link of user 12345; name its "
        "target instead")
    assert not os.listdir(tmp_path / "elsewhere")


def _export(spawn, summary):
    done = spawn("-m", "pidspec", "export", "github", RUNNER, "--summary",
                 summary, timeout=60)
    return done.returncode, done.stderr.splitlines()[-1:]


def test_the_summary_of_github_is_appended(spawn, tmp_path):
    summary = tmp_path / "summary"
    summary.write_text("before\n")
    (tmp_path / "own").symlink_to(summary)
    assert _export(spawn, summary) == (0, [])
    assert _export(spawn, tmp_path / "own") == (0, [])
    text = summary.read_text()
    assert text.startswith("before\n#")
    assert text.count(text[len("before\n"):].splitlines()[0] + "\n") == 2


@needs_root
def test_the_summary_of_github_is_no_link_of_another_user(spawn, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    link = tmp_path / "summary"
    link.symlink_to(victim)
    os.chown(link, 12345, -1, follow_symlinks=False)
    assert _export(spawn, link) == (2, [
        f"pidspec: {link}: a symbolic link of user 12345; name its "
        "target instead"])
    assert victim.read_text() == "untouched"


def test_the_summary_of_github_is_no_hard_link_and_no_fifo(spawn, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / "hard").hardlink_to(victim)
    assert _export(spawn, tmp_path / "hard") == (2, [
        f"pidspec: {tmp_path}/hard: has another name (a hard link); name a "
        "file that has one name"])
    assert victim.read_text() == "untouched"
    os.mkfifo(tmp_path / "fifo")
    assert _export(spawn, tmp_path / "fifo") == (3, [
        f"pidspec: cannot write to {tmp_path}/fifo: No such device or "
        "address"])


@needs_root
def test_root_rejects_the_directory_of_another_user(cli, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    os.chown(theirs, 12345, -1)
    done = cli("report", RUNNER, "-o", theirs)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"pidspec: {theirs} belongs to user 12345, but pidspec runs as root; "
        "name another directory")
    assert not os.listdir(theirs)


@pytest.mark.parametrize("words", [
    ("report", RUNNER), ("report", RUNNER, "-o", "/dev/full", "-F", "html"),
    ("report", "--help"), ("compare", "--help"), ("export", "--help"),
    ("compare", RUNNER, RUNNER), ("export", "lava", RUNNER)])
def test_what_cannot_be_written_gives_status_3(spawn, words):
    script = ("import os, sys; sys.argv[0] = 'pidspec'; "
              "os.dup2(os.open('/dev/full', os.O_WRONLY), 1); "
              "from pidspec.__main__ import main; sys.exit(main())")
    done = spawn("-c", script, *words)
    name = "/dev/full" if "-o" in words else "standard output"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        3, f"pidspec: cannot write to {name}: No space left on device")


def test_closed_standard_output_gives_status_141(spawn):
    script = ("import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1); "
              "from pidspec.__main__ import main; sys.exit(main())")
    for words in (("report", RUNNER), ("report", "--help")):
        done = spawn("-c", script, *words)
        assert done.returncode == 141
        assert "Traceback" not in done.stderr
        assert "Exception" not in done.stderr


def test_names_need_not_be_utf_8(spawn, tmp_path):
    directory = os.path.join(os.fsencode(tmp_path), b"host\xff\xe2\x80\xae")
    os.mkdir(directory)
    with open(os.path.join(directory, b"results.tap"), "wb") as file:
        file.write(b"1..1\nok 1 a.b\n")
    expected = tmp_path / "expected"
    expected.write_bytes(b"absent\xff\n")
    for form in ("html", "xml", "md", "json", "csv"):
        done = spawn("-m", "pidspec", "report", os.fsdecode(directory), "-o",
                     "-", "-F", form, "--expect", expected)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        assert "host" in done.stdout
        assert "\u202e" not in done.stdout


def test_the_plugin_follows_no_path_and_waits_for_no_fifo(record, tmp_path):
    path = record("1..1\nok 1 a.b\n")
    (tmp_path / "log").mkdir()
    os.mkfifo(tmp_path / "log" / "a.b.tap")
    assert not target.checks_in_log(path, "a.b")
    (tmp_path / "secret.x.tap").write_text("1..1\nok 1 secret\n")
    assert not target.checks_in_log(path, "../secret.x")
    (tmp_path / "log" / "a.c.tap").symlink_to(tmp_path / "secret.x.tap")
    assert not target.checks_in_log(path, "a.c")
    (tmp_path / "log" / "a.d.tap").write_text("1..1\nok 1 fine\n")
    assert [check.text for check in target.checks_in_log(path, "a.d")] \
        == ["fine"]


def test_the_plugin_collects_no_fifo(spawn, tmp_path):
    os.mkfifo(tmp_path / "results.tap")
    done = spawn("-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path,
                 timeout=60)
    assert done.returncode == 5  # nothing is collected


def test_a_hundred_megabytes_of_empty_lines(tmp_path):
    path = tmp_path / "empty.tap"
    with open(path, "wb") as file:
        file.write(b"1..1\nok 1 a.b\n")
        for _ in range(100):
            file.write(b"\n" * (1 << 20))
    began = time.process_time()
    read = stream.read(path)
    assert time.process_time() - began < 60
    assert f"more than {stream.MAX_STREAM_LINES} lines" \
        in read.problems[0].text


@needs_root
def test_a_directory_that_cannot_be_read_is_reported(spawn, tmp_path):
    for host in ("one", "two"):
        (tmp_path / host).mkdir()
        (tmp_path / host / "results.tap").write_bytes(RUNNER.read_bytes())
    for path in (tmp_path, *tmp_path.parents):
        if "pytest" in str(path):  # directories above belong to the system
            path.chmod(0o755)
    (tmp_path / "two").chmod(0)
    done = spawn("-m", "pidspec", "report", tmp_path, user=65534, cwd=ROOT)
    assert f"{tmp_path}/two: permission denied" in done.stderr
