# SPDX-License-Identifier: GPL-2.0-or-later
"""Modules that may not be installed."""

import importlib
import os
import subprocess
import sys


class Missing(Exception):
    """No python3 has a module; one line with the Debian package."""


def _others():
    """Other programs python3 in PATH."""
    seen = {os.path.realpath(sys.executable)}
    for directory in os.get_exec_path():
        path = os.path.join(directory, "python3")
        if os.access(path, os.X_OK) and os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            yield path


def _has(python, module):
    done = subprocess.run([python, "-sBc", f"import {module}"], check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    return done.returncode == 0


def load(name, package):
    """A module of ours; runs the command again with a python3 that has what
    the module imports, if this one does not."""
    try:
        return importlib.import_module("." + name, __package__)
    except ModuleNotFoundError as error:
        for python in _others():
            if _has(python, error.name):
                os.execv(python, [python, "-sBm", __package__, *sys.argv[1:]])
        raise Missing(f"no module {error.name} for {sys.executable}; "
                      f"install Debian's {package}") from error
