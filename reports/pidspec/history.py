# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs over time: when rules began to fail, and when they were fixed.

Runs that can be compared are a track: of the same system, and in order.  Only
PASS, FAIL and the like are compared; a rule that was skipped or inconclusive
in a run has no state there, so its last state counts.
"""

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field

from . import compare, target
from .verdict import DEVIATIONS, VERDICTS

MANY_DAYS = 3  # runs on so many days are a history
MANY_CHANGES = 4  # a rule with so many changes is flaky
LEAST_TIMES = 4  # fewer times are not compared
LEAST_GROWTH = 1.0  # ms
LEAST_RATIO = 1.5


def kind(verdict):
    return VERDICTS[verdict].kind


@dataclass(eq=False)
class Run:
    target: target.Target
    anchor: str = ""

    @property
    def kernel(self):
        return self.target.kernel or "not known"

    @property
    def when(self):
        """"2026-11-29 10:01", or "" if the start was not recorded."""
        return self.target.began[:16].replace("T", " ")

    @property
    def label(self):
        return f"{self.when}, {self.kernel}" if self.when else self.kernel

    @property
    def same(self):
        """Two runs with this in common should have the same verdicts."""
        fact = self.target.fact
        return (self.target.kernel, fact("build"), fact("config"),
                self.target.rule_set)


@dataclass(eq=False)
class Change:
    """A rule that passes in one run and fails in the next, or vice versa."""

    rule: str
    track: object
    before: Run
    run: Run
    old: str  # verdict
    new: str

    @property
    def fails(self):
        return kind(self.new) == "bad"

    @property
    def kernels(self):
        """Whether the kernel changed."""
        return self.before.same[:3] != self.run.same[:3]

    @property
    def rules(self):
        """Whether the rules changed."""
        return self.before.target.rule_set != self.run.target.rule_set


@dataclass(eq=False)
class Growth:
    rule: str
    track: object
    before: float  # ms, median of the first third
    now: float  # of the last third
    times: list


@dataclass(eq=False)
class Story:
    """One rule on one track."""

    rule: str
    track: object
    verdicts: list
    changes: list = field(default_factory=list)
    flaky: str = ""  # the evidence, in words
    reason: str = ""  # of the last failure
    last_good: str = ""  # kernels, in the order of versions
    first_bad: str = ""
    last_bad: str = ""
    first_good: str = ""

    @property
    def state(self):
        """The last verdict that is a pass or a failure, or ""."""
        tested = [v for v in self.verdicts if kind(v) in ("good", "bad")]
        return tested[-1] if tested else ""

    @property
    def fails(self):
        return self.state != "" and kind(self.state) == "bad"

    @property
    def fixed(self):
        return bool(self.changes) and not self.fails

    @property
    def began(self):
        """The Change of the failure that lasts, or None if it always failed."""
        return self.changes[-1] if self.fails and self.changes else None

    @property
    def segments(self):
        """(verdict, first run, last run, how many) of equal neighbours."""
        found = []
        for verdict, run in zip(self.verdicts, self.track.runs):
            if found and found[-1][0] == verdict:
                found[-1][2:] = run, found[-1][3] + 1
            else:
                found.append([verdict, run, run, 1])
        return found

    @property
    def interesting(self):
        return bool(self.changes or self.flaky
                    or any(v in DEVIATIONS for v in self.verdicts))


@dataclass(eq=False)
class Track:
    name: str
    runs: list
    stories: dict = field(default_factory=dict)  # rule -> Story
    growths: list = field(default_factory=list)

    @property
    def last(self):
        return self.runs[-1]


# ---- Which runs belong together ---------------------------------------------

def _branch(run):
    match = re.match(r"\d+\.\d+", run.target.kernel)
    return match[0] if match else run.target.kernel


def _product(each):
    """The name of the target, without the kernel version that boot puts in it."""
    name = each.fact("target")
    if each.kernel and each.kernel in name:
        return ""
    if each.fact("vm") or not each.is_linux:
        return re.sub(r"[\s-]*\d[\w.~+-]*", "", name)
    return name


def _machine_of(each):
    """The kind of virtual machine: "qemu", "uml" or ""."""
    return re.split(r"[\s,]", each.fact("vm"), maxsplit=1)[0]


def _system(each, by_host):
    words = [_product(each), each.fact("machine"), each.fact("context"),
             _machine_of(each)]
    if by_host and not each.fact("vm") and not each.fact("target"):
        words.append(each.fact("host"))
    return tuple(words)


def _hosts_return(targets):
    """Whether most hosts have several runs: one for each is no history."""
    count = Counter(t.fact("host") for t in targets
                    if not t.fact("vm") and not t.fact("target"))
    return sum(n > 1 for n in count.values()) * 2 > len(count)


def _order(run):
    each = run.target
    return (each.began, target.numbers(each.kernel),
            target.numbers(each.stream.path))


def _in_order(runs):
    """The runs by time, if all have one, or by the version of the kernel."""
    if all(run.target.began for run in runs):
        return sorted(runs, key=_order)
    return sorted(runs, key=lambda run: _order(run)[1:])


def _goes_back(runs):
    branches = [target.numbers(_branch(run)) for run in runs]
    return any(a > b for a, b in zip(branches, branches[1:]))


def _tracks_of(name, runs):
    """One track, or one for each branch if runs alternate between them."""
    runs = _in_order(runs)
    if not _goes_back(runs):
        return [Track(name, runs)]
    branches = {}
    for run in runs:
        branches.setdefault(_branch(run), []).append(run)
    return [Track(f"Linux {branch}, {name}", some) for branch, some
            in sorted(branches.items(), key=lambda b: target.numbers(b[0]))]


def _anchor(each):
    words = [each.began or each.name, each.kernel if each.began else "",
             each.fact("machine") if each.began else ""]
    text = re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(filter(None, words)))
    return "run-" + text.replace("--", "-").strip("-")[:80]


def _runs(targets):
    """Runs with an anchor each, which later runs do not change."""
    runs, seen = [], Counter()
    for run in _in_order([Run(t) for t in targets if t.state != "NOTRUN"]):
        anchor = _anchor(run.target)
        seen[anchor] += 1
        run.anchor = anchor if seen[anchor] == 1 \
            else f"{anchor}-{seen[anchor]}"
        runs.append(run)
    return runs


def is_history(targets):
    """Whether these are several runs of one target, or runs on many days."""
    targets = [t for t in targets if t.state != "NOTRUN"]
    if len(targets) < 3 or not all(t.began for t in targets):
        return False
    who = Counter((t.fact("target") or t.fact("host"), t.fact("machine"),
                   t.fact("context")) for t in targets)
    several = sum(n for n in who.values() if n > 1)
    days = {t.began[:10] for t in targets}
    one_host = len({t.fact("host") for t in targets}) == 1
    return (several * 2 >= len(targets) and len(days) > 1) \
        or (one_host and len(days) >= MANY_DAYS)


# ---- Changes on a track -----------------------------------------------

def _changes(story, runs):
    last = None
    for verdict, run in zip(story.verdicts, runs):
        if kind(verdict) not in ("good", "bad"):
            continue
        if last and kind(last[0]) != kind(verdict):
            yield Change(story.rule, story.track, last[1], run, last[0],
                         verdict)
        last = verdict, run


def _by_kernel(story, runs):
    """Set the kernels between which the verdict changed last."""
    latest = {}
    for verdict, run in zip(story.verdicts, runs):
        if kind(verdict) in ("good", "bad"):
            latest[run.kernel] = kind(verdict)
    kernels = sorted(latest, key=target.numbers)
    for before, now in zip(kernels, kernels[1:]):
        if (latest[before], latest[now]) == ("good", "bad"):
            story.last_good, story.first_bad = before, now
        elif (latest[before], latest[now]) == ("bad", "good"):
            story.last_bad, story.first_good = before, now


def _flaky(story, results, runs):
    """Evidence that verdicts differ though nothing else does, or ""."""
    repeated = [run for result, run in zip(results, runs)
                if result and result.flaky]
    if repeated:
        return f"verdicts differ between repetitions ({repeated[-1].label})"
    same = {}
    for verdict, run in zip(story.verdicts, runs):
        if kind(verdict) != "none":
            same.setdefault(run.same, []).append(verdict)
    for (kernel, *_), verdicts in same.items():
        if len({kind(v) for v in verdicts}) > 1:
            count = Counter(verdicts)
            words = ", ".join(f"{v} {count[v]}" for v in VERDICTS
                              if v in count)
            return f"on Linux {kernel}, with the same rules: {words}"
    if len(story.changes) >= MANY_CHANGES:
        return (f"alternated between passing and failing: {len(story.changes)} changes in "
                f"{len(runs)} runs")
    return ""


def _growth(rule, track, results):
    times = [result.ms if result and result.verdict not in ("SKIP", "NOTRUN")
             else None for result in results]
    known = [ms for ms in times if ms is not None]
    if len(known) < LEAST_TIMES:
        return None
    third = max(1, len(known) // 3)
    before, now = map(statistics.median, (known[:third], known[-third:]))
    if now - before < LEAST_GROWTH or now < LEAST_RATIO * before:
        return None
    return Growth(rule, track, before, now, times)


def _add_track(track, current):
    results = [compare.by_current_id(run.target.results, current)
               for run in track.runs]
    for rule in sorted({rule for each in results for rule in each}):
        of_rule = [each.get(rule) for each in results]
        story = Story(rule, track, [result.verdict if result else "NOTRUN"
                                    for result in of_rule])
        story.changes = list(_changes(story, track.runs))
        _by_kernel(story, track.runs)
        story.flaky = _flaky(story, of_rule, track.runs)
        story.reason = next((compare.reason_of(result) for result
                             in reversed(of_rule) if result
                             and kind(result.verdict) == "bad"), "")
        track.stories[rule] = story
        growth = _growth(rule, track, of_rule)
        if growth:
            track.growths.append(growth)


@dataclass(eq=False)
class History:
    runs: list
    tracks: list
    rules: dict  # id -> the Result with the most facts about it

    def rule_sets(self):
        """Rule set, as recorded -> its runs."""
        found = {}
        for run in self.runs:
            found.setdefault(run.target.rule_set or "not recorded",
                             []).append(run)
        return found

    def stories(self, rule):
        return [track.stories[rule] for track in self.tracks
                if rule in track.stories]

    def all(self):
        return [story for track in self.tracks
                for story in track.stories.values()]

    def failing(self):
        """Stories that fail in their last run, the worst verdict first."""
        order = list(VERDICTS)
        return sorted((s for s in self.all() if s.fails),
                      key=lambda s: (order.index(s.state), s.rule))

    def fixed(self):
        return [story for story in self.all() if story.fixed]

    def flaky(self):
        return [story for story in self.all() if story.flaky]

    def changes(self):
        """All of them, the newest first."""
        found = [change for story in self.all() for change in story.changes]
        place = {id(run): n for n, run in enumerate(self.runs)}
        return sorted(found, key=lambda c: (-place[id(c.run)], not c.fails,
                                            c.rule))

    def growths(self):
        found = [growth for track in self.tracks for growth in track.growths]
        return sorted(found, key=lambda g: (g.before - g.now, g.rule))


def of(targets):
    """The history of these targets."""
    runs = _runs(targets)
    by_host = _hosts_return([run.target for run in runs])
    systems = {}
    for run in runs:
        systems.setdefault(_system(run.target, by_host), []).append(run)
    tracks = [track for words, some in sorted(systems.items())
              for track in _tracks_of(", ".join(filter(None, words))
                                      or "unnamed system", some)]
    current = compare.current_ids(*(run.target.results for run in runs))
    rules = {}
    for run in runs:
        for rule, result in run.target.results.items():
            rules[current.get(rule, rule)] = result
    for track in tracks:
        _add_track(track, current)
    return History(runs, tracks, dict(sorted(rules.items())))
