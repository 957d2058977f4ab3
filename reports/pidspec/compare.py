# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed from one run to another, rule by rule."""

import json
from dataclasses import dataclass

from . import markdown, summary
from .verdict import VERDICTS

# Kinds of change, in the order in which they are printed.
KINDS = {
    "regression": "passed before, fails now",
    "lost": "tested before, inconclusive now",
    "newly skipped": "tested before, skipped now",
    "not run": "tested before, not run now",
    "removed": "the new results do not have the rule",
    "flaky": "verdicts differ between repetitions",
    "other": "another change of the verdict",
    "new": "the old results do not have the rule",
    "newly tested": "skipped or inconclusive before, tested now",
    "fix": "failed before, passes now",
}


@dataclass
class Change:
    kind: str
    rule: str
    target: str
    old: object  # Result or None
    new: object

    def verdicts(self):
        return tuple(result.verdict if result else "-"
                     for result in (self.old, self.new))

    def why(self):
        """The reason on the side that did not pass."""
        for result in (self.new, self.old):
            if result and result.verdict != "PASS":
                return reason_of(result)
        return ""


def reason_of(result):
    if result.flaky:
        return "; ".join(result.flaky)
    if result.reason:
        return result.reason
    expected, actual = result.fact("expected"), result.fact("actual")
    check = result.fact("check")
    if expected and actual:
        return f"{check}: expected {expected}, got {actual}"
    return f"{check}: {actual or expected}" if actual or expected else check


def kind_of(old, new, still_there=True):
    """The kind of change between two results of a rule, or ""."""
    if new and new.flaky and not (old and old.flaky):
        return "flaky"
    if not old:
        return "new" if new else ""
    if not new:
        return "not run" if still_there else "removed"
    before, now = VERDICTS[old.verdict], VERDICTS[new.verdict]
    if old.verdict == new.verdict:
        return ""
    if new.verdict == "NOTRUN":
        return "not run"
    if now.kind == "bad" and before.kind != "bad":
        # Known issues, and rules for information, do not fail a run.
        if new.verdict in ("XFAIL", "INFO"):
            return "other" if before.kind == "good" else "newly tested"
        return "regression" if before.kind == "good" else "newly tested"
    if before.kind == "bad" and now.kind == "good":
        return "fix"
    if old.verdict in ("XFAIL", "INFO") and new.verdict == "FAIL":
        return "other"
    if now.kind == "open":
        return "lost" if before.kind in ("good", "bad") else "other"
    if new.verdict == "SKIP":
        return "newly skipped"
    if before.kind in ("open", "none") and now.kind in ("good", "bad"):
        return "newly tested"
    return "other"


def pairs(old, new):
    """Targets that belong together: (name, old or None, new or None)."""
    if len(old) == 1 and len(new) == 1:
        name = new[0].name if old[0].name == new[0].name \
            else f"{old[0].name} → {new[0].name}"
        return [(name, old[0], new[0])]
    before = {target.name: target for target in old}
    found = [(t.name, before.pop(t.name, None), t) for t in new]
    if len(old) == 1 and before:
        return [(t.name, old[0], t) for t in new]
    return found + [(name, target, None) for name, target in before.items()]


def current_ids(*runs):
    """Former id -> current id, of rules that were renamed."""
    return {former: rule for results in runs
            for rule, result in results.items()
            for former in result.fact("formerly").split()}


def by_current_id(results, current):
    """Results by current id; of rules that were merged, the worse one."""
    renamed = {}
    for rule, result in results.items():
        rule = current.get(rule, rule)
        if rule not in renamed or VERDICTS[result.verdict].kind == "bad":
            renamed[rule] = result
    return renamed


def _changes(name, before, after):
    complete = after.state == "complete"
    current = current_ids(before, after.results)
    before = by_current_id(before, current)
    results = by_current_id(after.results, current)
    for rule in sorted({*before, *results}):
        was, now = before.get(rule), results.get(rule)
        kind = kind_of(was, now, still_there=not complete)
        if kind:
            yield Change(kind, rule, name, was, now)


def changes_of(target):
    """The changes of a target that has a baseline."""
    order = list(KINDS)
    return sorted(_changes(target.name, target.baseline, target),
                  key=lambda c: (order.index(c.kind), c.rule))


