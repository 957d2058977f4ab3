# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports of recorded TAP streams.

Data flows one way: stream -> target -> one of the forms.

stream.py knows TAP and no reports, the forms know no TAP, and each form is a
module of its own.
"""

VERSION = "1.0.0"
