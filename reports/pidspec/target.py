# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets: streams with a name, found in files and directories."""

import os
import re
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from . import stream as tap
from .verdict import PASSED, RANK, TESTED

# Names of directories that do not name a host: neither do dates and numbers.
_A_DATE = re.compile(r"[\d_:TZ-]+")
_NO_NAME = {"", ".", "results", "out", "tmp", "log"}

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Unusable(Exception):
    """The input is unusable; one line with the reason and the remedy."""


@dataclass
class Target:
    name: str
    stream: tap.Stream
    members: list = field(default_factory=list)  # names, if targets are folded
    baseline: dict = field(default_factory=dict)  # id -> Result of before
    old_rule_set: str = ""  # that of the baseline

    @property
    def results(self):
        return self.stream.results

    def fact(self, key):
        return self.stream.fact(key)

    @property
    def kernel(self):
        return self.fact("kernel")

    @property
    def began(self):
        """When the run started, in UTC: "2026-11-29T10:01:45Z", or ""."""
        when = self.fact("began")
        return when if _TIME.fullmatch(when) else ""

    @property
    def rule_set(self):
        """Version and hash of its rules; "" if the stream has neither."""
        version = self.fact("version")
        return self.fact("rule_set") or (
            f"{version} (hash not recorded)" if version else "")

    @property
    def is_linux(self):
        """gVisor reports the version of a Linux kernel that it emulates."""
        return not re.search("gvisor|runsc", self.name, re.I)

    @property
    def system(self):
        """In words: "Linux 6.12 x86_64, root"."""
        words = [("Linux " if self.is_linux else "reports Linux ")
                 + self.kernel] if self.kernel else []
        words += [self.fact("machine")] if self.fact("machine") else []
        line = " ".join(words)
        context = self.fact("context")
        return f"{line}, {context}" if line and context else line or context

    @property
    def state(self):
        """complete, incomplete, or NOTRUN if there is no result at all."""
        if not self.results and self.stream.skipped is None:
            return "NOTRUN"
        return "complete" if self.stream.complete else "incomplete"

    def verdict(self, rule):
        result = self.results.get(rule)
        return result.verdict if result else "NOTRUN"

    def count(self, level=None):
        """Verdict -> number of rules."""
        count = dict.fromkeys(RANK, 0)
        for result in self.results.values():
            if level is None or result.fact("level") == level:
                count[result.verdict] += 1
        if level is None and self.stream.plan:
            count["NOTRUN"] += max(0, self.stream.plan - len(self.results))
        return count

    def passed(self, level=None):
        """(passed, tested, all) rules of a level."""
        count = self.count(level)
        return (sum(count[v] for v in PASSED),
                sum(count[v] for v in TESTED), sum(count.values()))


def numbers(text):
    """Sorts as people count: 6.9 before 6.12."""
    return [(int(digits), "") if digits else (-1, word)
            for digits, word in re.findall(r"(\d+)|(\D+)", text)]


def order(target):
    return (target.state == "NOTRUN", not target.is_linux,
            numbers(target.kernel), target.fact("machine"),
            target.fact("context"), numbers(target.name))


# ---- Finding ----------------------------------------------------------------

_RULE_ID = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+")


