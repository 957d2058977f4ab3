#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""layers.py - find each use of a file in a higher layer, and each cycle of files.

	layers.py PAGE DIRECTORY OBJECT...

The order is the block "layers" of PAGE: one layer per line, the highest first: a directory/ or files, such as base/{text,exit}.c, and their purpose.
The sources of DIRECTORY/NAME.o are NAME.c and NAME.h.  A symbol that an object
leaves undefined is a use of the file whose object defines it; so is a header
that a file includes.
"""
import collections
import os
import re
import subprocess
import sys


def read_layers(page):
    """Returns the patterns of each layer, the lowest first."""
    with open(page, encoding="utf-8") as file:
        block = re.search(r"^```layers\n(.*?)^```", file.read(), re.M | re.S)
    if not block:
        sys.exit(f"{page}: no block of layers; begin one with ```layers")
    lines = [line.split()[0] for line in block[1].splitlines()
             if line.strip()]
    return [expand(line) for line in lines[::-1]]


def expand(pattern):
    """base/{a,b}.c as the two names that it stands for."""
    braces = re.fullmatch(r"(.*)\{(.*)\}(.*)", pattern)
    if not braces:
        return [pattern]
    return [braces[1] + word + braces[3] for word in braces[2].split(",")]


def names(pattern, source):
    if pattern.endswith("/"):
        return os.path.dirname(source) == pattern[:-1]
    return source == pattern


class Layers:
    def __init__(self, page):
        self.page = page
        self.patterns = read_layers(page)

    def of(self, source):
        """The numbers of the layers that @source is in."""
        return [n for n, patterns in enumerate(self.patterns)
                if any(names(pattern, source) for pattern in patterns)]

    def complaints(self, sources):
        for source in sources:
            found = self.of(source)
            if len(found) != 1:
                yield (f"{source} is in {'two layers' if found else 'no layer'}"
                       f" of {self.page}")
        for pattern in sum(self.patterns, []):
            folder = os.path.dirname(pattern)
            if not any(names(pattern, os.path.join(folder, name))
                       for name in os.listdir(folder or ".")
                       if name.endswith(".c")):
                yield f"{self.page}: no source is named by {pattern}"


def uses_of_symbols(directory, objects):
    """Yields (file, symbol, other file)."""
    output = subprocess.run(["nm", "-gPA", *objects], check=True,
                            stdout=subprocess.PIPE, encoding="utf-8").stdout
    defined, undefined = {}, []
    for line in output.splitlines():
        path, symbol, kind = re.match(r"(.*?): (\S+) (\S)", line).groups()
        source = os.path.relpath(path, directory)[:-1] + "c"
        if kind in "Uwv":
            undefined.append((source, symbol))
        elif kind not in "VW" or symbol not in defined:
            defined[symbol] = source
    for source, symbol in undefined:
        if defined.get(symbol, source) != source:
            yield source, symbol, defined[symbol]


def uses_of_headers(sources):
    """Yields (file, header, its source)."""
    by_header = {source[:-1] + "h": source for source in sources}
    files = sources + [name for name in by_header if os.path.exists(name)]
    for name in files:
        with open(name, encoding="utf-8") as file:
            included = re.findall(r'^#include "(.*)"', file.read(), re.M)
        for header in included:
            top = name.split("/")[0]
            for path in (f"{top}/{header}", f"lib/{header}", header,
                         os.path.normpath(os.path.join(
                             os.path.dirname(name), header))):
                other = by_header.get(path)
                if other and other != by_header.get(name, name):
                    yield by_header.get(name, name), path, other
                    break


def reachable(edges, start):
    seen, waiting = set(), [start]
    while waiting:
        for other in edges.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def violations(layers, uses):
    within = collections.defaultdict(set)
    for source, _, other in uses:
        mine, theirs = layers.of(source), layers.of(other)
        if mine == theirs:
            within[source].add(other)
    for source, what, other in uses:
        mine, theirs = layers.of(source), layers.of(other)
        if mine and theirs and mine < theirs:
            yield (f"{source} uses {what} of {other}, which is in a higher"
                   f" layer")
        elif mine == theirs and source in reachable(within, other):
            yield f"{source} uses {what} of {other}, which uses {source}"


def main(page, directory, *objects):
    sources = sorted(os.path.relpath(path, directory)[:-1] + "c"
                     for path in objects)
    layers = Layers(page)
    uses = sorted(set(uses_of_symbols(directory, objects)) |
                  set(uses_of_headers(sources)))
    found = list(layers.complaints(sources)) + list(violations(layers, uses))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
