#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measure the runner while a hostile container attacks it.

attack.py PIDSPEC MODE SECONDS [OPTION...]

Runs 'pidspec inside OPTION... -o DIR -- container.py MODE', sends SIGTERM to it SECONDS
after the container began if it has not ended, and prints

    MODE: status 6, memory 9 MiB, disk 0 MiB, 1.2 s, SIGTERM 0.1 s

The exit status is 1 if the container outlives the runner, or if the runner does not
end within 30 s.
"""
import os
import select
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 30
pidspec, mode, seconds, options = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4:]
here = os.path.dirname(os.path.abspath(__file__))
failed = False


def disk(directory):
    """The size of all files in bytes."""
    return sum(os.path.getsize(os.path.join(where, name))
               for where, _, names in os.walk(directory) for name in names)


def mib(size):
    """Bytes in MiB, rounded."""
    return round(size / 2 ** 20)


def has_ended(process, limit):
    """Whether it ended within @limit seconds."""
    deadline = time.monotonic() + limit
    while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        left = deadline - time.monotonic()
        if left <= 0:
            return False
        select.select([], [], [], min(left, 0.05))
    return True


with tempfile.TemporaryDirectory() as directory:
    life = os.path.join(directory, "life")
    record = os.path.join(directory, "record")
    os.mkfifo(life)
    programs = os.path.join(os.path.dirname(pidspec), "guest", os.uname().machine, "testcases")
    rules = subprocess.run([pidspec, "list", "--programs", programs],
                           stdout=subprocess.PIPE, check=True).stdout
    reader = os.open(life, os.O_RDONLY | os.O_NONBLOCK)
    # The FIFO has an end also if the container never opens it.
    writer = os.open(life, os.O_WRONLY)
    with open(os.path.join(directory, "output"), "wb") as output:
        began = time.monotonic()
        runner = subprocess.Popen(
            [pidspec, "inside", "-o", record, *options, "--",
             os.path.join(here, "container.py"), mode],
            stdout=output, stderr=output,
            env=dict(os.environ, LIFE=life, RULES=rules.decode()))
    while not has_ended(runner, 0) and not select.select([reader], [], [], 0.05)[0]:
        pass
    signalled = None
    if not has_ended(runner, seconds):
        signalled = time.monotonic()
        runner.send_signal(signal.SIGTERM)
    if not has_ended(runner, PATIENCE):
        print(f"{mode}: does not end {PATIENCE} s after SIGTERM")
        runner.kill()
        failed = True
    ended = time.monotonic()
    _, status, usage = os.wait4(runner.pid, 0)
    os.close(writer)
    size = disk(record)
    print(f"{mode}: status {os.waitstatus_to_exitcode(status)}, "
          f"memory {mib(usage.ru_maxrss * 1024)} MiB, disk {mib(size)} MiB, "
          f"{ended - began:.1f} s" + (f", SIGTERM {ended - signalled:.1f} s" if signalled else ""))
    while select.select([reader], [], [], PATIENCE)[0]:
        if not os.read(reader, 1):
            break
    else:
        print(f"{mode}: the container outlives the runner")
        failed = True
    with open(os.path.join(directory, "output"), "rb") as output:
        sys.stdout.flush()
        sys.stdout.buffer.write(output.read()[-2000:] if "SHOW" in os.environ else b"")
sys.exit(failed)
