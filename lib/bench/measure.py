#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measure the overhead of suite and runner, compared with the least possible.

    measure.py OUT [--quick] [PART...]

Each part leaves its raw figures in OUT/bench/PART.tsv, a line a measurement;
speed.py shows them.  Runs that are compared alternate, so that a temporary slowdown affects all.  --quick: a few seconds, for tests.
"""
import argparse
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CPUS = len(os.sched_getaffinity(0))
COST = ('seconds', 'cpu', 'kib', 'status')
KERNEL = 'trixie'
# An area whose rules nearly all run at any depth, and a rule of it.
AREA, RULE = 'numbering', 'numbering.clone-newpid-child-is-pid-1'

SIZES = {
    'rounds': 5, 'runners': 370, 'programs': (100, 300, 1000, 3000, 10000),
    'depths': (0, 1, 2, 4, 8, 16, 24, 30, 31), 'jobs': (1, 2, 4, 8, 16, 32, 64),
    'memory': (370, 10000),
}
QUICK = {
    'rounds': 1, 'runners': 10, 'programs': (10, 20), 'depths': (0, 1),
    'jobs': (1, 2), 'memory': (10, 20),
}


def fail(why):
    print(f'measure.py: {why}', file=sys.stderr)
    sys.exit(2)


class Bench:
    """Paths, and the measurement that all parts share."""

    def __init__(self, out, sizes, directory):
        self.out = Path(out).resolve()
        self.sizes = sizes
        self.rounds = sizes['rounds']
        self.directory = Path(directory)
        self.results = self.out / 'bench'
        self.results.mkdir(parents=True, exist_ok=True)
        self.pidspec = str(self.out / 'pidspec')

    def tool(self, name):
        return str(self.out / 'lib/bench' / name)

    def cost(self, *command, env=None):
        """Seconds, CPU time, memory and status of a command; its output."""
        file = self.directory / 'cost'
        file.unlink(missing_ok=True)
        done = subprocess.run([self.tool('cost'), str(file), *command],
                              stdout=subprocess.PIPE, text=True, check=True,
                              env={**os.environ, **(env or {})})
        return file.read_text().rstrip('\n').split('\t'), done.stdout

    def programs(self, n):
        """Make a directory of @n trivial test programs."""
        directory = self.directory / str(n)
        if not directory.exists():
            (directory / 'area').mkdir(parents=True)
            first = directory / 'area' / 'rule-0'
            shutil.copy2(self.tool('trivial'), first)
            for i in range(1, n):
                os.link(first, directory / 'area' / f'rule-{i}')
        return directory

    def each(self, n):
        return sorted(str(p) for p in (self.programs(n) / 'area').iterdir())

    def run(self, n, jobs):
        return [self.pidspec, 'run', '-q', '--no-known', f'-j{jobs}',
                '--programs', str(self.programs(n))]

    def write(self, part, header, rows):
        lines = ['\t'.join(map(str, row)) for row in [header, *rows]]
        (self.results / f'{part}.tsv').write_text('\n'.join(lines) + '\n')

    def must(self, cost, command):
        if cost[-1] != '0':
            fail(f'exit status {cost[-1]} of: {" ".join(command)[:200]}')
        return cost


def machine(bench):
    """The machine and the versions that were measured."""
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


def bats_file(bench, n):
    """A file of tests for bats, which run the same programs."""
    file = bench.directory / f'{n}.bats'
    file.write_text(''.join(f'@test "{i}" {{\n\t"{program}"\n}}\n'
                            for i, program in enumerate(bench.each(n))))
    return str(file)


def runners(bench):
    """The same programs under each runner, one at a time and on all CPUs.
    bats runs tests in parallel only with GNU parallel, so here it runs one at a
    time."""
    n = bench.sizes['runners']
    rows = []
    for turn in range(bench.rounds):
        for jobs in sorted({1, CPUS}):
            commands = {
                'spawn': [bench.tool('spawn'), str(jobs), *bench.each(n)],
                'pidspec': bench.run(n, jobs),
                'prove': ['prove', '-Q', f'-j{jobs}', *bench.each(n)],
            }
            if jobs == 1:
                commands['bats'] = ['bats', '-F', 'tap', bats_file(bench, n)]
            for name, command in commands.items():
                cost, _ = bench.cost(*command)
                rows.append((turn, name, jobs, n, *bench.must(cost, command)))
    bench.write('runners', ('round', 'runner', 'jobs', 'programs', *COST), rows)


def programs(bench):
    """Whether the time grows linearly with the number of programs."""
    rows = []
    for turn in range(bench.rounds):
        for n in bench.sizes['programs']:
            for name, command in (
                    ('spawn', [bench.tool('spawn'), '1', *bench.each(n)]),
                    ('pidspec', bench.run(n, 1))):
                cost, _ = bench.cost(*command)
                rows.append((turn, name, 1, n, *bench.must(cost, command)))
    bench.write('programs', ('round', 'runner', 'jobs', 'programs', *COST), rows)


def memory(bench):
    """Memory with programs on all CPUs, which needs the most."""
    rows = []
    for turn in range(bench.rounds):
        for n in bench.sizes['memory']:
            command = bench.run(n, CPUS)
            cost, _ = bench.cost(*command)
            rows.append((turn, 'pidspec', CPUS, n, *bench.must(cost, command)))
    bench.write('memory', ('round', 'runner', 'jobs', 'programs', *COST), rows)


def counts(output):
    """The numbers of rules and of passes, from the last line."""
    words = re.search(r'(\d+) rules?: (\d+) pass', output)
    if not words:
        fail('nothing was tested; see the messages above')
    return words.groups()


def suite(bench):
    """The CPU time of all rules, and of as many bare namespaces.  They run one at
    a time, because some machines need more CPU time for two.  floor.c prints the
    sentence."""
    if os.geteuid() != 0:
        print('  left out: requires root', file=sys.stderr)
        return
    rows = []
    for turn in range(bench.rounds):
        done = subprocess.run(
            [bench.tool('floor'), bench.pidspec, 'run', '-q', '-j1'],
            stdout=subprocess.PIPE, text=True, check=True)
        said = re.search(r'^(\d+) processes in ([\d.]+) s .* in ([\d.]+) s',
                         done.stdout, re.M)
        rows.append((turn, *counts(done.stdout), *said.groups()))
    bench.write('suite', ('round', 'rules', 'passed', 'processes', 'cpu',
                          'bare_cpu'), rows)


def depth(bench):
    """The cost of nesting.  Rules that skip at great depth are counted."""
    rows = []
    for turn in range(bench.rounds):
        for level in bench.sizes['depths']:
            deeper = ['--depth', str(level)] if level else []
            cost, output = bench.cost(bench.pidspec, 'run', '-q', '-j1',
                                      *deeper, AREA)
            rows.append((turn, level, *counts(output), *cost))
    bench.write('depth', ('round', 'depth', 'rules', 'passed', *COST), rows)


def jobs(bench):
    """The whole suite, with different numbers of parallel tests."""
    rows = []
    for turn in range(bench.rounds):
        for n in bench.sizes['jobs']:
            cost, output = bench.cost(bench.pidspec, 'run', '-q', f'-j{n}')
            rows.append((turn, n, *counts(output), *cost))
    bench.write('jobs', ('round', 'jobs', 'rules', 'passed', *COST), rows)


def boot(bench):
    """A boot with one rule, and one with all rules.  The kernel is fetched before."""
    package = subprocess.run([bench.out / 'vm/debian.sh', 'download', KERNEL],
                             stdout=subprocess.PIPE, text=True, check=True)
    command = [bench.pidspec, 'boot', '-q', package.stdout.strip()]
    rows = []
    for select in ([RULE], []):
        cost, output = bench.cost(*command, *select)
        if cost[-1] not in '01':
            fail(f'{KERNEL} was not tested: exit status {cost[-1]}')
        summary = re.search(r' in ([\d.]+) s \(Linux (\S+) \S+ (.*)\)', output)
        rows.append((*counts(output), *cost, *summary.groups()))
    bench.write('boot', ('rules', 'passed', *COST, 'booted', 'kernel', 'where'),
                rows)


PARTS = {part.__name__: part for part in (
    machine, suite, runners, programs, memory, depth, jobs, boot)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('out', metavar='OUT')
    parser.add_argument('parts', metavar='PART', nargs='*')
    parser.add_argument('--quick', action='store_true')
    given = parser.parse_intermixed_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f'no part {unknown.pop()!r}; there are {" ".join(PARTS)}')
    # The programs are links to one small file, in memory if there is room.
    with tempfile.TemporaryDirectory(prefix='pidspec-bench-') as directory:
        bench = Bench(given.out, QUICK if given.quick else SIZES, directory)
        for name in given.parts or PARTS:
            print(f'measuring {name} ...', file=sys.stderr)
            try:
                PARTS[name](bench)
            except (OSError, subprocess.CalledProcessError) as error:
                fail(f'{name}: {error}')


if __name__ == '__main__':
    main()
