# SPDX-License-Identifier: GPL-2.0-or-later
"""What the parts have in common: how they measure, and how they show figures.

A part is defined in any parts/*.py by functions whose names end with its name:

    measure_NAME(bench)         writes NAME.tsv
    show_NAME(part)             prints a table
    figures_NAME(part, parts)   yields (what, now, floor, words about the floor)
                                for lines of goals.tsv
    plot_NAME(axes, part)       draws a panel of the plot

All but the first are optional.
"""
import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from types import SimpleNamespace

HERE = Path(__file__).parent
CPUS = len(os.sched_getaffinity(0))
COST = ('seconds', 'cpu', 'kib', 'status')
PYTHON = '/usr/bin/python3'


class NotMeasured(Exception):
    """A part cannot be measured here.  The text is the reason."""


def load_parts():
    """All parts by name, in the order of files and of functions."""
    parts = {}
    for path in sorted(HERE.glob('parts/*.py')):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, function in vars(module).items():
            kind, _, part = name.partition('_')
            if kind in ('measure', 'show', 'figures', 'plot') and part:
                parts.setdefault(part, SimpleNamespace(
                    measure=None, show=None, figures=None, plot=None))
                setattr(parts[part], kind, function)
    return {name: part for name, part in parts.items() if part.measure}


# ---- Measuring ---------------------------------------------------------------

class Bench:
    """Paths, and measurements that several parts use."""

    def __init__(self, out, tree, sizes, directory):
        self.given = out  # as make(1) knows it
        self.out = Path(out).resolve()
        self.tree = Path(tree)
        self.sizes = sizes
        self.rounds = sizes['rounds']
        self.directory = Path(directory)
        self.results = self.out / 'bench'
        self.results.mkdir(parents=True, exist_ok=True)
        self.pidspec = str(self.out / 'pidspec')

    def tool(self, name):
        return str(self.out / 'lib/bench' / name)

    def cost(self, *command, env=None, cwd=None):
        """Seconds, CPU time, memory and status of a command; its output."""
        cost, lines = self.cost_and_lines(*command, env=env, cwd=cwd)
        return cost, ''.join(line for _, line in lines)

    def cost_and_lines(self, *command, env=None, cwd=None):
        """The same, but the output as pairs: seconds since the start, line."""
        file = self.directory / 'cost'
        file.unlink(missing_ok=True)
        began = time.monotonic()
        with subprocess.Popen([self.tool('cost'), str(file), *command],
                              stdout=subprocess.PIPE, text=True, cwd=cwd,
                              env={**os.environ, **(env or {})}) as process:
            lines = [(time.monotonic() - began, line)
                     for line in process.stdout]
        if process.returncode != 0:
            raise NotMeasured(f'cannot run {command[0]}')
        return file.read_text().rstrip('\n').split('\t'), lines

    def links(self, tool, n):
        """A directory of @n programs, which are links to one of our tools."""
        directory = self.directory / f'{tool}-{n}'
        if not directory.exists():
            (directory / 'area').mkdir(parents=True)
            first = directory / 'area' / 'rule-0'
            shutil.copy2(self.tool(tool), first)
            for i in range(1, n):
                os.link(first, directory / 'area' / f'rule-{i}')
        return directory

    def streams(self, n, rules):
        """A directory of @n synthetic streams."""
        sys.path.insert(0, str(HERE.parents[1] / 'reports/tests'))
        from synthetic import a_stream
        directory = self.directory / f'streams-{n}-{rules}'
        if not directory.exists():
            directory.mkdir()
            for i in range(n):
                (directory / f'{i}.tap').write_text(
                    a_stream(rules, i, f'Linux 6.{i}.1', f'6.{i}.1', 0.03))
        return directory

    def report(self, streams, page):
        """The cost of a report of these."""
        page.unlink(missing_ok=True)
        cost, _ = self.cost(self.pidspec, 'report', str(streams), '-o',
                            str(page))
        if not page.exists():
            raise NotMeasured(f'exit status {cost[-1]} of pidspec report')
        return cost

    def write(self, part, header, rows):
        lines = ['\t'.join(map(str, row)) for row in [header, *rows]]
        (self.results / f'{part}.tsv').write_text('\n'.join(lines) + '\n')


def must(cost, command):
    if cost[-1] != '0':
        raise NotMeasured(f'exit status {cost[-1]} of: '
                          f'{" ".join(command)[:200]}')
    return cost


def require(*commands):
    """Commands as in COMMAND or COMMAND:PACKAGE."""
    for command in commands:
        name, _, package = command.partition(':')
        if not shutil.which(name):
            raise NotMeasured(
                f'requires {name} (apt-get install {package or name})')


def counts(output):
    """The numbers of rules and of passes, from the last line."""
    words = re.search(r'(\d+) rules?: (\d+) pass', output)
    if not words:
        raise NotMeasured('no rule ran; see the messages above')
    return words.groups()


def environment_of_make():
    """Without the options of the make(1) that started us."""
    return {'MAKEFLAGS': '', 'MAKELEVEL': '', 'MFLAGS': ''}


# ---- Figures -----------------------------------------------------------------

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


def heading(text):
    print(f'\n{text}')


def line(what, value, note=''):
    print(f'  {what:<44}{value:>12}  {note}'.rstrip())
