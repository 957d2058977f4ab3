# SPDX-License-Identifier: GPL-2.0-or-later
"""The machine and the versions that were measured."""
import datetime
import os
import platform
import re
from pathlib import Path

from common import CPUS


def measure_machine(bench):
    cpuinfo = Path('/proc/cpuinfo').read_text()
    model = re.search(r'model name\s*: (.*)', cpuinfo)
    memory = re.search(r'MemTotal:\s*(\d+)', Path('/proc/meminfo').read_text())
    bench.write('machine', ('key', 'value'), [
        ('cpu', model[1] if model else platform.machine()),
        ('cpus', CPUS),
        ('memory_gib', round(int(memory[1]) / 2**20)),
        ('kernel', platform.release()),
        ('date', datetime.date.today().isoformat()),
        ('load', f'{os.getloadavg()[0]:.1f}'),
    ])
