# SPDX-License-Identifier: GPL-2.0-or-later
"""Write metadata of LTP: all rules may run in parallel.

ltp-metadata.py FILE ID...

Entries of other suites in FILE are not changed.
"""

import json
import os
import sys

LINES = "runtest/pidspec"


def read(path):
    """The contents of the file, or an empty table."""
    if not os.path.exists(path):
        return {"tests": {}}
    try:
        with open(path, encoding="utf-8") as file:
            known = json.load(file)
        known.setdefault("tests", {})
        return known
    except (ValueError, AttributeError) as problem:
        sys.exit(f"{path}: {problem}; move it away, and install again")


def main():
    path, *ids = sys.argv[1:]
    known = read(path)
    tests = {name: test for name, test in known["tests"].items()
             if test.get("suite") != LINES}
    for name in ids:
        area, _, rule = name.partition(".")
        tests[name] = {"fname": f"testcases/{area}/{rule}.c", "suite": LINES}
    known["tests"] = tests
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(known, file, indent=1)
        file.write("\n")
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
