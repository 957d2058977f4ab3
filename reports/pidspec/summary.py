# SPDX-License-Identifier: GPL-2.0-or-later
"""The summary of all targets: verdicts in words, deviations, skips."""

from dataclasses import dataclass, field

from . import exploration
from .verdict import DEVIATIONS, RANK, VERDICTS

LEVELS = ("MUST", "SHOULD", "CODE", "INFO")


def plural(number, word):
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _n_facts(result):
    return sum(key in result.facts for key in ("says", "level", "source"))


def rules_of(targets):
    """Id -> the Result with the most facts about the rule itself, sorted."""
    rules = {}
    for target in targets:
        for rule, result in target.results.items():
            known = rules.get(rule)
            if known is None or _n_facts(result) > _n_facts(known):
                rules[rule] = result
    return dict(sorted(rules.items()))


def rule_sets(targets):
    """Version and hash of rules -> the targets that they were tested with."""
    found = {}
    for target in targets:
        if target.rule_set and target.state != "NOTRUN":
            found.setdefault(target.rule_set, []).append(target)
    return found


def different_rule_sets(targets):
    """A sentence if not all targets were tested with the same rules, or ""."""
    found = rule_sets(targets)
    if len(found) < 2:
        return ""
    parts = []
    for name, some in found.items():
        few = ", ".join(target.name for target in some[:3])
        more = f" and {len(some) - 3} more" if len(some) > 3 else ""
        parts.append(f"{name} ({few}{more})")
    return ("The rule sets differ, so a rule may have changed between these "
            "runs: " + "; ".join(parts) + ".")


@dataclass
class Finding:
    """One deviation from a rule, and the targets that have it."""

    rule: str
    verdict: str
    result: object
    targets: list = field(default_factory=list)


def findings(targets, verdicts=DEVIATIONS):
    """Each deviation once, the worst first."""
    found = {}
    for target in targets:
        for rule, result in target.results.items():
            if result.verdict in verdicts:
                key = (rule, *result.outcome())
                finding = found.setdefault(
                    key, Finding(rule, result.verdict, result))
                finding.targets.append(target)
    return sorted(found.values(),
                  key=lambda f: (RANK[f.verdict], f.rule, -len(f.targets)))


@dataclass
class Reason:
    text: str
    remedy: str  # "" if the stream has none
    rules: list = field(default_factory=list)
    targets: list = field(default_factory=list)


def skips(targets):
    """Reasons for skips, those of most rules first."""
    reasons = {}
    for target in targets:
        for result in target.results.values():
            if result.verdict == "SKIP":
                reason = reasons.setdefault(
                    result.reason,
                    Reason(result.reason, result.fact("remedy")))
                if result.id not in reason.rules:
                    reason.rules.append(result.id)
                if target not in reason.targets:
                    reason.targets.append(target)
    return sorted(reasons.values(), key=lambda r: (-len(r.rules), r.text))


def hosts(target):
    """The number of hosts in a folded target."""
    return len(target.members) or 1


def alike(targets):
    """"1,998 hosts alike, 2 differ: h7, h23", or "" if nothing is folded."""
    folded = [target for target in targets
              if target.members and target.state != "NOTRUN"]
    if not folded:
        return ""
    most = max(folded, key=hosts)
    others = [target for target in targets
              if target is not most and target.state != "NOTRUN"]
    text = f"{hosts(most):,} hosts alike"
    if others:
        number = sum(map(hosts, others))
        text += (f", {number:,} differ{'s' if number == 1 else ''}: "
                 + "; ".join(t.name for t in others[:8]))
        text += f"; and {len(others) - 8} more" if len(others) > 8 else ""
    missing = [t for t in targets if t.state == "NOTRUN"]
    if missing:
        text += f"; {sum(map(hosts, missing)):,} not run: " + ", ".join(
            t.name for t in missing[:8])
    return text


