# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the sources for Sphinx of the site that "make docs" builds."""
