# SPDX-License-Identifier: GPL-2.0-or-later
"""Find broken links of a built site, and files loaded from a network.

    python3 -m docs.links DIRECTORY

Links to pages elsewhere are allowed; what a page loads is not.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"),
          ("link", "href"), ("source", "src")}


class _Page(HTMLParser):
    """What a page links to, what it loads, and its anchors."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.anchors = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id" or (tag, name) == ("a", "name"):
                self.anchors.add(value)
            elif (tag, name) == ("a", "href"):
                self.links.append(value)
            elif (tag, name) in _LOADS:
                self.loads.append(value)


def check(top):
    """(pages, links, complaints) of the pages below a directory."""
    pages = {path: _Page(path.read_text(encoding="utf-8"))
             for path in sorted(top.rglob("*.html"))}
    count, complaints = 0, []
    for path, page in pages.items():
        for link in page.links + page.loads:
            url = urlsplit(link or "")
            if url.scheme or url.netloc:
                if link in page.loads and url.scheme != "data":
                    complaints.append(f"{path}: loads {link}")
                continue
            count += 1
            where = path.parent / unquote(url.path) if url.path else path
            where = where.resolve()
            anchor = unquote(url.fragment)
            if not where.is_file():
                complaints.append(f"{path}: {link}")
            elif anchor and where in pages and path.name != "matrix.html" \
                    and anchor not in pages[where].anchors:
                complaints.append(f"{path}: {link}")
    return len(pages), count, complaints


if __name__ == "__main__":
    number, links, broken = check(Path(sys.argv[1]).resolve())
    print("\n".join(broken + [f"{number} pages, {links} links within the "
                              f"site, {len(broken)} broken"]))
    sys.exit(bool(broken) or not number)
