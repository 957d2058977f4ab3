# SPDX-License-Identifier: GPL-2.0-or-later
"""The page for people: one self-contained HTML file.

All text is in the HTML; the script adds filters and the panel, and reads
details from the page's data.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from . import VERSION, compare, exploration, proof, summary, target
from .rules import since
from .verdict import DEVIATIONS, VERDICTS

_TEMPLATES = Path(__file__).parent / "templates"
_LINUX = "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git"
_MAN = "https://man7.org/linux/man-pages"
_SOURCE = re.compile(
    r"\b(?P<page>[A-Za-z][\w-]*)\((?P<section>[2-8](?:const|type)?)\)"
    r"|\b(?P<path>(?:Documentation|arch|drivers|fs|include|ipc|kernel|lib|mm|"
    r"net|security|tools)/[\w./-]*\w\.\w+)"
    r"|\bcommit (?P<commit>[0-9a-f]{12,40})\b")
WIDE = 7  # with more targets, their names are written upwards


def _url(match):
    if match["page"]:
        section = match["section"]
        return f"{_MAN}/man{section}/{match['page']}.{section}.html"
    if match["path"]:
        return f"{_LINUX}/tree/{match['path']}"
    return f"{_LINUX}/commit/?id={match['commit']}"


def link_sources(text):
    """A rule's source, with links to pages and files that it names."""
    html, end = Markup(), 0
    for match in _SOURCE.finditer(text):
        html += Markup('{}<a href="{}">{}</a>').format(
            text[end:match.start()], _url(match), match[0])
        end = match.end()
    return html + escape(text[end:])


# ---- Where neighbours differ ------------------------------------------------

def _series(targets):
    """For each target, the one before it that it can be compared with."""
    last, before = {}, []
    for position, each in enumerate(targets):
        key = (each.is_linux, each.fact("machine"), each.fact("context"),
               bool(re.search("uml|user-mode", each.name + each.fact("vm"),
                              re.I)))
        before.append(last.get(key) if each.state != "NOTRUN" else None)
        if each.state != "NOTRUN":
            last[key] = position
    return before


def _version(each):
    match = re.match(r"\d+\.\d+", each.kernel)
    return match[0] if match else each.kernel or each.name


_WORDS = {"good": "passes", "bad": "fails"}


def _hint(first, changes):
    """The first Linux with the behaviour, and where neighbours differ, in a few words.

    The words name two neighbours, and not the version that the failure began with:
    the first kernel with the failure may not be recorded.
    """
    words = [f"since {first}"] if first else []
    if len(changes) > 2:
        words.append("varies")
    else:
        words += [f"{_WORDS[old]} on {before}, {_WORDS[new]} on {now}"
                  for old, new, before, now in changes]
    return "; ".join(words)


# ---- The matrix -------------------------------------------------------------

@dataclass
class Row:
    number: int
    id: str
    result: object  # the Result with the most facts about the rule
    cells: list = field(default_factory=list)  # (verdict, mark, classes)
    hint: str = ""
    differs: bool = False
    changed: bool = False

    @property
    def short(self):
        return self.id.partition(".")[2] or self.id


def _kind(verdict):
    return VERDICTS[verdict].kind


def _row(number, rule, known, targets, before):
    row, changes = Row(number, rule, known), []
    verdicts = [each.verdict(rule) for each in targets]
    for column, each in enumerate(targets):
        verdict, old = verdicts[column], before[column]
        classes = [verdict]
        if old is not None and verdicts[old] != verdict:
            classes.append("edge")
            kinds = _kind(verdicts[old]), _kind(verdict)
            if set(kinds) == {"good", "bad"}:
                changes.append((*kinds, _version(targets[old]),
                                _version(each)))
        result, was = each.results.get(rule), each.baseline.get(rule)
        if each.baseline and compare.kind_of(was, result, False):
            classes.append("changed")
            row.changed = True
        if result and result.flaky:
            classes.append("flaky")
        row.cells.append((verdict, VERDICTS[verdict].mark, " ".join(classes)))
    row.differs = len({v for v, t in zip(verdicts, targets)
                       if t.state != "NOTRUN"}) > 1
    row.hint = _hint(since().get(rule, ""), changes)
    return row


