#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run pidspec on a terminal whose output is stopped until a rule's program has begun.

stopped-terminal.py PIDSPEC RULE
"""
import os
import pty
import subprocess
import sys
import tempfile
import termios

master, slave = pty.openpty()
termios.tcflow(slave, termios.TCOOFF)

with tempfile.TemporaryDirectory() as directory:
    fifo = os.path.join(directory, "begun")
    os.mkfifo(fifo)
    wrap = f"sh -c 'echo > {fifo}; exec \"$0\"'"
    suite = subprocess.Popen([sys.argv[1], "run", sys.argv[2], "--wrap", wrap],
                             stdout=slave, stderr=slave)
    with open(fifo, encoding="ascii") as begun:
        begun.read()
    termios.tcflow(slave, termios.TCOON)
    os.close(slave)
    try:
        while text := os.read(master, 4096):
            sys.stdout.write(text.decode())
    except OSError:  # the other end is closed
        pass
    sys.exit(suite.wait())
