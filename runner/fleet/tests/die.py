#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the program of a rule; before RULE, kill the host or the runner.

    die.py host|runner RULE PROGRAM
"""

import os
import signal
import socket
import sys
from pathlib import Path

WHAT, RULE, PROGRAM = sys.argv[1:4]



def parent_of(pid):
    """(its parent, whether it is pidspec)"""
    status = dict(line.split(":\t", 1) for line
                  in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(status["PPid"]), status["Name"] == "pidspec"


def runner_above(pid):
    """The topmost process of pidspec."""
    parent, _ = parent_of(pid)
    return runner_above(parent) if parent_of(parent)[1] else pid


if PROGRAM.endswith("/" + RULE):
    if WHAT == "host":
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as events:
            events.sendto(f"kill {os.uname().nodename}".encode(),
                          "/run/lab/events")
        signal.pause()
    os.kill(runner_above(os.getppid()), signal.SIGKILL)
os.execv(PROGRAM, sys.argv[3:])
