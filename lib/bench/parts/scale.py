# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether time grows linearly with the numbers of rules and of streams.

Other parts measure this for programs that do the minimum (programs), for
parallel tests (jobs) and for nested PID namespaces (depth).
"""
from common import COST, heading, line, must
from plot import BLUE, ORANGE, lines

NAMES = {'rules': 'rules that do the minimum, pidspec run',
         'streams': 'streams, pidspec report'}


def measure_scale(bench):
    rows = []
    for n in bench.sizes['rules']:
        command = [bench.pidspec, 'run', '-q', '--no-known', '--programs',
                   str(bench.links('empty', n))]
        cost, _ = bench.cost(*command)
        rows.append(('rules', n, *must(cost, command)))
    for n in bench.sizes['streams']:
        streams = bench.streams(n, bench.sizes['rules_of_streams'])
        cost = bench.report(streams, bench.directory / 'scale.html')
        rows.append(('streams', n, *cost))
    bench.write('scale', ('what', 'n', *COST), rows)


def sizes(part, what):
    return [row['n'] for row in part.where(what=what)]


def each(part, what, n, key='seconds'):
    return part.median(key, what=what, n=n) / n


def show_scale(part):
    for what, words in NAMES.items():
        heading(f'Time by number of {words}')
        for n in sizes(part, what):
            line(f'{n} {what}', f'{part.median("seconds", what=what, n=n):.2f} s',
                 f'{each(part, what, n) * 1e3:.2f} ms each, CPU time '
                 f'{each(part, what, n, "cpu") * 1e3:.2f} ms, '
                 f'{part.median("kib", what=what, n=n) / 1024:.0f} MiB')


def figures_scale(part, _):
    for what in NAMES:
        few, *_, most = sizes(part, what)
        yield (f'time per {what[:-1]}, most / fewest {what}',
               each(part, what, most) / each(part, what, few), 1,
               f'constant time per {what[:-1]}')


def plot_scale(axes, part):
    """The time per rule and per stream, as a ratio to the smallest number."""
    for what, colour in (('rules', BLUE), ('streams', ORANGE)):
        x = sizes(part, what)
        first = each(part, what, x[0])
        lines(axes, x, [(what, [each(part, what, n) / first for n in x], colour)],
              10)
    axes.set(title='Rules and streams', xlabel='number',
             ylabel='time of each, fewest = 1')
    axes.set_xticks([10, 100, 1000], ['10', '100', '1,000'])
    axes.set_ylim(0, 2)
