# SPDX-License-Identifier: GPL-2.0-or-later
"""What all targets say together: verdicts in words, deviations, skips."""

import re
from dataclasses import dataclass, field

from .verdict import DEVIATIONS, RANK, VERDICTS

LEVELS = ("MUST", "SHOULD", "CODE", "INFO")


def plural(number, word):
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _tells(result):
    return sum(key in result.facts for key in ("says", "level", "source"))


def rules_of(targets):
    """Id -> the Result that tells most about the rule itself, sorted."""
    rules = {}
    for target in targets:
        for rule, result in target.results.items():
            known = rules.get(rule)
            if known is None or _tells(result) > _tells(known):
                rules[rule] = result
    return dict(sorted(rules.items()))


@dataclass
class Finding:
    """One way in which a rule is not kept, and where."""

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
    rules: list = field(default_factory=list)
    targets: list = field(default_factory=list)


def skips(targets):
    """Reasons for skips, those of most rules first."""
    reasons = {}
    for target in targets:
        for result in target.results.values():
            if result.verdict == "SKIP":
                reason = reasons.setdefault(result.reason,
                                            Reason(result.reason))
                if result.id not in reason.rules:
                    reason.rules.append(result.id)
                if target not in reason.targets:
                    reason.targets.append(target)
    return sorted(reasons.values(), key=lambda r: (-len(r.rules), r.text))


_REMEDIES = [
    (r"^requires (Linux [\d.]+)", r"\1 or later"),
    (r"\((set \w+=\w+[^()]*)\)", r"\1"),
    (r"^requires .*? \((.+)\)$", r"\1"),
    (r"^requires (.*)", r"\1"),
    (r"say (\w+=\w+)", r"say \1: the machine may be changed"),
    (r"the rule is new in (Linux [\d.]+)", r"\1 or later"),
    (r"\((Linux [\d.]+)\)", r"\1 or later"),
    (r"\(before ([\d.]+)\)", r"Linux \1 or later"),
    (r"\((CONFIG_\w+)\)", r"a kernel with \1"),
    (r"\(seccomp\)", "no seccomp filter that refuses it"),
    (r"needs (root.*)", r"\1"),
    (r"needs (.*)", r"\1"),
    (r"EPERM", "more privileges"),
    (r"no pidfds", "Linux 5.3 or later"),
    (r"ENOSYS|ENOTTY", "a kernel that has the call"),
]


def remedy(reason):
    """What would let a skipped rule be judged, as far as its reason tells."""
    for pattern, words_of in _REMEDIES:
        match = re.search(pattern, reason)
        if match:
            return match.expand(words_of)
    return ""


def hosts(target):
    """How many there are of a folded target."""
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
    """"MUST 272 of 274 kept (of 301)", a level each."""
    texts = []
    for level in LEVELS[:-1]:
        kept, judged, total = target.kept(level)
        if total:
            text = f"{level} {kept} of {judged} kept"
            texts.append(text if judged == total
                         else f"{text}, {total - judged} not judged")
    return "; ".join(texts)


def verdict_on(target):
    """One sentence on one target."""
    if target.state == "NOTRUN":
        return (f"{target.name} {'have' if target.members else 'has'} no "
                "results.")
    count = target.count()
    broken = count["FAIL"]
    unclear = count["ERROR"] + count["TIMEOUT"]
    judged = target.kept()[1]
    if broken:
        text = f"breaks {broken} of {judged} rules"
    elif not judged:
        text = "could not be judged by any rule"
    elif count["XFAIL"]:
        text = (f"keeps {target.kept()[0]} of {judged} rules; what it breaks "
                "is known")
    else:
        text = f"keeps all {judged} rules that could be judged"
    if unclear:
        text += f"; {plural(unclear, 'rule')} got no verdict"
    if target.state == "incomplete":
        text += "; the run did not end"
    return f"{target.name} {text}."


def headline(targets):
    """One sentence on all of them."""
    if len(targets) == 1:
        return verdict_on(targets[0])
    broken = [t for t in targets if t.count()["FAIL"]]
    number = sum(map(hosts, targets))
    if not broken:
        known = any(t.count()["XFAIL"] for t in targets)
        text = (f"None of {plural(number, 'target')} breaks a rule"
                + (" that is not known to be broken" if known else ""))
    else:
        broken.sort(key=lambda t: -t.count()["FAIL"])
        few = ", ".join(f"{t.name} breaks {t.count()['FAIL']}"
                        for t in broken[:3])
        more = f", and {len(broken) - 3} more" if len(broken) > 3 else ""
        text = (f"{sum(map(hosts, broken)):,} of {plural(number, 'target')} "
                f"break{'s' if sum(map(hosts, broken)) == 1 else ''} rules: "
                f"{few}{more}")
    unclear = sum(hosts(t) for t in targets
                  if t.count()["ERROR"] + t.count()["TIMEOUT"]
                  or t.state != "complete")
    if unclear:
        text += f"; {unclear:,} without a verdict on some rules"
    return text + "."


def describe(result):
    """Lines that tell all that is known of a result that is no PASS."""
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
    """Facts that this program has no idea of."""
    return {key: lines for key, lines in result.facts.items()
            if key not in _SHOWN}


def program(result):
    """Where its source is."""
    area, _, rule = result.id.partition(".")
    end = "bats" if area == "tools" else "c"
    return f"testcases/{area}/{rule}.{end}" if rule else ""


def command(result):
    """What reproduces it."""
    return f"pidspec run {result.id}"


def words(verdict):
    return VERDICTS[verdict].words
