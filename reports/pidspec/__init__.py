# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports of recorded TAP streams.

Data flows one way: stream -> target -> one of the forms.

stream.py reads TAP and uses no form; a form does not read TAP, and is a module of
its own.
"""

VERSION = "1.0.0"
