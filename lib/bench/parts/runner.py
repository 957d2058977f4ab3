# SPDX-License-Identifier: GPL-2.0-or-later
"""The runner: time and memory for programs that do the minimum."""
from statistics import median

from common import COST, CPUS, heading, line, must, require
from plot import BLUE, INK, ORANGE, PALE, bars, lines

MOST_MIB = 8  # the limit of the runner's resident memory
NAMES = {'spawn': 'posix_spawn(3), wait(2)', 'pidspec': 'pidspec run',
         'prove': 'prove', 'bats': 'bats'}
COLOURS = {'spawn': INK, 'pidspec': BLUE, 'prove': ORANGE, 'bats': ORANGE}


def each(bench, n):
    directory = bench.links('trivial', n) / 'area'
    return sorted(str(path) for path in directory.iterdir())


def run(bench, n, jobs):
    return [bench.pidspec, 'run', '-q', '--no-known', f'-j{jobs}',
            '--programs', str(bench.links('trivial', n))]


def bats_file(bench, n):
    """A file of tests for bats, which run the same programs."""
    file = bench.directory / f'{n}.bats'
    file.write_text(''.join(f'@test "{i}" {{\n\t"{program}"\n}}\n'
                            for i, program in enumerate(each(bench, n))))
    return str(file)


def measure_runners(bench):
    """The same programs under each runner, one at a time and on all CPUs.
    bats runs tests in parallel only with GNU parallel, so here it runs one at a
    time."""
    require('prove:perl', 'bats')
    n = bench.sizes['runners']
    rows = []
    for turn in range(bench.rounds):
        for jobs in sorted({1, CPUS}):
            commands = {
                'spawn': [bench.tool('spawn'), str(jobs), *each(bench, n)],
                'pidspec': run(bench, n, jobs),
                'prove': ['prove', '-Q', f'-j{jobs}', *each(bench, n)],
            }
            if jobs == 1:
                commands['bats'] = ['bats', '-F', 'tap', bats_file(bench, n)]
            for name, command in commands.items():
                cost, _ = bench.cost(*command)
                rows.append((turn, name, jobs, n, *must(cost, command)))
    bench.write('runners', ('round', 'runner', 'jobs', 'programs', *COST), rows)


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
            program = median(row['seconds'] / row['programs'] * 1000
                             for row in part.where(**chosen))
            line(f'{NAMES[name]}, {jobs} at a time', f'{program:.2f} ms',
                 f'{times:6.1f} times posix_spawn(3), CPU time {cpu:5.1f}')


def figures_runners(part, _):
    yield ('trivial program / posix_spawn(3), wait(2)',
           part.ratio('seconds', {'runner': 'pidspec', 'jobs': 1},
                      {'runner': 'spawn'}), 1, 'posix_spawn(3), wait(2)')


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


def measure_programs(bench):
    """Whether the time grows linearly with the number of programs."""
    rows = []
    for turn in range(bench.rounds):
        for n in bench.sizes['programs']:
            for name, command in (
                    ('spawn', [bench.tool('spawn'), '1', *each(bench, n)]),
                    ('pidspec', run(bench, n, 1))):
                cost, _ = bench.cost(*command)
                rows.append((turn, name, 1, n, *must(cost, command)))
    bench.write('programs', ('round', 'runner', 'jobs', 'programs', *COST), rows)


def of_last_to_first(part, key):
    """The ratio of this per program, with most programs and with fewest."""
    sizes = part.values('programs')
    last, first = (part.median(key, runner='pidspec', programs=n) / n
                   for n in (sizes[-1], sizes[0]))
    return last / first


def show_programs(part):
    heading('Time per program, by the number of programs, one at a time')
    sizes = part.values('programs')
    for n in sizes:
        time = part.median('seconds', runner='pidspec', programs=n) / n * 1e3
        ratio, cpu = (part.ratio(key, {'runner': 'pidspec', 'programs': n},
                                 {'runner': 'spawn'})
                      for key in ('seconds', 'cpu'))
        line(f'{n} programs', f'{time:.3f} ms',
             f'{ratio:6.2f} times posix_spawn(3), CPU time {cpu:5.2f}')
    for what, key in (('time', 'seconds'), ('CPU time', 'cpu')):
        line(f'{what} per program, {sizes[-1]} programs',
             f'{of_last_to_first(part, key):.2f}',
             f'times that of {sizes[0]} programs')


def figures_programs(part, _):
    yield ('time per program, most / fewest programs',
           of_last_to_first(part, 'seconds'), 1, 'constant time per program')


def plot_programs(axes, part):
    sizes = part.values('programs')
    lines(axes, sizes, [
        (NAMES[name],
         [part.median('seconds', runner=name, programs=n) / n * 1000
          for n in sizes], COLOURS[name])
        for name in ('pidspec', 'spawn')], 10)
    axes.set(title='Trivial programs, one at a time',
             xlabel='programs', ylabel='ms per program')


def measure_memory(bench):
    """Memory with programs on all CPUs, which needs the most."""
    rows = []
    for turn in range(bench.rounds):
        for n in bench.sizes['memory']:
            command = run(bench, n, CPUS)
            cost, _ = bench.cost(*command)
            rows.append((turn, 'pidspec', CPUS, n, *must(cost, command)))
    bench.write('memory', ('round', 'runner', 'jobs', 'programs', *COST), rows)


def most_mib(part, n):
    return max(row['kib'] for row in part.where(programs=n)) / 1024


def show_memory(part):
    heading('Memory of the runner, maximum resident size')
    for n in part.values('programs'):
        line(f'{n} programs', f'{most_mib(part, n):.1f} MiB')


def figures_memory(part, _):
    fewest, most = part.values('programs')
    yield ('memory of the runner, most programs', most_mib(part, most),
           most_mib(part, fewest), f'{fewest} programs')


def plot_memory(axes, part):
    sizes = part.values('programs')
    bars(axes, [f'{n:,} programs' for n in sizes],
         [most_mib(part, n) for n in sizes], '{:.1f}')
    axes.axvline(MOST_MIB, color=PALE, linestyle=':')
    axes.set(title='Memory of the runner', xlabel='maximum resident size in MiB')
