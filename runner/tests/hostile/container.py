#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A hostile container: what 'pidspec inside RULE... -- container.py MODE' starts.

It reads --run-id from the words after MODE, because its results must have it.  $LIFE is
a FIFO that it and all its processes keep open; it writes one byte when it begins.
"""
import os
import signal
import sys

RULES = os.environ.get("RULES", "").split()
RUN = "".join(word[len("--run-id="):] for word in sys.argv if word.startswith("--run-id="))


def hashes():
    """The sum of FNV-1a of the rules."""
    total = 0
    for rule in RULES:
        value = 0xcbf29ce484222325
        for byte in rule.encode():
            value = (value ^ byte) * 0x100000001b3 % 2 ** 64
        total += value
    return total % 2 ** 64


HEAD = b"""TAP version 13
1..1
""" + f"#:pidspec_run: {RUN}\n#:pidspec_rules: {hashes():016x}\n".encode() + b"""\
#:pidspec_kernel: 9.9
#:pidspec_machine: x86_64
#:pidspec_context: root
"""


def flood(fd, piece):
    """Write as fast as it is read."""
    while True:
        os.write(fd, piece)


def evidence(rule):
    """Lines of maximum length, and more than are recorded."""
    line = b"x" * 8000
    kinds = [b"# ", b"# stderr: ", b"#:pidspec_console: ", b"#:pidspec_waiting: ",
             b"#:pidspec_says: ", b"#:pidspec_reason: ", b"#:pidspec_check: 1 "]
    return (b"#:pidspec_rule: " + rule + b"\n"
            + b"".join(kind + line + b"\n" for kind in kinds) * 3)


def evidence_for_all():
    """End the first rule last, so that no result can be printed before."""
    os.write(1, HEAD)
    for rule in RULES[1:] + RULES[:1]:
        rule = rule.encode()
        os.write(1, evidence(rule) + b"not ok 1 " + rule + b"\n")
    flood(2, b"more\n" * 10000)


def hold():
    """Wait until killed."""
    while True:
        signal.pause()


def daemonise():
    """Continue as an orphan in a new session, while the container ends."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            flood(1, HEAD)
        os._exit(0)
    os.wait()
    sys.exit(0)


def ignore():
    """Ignore SIGTERM, and wait until killed."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hold()


def stop_parent():
    """Stop the parent, and write without end."""
    os.kill(os.getppid(), signal.SIGSTOP)
    flood(1, HEAD)


MODES = {
    "stdout": lambda: flood(1, b"nothing of use\n" * 10000),
    "stderr": lambda: flood(2, b"nothing of use\n" * 10000),
    "line": lambda: flood(1, b"x" * 100000),
    "facts": lambda: flood(1, HEAD * 1000),
    "unknown": lambda: flood(1, b"#:pidspec_rule: no.such\nok 1 no.such\n" * 1000),
    "comments": lambda: flood(1, HEAD + evidence(RULES[0].encode()) * 10),
    "evidence": evidence_for_all,
    "silence": hold,
    "ignores-sigterm": ignore,
    "daemon": daemonise,
    "stops-its-parent": stop_parent,
}

life = os.open(os.environ["LIFE"], os.O_WRONLY)
os.set_inheritable(life, True)
os.write(life, b"+")
MODES[sys.argv[1]]()
