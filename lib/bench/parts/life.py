# SPDX-License-Identifier: GPL-2.0-or-later
"""System calls and page faults of an empty rule, by process.

From the order of the runner to the verdict: two runs with different numbers of
rules are compared, so what the runner does once does not count.
"""
import collections
import os
import re
import subprocess

from common import NotMeasured, heading, require

FAULTS = 'page faults'
ROLES = ('runner', 'keeper', 'supervisor', 'sandbox', 'body', 'bare')
CALL = re.compile(r'(\w+)\(')


def commands(bench, n):
    """The command that runs @n rules, and that which makes @n namespaces."""
    return {'rule': [bench.pidspec, 'run', '-q', '--no-known', '-j1',
                     '--programs', str(bench.links('empty', n))],
            'bare': [bench.tool('floor'), str(n)]}


def calls_of_processes(bench, command):
    """The names of the system calls of each process, in the order in which the
    processes were created."""
    prefix = bench.directory / 'trace'
    subprocess.run(['strace', '-ff', '-qq', '-o', str(prefix), *command],
                   stdout=subprocess.DEVNULL, check=True)
    files = sorted(bench.directory.glob('trace.*'),
                   key=lambda path: int(path.suffix[1:]))
    found = []
    for file in files:
        names = [CALL.match(line) for line in file.read_text().splitlines()]
        found.append([name[1] for name in names if name])
        file.unlink()
    return found


def faults_of_processes(bench, command):
    """The number of page faults of each process, in the same order."""
    file = bench.directory / 'faults'
    subprocess.run([bench.tool('faults'), str(file), *command],
                   stdout=subprocess.DEVNULL, check=True)
    lines = sorted(tuple(map(int, line.split()))
                   for line in file.read_text().splitlines())
    return [faults for _, faults in lines]


def roles(calls, what):
    """The role of each process.  A supervisor is one that executes a program;
    the two after it are its sandbox and the body."""
    found = []
    for names in calls:
        since = found[::-1].index('supervisor') if 'supervisor' in found else -1
        if what == 'bare':
            found.append('bare')
        elif not found:
            found.append('runner')
        elif 'execve' in names:
            found.append('supervisor')
        else:
            found.append({-1: 'keeper', 0: 'sandbox'}.get(since, 'body'))
    return found


def total(bench, n, what):
    """How often each role makes each system call, and has a page fault."""
    command = commands(bench, n)[what]
    calls = calls_of_processes(bench, command)
    faults = faults_of_processes(bench, command)
    if len(calls) != len(faults):
        raise NotMeasured(f'{len(calls)} processes under strace, '
                          f'{len(faults)} without')
    sums = collections.Counter()
    for role, names, count in zip(roles(calls, what), calls, faults):
        sums.update((role, name) for name in names)
        sums[role, FAULTS] += count
    return sums


def measure_life(bench):
    require('strace')
    if os.geteuid() != 0:
        raise NotMeasured('requires root')
    few, many = bench.sizes['life']
    rows = []
    for what in ('rule', 'bare'):
        before, after = (total(bench, n, what) for n in (few, many))
        for role, name in sorted(after):
            each = (after[role, name] - before[role, name]) / (many - few)
            if each:
                rows.append((role, name, round(each, 2)))
    bench.write('life', ('process', 'what', 'count'), rows)


def sums_of(part, role, faults):
    return sum(row['count'] for row in part.where(process=role)
               if (row['what'] == FAULTS) == faults)


def row(name, values):
    cells = (f'{round(value, 1):g}' if value else '' for value in values)
    print(f'  {name:<24}{"".join(f"{cell:>11}" for cell in cells)}'.rstrip())


def counts_of(part, name):
    return [sum(r['count'] for r in part.where(process=role, what=name))
            for role in ROLES]


def show_life(part):
    heading('An empty rule, from the order of the runner to the verdict; bare: '
            'clone(2), wait(2)')
    print(f'  {"":<24}{"".join(f"{role:>11}" for role in ROLES)}')
    row('system calls', [sums_of(part, role, False) for role in ROLES])
    row(FAULTS, [sums_of(part, role, True) for role in ROLES])
    names = {r['what'] for r in part.rows} - {FAULTS}
    for name in sorted(names, key=lambda n: (-sum(counts_of(part, n)), n)):
        row(name, counts_of(part, name))


def figures_life(part, _):
    for what, faults in (('system calls', False), (FAULTS, True)):
        yield (f'{what} of an empty rule',
               sum(sums_of(part, role, faults) for role in ROLES[:-1]),
               sums_of(part, 'bare', faults), 'clone(2), wait(2)')
