# SPDX-License-Identifier: GPL-2.0-or-later
"""What users wait for make(1) to do: a fresh clone, an edited rule, tests."""
import re
import subprocess

from common import (COST, CPUS, NotMeasured, environment_of_make, heading,
                    line, must, require)

RULE = 'numbering.clone-newpid-child-is-pid-1'
VERDICT = r'^(not )?ok \d|^pidspec: \d+ rules?: '


def make(bench, *words, cwd=None):
    return bench.cost_and_lines('make', *words, cwd=cwd or bench.tree,
                                env=environment_of_make())


def seconds_of(lines, pattern, what):
    """When the first line was printed that matches."""
    for seconds, text in lines:
        if re.search(pattern, text):
            return f'{seconds:.6f}'
    raise NotMeasured(f'no {what} in the output of make')


# ---- A fresh clone -----------------------------------------------------------

def compile_trivial(bench, clone, n):
    """Compile and link as many trivial programs, as many at a time, by the
    command that make(1) used."""
    compiler = (clone / 'out/made-by').read_text().strip()
    directory = bench.directory / 'compiled'
    directory.mkdir()
    source = directory / 'trivial.c'
    source.write_text('int main(void)\n{\n\treturn 0;\n}\n')
    one = f'exec {compiler} -o {directory}/$0 {source}'
    command = ['sh', '-c', f'seq {n} | xargs -P{CPUS} -n1 sh -c "$0"', one]
    cost, _ = bench.cost(*command, cwd=clone)
    return must(cost, command)


