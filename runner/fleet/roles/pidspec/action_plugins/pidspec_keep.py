# SPDX-License-Identifier: GPL-2.0-or-later
"""Write text to a file on this machine.

ansible.builtin.copy with delegate_to does the same, but starts Python for each host.
"""

from pathlib import Path

from ansible.plugins.action import ActionBase


class ActionModule(ActionBase):
    TRANSFERS_FILES = False
    _VALID_ARGS = frozenset({"content", "dest"})

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        Path(self._task.args["dest"]).write_text(
            self._task.args["content"], "utf-8", "surrogateescape")
        return {**result, "changed": False}
