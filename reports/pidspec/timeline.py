# SPDX-License-Identifier: GPL-2.0-or-later
"""The page about many runs: one self-contained HTML file.

It has no script.  Each rule and each run has an anchor of its own, which stays
the same when later runs are added.
"""

from pathlib import Path

from markupsafe import Markup

from . import VERSION, history, page, summary, target
from .rules import since
from .verdict import VERDICTS

_TEMPLATES = Path(__file__).parent / "templates"
MOST_ROWS = 500  # of a table
MOST_GROWTHS = 20
# The parts of a column of the trend, from the bottom to the top.
_STACK = ("FAIL", "XPASS", "XFAIL", "INFO", "ERROR", "TIMEOUT")


def _bars(columns, top):
    """(verdict, number, x, y, height) of a chart that is 100 high."""
    for x, column in enumerate(columns):
        y = 100.0
        for verdict, number in column:
            height = 100 * number / top
            y -= height
            if number:
                yield verdict, number, x, f"{y:.2f}", f"{height:.2f}"


def _trend(track):
    """The charts of a track: deviations, and all rules."""
    counts = [run.target.count() for run in track.runs]
    bad = [[(v, count[v]) for v in _STACK] for count in counts]
    every = [[("PASS", count["PASS"]), ("SKIP", count["SKIP"]),
              ("NOTRUN", count["NOTRUN"])] for count in counts]
    most, largest = (max(sum(n for _, n in column) for column in columns)
                     for columns in (bad, every))
    return {"most": most, "bad": list(_bars(bad, most or 1)),
            "largest": largest, "all": list(_bars(every, largest or 1)),
            "counts": counts,
            "sums": [sum(n for _, n in column) for column in bad]}


def _line(times):
    """The points of a line through these times; gaps are left out."""
    top = max(ms for ms in times if ms is not None) or 1
    return " ".join(f"{x + .5},{38 - 36 * ms / top:.1f}"
                    for x, ms in enumerate(times) if ms is not None)


def headline(found):
    """One sentence on all runs."""
    kernels = {run.kernel for run in found.runs}
    days = sorted(run.target.began[:10] for run in found.runs
                  if run.target.began)
    text = (f"{summary.plural(len(found.runs), 'run')} of "
            f"{summary.plural(len(kernels), 'kernel')}")
    if days:
        text += f", {days[0]} to {days[-1]}" if days[0] != days[-1] \
            else f" on {days[0]}"
    states = {rule: {s.state for s in found.stories(rule)}
              for rule in found.rules}
    failing = sum("FAIL" in each for each in states.values())
    known = sum("FAIL" not in each and "XFAIL" in each
                for each in states.values())
    parts = [f"{summary.plural(failing, 'rule')} "
             f"fail{'s' if failing == 1 else ''} now" if failing
             else "no rule fails now"]
    if known:
        parts.append(summary.plural(known, "known issue"))
    for words, some in (("fixed", found.fixed()), ("flaky", found.flaky())):
        number = len({story.rule for story in some})
        if number:
            parts.append(f"{number} {words}")
    return f"{text}: {', '.join(parts)}."


def _style(found):
    """The style of all pages, of this one, and the widths of its tracks."""
    widths = "".join(f".t{n} {{ min-width: {5 * len(track.runs)}px; }}\n"
                     f".w{n} {{ max-width: {20 + 4 * len(track.runs)}rem; }}\n"
                     for n, track in enumerate(found.tracks))
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8")
                   for name in ("report.css", "timeline.css")) + widths


def to_html(targets, title=None):
    """The page, for targets in any order."""
    found = history.of(targets)
    style = _style(found)
    interesting = {story.rule for story in found.all() if story.interesting}
    areas = {}
    for rule, result in found.rules.items():
        if rule not in interesting:
            areas.setdefault(result.area or "other", []).append(rule)
    return page.environment().get_template("timeline.html").render(
        title=title or "PID namespaces: " + headline(found),
        headline=headline(found), history=found, version=VERSION,
        summary=summary, verdicts=VERDICTS, kind=history.kind,
        trends=[_trend(track) for track in found.tracks], line=_line,
        interesting=sorted(interesting), areas=areas, since=since(),
        number=found.tracks.index,
        missing=[t for t in targets if t.state == "NOTRUN"],
        problems=[t for t in targets if t.stream.problems],
        place=target.place, rows=MOST_ROWS, growths=MOST_GROWTHS,
        rule_sets=found.rule_sets(),
        style=Markup(style), style_hash=Markup(page.hash_of(style)))
