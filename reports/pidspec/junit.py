# SPDX-License-Identifier: GPL-2.0-or-later
"""Results as JUnit XML, by a pytest session that this module starts."""

import contextlib
import io
import os
import tempfile
from pathlib import Path
from unittest import mock

import pytest

PLUGIN = "pidspec.pytest_plugin"


class _Session:
    """Collects targets that have been read already."""

    def __init__(self, targets):
        self.targets = targets

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session):
        plugin = session.config.pluginmanager.get_plugin(PLUGIN)
        paths = {Path(f"/{number}.tap"): target
                 for number, target in enumerate(self.targets)}
        session.config.stash[plugin.GIVEN] = paths
        session.items = [
            item for path in paths for item in
            plugin.StreamFile.from_parent(session, path=path).collect()]
        session.testscollected = len(session.items)
        return True


def to_junit(targets):
    """Targets as JUnit XML."""
    alone = mock.patch.dict(os.environ, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    with alone, tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "junit.xml"
        with contextlib.redirect_stdout(io.StringIO()):
            pytest.main(["-p", "no:cacheprovider", "-p", "no:terminal",
                         "-p", PLUGIN, "-c", os.devnull,
                         "--rootdir", directory, "--capture=no",
                         "--junitxml", str(path)], [_Session(targets)])
        return path.read_text(encoding="utf-8")
