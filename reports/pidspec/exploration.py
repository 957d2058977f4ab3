# SPDX-License-Identifier: GPL-2.0-or-later
"""What the explorer did: the comments of its rule have counts and a difference.

The stream may be of a guest: numbers are limited, and all else is only text.
"""

import re
from dataclasses import dataclass, field

RULE = "explore.the-kernel-agrees-with-the-model"
MOST_KINDS = 100
MOST_LINES = 100  # of a script
_COUNTS = ("scenes", "steps", "states", "transitions-from-states", "forbidden",
           "open", "known-deviations")
_NUMBER = re.compile(r"\d{1,15}$")
_KIND = re.compile(r"([a-z0-9-]{1,40}) (\d{1,15})$")


@dataclass
class Exploration:
    """The exploration of one target."""

    target: object
    result: object
    seed: str = ""
    counts: dict = field(default_factory=dict)  # in the order of _COUNTS
    kinds: dict = field(default_factory=dict)  # kind of step -> transitions
    difference: str = ""
    script: list = field(default_factory=list)

    def of(self, key):
        return self.counts.get(key)

    def take(self, key, value):
        kind = _KIND.match(value)
        if key in _COUNTS and _NUMBER.match(value):
            self.counts[key] = int(value)
        elif key == "seed" and _NUMBER.match(value):
            self.seed = value
        elif key == "transitions" and kind and len(self.kinds) < MOST_KINDS:
            self.kinds[kind[1]] = int(kind[2])
        elif key == "difference":
            self.difference = value
        elif key == "script" and len(self.script) < MOST_LINES:
            self.script.append(value)


def _parse(target, result):
    found = Exploration(target, result)
    for line in result.comments:
        key, colon, value = line.partition(": ")
        if colon:
            found.take(key, value)
    return found


def read(target):
    """The exploration of a target, or None."""
    result = target.results.get(RULE)
    if result is None or target.state == "NOTRUN":
        return None
    found = _parse(target, result)
    return found if found.counts else None


def command(result):
    """The command that runs as many scenes from the same seed."""
    found = _parse(None, result)
    return (f"pidspec run --explore-scenes {found.of('scenes') or 1000}"
            f" --explore-seed {found.seed or 1}")


def explorations(targets):
    return [found for found in map(read, targets) if found]


def kinds(found):
    """Each kind of step, with its transitions in each exploration."""
    names = {kind: None for each in found for kind in each.kinds}
    return [(kind, [each.kinds.get(kind) for each in found])
            for kind in names]


def document(target):
    """For JSON: a dict, or None."""
    found = read(target)
    if not found:
        return None
    return {"seed": found.seed, "counts": found.counts,
            "transitions": found.kinds, "difference": found.difference,
            "script": found.script}
