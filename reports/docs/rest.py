# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of reStructuredText that the generated pages use."""

import re
import textwrap


def text(words):
    """Text, with the characters escaped that have a meaning in reST."""
    return re.sub(r"([\\*`|_<>])", r"\\\1", words)


def code(words):
    """An inline literal; reST has no escapes in there."""
    words = " ".join(words.split()).replace("``", "` `").strip("`")
    return f"``{words}``" if words else ""


def link(words, label):
    return f":ref:`{re.sub(r'([`<>])', r'', words)} <{label}>`"


def title(words, label="", mark="="):
    """A heading, with a label that other pages link to."""
    line = text(words)
    target = f".. _{label}:\n\n" if label else ""
    return f"{target}{line}\n{mark * max(len(line), 3)}\n\n"


def block(lines, language="text"):
    """A literal block."""
    body = textwrap.indent(lines.rstrip("\n").expandtabs(8), "   ")
    return f".. code-block:: {language}\n\n{body}\n\n"


def paragraph(*sentences):
    return " ".join(sentences) + "\n\n"


def items(lines):
    return "".join(f"* {line}\n" for line in lines) + "\n"


def fields(pairs):
    """A list of names and values; those without a value are left out."""
    return "".join(f":{name}: {value}\n" for name, value in pairs
                   if value) + "\n"


def table(head, rows, widths):
    """A table; cells are reST."""
    lines = [".. list-table::", "   :header-rows: 1",
             f"   :widths: {' '.join(map(str, widths))}", ""]
    for row in [head, *rows]:
        for number, cell in enumerate(row):
            mark = "   * - " if number == 0 else "     - "
            lines.append((mark + cell.replace("\n", "\n       ")).rstrip())
    return "\n".join(lines) + "\n\n"


def contents(pages, caption="", hidden=False):
    """The pages below this one."""
    options = [f"   :caption: {caption}"] if caption else []
    options += ["   :hidden:"] if hidden else []
    return "\n".join([".. toctree::", "   :maxdepth: 1", *options, "",
                      *(f"   {page}" for page in pages)]) + "\n\n"