def changes(old, new):
    """All changes between two lists of targets, the worst kind first."""
    found = []
    for name, before, after in pairs(old, new):
        if before and after:
            found += _changes(name, before.results, after)
    order = list(KINDS)
    return sorted(found, key=lambda c: (order.index(c.kind), c.target, c.rule))


def attach(old, new):
    """Give each new target its earlier results as the baseline."""
    for _, before, after in pairs(old, new):
        if before and after:
            after.baseline = by_current_id(
                before.results, current_ids(after.results))
            after.old_rule_set = before.rule_set


def unpaired(old, new):
    """Names of targets that exist only before, and only after."""
    found = pairs(old, new)
    return ([name for name, _, after in found if after is None],
            [name for name, before, _ in found if before is None])


def rules_differ(old, new):
    """A sentence if the runs were tested with different rules, or ""."""
    sets = [", ".join(sorted(summary.rule_sets(some))) for some in (old, new)]
    if sets[0] == sets[1]:
        return ""
    before, after = (each or "not recorded" for each in sets)
    return ("The rule sets differ, so a change may be one of the rules: old "
            f"{before}; new {after}.")


# ---- Forms ------------------------------------------------------------------

def count(found):
    """"2 regressions, 1 fix", or "nothing changed"."""
    numbers = {}
    for change in found:
        numbers[change.kind] = numbers.get(change.kind, 0) + 1
    plurals = {"regression": "regressions", "fix": "fixes"}

    def words(kind):
        many = numbers[kind] > 1
        return f"{numbers[kind]} {plurals.get(kind, kind) if many else kind}"
    return ", ".join(words(kind) for kind in KINDS if kind in numbers) \
        or "nothing changed"


def _heads(old, new):
    lines = []
    for _, before, after in pairs(old, new):
        if before and after:
            lines += [f"old: {summary.verdict_on(before)} ({before.system})",
                      f"new: {summary.verdict_on(after)} ({after.system})"]
    lines += [warning for warning in [rules_differ(old, new)] if warning]
    before, after = unpaired(old, new)
    lines += [f"only before: {name}" for name in before]
    lines += [f"only now: {name}" for name in after]
    return lines


def to_text(old, new):
    found = changes(old, new)
    many = len(pairs(old, new)) > 1
    lines = _heads(old, new) if len(new) <= 10 \
        else list(filter(None, [rules_differ(old, new)]))
    last = None
    for change in found:
        if change.kind != last:
            lines += ["", f"{change.kind}: {KINDS[change.kind]}"]
            last = change.kind
        where = f"  [{change.target}]" if many else ""
        lines.append("  {} -> {}  {}{}".format(*change.verdicts(),
                                               change.rule, where))
        if change.why():
            lines.append(f"      {change.why()}")
    return "\n".join([*lines, "", count(found)]).lstrip("\n") + "\n"


def to_markdown(old, new):
    found = changes(old, new)
    text = markdown.text
    lines = [f"# {text(count(found).capitalize())}", ""]
    lines += [text(warning) + "\n" for warning in [rules_differ(old, new)]
              if warning]
    rows = [[text(change.kind), markdown.code(change.rule),
             " → ".join(change.verdicts()), text(change.target),
             text(change.why())] for change in found]
    lines += markdown.table(["change", "rule", "verdict", "target", "why"],
                            rows, "-----") if rows else []
    return "\n".join(markdown.cut(lines)) + "\n"


def to_json(old, new):
    found = changes(old, new)
    before, after = unpaired(old, new)
    return json.dumps({
        "schema": 1,
        "summary": count(found),
        "rule_sets_differ": bool(rules_differ(old, new)),
        "rule_sets": {"old": list(summary.rule_sets(old)),
                      "new": list(summary.rule_sets(new))},
        "changes": [{"kind": c.kind, "rule": c.rule, "target": c.target,
                     "old": c.verdicts()[0], "new": c.verdicts()[1],
                     "why": c.why()} for c in found],
        "only_before": before, "only_now": after,
    }, indent=1, ensure_ascii=False) + "\n"


FORMS = {"text": to_text, "markdown": to_markdown, "json": to_json}
