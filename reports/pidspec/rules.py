# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts about rules that no stream has: the first Linux that they apply to.

They are read from the sources of the rules, or, where there are none, from the
programs: the command pidspec names itself in $PIDSPEC.
"""

import functools
import json
import os
import re
import subprocess
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "testcases"
_SINCE = re.compile(r'^\s*\.since\s*=\s*"([0-9.]+)"', re.M)
SECONDS = 60


def _from_sources(directory):
    found = {}
    for path in directory.glob("*/*.c"):
        match = _SINCE.search(path.read_text(errors="replace"))
        if match:
            found[f"{path.parent.name}.{path.stem}"] = match[1]
    return found


def _from_programs(command):
    try:
        done = subprocess.run([command, "show", "--json", "*"],
                              stdout=subprocess.PIPE, timeout=SECONDS,
                              stderr=subprocess.DEVNULL, check=False)
        rules = [json.loads(line) for line in done.stdout.splitlines()]
        return {rule["rule"]: rule["since"] for rule in rules
                if rule.get("since")}
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        return {}


@functools.cache
def since():
    """Id -> the first version of Linux that the rule is about, if recent."""
    if SOURCES.is_dir():
        return _from_sources(SOURCES)
    command = os.environ.get("PIDSPEC")
    return _from_programs(command) if command else {}
