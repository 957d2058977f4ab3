# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of environments, from the streams below a directory.

    python3 -m pidspec.matrix DIRECTORY [FILE]

prints the table of the README: one row for each group of environments.  FILE
receives this table, one table for each group with one row for each stream, and
the reasons of all skips.

The kernels of these environments are stock kernels whose known issues are
listed.  A FAIL, XPASS or failed INFO rule there is a wrong verdict, and the
tables count it as one; ERROR and TIMEOUT are inconclusive.  The exit status is
1 if there is a wrong verdict, or a skip whose reason names no remedy.
"""

import collections
import pathlib
import re
import sys
import urllib.parse

from . import markdown, target

COLUMNS = {"pass": ("PASS",), "fail": ("FAIL", "XPASS", "INFO"),
           "known": ("XFAIL",), "skip": ("SKIP",),
           "inconclusive": ("ERROR", "TIMEOUT", "NOTRUN")}
HEAD = [*COLUMNS, "wrong"]
TITLES = {
    "containers": "inside containers (`make runtimes`)",
    "distros": "fresh roots of Debian 11, 12, 13 and sid (`make distros`)",
    "host": "one kernel: users, namespaces, one CPU, 32-bit programs",
    "kernels": "kernels of Debian, on all machines (`make kernels`)",
    "modules": "security modules and kernel settings (`make modules`)",
    "restrictions": "seccomp filters, limits, privileges, /proc "
                    "(`make hosts`)",
}


class Environment:
    """One stream; or, without results, why it could not be recorded."""

    def __init__(self, path):
        self.name = urllib.parse.unquote(path.stem)
        self.why = ""
        self.reasons = []
        self.numbers = [0] * len(HEAD)
        if path.suffix == ".why":
            lines = path.read_text(errors="replace").split("\n")
            self.why = next((line for line in reversed(lines)
                             if line.strip()), "no reason")
            return
        recorded = target.load_one(path)
        count = recorded.count()
        numbers = [sum(count[v] for v in verdicts)
                   for verdicts in COLUMNS.values()]
        self.numbers = [*numbers, numbers[list(COLUMNS).index("fail")]]
        self.reasons = [result.reason for result in recorded.results.values()
                        if result.verdict == "SKIP"]

    def row(self):
        name = markdown.text(self.name)
        if self.why:
            return [name] + ["–"] * len(COLUMNS) + \
                ["not run: " + markdown.text(self.why)]
        return [name, *map(str, self.numbers)]


def environments(directory):
    """Those of one group."""
    return [Environment(path) for path in sorted(directory.glob("*.*"))
            if path.suffix in (".tap", ".why")]


def groups(top):
    """(name, environments) of each directory with results."""
    for directory in sorted(pathlib.Path(top).iterdir()):
        found = environments(directory) if directory.is_dir() else []
        if found:
            yield directory.name, found


def _range(numbers):
    least, most = min(numbers), max(numbers)
    return str(least) if least == most else f"{least}–{most}"


def overview(found):
    """The table of the README: the least and the most in each group."""
    rows = []
    for name, members in found:
        run = [member.numbers for member in members if not member.why]
        number = str(len(run))
        if len(run) < len(members):
            number += f" ({len(members) - len(run)} more not run)"
        numbers = [_range(column) for column in zip(*run)] or \
            ["–"] * len(HEAD)
        rows.append([TITLES.get(name, markdown.text(name)), number, *numbers])
    return markdown.table(["environments", "number", *HEAD], rows)


def has_remedy(reason):
    """A newer kernel is named by its version; all else is in parentheses."""
    return bool(re.match(r"requires (Linux [0-9]|.*\(.+\))", reason))


def reasons_of(found):
    """The reason of each skip, with the number of rules and environments."""
    rules, where = collections.Counter(), collections.defaultdict(set)
    for name, members in found:
        for member in members:
            rules.update(member.reasons)
            for reason in member.reasons:
                where[reason].add((name, member.name))
    return [[markdown.text(reason), str(count), str(len(where[reason])),
             "" if has_remedy(reason) else "none"]
            for reason, count in sorted(rules.items(),
                                        key=lambda item: (-item[1], item[0]))]


def pages(found):
    """All tables."""
    lines = ["# Environments", "", *overview(found)]
    for name, members in found:
        lines += ["", f"## {markdown.text(name)}", "",
                  *markdown.table(["environment", *HEAD],
                                  [member.row() for member in members])]
    reasons = reasons_of(found)
    if reasons:
        lines += ["", "## Reasons of skips", "", *markdown.table(
            ["reason", "skips", "environments", "remedy"], reasons)]
    return lines


def main(top, file=None):
    found = list(groups(top))
    if not found:
        sys.exit(f"{top}: no results")
    print(*overview(found), sep="\n")
    if file:
        pathlib.Path(file).write_text("\n".join(pages(found)) + "\n")
    wrong = [member for _, members in found for member in members
             if member.numbers[-1]]
    silent = [reason for _, members in found for member in members
              for reason in member.reasons if not has_remedy(reason)]
    return 1 if wrong or silent else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python3 -m pidspec.matrix DIRECTORY [FILE]")
    sys.exit(main(*sys.argv[1:]))
