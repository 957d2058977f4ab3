#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Be ssh(1), until a host starts to judge a rule: that is when it is killed.

    kill_at.py HOST RULE EVENTS SSH OPTION... HOST COMMAND

Any other HOST than the first is left alone.
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
        ssh.stdout.read()  # of a moment later
sys.exit(ssh.returncode)