def checks_in_log(record, rule):
    """The checks that the program of a rule printed, kept beside a record.

    Only of a rule that can have such a file, and only from a plain file.
    """
    if not _RULE_ID.fullmatch(rule):
        return []
    log = record.parent / "log" / f"{rule}.tap"
    try:
        descriptor = os.open(log, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        with open(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return []
            lines = file.read(1 << 20).split(b"\n")
            return tap.checks_in(map(tap.clean, lines))
    except (OSError, ValueError):
        return []


def whole_skip(target):
    """The Result of a stream that skips all of it."""
    return tap.Result("stream", "SKIP", target.stream.skipped)


def is_log(path):
    """The output of one program, in the log directory beside the record."""
    return (path.parent.name == "log"
            and (path.parent.parent / "results.tap").exists())


def find_streams(directory, on_error=None):
    """The streams below a directory; [] if there are none."""
    found = sorted(path for parent, _, names in os.walk(
                       directory, onerror=on_error)
                   for path in map(Path(parent).joinpath, names)
                   if path.suffix == ".tap" and path.is_file()
                   and not is_log(path))
    records = [path for path in found if path.name == "results.tap"]
    return records or found


def _name_of(path):
    if path.name != "results.tap":
        return tap.clean_name(path.stem)
    name = tap.clean_name(path.resolve().parent.name)
    return "" if name.lower() in _NO_NAME else name


def _without_results(directory):
    """Directories of hosts without a stream."""
    children = [d for d in sorted(directory.iterdir()) if d.is_dir()]
    return [d for d in children if not find_streams(d)]


def _notrun(name, path, why):
    stream = tap.Stream(tap.clean_name(path))
    stream.complain(0, why)
    return Target(tap.clean_name(name), stream)


def _targets_in(directory):
    unreadable = []
    streams = find_streams(directory, unreadable.append)
    targets = [load_one(path) for path in streams]
    targets += [_notrun(Path(error.filename).name, error.filename,
                        error.strerror.lower()) for error in unreadable]
    if not targets:
        return [_notrun(directory.name, directory, "no results.tap in this directory")]
    if directory / "results.tap" not in streams \
            and any(path.name == "results.tap" for path in streams):
        targets += [_notrun(d.name, d, "no results.tap in this directory")
                    for d in _without_results(directory)]
    return targets


def load_one(path):
    """Read the target of one stream."""
    stream = tap.read(path)
    name = stream.fact("target") or _name_of(path)
    if not name or (_A_DATE.fullmatch(name) and stream.fact("host")):
        name = stream.fact("host")
    if not name:
        name = f"Linux {stream.fact('kernel')}" if stream.fact("kernel") \
            else tap.clean_name(path.resolve().parent.name)
    return Target(name, stream)


def _make_names_unique(targets):
    """Append a distinction to names that several targets have."""
    for fact in (lambda t: t.fact("context"), lambda t: t.kernel,
                 lambda t: t.fact("machine"), lambda t: t.began,
                 lambda t: t.stream.path):
        by_name = {}
        for target in targets:
            by_name.setdefault(target.name, []).append(target)
        for same in by_name.values():
            if len(same) > 1 and len({fact(t) for t in same}) > 1:
                for target in same:
                    target.name += f" ({fact(target)})"
    for position, target in enumerate(targets):
        if any(t.name == target.name for t in targets[:position]):
            target.name += f" #{position + 1}"


def load(paths, expected=()):
    """Read all streams in files and directories.

    @expected names targets that have to be there; those that are not become
    targets without results.  Unusable, if no stream holds a single verdict.
    """
    targets = []
    for path in map(Path, paths):
        try:
            targets += _targets_in(path) if path.is_dir() else [load_one(path)]
        except OSError as error:
            targets.append(_notrun(path.name, path, error.strerror.lower()))
    names = {target.name for target in targets}
    targets += [_notrun(name, name, "expected, but has no results")
                for name in expected if name not in names]
    if all(target.state == "NOTRUN" for target in targets):
        raise Unusable(_why_unusable(targets))
    _make_names_unique(targets)
    return sorted(targets, key=order)


def place(stream, problem):
    """"FILE:LINE: ", or "FILE: " if the problem has no line."""
    return f"{stream.path}:{problem.line}: " if problem.line \
        else f"{stream.path}: "


def _why_unusable(targets):
    for target in targets:
        for problem in target.stream.problems:
            return place(target.stream, problem) + problem.text
    return "no stream given; name a file, or a directory with results.tap"


# ---- Hosts that are alike ---------------------------------------------------

_NOT_SHARED = {"target", "host", "summary", "seed", "run", "began", "ended",
               "command"}


def _likeness(target):
    facts = tuple(sorted((key, tuple(lines))
                         for key, lines in target.stream.facts.items()
                         if key not in _NOT_SHARED))
    return (facts, target.state, target.stream.plan, target.stream.bail_out,
            tuple(sorted((rule, result.outcome())
                         for rule, result in target.results.items())))


def fold(targets):
    """Make one target of those with equal results: the first, with members."""
    groups = {}
    for target in targets:
        groups.setdefault(_likeness(target), []).append(target)
    folded = []
    for alike in groups.values():
        first = alike[0]
        if len(alike) > 1:
            first = Target(fold_names([t.name for t in alike]), first.stream,
                           [t.name for t in alike], first.baseline)
        folded.append(first)
    return folded


def _numbers_in(name):
    """(text before, text after, digits) of each number, last first."""
    return [(name[:found.start()], name[found.end():], found[0])
            for found in re.finditer(r"[0-9]+", name)][::-1]


def fold_names(names):
    """h1, h2, h3, h5 as "h[1-3,5]", the way clush writes it.

    If a name has several numbers, such as node7.dc1, the number in which most
    names differ is folded.
    """
    names = list(names)
    alike = Counter(place[:2] for name in names
                    for place in _numbers_in(name))
    sets, plain = {}, []
    for name in names:
        places = _numbers_in(name)
        if places:
            *around, digits = max(places, key=lambda place: alike[place[:2]])
            sets.setdefault(tuple(around), set()).add(digits)
        else:
            plain.append(name)
    words = [before + (_ranges(found) if len(found) > 1 else min(found))
             + after for (before, after), found in sets.items()]
    return ", ".join(words + plain)


def _ranges(numbers_as_text):
    runs = []
    for text in sorted(numbers_as_text, key=lambda n: (int(n), len(n))):
        if runs and str(int(runs[-1][1]) + 1).zfill(len(runs[-1][1])) == text:
            runs[-1][1] = text
        else:
            runs.append([text, text])
    return "[" + ",".join(a if a == b else f"{a}-{b}" for a, b in runs) + "]"
