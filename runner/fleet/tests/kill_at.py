#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Be ssh(1), until a host starts to judge a rule: that is when it is killed.

    kill_at.py HOST RULE EVENTS SSH OPTION... HOST COMMAND
"""

import socket
import subprocess
import sys

VICTIM, RULE, EVENTS = sys.argv[1:4]

with subprocess.Popen(sys.argv[4:], stdout=subprocess.PIPE) as ssh:
    for line in ssh.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
        if line == f"#:pidspec_start: {RULE}\n".encode() \
                and VICTIM in sys.argv[4:]:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as events:
                events.sendto(f"kill {VICTIM}".encode(), EVENTS)
sys.exit(ssh.returncode)