def _areas(rules, targets):
    """Area -> rows, and for each target the tally of _tally()."""
    before, areas = _series(targets), {}
    for number, (rule, known) in enumerate(rules.items()):
        row = _row(number, rule, known, targets, before)
        areas.setdefault(known.area or "other", []).append(row)
    return {area: (rows, [_tally(row.cells[column][0] for row in rows)
                          for column in range(len(targets))])
            for area, rows in sorted(areas.items())}


def _tally(verdicts):
    verdicts = list(verdicts)
    bad = sum(verdict in DEVIATIONS for verdict in verdicts)
    tested = sum(verdict not in ("SKIP", "NOTRUN") for verdict in verdicts)
    return bad, tested - bad, tested


# ---- What the script needs besides ------------------------------------------

def _details(result):
    """What a cell's panel shows of a result: pairs, in their order."""
    pairs = [(name, text) for name, text in (
        ("reason", result.reason), ("check", result.fact("check")),
        ("expected", result.fact("expected")),
        ("actual", result.fact("actual")), ("where", result.fact("where")))
        if text]
    for name in ("waiting", "runs", "console"):
        if name in result.facts:
            pairs.append((name, "\n".join(result.facts[name])))
    pairs += [(name, "\n".join(lines))
              for name, lines in summary.extra(result).items()]
    if result.comments and result.verdict != "PASS":
        pairs.append(("output", "\n".join(result.comments)))
    return pairs


def _data(rules, targets):
    """Details of cells, each once, and times: for the panel."""
    pool, known, cells, times = [], {}, [], []
    for rule in rules:
        found, took = {}, []
        for column, each in enumerate(targets):
            result = each.results.get(rule)
            took.append(result.ms if result else None)
            pairs = _details(result) if result else []
            if not pairs:
                continue
            key = json.dumps(pairs)
            if key not in known:
                known[key] = len(pool)
                pool.append(pairs)
            found[column] = known[key]
        cells.append(found)
        times.append(took)
    return {"details": pool, "cells": cells, "ms": times,
            "targets": [{"name": t.name, "system": t.system}
                        for t in targets],
            "verdicts": {v.name: [v.mark, v.meaning]
                         for v in VERDICTS.values()}}