def measure_first(bench):
    """From a fresh clone to the first verdict."""
    require('git')
    clone = bench.directory / 'clone'
    done = subprocess.run(
        ['git', 'clone', '-q', '--no-hardlinks', bench.tree.resolve(), clone],
        stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise NotMeasured(done.stderr.strip().replace('\n', ' '))
    cost, lines = make(bench, 'run', 'ARGS=-F tap', cwd=clone)
    if cost[-1] not in '01':
        raise NotMeasured(f'exit status {cost[-1]} of make run')
    built = seconds_of(lines, r'^out/pidspec run ', 'command')
    verdict = seconds_of(lines, VERDICT, 'verdict')
    n = sum(1 for _ in clone.glob('testcases/*/*.c'))
    trivial = compile_trivial(bench, clone, n)
    bench.write('first', ('what', 'programs', 'built', 'verdict', *COST), [
        ('clone', n, built, verdict, *cost),
        ('trivial', n, trivial[0], trivial[0], *trivial)])


def show_first(part):
    clone, trivial = part.where(what='clone')[0], part.where(what='trivial')[0]
    heading('A fresh clone, make run, packages there')
    line('to the first verdict', f'{clone["verdict"]:.2f} s')
    line('of it to compile and link', f'{clone["built"]:.2f} s',
         f'{clone["programs"]} programs')
    line('to the end', f'{clone["seconds"]:.2f} s',
         f'CPU time {clone["cpu"]:.2f} s')
    line('as many trivial programs', f'{trivial["seconds"]:.2f} s',
         f'CPU time {trivial["cpu"]:.2f} s')


def figures_first(part, _):
    yield ('fresh clone, make run: first verdict',
           part.median('verdict', what='clone'),
           part.median('seconds', what='trivial'),
           'as many trivial programs compiled')


# ---- An edited rule ----------------------------------------------------------

def commands_of_make(bench, target):
    """The commands by which make(1) updates the target and its object."""
    done = subprocess.run(['make', '-n', 'V=1', f'O={bench.given}', target],
                          cwd=bench.tree, stdout=subprocess.PIPE, text=True,
                          check=True)
    name = target.removeprefix(f'{bench.given}/')
    return '\n'.join(text for text in done.stdout.splitlines()
                     if re.search(rf' -o \S*/{re.escape(name)}(\.o)? ', text))


def measure_edit(bench):
    """From a change of a rule to its verdict: by the program alone, by make rule,
    and by the commands that make(1) executes."""
    place = RULE.replace('.', '/')
    target = f'{bench.given}/testcases/{place}'
    out = f'O={bench.given}'
    test = f'{bench.pidspec} run {RULE}'
    rows = []
    for turn in range(bench.rounds):
        for name in ('program', 'rule', 'commands'):
            (bench.tree / f'testcases/{place}.c').touch()
            if name == 'program':
                command = ['sh', '-ec', f'make -s {out} {target}; {test}']
            elif name == 'rule':
                command = ['make', 'rule', f'RULE={RULE}', out]
            else:
                commands = commands_of_make(bench, target)
                command = ['sh', '-ec', f'{commands}\n{test}']
            cost, lines = bench.cost_and_lines(*command, cwd=bench.tree,
                                               env=environment_of_make())
            rows.append((turn, name, seconds_of(lines, VERDICT, 'verdict'),
                         *must(cost, command)))
    bench.write('edit', ('round', 'how', 'verdict', *COST), rows)


def show_edit(part):
    heading('From the change of a rule to its verdict')
    for how, what in (('program', 'make of the program, pidspec run'),
                      ('rule', 'make rule'),
                      ('commands', 'the commands of make, pidspec run')):
        line(what, f'{part.median("verdict", how=how):.2f} s',
             f'{part.median("seconds", how=how):.2f} s to the end, CPU time '
             f'{part.median("cpu", how=how):.2f} s')


def figures_edit(part, _):
    floor = part.median('verdict', how='commands')
    for what, how in (('edited rule: verdict', 'program'),
                      ('edited rule, make rule: verdict', 'rule')):
        yield (what, part.median('verdict', how=how), floor,
               'compiler, linker, pidspec run')


# ---- Targets that take minutes -----------------------------------------------

def measure_target(bench, target):
    """The time on all CPUs, and what it would be if they were never idle."""
    cost, _ = make(bench, target, f'O={bench.given}')
    if cost[-1] not in '012':
        raise NotMeasured(f'exit status {cost[-1]} of make {target}')
    bench.write(target, ('cpus', *COST), [(CPUS, *cost)])


def show_target(part, target):
    row = part.rows[0]
    heading(f'make {target}')
    line('time', f'{row["seconds"]:.1f} s',
         f'CPU time {row["cpu"]:.1f} s, exit status {row["status"]}')


def figures_target(part, target):
    row = part.rows[0]
    yield (f'make {target}', row['seconds'], row['cpu'] / row['cpus'],
           'its CPU time on all CPUs')


def measure_kernels(bench):
    measure_target(bench, 'kernels')


def show_kernels(part):
    show_target(part, 'kernels')


def figures_kernels(part, _):
    return figures_target(part, 'kernels')


def measure_test(bench):
    measure_target(bench, 'test')


def show_test(part):
    show_target(part, 'test')


def figures_test(part, _):
    return figures_target(part, 'test')


# ---- The files of make test --------------------------------------------------

MOST_FILES = 20


def measure_files(bench):
    """How long each file of results took: it is created when its tests begin, and
    written until they end.  Only for the last make test, which removes them first."""
    files = sorted((bench.out / 'test').glob('**/*.tap'))
    if not files:
        raise NotMeasured('no results (make test)')
    done = subprocess.run(['stat', '-c', '%.3W %.3Y', *files], check=True,
                          stdout=subprocess.PIPE, text=True)
    rows = []
    for file, times in zip(files, done.stdout.splitlines()):
        began, ended = map(float, times.split())
        name = file.relative_to(bench.out / 'test').with_suffix('')
        rows.append((name, f'{ended - began:.1f}'))
    bench.write('files', ('file', 'seconds'), rows)


def show_files(part):
    heading('The longest files of make test, several at a time')
    rows = sorted(part.rows, key=lambda row: -row['seconds'])
    for row in rows[:MOST_FILES]:
        line(str(row['file']), f'{row["seconds"]:.0f} s')
    line(f'all {len(rows)}', f'{sum(row["seconds"] for row in rows):.0f} s')
