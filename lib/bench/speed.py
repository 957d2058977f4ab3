#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Show what measure.py measured: a table, and a plot.

    speed.py DIRECTORY [FILE.svg]

Ratios are taken within a round, and the median of all rounds is shown.  Parts
that were not measured are left out.
"""
import argparse
import csv
import sys
from pathlib import Path
from statistics import StatisticsError, median

MOST_MIB = 8  # the limit of the runner's resident memory
NAMES = {'spawn': 'posix_spawn(3), wait(2)', 'pidspec': 'pidspec run',
         'prove': 'prove', 'bats': 'bats'}


# ---- The figures -------------------------------------------------------------

class Part:
    """A table of measurements, and medians of it."""

    def __init__(self, path):
        self.path = path
        with path.open(encoding='utf-8') as file:
            self.rows = [{key: number(value) for key, value in row.items()}
                         for row in csv.DictReader(file, delimiter='\t')]

    def values(self, key):
        return sorted({row[key] for row in self.rows})

    def where(self, **wanted):
        return [row for row in self.rows
                if all(row[key] == value for key, value in wanted.items())]

    def median(self, key, **wanted):
        return median(row[key] for row in self.where(**wanted))

    def ratio(self, key, wanted, floor):
        """The ratio of two values of the same round."""
        return median(
            row[key] / self.where(**{**wanted, **floor,
                                     'round': row['round']})[0][key]
            for row in self.where(**wanted))


def number(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def read(directory):
    parts = {path.stem: Part(path)
             for path in sorted(Path(directory).glob('*.tsv'))}
    if not parts:
        fail(f'{directory}: no figures here; "make bench" measures them')
    return parts


def fail(why):
    print(f'speed.py: {why}', file=sys.stderr)
    sys.exit(2)


def of_each(parts, how, *more):
    """Call the function of each part that was measured."""
    for name, what in how.items():
        if name not in parts:
            continue
        try:
            what(*more, parts[name])
        except (KeyError, IndexError, TypeError, ValueError, StatisticsError):
            fail(f'{parts[name].path}: not what measure.py writes; '
                 f'"make bench PARTS={name}" measures it again')


def caption(parts):
    if 'machine' not in parts:
        return ''
    m = {row['key']: row['value'] for row in parts['machine'].rows}
    return (f'{m["cpu"]}, {m["cpus"]} CPUs, {m["memory_gib"]} GiB, '
            f'Linux {m["kernel"]}, {m["date"]}, load {m["load"]}')


# ---- The table -----------------------------------------------------------------

def heading(text):
    print(f'\n{text}')


def line(what, value, note=''):
    print(f'  {what:<44}{value:>12}  {note}'.rstrip())


def show_suite(part):
    ratio = median(row['cpu'] / row['bare_cpu'] for row in part.rows)
    rules = part.rows[0]['rules']
    heading('CPU time of the suite, and of the same number of bare namespaces')
    line(f'{rules} rules, {part.rows[0]["processes"]} processes',
         f'{part.median("cpu"):.2f} s', f'{ratio:.1f} times the bare namespaces')
    line('clone(2) with CLONE_NEWPID, wait(2)',
         f'{part.median("bare_cpu"):.2f} s')


def show_runners(part):
    heading('A trivial program, one of '
          f'{part.rows[0]["programs"]}; ratios to posix_spawn(3)')
    for jobs in part.values('jobs'):
        for name in NAMES:
            chosen = {'runner': name, 'jobs': jobs}
            if not part.where(**chosen):
                continue
            times, cpu = (part.ratio(key, chosen, {'runner': 'spawn'})
                          for key in ('seconds', 'cpu'))
            each = median(row['seconds'] / row['programs'] * 1000
                          for row in part.where(**chosen))
            line(f'{NAMES[name]}, {jobs} at a time', f'{each:.2f} ms',
                 f'{times:6.1f} times posix_spawn(3), CPU time {cpu:5.1f}')


def show_programs(part):
    heading('Time per program, by the number of programs, one at a time')
    sizes = part.values('programs')
    for n in sizes:
        each = {name: part.median('seconds', runner=name, programs=n) / n * 1e3
                for name in ('pidspec', 'spawn')}
        ratio = part.ratio('seconds', {'runner': 'pidspec', 'programs': n},
                           {'runner': 'spawn'})
        cpu = part.ratio('cpu', {'runner': 'pidspec', 'programs': n},
                         {'runner': 'spawn'})
        line(f'{n} programs', f'{each["pidspec"]:.3f} ms',
             f'{ratio:6.2f} times posix_spawn(3), CPU time {cpu:5.2f}')
    for what, key in (('time', 'seconds'), ('CPU time', 'cpu')):
        last, first = (part.median(key, runner='pidspec', programs=n) / n
                       for n in (sizes[-1], sizes[0]))
        line(f'{what} per program, {sizes[-1]} programs', f'{last / first:.2f}',
             f'times that of {sizes[0]} programs')


def show_memory(part):
    heading(f'Memory of the runner, maximum resident size '
          f'(goal: below {MOST_MIB} MiB)')
    for n in part.values('programs'):
        kib = max(row['kib'] for row in part.where(programs=n))
        line(f'{n} programs', f'{kib / 1024:.1f} MiB')


def show_depth(part):
    heading(f'{part.rows[0]["rules"]} rules, by depth of PID namespaces, one at '
          'a time')
    for level in part.values('depth'):
        line(f'depth {level}', f'{part.median("seconds", depth=level):.3f} s',
             f'CPU time {part.median("cpu", depth=level):.3f} s, '
             f'{part.ratio("cpu", {"depth": level}, {"depth": 0}):.2f} times '
             f'that of depth 0; {part.median("passed", depth=level)} pass')


def show_jobs(part):
    heading('The suite, by number of parallel programs')
    for n in part.values('jobs'):
        line(f'-j{n}', f'{part.median("seconds", jobs=n):.2f} s',
             f'CPU time {part.median("cpu", jobs=n):.2f} s')


def rules(n):
    return f'{n} rule{"s" if n != 1 else ""}'


def show_boot(part):
    row = part.rows[0]
    heading(f'From boot to verdict: Linux {row["kernel"]} ({row["where"]})')
    for row in part.rows:
        line(rules(row['rules']), f'{row["booted"]:.1f} s',
             f'{row["seconds"]:.1f} s with the preparation')
    last, first = part.rows[-1], part.rows[0]
    line('the rules without the boot',
         f'{last["booted"] - first["booted"]:.1f} s',
         f'{last["booted"] / first["booted"]:.2f} times the first line')


TABLES = {'suite': show_suite, 'runners': show_runners,
          'programs': show_programs, 'memory': show_memory,
          'depth': show_depth, 'jobs': show_jobs, 'boot': show_boot}


# ---- The plot ------------------------------------------------------------------

# These colours are readable on white and on black.
INK, BLUE, ORANGE, PALE = '#76797d', '#3b82d6', '#cc6d1a', '#9a9da1'
COLOURS = {'spawn': INK, 'pidspec': BLUE, 'prove': ORANGE, 'bats': ORANGE}


def style(plt):
    plt.rcParams.update({
        'svg.fonttype': 'none', 'svg.hashsalt': 'pidspec', 'font.size': 8,
        'font.family': 'sans-serif', 'text.color': INK,
        'axes.labelcolor': INK, 'axes.edgecolor': INK, 'xtick.color': INK,
        'ytick.color': INK, 'axes.spines.top': False,
        'axes.spines.right': False, 'axes.titlesize': 9,
        'axes.titlelocation': 'left', 'legend.frameon': False,
        'figure.facecolor': 'none', 'axes.facecolor': 'none',
        'savefig.facecolor': 'none', 'xtick.minor.size': 0,
        'ytick.minor.size': 0,
    })


def bars(axes, names, values, form, colours=None):
    drawn = axes.barh(names, values, color=colours or BLUE, height=0.6)
    axes.bar_label(drawn, [form.format(v) for v in values], padding=3)
    axes.invert_yaxis()
    axes.spines['left'].set_visible(False)
    axes.tick_params(axis='y', length=0)
    axes.margins(x=0.25, y=0.6 / len(names))


def lines(axes, x, series, log=None):
    """Lines with their names beside the end at which they are further apart."""
    ends = {i: [values[i] for _, values, _ in series] for i in (0, -1)}
    at = max(ends, key=lambda i: max(ends[i]) - min(ends[i]))
    for name, values, colour in series:
        above = values[at] == max(ends[at])
        axes.plot(x, values, color=colour, marker='o', markersize=3,
                  linewidth=1.2, clip_on=False)
        axes.annotate(name, (x[at], values[at]),
                      xytext=(0 if at else 6, 5 if above else -9),
                      ha='right' if at else 'left',
                      va='bottom' if above else 'top',
                      textcoords='offset points', color=colour)
    if log:
        axes.set_xscale('log', base=log)
    axes.set_xticks([], minor=True)
    axes.set_xticks(x, [f'{n:,}' for n in x])
    axes.set_ylim(0, 1.3 * max(max(values) for _, values, _ in series))


def plot_runners(axes, part):
    names = [name for name in NAMES if part.where(runner=name, jobs=1)]
    values = [part.ratio('seconds', {'runner': name, 'jobs': 1},
                         {'runner': 'spawn'}) for name in names]
    axes.set_xscale('log')
    bars(axes, [NAMES[n].replace(', wait(2)', '') for n in names], values,
         '{:.1f}', [COLOURS[name] for name in names])
    axes.set_xlim(0.5, 4 * max(values))
    axes.set_xticks([1, 10, 100], ['1', '10', '100'])
    axes.set(title=f'{part.rows[0]["programs"]} trivial programs',
             xlabel='times as long as with posix_spawn(3) and wait(2)')


def plot_programs(axes, part):
    sizes = part.values('programs')
    lines(axes, sizes, [
        (NAMES[name],
         [part.median('seconds', runner=name, programs=n) / n * 1000
          for n in sizes], COLOURS[name])
        for name in ('pidspec', 'spawn')], 10)
    axes.set(title='Trivial programs, one at a time',
             xlabel='programs', ylabel='ms per program')


def plot_memory(axes, part):
    sizes = part.values('programs')
    bars(axes, [f'{n:,} programs' for n in sizes],
         [max(row['kib'] for row in part.where(programs=n)) / 1024
          for n in sizes], '{:.1f}')
    axes.axvline(MOST_MIB, color=PALE, linestyle=':')
    axes.set(title='Memory of the runner', xlabel='maximum resident size in MiB')


def plot_suite(axes, part):
    bars(axes, ['bare namespaces', 'the suite'],
         [part.median('bare_cpu'), part.median('cpu')], '{:.2f}', [INK, BLUE])
    axes.set(title=f'The suite: {part.rows[0]["rules"]} rules, '
             f'{part.rows[0]["processes"]:,} processes', xlabel='CPU time in s')


def plot_depth(axes, part):
    """The levels at which no rule is skipped."""
    depths = [n for n in part.values('depth')
              if part.median('passed', depth=n) == part.median('passed',
                                                               depth=0)]
    lines(axes, depths, [
        (key, [part.median(column, depth=n) * 1000 for n in depths], colour)
        for key, column, colour in (('time', 'seconds', BLUE),
                                    ('CPU time', 'cpu', ORANGE))])
    axes.set_xticks([n for n in depths if n % 4 == 0 or n == depths[-1]])
    axes.set(title=f'{part.rows[0]["rules"]} rules, one at a time',
             xlabel='ancestor PID namespaces', ylabel='ms')


def plot_jobs(axes, part):
    jobs = part.values('jobs')
    lines(axes, jobs, [
        (key, [part.median(column, jobs=n) for n in jobs], colour)
        for key, column, colour in (('time', 'seconds', BLUE),
                                    ('CPU time', 'cpu', ORANGE))], 2)
    axes.set(title='The suite', xlabel='programs at a time (-j)', ylabel='s')


def plot_boot(axes, part):
    bars(axes, [rules(row['rules']) for row in part.rows],
         [row['booted'] for row in part.rows], '{:.1f}')
    row = part.rows[0]
    axes.set(title=f'From boot to verdict ({row["where"].split(", ")[2].upper()})',
             xlabel='s')


PLOTS = {'runners': plot_runners, 'programs': plot_programs,
         'jobs': plot_jobs, 'depth': plot_depth, 'suite': plot_suite,
         'memory': plot_memory, 'boot': plot_boot}


def plot(parts, file):
    import matplotlib
    matplotlib.use('svg')
    from matplotlib import pyplot as plt

    style(plt)
    shown = {name: how for name, how in PLOTS.items() if name in parts}
    columns = 2
    rows = -(-len(shown) // columns)
    figure, grid = plt.subplots(rows, columns, squeeze=False,
                                figsize=(8, 1.9 * rows + 0.4),
                                layout='constrained')
    for axes in grid.flat[len(shown):]:
        axes.axis('off')
    for axes, (name, how) in zip(grid.flat, shown.items()):
        of_each(parts, {name: how}, axes)
    figure.supxlabel(caption(parts), fontsize=7, x=0.01, ha='left')
    figure.savefig(file, metadata={'Date': None, 'Title': 'Speed of pidspec'})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('directory', metavar='DIRECTORY')
    parser.add_argument('svg', metavar='FILE.svg', nargs='?')
    given = parser.parse_args()
    parts = read(given.directory)
    of_each(parts, TABLES)
    heading(caption(parts))
    if given.svg:
        plot(parts, given.svg)


if __name__ == '__main__':
    main()
