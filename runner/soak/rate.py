#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Print the rate of flakes: rate.py DIR.

DIR has streams of "pidspec run".  A flake is a verdict other than the
most frequent one of its rule on the same kernel in the same context.  Rules that
were always skipped are not counted.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "reports"))

from pidspec import stream  # noqa: E402

RUNS = re.compile(r"(\d+) of \d+ (\w+)")
UNKNOWN = {"XFAIL": "FAIL", "XPASS": "PASS"}  # as in "runs"


def upper_bound(flakes, n, confidence=0.95):
    """The upper bound of the rate, by Clopper and Pearson."""
    if flakes == n:
        return 1.0

    def at_most(p):
        return math.fsum(math.exp(
            math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1)
            + i * math.log(p) + (n - i) * math.log1p(-p))
            for i in range(flakes + 1))

    low, high = 0.0, 1.0
    for _ in range(100):
        middle = (low + high) / 2
        if at_most(middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def verdicts_of(result):
    """The count of each verdict, from "9 of 10 PASS" or from one point."""
    lines = [RUNS.fullmatch(line) for line in result.facts.get("runs", ())]
    return Counter({line[2]: int(line[1]) for line in lines if line}
                   or {UNKNOWN.get(result.verdict, result.verdict): 1})


def count(directory):
    """({(kernel, context, rule): Counter of verdicts}, number of runs, and
    {(kernel, context, rule, verdict): the first stream with it})."""
    verdicts, runs, first = defaultdict(Counter), 0, {}
    for path in sorted(directory.glob("*.tap")):
        read = stream.read(path)
        where = (read.fact("kernel"), read.fact("build"), read.fact("context"))
        most = 0
        for result in read.results.values():
            if result.verdict == "NOTRUN":
                continue
            found = verdicts_of(result)
            verdicts[(*where, result.id)] += found
            for verdict in found:
                first.setdefault((*where, result.id, verdict), path)
            most = max(most, found.total())
        runs += most
    return verdicts, runs, first


def main():
    directory = Path(sys.argv[1])
    verdicts, runs, first = count(directory)
    tested = {key: found for key, found in verdicts.items()
              if set(found) != {"SKIP"}}
    n = sum(found.total() for found in tested.values())
    if n == 0:
        print(f"{directory}: has no results; 'make soak' records them",
              file=sys.stderr)
        return 2
    flakes = 0
    for key, found in sorted(tested.items()):
        (usual, often), *others = found.most_common()
        for verdict, times in others:
            print(f"FLAKE   {key[-1]}  {verdict} {times} of {found.total()}, "
                  f"{usual} {often}; see {first[(*key, verdict)]}")
            flakes += times
    print(f"{runs} runs, {n} verdicts of {len({key[-1] for key in tested})} "
          f"programs, {flakes} flakes: {flakes / n:.2g}, "
          f"below {upper_bound(flakes, n):.2g} with 95 % confidence")
    return 1 if flakes else 0


if __name__ == "__main__":
    sys.exit(main())
