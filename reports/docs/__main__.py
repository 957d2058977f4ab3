# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the sources of the site, for Sphinx.

    python3 -m docs OUT WORK [MATRIX]

OUT is where "make" has put the programs.  The sources go to WORK/source, and
what the commands of rules print to WORK/record.  MATRIX is the address of the
page with all reference results.
"""

import shutil
import sys
from pathlib import Path

from pidspec import target

from . import pages, record, rest, rules, tree

TOP = Path(__file__).resolve().parents[2]
# The pages of the part "Guides" of the sidebar.
FIRST = ("lib/README", "testcases/README")
ELSEWHERE = {Path("testcases/claims.tsv"): "table-claims",
             Path("testcases/pid_namespaces.7.tsv"): "table-statements",
             Path("testcases/entry-points.tsv"): "table-entry-points",
             Path("testcases/known-issues"): "table-known-issues"}


def write(source, name, text):
    path = source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_tree(source, site, out):
    """The Markdown pages of the tree, and files that they link to."""
    made = tree.Tree(TOP, source, site.rules, ELSEWHERE)
    found = tree.pages(TOP, out)
    texts = {page: made.convert(page) for page in found}
    others = [tree.docname(page) for page in found]
    others = [name for name in others if name not in (
        "index", "testcases/disagreements", *FIRST)]
    data = ["rules/index", "claims/index", "commands", "statements",
            "testcases/disagreements", "entry-points", "known-issues",
            "reference"]
    texts[Path("README.md")] += "\n```{eval-rst}\n" + "".join(
        rest.contents(names, caption, hidden=True) for caption, names in (
            ("Guides", FIRST), ("Rules", data), ("More", others))) + "```\n"
    for page, text in texts.items():
        write(source, tree.docname(page) + ".md", text)
    for name, text in made.file_pages():
        write(source, name + ".rst", text)
    for rule, mentions in made.mentions.items():
        site.mentions[rule] = [(made.titles.get(page, str(page)),
                                tree.label(page))
                               for page in dict.fromkeys(mentions)]


def write_data(source, site, matrix):
    """The pages that are made of data."""
    texts = {"rules/index": site.rules_index(),
             "claims/index": site.claims_index(),
             "commands": site.commands_index(),
             "statements": site.statements_page(),
             "entry-points": site.places_page(),
             "known-issues": site.issues_page(),
             "reference": site.results_page(matrix)}
    for area, members in site.areas().items():
        texts[f"rules/{area}/index"] = site.area_page(area, members)
    texts |= {rule.page: site.rule_page(rule)
              for rule in site.rules.values()}
    texts |= {f"claims/{claim['id']}": site.claim_page(claim)
              for claim in site.claims if site.shown(claim)}
    for name, text in texts.items():
        write(source, name + ".rst", text)


def main(out, work, matrix=""):
    out, work = Path(out).resolve(), Path(work).resolve()
    known = rules.load(out)
    recorded = record.run(TOP, out, work / "record")
    for rule, one in recorded.items():
        if one.verdict != "PASS":
            print(f"not recorded: {rule}: {one.verdict}, {one.reason}")
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    streams = sorted((TOP / "reports/reference").glob("*.tap"))
    site = pages.Site(TOP, known, recorded, target.load(streams))
    write_tree(source, site, out)
    write_data(source, site, matrix)
    shown = sum(one.verdict == "PASS" for one in recorded.values())
    print(f"{shown} of {len(recorded)} rules about commands recorded")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except record.Failed as failure:
        sys.exit(f"docs: the rules about commands could not run: {failure}")
