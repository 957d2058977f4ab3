# SPDX-License-Identifier: GPL-2.0-or-later
"""A summary in Markdown, short enough for a job's summary page."""

import html
import re

from . import exploration, summary
from .verdict import VERDICTS

MAX_BYTES = 64 * 1024
MAX_FINDINGS = 20
MAX_COLUMNS = 12


def text(words):
    """@words as text: neither HTML, nor Markdown, nor a mention of anyone."""
    words = html.escape(" ".join(words.split()), quote=False)
    return re.sub(r"([\\`*_\[\]|~#@!])", r"\\\1", words)


def code(words):
    """@words as code, also for a table."""
    words = " ".join(words.split()).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words[:1] == "`" or words[-1:] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _block(lines):
    """A code block that no line can end."""
    longest = max((len(run) for line in lines
                   for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *lines, fence]


def table(head, rows, others="---:"):
    def line(cells):
        return "| " + " | ".join(cells) + " |"
    return [line(head), line(["---"] + [others] * (len(head) - 1)),
            *map(line, rows)]


def _areas(targets):
    """Passed of tested, for each area and target."""
    shown = targets[:MAX_COLUMNS]
    count = {}
    for column, target in enumerate(shown):
        for result in target.results.values():
            cell = count.setdefault(result.area or "other",
                                    [[0, 0] for _ in shown])[column]
            cell[0] += result.verdict in ("PASS", "XPASS")
            cell[1] += result.verdict not in ("SKIP", "NOTRUN")
    rows = [[text(area), *(f"{passed}/{tested}" if tested else "–"
                            for passed, tested in cells)]
            for area, cells in sorted(count.items())]
    lines = ["", "## Rules passed, of those tested", "",
             *table(["area", *(text(t.name) for t in shown)], rows)]
    if len(targets) > len(shown):
        lines += ["", f"{len(targets) - len(shown)} more targets are not "
                  "shown."]
    return lines


def _finding(finding):
    names = ", ".join(text(t.name) for t in finding.targets[:8])
    if len(finding.targets) > 8:
        names += f" and {len(finding.targets) - 8} more"
    # The head is HTML, in which backslashes are backslashes.
    head = (f"<b>{finding.verdict}</b> <code>{html.escape(finding.rule)}"
            f"</code>")
    return ["", f"<details><summary>{head}</summary>", "",
            f"On {names}.", "",
            *_block([line[:400] for line
                     in summary.describe(finding.result)[:60]]),
            "", "</details>"]


def _findings(targets):
    found = summary.findings(targets)
    if not found:
        return []
    lines = ["", "## Failures and inconclusive results"]
    for finding in found[:MAX_FINDINGS]:
        lines += _finding(finding)
    if len(found) > MAX_FINDINGS:
        lines += ["", f"And {len(found) - MAX_FINDINGS} more:", ""]
        lines += [f"* {f.verdict} {code(f.rule)}, "
                  f"{summary.plural(len(f.targets), 'target')}"
                  for f in found[MAX_FINDINGS:]]
    return lines


def _skips(targets):
    reasons = summary.skips(targets)
    if not reasons:
        return []
    rows = [[text(reason.text or "no reason"), str(len(reason.rules)),
             str(len(reason.targets))] for reason in reasons]
    return ["", "## Skipped rules", "",
            *table(["reason", "rules", "targets"], rows)]


def _exploration(targets):
    found = exploration.explorations(targets)
    if not found:
        return []
    rows = [[text(each.target.name), each.result.verdict,
             *(f"{each.of(key):,}" if each.of(key) is not None else "–"
               for key in ("scenes", "steps", "states")),
             str(sum(kind > 0 for kind in each.kinds.values()))]
            for each in found]
    lines = ["", "## Exploration: the kernel and the model", "",
             *table(["target", "verdict", "scenes", "steps", "states",
                     "kinds of steps"], rows)]
    for each in found:
        if each.difference:
            lines += ["", f"On {text(each.target.name)}: "
                      f"{text(each.difference)}", "",
                      *_block([line[:400] for line in each.script])]
    return lines


def _environment(targets):
    lines = ["", "<details><summary>Environment</summary>", ""]
    for target in targets:
        lines.append(f"* **{text(target.name)}**: {text(target.system)}")
        if target.stream.fact("vm"):
            lines[-1] += f"; {text(target.stream.fact('vm'))}"
        lines += [f"  * line {problem.line}: {text(problem.text)}"
                  for problem in target.stream.problems]
    return lines + ["", "</details>"]


def _legend():
    return ["", "Verdicts: " + "; ".join(
        f"{verdict.name}, {verdict.meaning}" for verdict in VERDICTS.values())
        + "."]


def cut(lines):
    """As many lines as fit; fences and <details> are closed at the cut."""
    room, kept, open_details = MAX_BYTES - 200, [], 0
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            fences = [l for l in kept if re.fullmatch("`{3,}", l)]
            if len(fences) % 2:
                kept.append(fences[-1])
            kept += ["", "</details>"] * open_details
            return kept + ["", "(cut off here: too long)"]
        open_details += line.startswith("<details>") - (line == "</details>")
        kept.append(line)
    return kept


def to_markdown(targets):
    lines = ["# PID namespaces: " + text(summary.headline(targets)), ""]
    if summary.alike(targets):
        lines += [text(summary.alike(targets)) + ".", ""]
    if summary.different_rule_sets(targets):
        lines += [text(summary.different_rule_sets(targets)), ""]
    lines += [f"* {text(summary.verdict_on(target))} "
              f"{text(summary.scores(target))}".rstrip()
              for target in targets]
    lines += _findings(targets) + _areas(targets)
    lines += _exploration(targets) + _skips(targets)
    lines += _environment(targets) + _legend()
    return "\n".join(cut(lines)) + "\n"
