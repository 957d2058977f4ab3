# SPDX-License-Identifier: GPL-2.0-or-later
"""The suite on this kernel: CPU time, parallel tests, depth of namespaces."""
import os
import re
import subprocess
from statistics import median

from common import COST, CPUS, NotMeasured, counts, heading, line
from plot import BLUE, INK, ORANGE, bars, lines

AREA = 'numbering'  # nearly all of its rules run at any depth
DEFAULT = 0  # as the number of jobs


def measure_suite(bench):
    """The CPU time of all rules, and of as many bare namespaces.  They run one at
    a time, because some machines need more CPU time for two.  floor.c prints the
    sentence."""
    if os.geteuid() != 0:
        raise NotMeasured('requires root')
    rows = []
    for turn in range(bench.rounds):
        done = subprocess.run(
            [bench.tool('floor'), bench.pidspec, 'run', '-q', '-j1',
             *bench.sizes['select']],
            stdout=subprocess.PIPE, text=True, check=True)
        said = re.search(r'^(\d+) processes in ([\d.]+) s .* in ([\d.]+) s',
                         done.stdout, re.M)
        rows.append((turn, *counts(done.stdout), *said.groups()))
    bench.write('suite', ('round', 'rules', 'passed', 'processes', 'cpu',
                          'bare_cpu'), rows)


def show_suite(part):
    rules = part.rows[0]['rules']
    heading('CPU time of the suite, and of the same number of bare namespaces')
    line(f'{rules} rules, {part.rows[0]["processes"]} processes',
         f'{part.median("cpu"):.2f} s',
         f'{times_bare(part):.1f} times the bare namespaces')
    line('clone(2) with CLONE_NEWPID, wait(2)',
         f'{part.median("bare_cpu"):.2f} s')


def times_bare(part):
    return median(row['cpu'] / row['bare_cpu'] for row in part.rows)


def figures_suite(part, _):
    yield ('CPU time of the suite / of bare namespaces', times_bare(part), 1,
           'clone(2) with CLONE_NEWPID, wait(2)')


def plot_suite(axes, part):
    bars(axes, ['bare namespaces', 'the suite'],
         [part.median('bare_cpu'), part.median('cpu')], '{:.2f}', [INK, BLUE])
    axes.set(title=f'The suite: {part.rows[0]["rules"]} rules, '
             f'{part.rows[0]["processes"]:,} processes', xlabel='CPU time in s')


def measure_jobs(bench):
    """The whole suite, with different numbers of parallel tests."""
    rows = []
    for turn in range(bench.rounds):
        for n in (DEFAULT, *bench.sizes['jobs']):
            jobs = [f'-j{n}'] if n != DEFAULT else []
            cost, output = bench.cost(bench.pidspec, 'run', '-q', *jobs,
                                      *bench.sizes['select'])
            rows.append((turn, n, *counts(output), *cost))
    bench.write('jobs', ('round', 'jobs', 'rules', 'passed', *COST), rows)


def show_jobs(part):
    heading('The suite, by number of parallel programs')
    for n in part.values('jobs'):
        line(f'-j{n}' if n != DEFAULT else 'default',
             f'{part.median("seconds", jobs=n):.2f} s',
             f'CPU time {part.median("cpu", jobs=n):.2f} s')


def figures_jobs(part, parts):
    bare = parts['suite'].median('bare_cpu') / CPUS if 'suite' in parts else None
    yield ('suite, default options', part.median('seconds', jobs=DEFAULT), bare,
           f'bare namespaces on {CPUS} CPUs')


def plot_jobs(axes, part):
    jobs = [n for n in part.values('jobs') if n != DEFAULT]
    lines(axes, jobs, [
        (key, [part.median(column, jobs=n) for n in jobs], colour)
        for key, column, colour in (('time', 'seconds', BLUE),
                                    ('CPU time', 'cpu', ORANGE))], 2)
    axes.set(title='The suite', xlabel='programs at a time (-j)', ylabel='s')


def measure_depth(bench):
    """The cost of nesting.  Rules that skip at great depth are counted."""
    rows = []
    for turn in range(bench.rounds):
        for level in bench.sizes['depths']:
            deeper = ['--depth', str(level)] if level else []
            cost, output = bench.cost(bench.pidspec, 'run', '-q', '-j1',
                                      *deeper, AREA)
            rows.append((turn, level, *counts(output), *cost))
    bench.write('depth', ('round', 'depth', 'rules', 'passed', *COST), rows)


def show_depth(part):
    heading(f'{part.rows[0]["rules"]} rules, by depth of PID namespaces, one at '
          'a time')
    for level in part.values('depth'):
        line(f'depth {level}', f'{part.median("seconds", depth=level):.3f} s',
             f'CPU time {part.median("cpu", depth=level):.3f} s, '
             f'{part.ratio("cpu", {"depth": level}, {"depth": 0}):.2f} times '
             f'that of depth 0; {part.median("passed", depth=level)} pass')


def full_depths(part):
    """The levels at which no rule is skipped."""
    return [n for n in part.values('depth')
            if part.median('passed', depth=n) == part.median('passed', depth=0)]


def plot_depth(axes, part):
    depths = full_depths(part)
    lines(axes, depths, [
        (key, [part.median(column, depth=n) * 1000 for n in depths], colour)
        for key, column, colour in (('time', 'seconds', BLUE),
                                    ('CPU time', 'cpu', ORANGE))])
    axes.set_xticks([n for n in depths if n % 4 == 0 or n == depths[-1]])
    axes.set(title=f'{part.rows[0]["rules"]} rules, one at a time',
             xlabel='ancestor PID namespaces', ylabel='ms')
