#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run pidspec as a job on a new terminal, and type what a user would.

terminal.py COMMAND...              run it, as the foreground process group
terminal.py --stop S COMMAND...     after it has opened the fifo $GATE/begun:
                                    ^Z, S seconds, fg, and then a line to the fifo $GATE/go
terminal.py --interrupt COMMAND...  after it has opened begun: ^C, repeatedly

Prints the output of the command, and the number of bytes in the input queue of the terminal.
The exit status is that of the command, or 100 if ^Z did not stop it.
"""
import fcntl
import os
import pty
import select
import signal
import sys
import termios
import time

TYPED_Z, TYPED_C = b"\x1a", b"\x03"


def job(command):
    """In the child: the leader of the session, as a shell is, with a job."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
        os.tcsetpgrp(0, os.getpid())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTTOU])
        os.execvp(command[0], command)
    return pid


def shell(command, stopped, go_on):
    """Wait for the job; report when it stops, and continue it on request."""
    pid = job(command)
    while True:
        _, status = os.waitpid(pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            break
        os.write(stopped, b"s")
        os.read(go_on, 1)
        os.killpg(pid, signal.SIGCONT)
    pending = fcntl.ioctl(0, termios.FIONREAD, bytes(4))
    if any(pending):
        print("typed:", int.from_bytes(pending, sys.byteorder), "bytes", flush=True)
    os._exit(os.waitstatus_to_exitcode(status) % 256)


def wait_for_begin():
    with open(os.path.join(os.environ["GATE"], "begun"), encoding="ascii") as begun:
        begun.read()


def stop(master, seconds, stopped, go_on):
    """^Z, and fg after a while."""
    os.write(master, TYPED_Z)
    if not select.select([stopped], [], [], 30)[0]:
        sys.exit(100)
    time.sleep(seconds)
    os.write(go_on, b"g")
    with open(os.path.join(os.environ["GATE"], "go"), "w", encoding="ascii") as go:
        go.write("go\n")


def interrupt(master, pid):
    """^C until the job has ended: two may arrive as one."""
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        os.write(master, TYPED_C)
        select.select([], [], [], 0.1)


def show(master):
    """All output, until no process has the terminal open."""
    try:
        while text := os.read(master, 4096):
            sys.stdout.write(text.decode().replace("\r\n", "\n"))
    except OSError:
        pass


def main(arguments):
    seconds = float(arguments[1]) if arguments[0] == "--stop" else None
    to_interrupt = arguments[0] == "--interrupt"
    command = arguments[2 if seconds is not None else 1 if to_interrupt else 0:]
    stopped, go_on = os.pipe(), os.pipe()
    pid, master = pty.fork()
    if pid == 0:
        shell(command, stopped[1], go_on[0])
    if seconds is not None or to_interrupt:
        wait_for_begin()
    if to_interrupt:
        interrupt(master, pid)
    elif seconds is not None:
        stop(master, seconds, stopped[0], go_on[1])
    show(master)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


sys.exit(main(sys.argv[1:]))
