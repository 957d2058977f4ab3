#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run ssh(1), and kill a host when it starts a rule.

    kill_at.py HOST RULE EVENTS SSH OPTION... HOST COMMAND

Other hosts are not killed.
"""

import os
import socket
import subprocess
import sys

VICTIM, RULE, EVENTS = sys.argv[1:4]

if VICTIM not in sys.argv[4:]:
    os.execvp(sys.argv[4], sys.argv[4:])
begin = f"#:pidspec_start: {RULE}\n".encode()
with subprocess.Popen(sys.argv[4:], stdout=subprocess.PIPE) as ssh:
    while (line := ssh.stdout.readline()) != begin:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
        if not line:
            break
    else:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as events:
            events.sendto(f"kill {VICTIM}".encode(), EVENTS)
        ssh.stdout.read()  # read until it is killed
sys.exit(ssh.returncode)
