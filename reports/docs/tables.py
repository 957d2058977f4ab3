# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables that are kept by hand, and the list of known issues."""

import csv
import re


def read(path):
    """The rows of a file of tab-separated values, as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t",
                               quoting=csv.QUOTE_NONE))


def sections(rows):
    """Rows by their section, in order."""
    found = {}
    for row in rows:
        found.setdefault(row["section"], []).append(row)
    return found


def known_issues(path):
    """Stanzas of "Key: value", each with the comment above it.  A stanza without
    a comment has that of the stanza before."""
    issues, comment = [], ""
    for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = part.splitlines()
        remark = [line[1:].strip() for line in lines if line.startswith("#")]
        pairs = [line.partition(":") for line in lines
                 if not line.startswith("#")]
        comment = " ".join(remark) or comment
        if pairs:
            issues.append({key: value.strip() for key, _, value in pairs}
                          | {"comment": comment})
    return issues