def scores(target):
    """"MUST 272 of 274 pass, 27 skipped", for each level."""
    texts = []
    for level in LEVELS[:-1]:
        passed, tested, total = target.passed(level)
        if total:
            text = f"{level} {passed} of {tested} pass"
            texts.append(text if tested == total
                         else f"{text}, {total - tested} skipped")
    return "; ".join(texts)


def verdict_on(target):
    """One sentence on one target."""
    if target.state == "NOTRUN":
        return (f"{target.name} {'have' if target.members else 'has'} no "
                "results.")
    count = target.count()
    failed = count["FAIL"]
    unclear = count["ERROR"] + count["TIMEOUT"]
    passed, tested, _ = target.passed()
    if failed:
        text = f"{failed} of {plural(tested, 'rule')} " \
            f"fail{'s' if failed == 1 else ''}"
    elif not tested:
        text = "no rule could be tested"
    else:
        text = f"{passed} of {plural(tested, 'rule')} " \
            f"pass{'es' if passed == 1 else ''}"
        if count["XFAIL"]:
            text += f", {plural(count['XFAIL'], 'known issue')}"
    if unclear:
        text += f"; {unclear} inconclusive"
    if target.state == "incomplete":
        text += "; the run did not end"
    return f"{target.name}: {text}."


def headline(targets):
    """One sentence on all of them."""
    if len(targets) == 1:
        return verdict_on(targets[0])
    failing = [t for t in targets if t.count()["FAIL"]]
    number = sum(map(hosts, targets))
    if not failing:
        known = any(t.count()["XFAIL"] for t in targets)
        text = (f"No {'new ' if known else ''}failures on "
                f"{plural(number, 'target')}")
    else:
        failing.sort(key=lambda t: -t.count()["FAIL"])
        few = ", ".join(f"{t.name} ({t.count()['FAIL']})"
                        for t in failing[:3])
        more = f", and {len(failing) - 3} more" if len(failing) > 3 else ""
        text = (f"Failures on {sum(map(hosts, failing)):,} of "
                f"{plural(number, 'target')}: {few}{more}")
    unclear = sum(hosts(t) for t in targets
                  if t.count()["ERROR"] + t.count()["TIMEOUT"]
                  or t.state != "complete")
    if unclear:
        text += f"; {unclear:,} with inconclusive or missing results"
    return text + "."


def describe(result):
    """Lines with all facts of a result that is not a PASS."""
    lines = []
    for name, text in (
            ("rule", result.fact("says")), ("level", result.fact("level")),
            ("source", result.fact("source")), ("reason", result.reason),
            ("check", result.fact("check")),
            ("expected", result.fact("expected")),
            ("actual", result.fact("actual")),
            ("where", result.fact("where"))):
        if text:
            lines.append(f"{name:<9} {text}")
    for name in ("waiting", "runs", "console"):
        lines += [f"{name:<9} {line}" for line in result.facts.get(name, [])]
    lines += [f"{name:<9} {line}" for name, values in extra(result).items()
              for line in values]
    lines += result.comments
    lines.append(f"{'run':<9} {command(result)}")
    return lines


_SHOWN = {"rule", "says", "level", "source", "ms", "reason", "check",
          "expected", "actual", "where", "waiting", "runs", "console",
          "checks"}


def extra(result):
    """Facts with unknown keys."""
    return {key: lines for key, lines in result.facts.items()
            if key not in _SHOWN}


def program(result):
    """The path of the source of a rule."""
    if result.id == exploration.RULE:
        return "lib/explore/model.c"
    area, _, rule = result.id.partition(".")
    end = "bats" if area == "tools" else "c"
    return f"testcases/{area}/{rule}.{end}" if rule else ""


def command(result):
    """The command that reproduces a result."""
    if result.id == exploration.RULE:
        return exploration.command(result)
    return f"pidspec run {result.id}"


def words(verdict):
    return VERDICTS[verdict].words
