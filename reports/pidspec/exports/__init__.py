# SPDX-License-Identifier: GPL-2.0-or-later
"""Formats of services, one module each.

A module has HELP, add_arguments(parser), and export(targets, args), which
returns the text.  Modules are found in this directory.
"""

import importlib
import pkgutil
import re

from .. import summary

NAMES = sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(name):
    return importlib.import_module("." + name, __name__)


def slug(text):
    """For names that allow neither blanks nor slashes."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text).strip("-.") or "unnamed"


def results(targets):
    """(target, Result) of all results, in a fixed order."""
    for target in targets:
        for rule in sorted(target.results):
            yield target, target.results[rule]


def suite(targets, target):
    """The name of the suite, different for each target."""
    return "pidspec" if len(targets) == 1 else "pidspec-" + slug(target.name)


def log(result, limit):
    """All facts about a result, in at most so many bytes."""
    text = "\n".join(summary.describe(result))
    return text.encode()[:limit].decode("utf-8", "ignore")


def died(result):
    """Whether the machine crashed during this rule."""
    return (result.verdict == "ERROR"
            and result.reason.startswith(("the kernel crashed",
                                         "the kernel died")))
