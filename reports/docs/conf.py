# SPDX-License-Identifier: GPL-2.0-or-later
"""The configuration of Sphinx for the site that "make docs" builds."""

# pylint: disable=invalid-name; Sphinx requires these names
import os

project = "pidspec"
copyright = "2026 pidspec developers"  # pylint: disable=redefined-builtin
release = version = os.environ.get("PIDSPEC_VERSION", "")
root_doc = "index"
extensions = ["myst_parser"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}

# A block of code with a notation that its language does not have, such as "…", is
# not coloured.
highlight_language = "text"
suppress_warnings = ["misc.highlighting_failure"]
smartquotes = False
nitpicky = True

# Nothing comes from a network.  A search shows no summaries of its results,
# because a browser does not let a page from a file read another page.
html_theme = "alabaster"
html_theme_options = {
    "description": "A conformance test suite for Linux PID namespaces",
    "fixed_sidebar": False,
    "page_width": "1200px",
    "sidebar_width": "240px",
    "sidebar_collapse": True,
    "show_powered_by": False,
    "show_relbars": False,
}
html_sidebars = {"**": ["about.html", "searchbox.html", "navigation.html"]}
html_static_path = [os.path.join(os.path.dirname(__file__), "static")]
html_css_files = ["site.css"]
html_show_search_summary = False
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
