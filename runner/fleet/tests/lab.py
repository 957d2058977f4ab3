#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Start hosts that are namespaces, each with an sshd, in one PID namespace.

    unshare -n -m -p -f --kill-child lab.py DIRECTORY N

DIRECTORY has host keys (hN.key), authorized_keys and other files of hosts.
The socket "events" in DIRECTORY receives READY=1 from each host, and "kill h3" to kill a
host.  When all hosts are ready, this prints "ready".
"""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NO_USERNS = 5  # this host may not create user namespaces


def ip(*lines):
    subprocess.run(["ip", "-batch", "-"], input="\n".join(lines), text=True,
                   check=True)


def address(number):
    return f"10.77.{number // 250}.{number % 250 + 2}"


def make_network(hosts):
    """Make a bridge, and a network namespace for each host."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
    ip("link set lo up", "link add br0 type bridge",
       "addr add 10.77.0.1/16 dev br0", "link set br0 up")
    for number in hosts:
        subprocess.run(["ip", "netns", "add", f"h{number}"], check=True)
    ip(*(line for n in hosts for line in (
        f"link add v{n} type veth peer name eth0 netns h{n}",
        f"link set v{n} master br0 up")))
    for number in hosts:
        subprocess.run(
            ["ip", "-n", f"h{number}", "-batch", "-"], check=True, text=True,
            input=f"addr add {address(number)}/16 dev eth0\n"
            "link set eth0 up\nlink set lo up\n")


def map_users(directory):
    """Permit newuidmap(1) to map all UIDs to themselves."""
    (directory / "subid").write_text("root:0:65536\n")
    for name in ("/etc/subuid", "/etc/subgid"):
        subprocess.run(["mount", "--bind", directory / "subid", name],
                       check=True)


def start_host(number, directory):
    users = [] if number != NO_USERNS else [
        "--map-users=0,0,65536", "--map-groups=0,0,65536"]
    return subprocess.Popen(
        ["nsenter", f"--net=/run/netns/h{number}", "unshare", *users,
         "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child",
         HERE / "host.sh", f"h{number}", directory,
         "no-userns" if users else "userns"], stdin=subprocess.DEVNULL, stdout=sys.stderr)


def main():
    directory, hosts = Path(sys.argv[1]), range(1, int(sys.argv[2]) + 1)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", "/proc"], check=True)
    map_users(directory)
    make_network(hosts)
    events = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    events.bind(str(directory / "events"))
    running = {f"h{n}": start_host(n, directory) for n in hosts}
    waiting = len(running)
    while True:
        for event in events.recv(4096).decode().splitlines():
            if event.startswith("kill "):
                os.kill(running[event[5:]].pid, signal.SIGKILL)
            elif event == "READY=1":
                waiting -= 1
                if not waiting:
                    print("ready", flush=True)


main()
