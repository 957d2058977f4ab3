# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernels in virtual machines: from QEMU's start to the verdicts."""
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from common import COST, HERE, NotMeasured, counts, heading, line
from plot import BLUE, INK, ORANGE, PALE, bars

KERNEL = 'trixie'
RULE = 'numbering.clone-newpid-child-is-pid-1'
# The names of machines in Debian, and those of directories of guest programs.
GUESTS = {'amd64': 'x86_64', 'i386': 'i686', 'arm64': 'aarch64', 'armhf': 'arm',
          'ppc64el': 'powerpc64le'}
TIMESTAMP = re.compile(r'\[ *(\d+\.\d+)\] ')


def rules(n):
    return f'{n} rule{"s" if n != 1 else ""}'


def download(bench, word):
    """The path of the kernel's package.  Updates lists that are old, so that no
    command that is measured does."""
    done = subprocess.run([bench.out / 'vm/debian.sh', 'download', word],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode != 0:
        raise NotMeasured(done.stderr.strip().rpartition('\n')[2])
    return done.stdout.strip()


def measure_boot(bench):
    """A boot with one rule, and one with all rules."""
    command = [bench.pidspec, 'boot', '-q', download(bench, KERNEL)]
    rows = []
    for select in ([RULE], list(bench.sizes['select'])):
        cost, output = bench.cost(*command, *select)
        if cost[-1] not in '01':
            raise NotMeasured(f'{KERNEL}: exit status {cost[-1]}')
        summary = re.search(r' in ([\d.]+) s \(Linux (\S+) \S+ (.*)\)', output)
        rows.append((*counts(output), *cost, *summary.groups()))
    bench.write('boot', ('rules', 'passed', *COST, 'booted', 'kernel', 'where'),
                rows)


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


def plot_boot(axes, part):
    bars(axes, [rules(row['rules']) for row in part.rows],
         [row['booted'] for row in part.rows], '{:.1f}')
    row = part.rows[0]
    axes.set(title=f'From boot to verdict ({row["where"].split(", ")[2].upper()})',
             xlabel='s')


# ---- Where the seconds go ------------------------------------------------------

def cache():
    """The directory of debian.sh."""
    if os.environ.get('XDG_CACHE_HOME'):
        return Path(os.environ['XDG_CACHE_HOME']) / 'pidspec'
    if os.geteuid() == 0:
        return Path('/var/cache/pidspec')
    return Path.home() / '.cache/pidspec'


def why_not(bench, word):
    """What is missing to boot this kernel without a download, or None."""
    suite, _, machine = word.partition(':')
    native = {v: k for k, v in GUESTS.items()}.get(platform.machine(),
                                                   platform.machine())
    machine = machine or native
    guest = GUESTS.get(machine, machine)
    if not list(cache().glob(
            f'{suite}-{machine}/cache/archives/linux-[ib]*.deb')):
        return f'kernel not cached (pidspec boot debian:{word})'
    if not (bench.out / f'guest/{guest}/testcases/known-issues').exists():
        return f'no guest programs (make guest-{guest})'
    return None


def watch_qemu(bench):
    """A directory with a link to qemu.py for each QEMU in PATH."""
    directory = bench.directory / 'qemu'
    if not directory.exists():
        directory.mkdir()
        for place in os.environ['PATH'].split(os.pathsep):
            for program in Path(place).glob('qemu-system-*'):
                link = directory / program.name
                if not link.is_symlink():
                    link.symlink_to(HERE / 'qemu.py')
    return directory


def read_times(text):
    """When things happened, in seconds since the start of QEMU.  No line is
    written before the time that it has, so the earliest one is the most exact
    about when the kernel's clock began."""
    channels = {'qemu': [], 'console': [], 'results': []}
    for row in text.splitlines():
        channel, seconds, words = row.split('\t', 2)
        channels[channel].append((float(seconds), words))
    began = channels['qemu'][-1][0]  # of the last boot, if there were several
    stamps = [(seconds, TIMESTAMP.match(words))
              for seconds, words in channels['console'] if seconds > began]
    zeros = [seconds - float(stamp[1]) for seconds, stamp in stamps if stamp]
    results = [seconds for seconds, _ in channels['results'] if seconds > began]
    if not zeros or not results:
        raise NotMeasured('the guest wrote no lines')
    return (max(min(zeros) - began, 0), results[0] - began,
            results[-1] - began)


def measure_one(bench, word):
    times = bench.directory / 'times'
    times.unlink(missing_ok=True)
    path = f'{watch_qemu(bench)}{os.pathsep}{os.environ["PATH"]}'
    cost, output = bench.cost(
        bench.pidspec, 'boot', '-q', f'debian:{word}', *bench.sizes['select'],
        env={'PATH': path, 'BENCH_TIMES': str(times)})
    if cost[-1] not in '01':
        raise NotMeasured(f'exit status {cost[-1]}')
    kernel, user_space, end = read_times(times.read_text(errors='replace'))
    summary = re.search(r'\(Linux (\S+) \S+ (.*)\)', output)
    return (word, *counts(output), *cost, f'{kernel:.3f}', f'{user_space:.3f}',
            f'{end:.3f}', *summary.groups())


def measure_boots(bench):
    """All kernels that can be booted without a download."""
    rows = []
    for word in bench.sizes['kernels']:
        try:
            missing = why_not(bench, word)
            if missing:
                raise NotMeasured(missing)
            download(bench, word)
            rows.append(measure_one(bench, word))
        except NotMeasured as error:
            print(f'  debian:{word}: not measured: {error}', file=sys.stderr)
    if not rows:
        raise NotMeasured('no kernel could be booted')
    bench.write('boots', ('word', 'rules', 'passed', *COST, 'kernel_began',
                          'user_space', 'verdicts', 'kernel', 'where'), rows)


def stages(row):
    """Firmware and decompression, the kernel until user space, the suite, and
    the time of the command beyond this."""
    return (row['kernel_began'], row['user_space'] - row['kernel_began'],
            row['verdicts'] - row['user_space'],
            row['seconds'] - row['verdicts'])


def show_boots(part):
    heading("From QEMU's start to the verdicts, in s; command: the time beyond "
            'this')
    print(f'  {"":<24}{"verdicts":>10}{"firmware":>10}{"kernel":>10}'
          f'{"suite":>10}{"command":>10}')
    for row in part.rows:
        cells = ''.join(f'{s:>10.2f}' for s in (row['verdicts'], *stages(row)))
        print(f'  {row["word"]:<24}{cells}  Linux {row["kernel"]}, '
              f'{rules(row["rules"])}, {row["where"]}')


def figures_boots(part, _):
    """A kernel that has reached user space has done the least possible."""
    for row in part.rows:
        yield (f'{row["word"]}: QEMU to verdicts', row['verdicts'],
               row['user_space'], 'until user space')
        yield (f'{row["word"]}: suite in the guest',
               row['verdicts'] - row['user_space'], None, '')
    yield ('boot: command beyond QEMU',
           max(stages(row)[-1] for row in part.rows), None, '')


def plot_boots(axes, part):
    names = [row['word'] for row in part.rows]
    left = [0] * len(names)
    for i, (what, colour) in enumerate((('firmware', PALE), ('kernel', INK),
                                        ('suite', BLUE), ('command', ORANGE))):
        widths = [max(stages(row)[i], 0) for row in part.rows]
        axes.barh(names, widths, left=left, color=colour, height=0.6, label=what)
        left = [a + b for a, b in zip(left, widths)]
    axes.invert_yaxis()
    axes.spines['left'].set_visible(False)
    axes.tick_params(axis='y', length=0)
    axes.legend(fontsize=6)
    axes.set(title='Boot and suite', xlabel='s')
