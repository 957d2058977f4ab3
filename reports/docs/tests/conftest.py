# SPDX-License-Identifier: GPL-2.0-or-later
"""The fixtures of the tests of the reports, with results as TAP."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

# pylint: disable=wildcard-import, unused-wildcard-import, wrong-import-position
import importlib.util  # noqa: E402

_PATH = Path(__file__).resolve().parents[2] / "tests/conftest.py"
_SPEC = importlib.util.spec_from_file_location("reports_conftest", _PATH)
_REPORTS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_REPORTS)
pytest_addoption = _REPORTS.pytest_addoption
pytest_configure = _REPORTS.pytest_configure