def _script_json(data):
    """JSON in which no text can end the <script> element."""
    text = json.dumps(data, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


# ---- Other parts ------------------------------------------------------------

@dataclass
class Remedy:
    text: str
    reasons: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    targets: list = field(default_factory=list)


def _remedies(targets):
    """Skips by what would enable them, those of most rules first."""
    found = {}
    for reason in summary.skips(targets):
        remedy = found.setdefault(reason.remedy, Remedy(reason.remedy))
        remedy.reasons.append(reason)
        remedy.rules = sorted({*remedy.rules, *reason.rules})
        remedy.targets += [t for t in reason.targets
                           if t not in remedy.targets]
    return sorted(found.values(), key=lambda r: (not r.text, -len(r.rules)))


def _findings(targets):
    """Verdict -> rule -> its findings, the worst verdict first."""
    groups = {}
    for finding in summary.findings(targets):
        groups.setdefault(finding.verdict, {}) \
              .setdefault(finding.rule, []).append(finding)
    return groups


def _environment(targets):
    """(facts that all share, keys in which they differ)"""
    keys = []
    for each in targets:
        keys += [key for key in each.stream.facts
                 if key not in (*keys, "summary", "target", "console",
                                "ended", "run", "rules")]
    values = {key: {"\n".join(t.stream.facts.get(key, ["–"]))
                    for t in targets if t.state != "NOTRUN"} for key in keys}
    return ({key: values[key].copy().pop() for key in keys
             if len(values[key]) == 1},
            [key for key in keys if len(values[key]) > 1])


def _rule_sets_changed(targets):
    """Targets whose earlier results are of another rule set."""
    return [each for each in targets if each.baseline
            and each.old_rule_set != each.rule_set]


def _timing(rules, targets):
    """(the slowest rules: (ms, id, target)), (areas: (ms, area))"""
    slowest, areas = [], {}
    for rule, known in rules.items():
        times = [(each.results[rule].ms, each) for each in targets
                 if rule in each.results
                 and each.results[rule].ms is not None]
        if times:
            ms, each = max(times, key=lambda time: time[0])
            slowest.append((ms, rule, each))
            middle = sorted(time[0] for time in times)[len(times) // 2]
            area = known.area or "other"
            areas[area] = areas.get(area, 0) + middle
    slowest.sort(key=lambda entry: -entry[0])
    return slowest[:20], sorted(((ms, area) for area, ms in areas.items()),
                                reverse=True)


def _bar(each):
    """Parts of the bar of a target: (verdict, number, start, width) in %."""
    count, parts, start = each.count(), [], 0.0
    total = sum(count.values()) or 1
    for verdict in ("PASS", "XPASS", "INFO", "XFAIL", "FAIL", "ERROR",
                    "TIMEOUT", "SKIP", "NOTRUN"):
        if count[verdict]:
            width = 100 * count[verdict] / total
            parts.append((verdict, count[verdict], f"{start:.2f}",
                          f"{width:.2f}"))
            start += width
    return parts


def hash_of(text):
    """A source of style or script for the content security policy."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{digest.decode()}'"


def _duration(ms):
    return f"{ms / 1000:.1f} s" if ms >= 1000 else f"{ms:.1f} ms"


def environment():
    """Jinja, which escapes all that a template inserts."""
    loader = jinja2.FileSystemLoader(_TEMPLATES)
    jinja = jinja2.Environment(loader=loader, autoescape=True,
                               trim_blocks=True, lstrip_blocks=True,
                               undefined=jinja2.StrictUndefined)
    jinja.filters |= {"sources": link_sources, "duration": _duration,
                      "plural": summary.plural}
    return jinja


def to_html(targets, title=None, shown=proof.Proof()):
    """The page, for targets in the order of its columns."""
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8") \
        + f"#grid {{ --columns: {len(targets)}; }}\n"
    script = (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    rules = summary.rules_of(targets)
    slowest, time_of_areas = _timing(rules, targets)
    common, different = _environment(targets)
    explored = exploration.explorations(targets)
    return environment().get_template("report.html").render(
        title=title or "PID namespaces: " + summary.headline(targets),
        version=VERSION, summary=summary, verdicts=VERDICTS,
        targets=targets, rules=rules, areas=_areas(rules, targets),
        findings=_findings(targets), remedies=_remedies(targets),
        changes=[change for each in targets if each.baseline for change in
                 compare.changes_of(each)], kinds=compare.KINDS,
        against=any(each.baseline for each in targets),
        rule_sets_changed=_rule_sets_changed(targets), since=since(),
        slowest=slowest, time_of_areas=time_of_areas, common=common,
        different=different, bar=_bar, place=target.place, wide=WIDE,
        explored=explored, kinds_explored=exploration.kinds(explored),
        proof=shown, used=_used(rules, targets), data=_script_json(_data(rules, targets)),
        style=Markup(style), script=Markup(script),
        style_hash=Markup(hash_of(style)), script_hash=Markup(hash_of(script)))


def _used(rules, targets):
    """Verdicts that occur: the filters."""
    there = {each.verdict(rule) for each in targets for rule in rules}
    return [verdict for name, verdict in VERDICTS.items() if name in there]
