# SPDX-License-Identifier: GPL-2.0-or-later
"""The site that "make docs" builds: sources for Sphinx, from what the tree has."""
