# SPDX-License-Identifier: GPL-2.0-or-later
"""Streams of any size, the same for the same seed."""

import random

_AREAS = ("clone", "init-signals", "lifecycle", "procfs", "setns", "sysctl",
          "translation", "visibility")


def _point(rng, number, rule, broken):
    lines = [f"#:pidspec_rule: {rule}",
             f"#:pidspec_says: Process number {number} in a PID namespace has the "
             "PID that the kernel documents for it, in each namespace.",
             f"#:pidspec_level: {'MUST' if number % 4 else 'SHOULD'}",
             "#:pidspec_source: pid_namespaces(7), The namespace init process",
             f"#:pidspec_ms: {rng.uniform(0.1, 30):.1f}"]
    chance = rng.random()
    if chance < broken:
        lines += [f"#:pidspec_check: 1 getpid() == {number}",
                  f"#:pidspec_where: testcases/a/{number}.c:{number}, in init",
                  f"#:pidspec_expected: {number}",
                  f"#:pidspec_actual: {rng.randrange(4)}",
                  f"not ok {number} {rule}"]
    elif chance < broken + 0.05:
        reason = f"no such call here (Linux 6.{rng.randrange(20)})"
        lines += [f"#:pidspec_reason: {reason}",
                  f"ok {number} {rule} # SKIP {reason}"]
    else:
        lines.append(f"ok {number} {rule}")
    return lines


def a_stream(rules, seed=0, target=None, kernel="6.12.1", broken=0.01):
    """A stream as the runner writes it, with some failures and skips."""
    rng = random.Random(seed)
    lines = ["TAP version 13", f"1..{rules}", "#:pidspec_version: 0.1",
             f"#:pidspec_kernel: {kernel}", "#:pidspec_machine: x86_64",
             "#:pidspec_context: root"]
    if target:
        lines.append(f"#:pidspec_target: {target}")
    for number in range(1, rules + 1):
        area = _AREAS[number * len(_AREAS) // (rules + 1)]
        lines += _point(rng, number, f"{area}.number-{number}-is-as-it-should"
                        "-be", broken)
    return "\n".join(lines) + "\n"
