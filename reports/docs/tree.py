# SPDX-License-Identifier: GPL-2.0-or-later
"""The Markdown pages of the tree, as pages of the site.

Each link to a page or file of the tree becomes one to a label, so Sphinx finds
those that lead nowhere.  A linked file that is not a page becomes one.
"""

import os
import re
import shutil
from pathlib import Path

from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from . import rest, rules

_FENCE = re.compile(r"^( *```)(.*?)^ *```", re.M | re.S)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"(!?)\[((?:[^\]\[]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:", re.I)


def pages(top, out):
    """The Markdown files of the tree, without those in build directories."""
    found = []
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(
            name for name in folders
            if name not in (".git", "__pycache__")
            and not (Path(folder) == top and name.startswith("out"))
            and (Path(folder) / name).resolve() != out.resolve())
        found += [(Path(folder) / name).relative_to(top)
                  for name in files if name.endswith(".md")]
    return sorted(found)


def docname(path):
    """The page of a file; Sphinx leaves out names with a dot in front."""
    if path == Path("README.md"):
        return "index"
    return "/".join(part.lstrip(".") for part in path.with_suffix("").parts)


def slug(heading):
    """The anchor of a heading, as GitHub makes it."""
    heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.lower())
    return re.sub(r"[^\w -]", "", heading).strip().replace(" ", "-")


def label(path, anchor=""):
    """The label of a page, file or heading."""
    name = "page-" + re.sub(r"[^a-z0-9]+", "-", str(path).lower()).strip("-")
    return f"{name}--{anchor}" if anchor else name


class Tree:
    """What the pages link to, gathered while they are converted."""

    def __init__(self, top, source, known, elsewhere):
        self.top, self.source = top, source
        self.rules = known
        self.elsewhere = elsewhere  # path -> label of the page made from it
        self.files = {}  # path -> label
        self.mentions = {}  # ID of a rule -> paths of pages
        self.titles = {}  # path -> title

    def _target(self, page, link):
        """The label for a link of a page."""
        path, _, anchor = link.partition("#")
        where = Path(os.path.normpath(page.parent / path)) if path else page
        if where in self.elsewhere:
            return self.elsewhere[where]
        if where.suffix == ".md":
            return label(where, anchor)
        if not (self.top / where).is_file():
            raise SystemExit(f"{page}: no file for the link '{link}'")
        return self.files.setdefault(where, label(where))

    def _links(self, page, text):
        def one(match):
            image, words, link = match.groups()
            if _ELSEWHERE.match(link):
                return match[0]
            if image:
                file = Path(os.path.normpath(page.parent / link))
                copy = self.source / file
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(self.top / file, copy)
                return f"![{words}](/{file})"
            return f"[{words}]({self._target(page, link)})"
        return _LINK.sub(one, text)

    def _codes(self, page, text):
        """Make links of the IDs of rules, if they are not in one already."""
        def one(match):
            rule = match[0].strip("`")
            if rule not in self.rules:
                return match[0]
            self.mentions.setdefault(rule, []).append(page)
            return f"[{match[0]}]({rules.label(rule)})"
        parts = re.split(rf"({_LINK.pattern})", text)
        return "".join(part if number % 5 else _CODE.sub(one, part)
                       for number, part in enumerate(parts)
                       if number % 5 < 2)

    def _prose(self, page, text):
        text = self._codes(page, self._links(page, text))
        text = re.sub(r'<a id="([^"]*)"></a>',
                      lambda found: f"({label(page, found[1])})=\n", text)

        def heading(match):
            own = label(page, slug(match[2]))
            if match[1] == "#":
                self.titles[page] = match[2].strip()
                own = label(page)
            return f"({own})=\n{match[0]}"
        return re.sub(r"^(#+) +(.+)$", heading, text, flags=re.M)

    @staticmethod
    def _fence(match):
        """A block of code; Sphinx warns of languages that it cannot colour."""
        language, newline, body = match[2].partition("\n")
        try:
            get_lexer_by_name(language.strip() or "text")
        except ClassNotFound:
            language = "text"
        return f"{match[1]}{language or 'text'}{newline}{body}{match[1]}"

    def convert(self, page):
        """The text of a page of the site."""
        text = (self.top / page).read_text(encoding="utf-8")
        done, end = [], 0
        for fence in _FENCE.finditer(text):
            done += [self._prose(page, text[end:fence.start()]),
                     self._fence(fence)]
            end = fence.end()
        return "".join(done) + self._prose(page, text[end:])

    def file_pages(self):
        """Pages of files that are linked: (docname, text) of each."""
        for path, name in sorted(self.files.items()):
            text = (self.top / path).read_text(encoding="utf-8")
            language = {".h": "c", ".c": "c", ".bash": "bash", ".py": "python",
                        ".yml": "yaml", ".yaml": "yaml"}.get(path.suffix,
                                                             "text")
            yield f"files/{path}", ":orphan:\n\n" + rest.title(
                str(path), name) + rest.block(text, language)
