#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Show what measure.py measured: tables, the goals, and a plot.

    speed.py DIRECTORY [FILE.svg]

Ratios are taken within a round, and the median of all rounds is shown.  Parts
that were not measured are left out.  goals.tsv has the goals.
"""
import argparse
import csv
import sys
from pathlib import Path
from statistics import StatisticsError

sys.dont_write_bytecode = True  # no caches among the sources
import common  # noqa: E402
from common import HERE, Part, heading  # noqa: E402
from plot import style  # noqa: E402

# How figures in each unit of goals.tsv are printed.
UNITS = {'s': '{:.2f} s', 'ms': '{:.0f} ms', 'ratio': '{:.2f}',
         'number': '{:.0f}', 'MiB': '{:.1f} MiB'}


def fail(why):
    print(f'speed.py: {why}', file=sys.stderr)
    sys.exit(2)


def read(directory):
    parts = {path.stem: Part(path)
             for path in sorted(Path(directory).glob('*.tsv'))}
    if not parts:
        fail(f'{directory}: no figures here; "make bench" measures them')
    return parts


def call(measured, name, what, *arguments):
    try:
        return what(*arguments)
    except (KeyError, IndexError, TypeError, ValueError, StatisticsError):
        fail(f'{measured[name].path}: not what measure.py writes; '
             f'"make bench PARTS={name}" measures it again')


def caption(parts):
    if 'machine' not in parts:
        return ''
    m = {row['key']: row['value'] for row in parts['machine'].rows}
    return (f'{m["cpu"]}, {m["cpus"]} CPUs, {m["memory_gib"]} GiB, '
            f'Linux {m["kernel"]}, {m["date"]}, load {m["load"]}')


# ---- The goals -----------------------------------------------------------------

def figures(known, measured):
    """Now, floor and the words about the floor, by what they are about."""
    found = {}
    for name in measured:
        if name in known and known[name].figures:
            what = known[name].figures
            rows = call(measured, name, lambda: list(
                what(measured[name], measured)))
            found.update((row[0], row[1:]) for row in rows)
    return found


def in_unit(value, unit):
    if value in (None, '-'):
        return '-'
    return UNITS[unit].format(float(value))


def show_goals(known, measured):
    found = figures(known, measured)
    heading(f'{"Goals":<44}{"now":>12}{"goal":>12}{"floor":>12}')
    with (HERE / 'goals.tsv').open(encoding='utf-8') as file:
        for row in csv.DictReader(file, delimiter='\t'):
            now, floor, words = found.get(
                row['what'], (None, None, f'make bench PARTS={row["part"]}'))
            cells = ''.join(f'{in_unit(value, row["unit"]):>12}'
                            for value in (now, row['goal'], floor))
            print(f'  {row["what"]:<42}{cells}  {words}'.rstrip())


# ---- The plot ------------------------------------------------------------------

def plot(known, measured, file):
    import matplotlib
    matplotlib.use('svg')
    from matplotlib import pyplot as plt

    style(plt)
    shown = [name for name in known if name in measured and known[name].plot]
    columns = 2
    rows = -(-len(shown) // columns)
    figure, grid = plt.subplots(rows, columns, squeeze=False,
                                figsize=(8, 1.9 * rows + 0.4),
                                layout='constrained')
    for axes in grid.flat[len(shown):]:
        axes.axis('off')
    for axes, name in zip(grid.flat, shown):
        call(measured, name, known[name].plot, axes, measured[name])
    figure.supxlabel(caption(measured), fontsize=7, x=0.01, ha='left')
    figure.savefig(file, metadata={'Date': None, 'Title': 'Speed of pidspec'})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('directory', metavar='DIRECTORY')
    parser.add_argument('svg', metavar='FILE.svg', nargs='?')
    given = parser.parse_args()
    known, measured = common.load_parts(), read(given.directory)
    for name, part in known.items():
        if name in measured and part.show:
            call(measured, name, part.show, measured[name])
    show_goals(known, measured)
    heading(caption(measured))
    if given.svg:
        plot(known, measured, given.svg)


if __name__ == '__main__':
    main()
