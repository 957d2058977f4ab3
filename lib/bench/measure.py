#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measure what users of pidspec wait for, compared with the least possible.

    measure.py OUT [--quick] [--tree DIRECTORY] [PART...]

Each part leaves its raw figures in OUT/bench/PART.tsv, a line a measurement;
speed.py shows them.  Runs that are compared alternate, so that a temporary
slowdown affects all.  A part that cannot be measured is left out.  --quick: a
few seconds, for tests.  --tree: the sources, if they are not here.
"""
import argparse
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # no caches among the sources
import common  # noqa: E402

SIZES = {
    'rounds': 5, 'runners': 370, 'programs': (100, 300, 1000, 3000, 10000),
    'depths': (0, 1, 2, 4, 8, 16, 24, 30, 31), 'jobs': (1, 2, 4, 8, 16, 32, 64),
    'memory': (370, 10000), 'life': (1, 21), 'html': (60, 400),
    'rules': (400, 1000, 2000, 4000), 'streams': (10, 30, 100, 300, 1000),
    'rules_of_streams': 400, 'select': (),
    'kernels': ('bookworm', 'trixie', 'sid', 'trixie:arm64',
                'trixie:armhf', 'trixie:riscv64', 'trixie:s390x',
                'trixie:ppc64el'),
}
QUICK = {
    'rounds': 1, 'runners': 10, 'programs': (10, 20), 'depths': (0, 1),
    'jobs': (1, 2), 'memory': (10, 20), 'life': (1, 3), 'html': (2, 10),
    'rules': (10, 20), 'streams': (1, 2), 'rules_of_streams': 10,
    'select': ('numbering.clone-newpid-child-is-pid-1',),
    'kernels': ('trixie',),
}


def complain(why):
    print(f'measure.py: {why}', file=sys.stderr)


def measure(bench, name, part):
    """Figures of an earlier run are not shown beside those of this one."""
    (bench.results / f'{name}.tsv').unlink(missing_ok=True)
    try:
        part.measure(bench)
    except (common.NotMeasured, OSError,
            subprocess.CalledProcessError) as error:
        complain(f'{name}: not measured: {error}')


def main():
    parts = common.load_parts()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('out', metavar='OUT')
    parser.add_argument('parts', metavar='PART', nargs='*')
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--tree', metavar='DIRECTORY', default='.')
    given = parser.parse_intermixed_args()
    unknown = set(given.parts) - set(parts)
    if unknown:
        parser.error(f'no part {unknown.pop()!r}; there are {" ".join(parts)}')
    # The programs are links to one small file, in memory if there is room.
    with tempfile.TemporaryDirectory(prefix='pidspec-bench-') as directory:
        bench = common.Bench(given.out, given.tree,
                             QUICK if given.quick else SIZES, directory)
        for name in given.parts or parts:
            print(f'measuring {name} ...', file=sys.stderr)
            measure(bench, name, parts[name])


if __name__ == '__main__':
    main()
