#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run a command on a terminal of its own, and type text, each after what it waits for.

on-terminal.py COMMAND... -- [WAIT TYPE]...

The output is printed.  The exit status is that of the command.
"""
import os
import pty
import sys

split = sys.argv.index("--")
pairs = sys.argv[split + 1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:split])

seen = b""
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:  # the other end is closed
        break
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
    seen += data
    while pairs and pairs[0].encode() in seen:
        seen = seen.split(pairs[0].encode(), 1)[1]
        os.write(terminal, pairs[1].encode())
        pairs = pairs[2:]
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
