#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check.py - find words and phrases in prose for which there is a plainer one.

	check.py LIST FILE...

Prose is Markdown outside of code, manual pages, comments, and string literals
of more than one word.  A line of LIST is a regular expression, a tab, and what
to write instead; the case of letters does not matter.
"""
import io
import re
import sys
import tokenize


def read_list(path):
    rules = []
    with open(path, encoding="utf-8") as file:
        for n, line in enumerate(file, 1):
            if not line.strip() or line.startswith("#"):
                continue
            pattern, tab, instead = line.rstrip("\n").partition("\t")
            if not tab:
                print(f"{path}:{n}: no tab; write PATTERN, a tab, what to"
                      " write instead", file=sys.stderr)
                sys.exit(2)
            rules.append((re.compile(rf"\b(?:{pattern})\b", re.I), instead))
    return rules


def without(pattern, text):
    """@text, with each match replaced by spaces; newlines are not changed."""
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]),
                  text, flags=re.M | re.S)


def only(pattern, text):
    """@text, with everything except the matches and newlines replaced by spaces."""
    kept, end = [], 0
    for found in re.finditer(pattern, text, re.M | re.S):
        kept += [re.sub(r"[^\n]", " ", text[end:found.start()]), found[0]]
        end = found.end()
    kept.append(re.sub(r"[^\n]", " ", text[end:]))
    return "".join(kept)


def markdown(text):
    text = without(r"^ *```.*?^ *```", text)
    text = without(r"`[^`\n]*`|\]\([^)\n]*\)|<!--.*?-->", text)
    return without(r"https?://\S+", text)


def manual_page(text):
    text = without(r'^\.\\".*?$|^\.(Bd -literal|EX).*?^\.(Ed|EE)$', text)
    return without(r"^\.(Nm|Xr|Fl|Ar|Dl|Sy|Cm|Pa|Li|Ql) [^\n]*", text)


def c_source(text):
    string = r'"(?:[^"\\\n]|\\.)*"'
    text = without(r"^#include [^\n]*", text)
    text = only(rf"/\*.*?\*/|//[^\n]*|{string}", text)
    return without(r'"[^"\s]*"', text)


def shell(text):
    """Comments, quoted words, and manual pages in here-documents."""
    page = manual_page(only(r"(?<=<< 'END'\n)\.(?:\\\"|Sh ).*?(?=^END$)", text))
    text = without(r"^(.*\b(sed|grep|awk)\b|# \w+:)[^\n]*", text)
    text = only(r"(?:^|(?<=\s))#[^\n]*|'[^'\n]* [^'\n]*'|\"[^\"\n]* [^\"\n]*\"",
                text)
    return "\n".join(map(" ".join, zip(text.split("\n"), page.split("\n"))))


def python(text):
    lines = [""] * (text.count("\n") + 2)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        prose = token.type == tokenize.COMMENT or \
            token.type == tokenize.STRING and " " in token.string
        if prose:
            for n, line in enumerate(token.string.split("\n")):
                lines[token.start[0] - 1 + n] += " " + line
    return "\n".join(lines)


def template(text):
    return without(r"\{[%{#].*?[%}#]\}|<style.*?</style>|<[^>]*>", text)


def prose(path, text):
    """What a person reads in @text, by the kind of file."""
    kinds = ((r"\.(md|tsv)$", markdown), (r"\.[1-8]$", manual_page),
             (r"\.[ch]$", c_source), (r"\.py$", python),
             (r"\.(html|j2|jinja)$", template))
    for pattern, function in kinds:
        if re.search(pattern, path):
            return function(text)
    if re.match(r"#!.*python", text):
        return python(text)
    return shell(text)


def without_code(line):
    """@line without names of files, functions, variables and options."""
    return re.sub(r"[\w.*/-]*[/_.][\w*-][\w.*/-]*|\w+\(\w*\)|--[\w-]+|`[^`]*`|"
                  r"\$\w+|\b\w+-\w+-[\w-]+", " ", line)


def main():
    rules, complaints = read_list(sys.argv[1]), 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = prose(path, file.read())
        for n, line in enumerate(text.split("\n"), 1):
            line = without_code(line)
            for pattern, instead in rules:
                for found in pattern.finditer(line):
                    print(f"{path}:{n}: '{found[0]}': write {instead}",
                          file=sys.stderr)
                    complaints += 1
    sys.exit(complaints > 0)


if __name__ == "__main__":
    main()
