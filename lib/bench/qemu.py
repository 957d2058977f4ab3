#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Become QEMU, and record when its guest writes each line.

A link to this program has the name of a QEMU and comes before it in PATH.  The
lines of the file BENCH_TIMES are: channel, tab, seconds (CLOCK_MONOTONIC), tab,
the line.  The first, of the channel "qemu", is the start.
"""
import os
import re
import select
import shutil
import sys
import time

CHANNEL = re.compile(r'file,id=(\w+),path=/proc/self/fd/(\d+)')


def real_program():
    """The next program of this name in PATH."""
    here, name = os.path.split(sys.argv[0])
    rest = os.environ['PATH'].split(os.pathsep)
    return shutil.which(name, path=os.pathsep.join(
        directory for directory in rest if directory != here))


def divert(words):
    """QEMU writes to pipes of ours: (name, read end, file for its output)."""
    channels = []
    for i, word in enumerate(words):
        found = CHANNEL.fullmatch(word)
        if not found:
            continue
        reader, writer = os.pipe()
        os.set_inheritable(writer, True)
        os.set_inheritable(int(found[2]), False)
        words[i] = f'file,id={found[1]},path=/proc/self/fd/{writer}'
        channels.append((found[1], reader, writer, int(found[2])))
    return channels


def record(file, name, text):
    now = f'{time.monotonic():.6f}'.encode()
    lines = b''.join(b'%s\t%s\t%s\n' % (name.encode(), now, line.rstrip(b'\r'))
                     for line in text.split(b'\n'))
    os.write(file, lines)


def pass_on(file, channels):
    """Copy the output of the guest until QEMU has ended."""
    rest = {}
    open_channels = {reader: (name, out) for name, reader, _, out in channels}
    while open_channels:
        for reader in select.select(list(open_channels), [], [])[0]:
            name, out = open_channels[reader]
            data = os.read(reader, 65536)
            if not data:
                del open_channels[reader]
                continue
            lines, _, after = (rest.get(name, b'') + data).rpartition(b'\n')
            rest[name] = after
            if lines:
                record(file, name, lines)
            while data:
                data = data[os.write(out, data):]


def main():
    program = real_program()
    if not program:
        sys.exit(f'no {sys.argv[0]}')
    words = [program, *sys.argv[1:]]
    channels = divert(words)
    file = os.open(os.environ['BENCH_TIMES'],
                   os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    if os.fork() == 0:
        for _, _, writer, _ in channels:
            os.close(writer)
        os.closerange(0, 3)
        pass_on(file, channels)
        os._exit(0)
    record(file, 'qemu', b'start')
    os.execv(program, words)


if __name__ == '__main__':
    main()
