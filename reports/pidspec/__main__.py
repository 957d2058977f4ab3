# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands: report, compare, export."""

import argparse
import sys
from pathlib import Path

from . import compare, data, exports, history, markdown, proof, python, \
    stream, summary, target
from .output import Unwritten, abandon, flush, open_directory, write

USAGE = 2  # exit status: nothing usable, or a wrong command line
UNWRITTEN = 3
MISSING = 5
NOBODY_READS = 141


def complain(text):
    print("pidspec:", text, file=sys.stderr)


def _html(targets, args):
    if args.timeline:
        timeline = python.load("timeline", "python3-jinja2")
        return timeline.to_html(targets, args.title)
    page = python.load("page", "python3-jinja2")
    return page.to_html(targets, args.title, proof.load(args.input))


def _junit(targets, args):
    junit = python.load("junit", "python3-pytest")
    return junit.to_junit(targets)


# The forms: by the end of a file's name, and as files in a directory.
FORMS = {
    "html": ("report.html", _html),
    "xml": ("junit.xml", _junit),
    "md": ("report.md", lambda targets, _: markdown.to_markdown(targets)),
    "json": ("report.json", lambda targets, _: data.to_json(targets)),
    "csv": ("report.csv", lambda targets, _: data.to_csv(targets)),
}
ALSO = {"htm": "html", "junit": "xml", "markdown": "md"}


def print_problems(targets):
    for one in targets:
        read = one.stream
        for problem in read.problems:
            complain(target.place(read, problem) + problem.text)
        if read.more_problems:
            complain(f"{read.path}: and {read.more_problems} more")
    if summary.different_rule_sets(targets):
        complain(summary.different_rule_sets(targets))


def _expected(args):
    """Names in the file of --expect."""
    if not args.expect:
        return []
    lines = Path(args.expect).read_bytes().split(b"\n")
    return filter(None, [stream.clean(line.split(b"#")[0]).strip()
                         for line in lines])


def load(paths):
    targets = target.load(paths)
    print_problems(targets)
    return targets


def form_of(output, chosen):
    """The name of the form for a file, or None for a directory of all."""
    if chosen:
        return ALSO.get(chosen, chosen)
    end = Path(output).suffix[1:].lower()
    end = ALSO.get(end, end)
    if end in FORMS:
        return end
    if output == "-":
        return "md"
    if end and not Path(output).is_dir():
        raise target.Unusable(f"-o {output}: no format is named '{end}'; the "
                              "formats are " + ", ".join(FORMS))
    return None


def run_report(args):
    targets = target.load(args.input, _expected(args))
    print_problems(targets)
    if args.timeline is None:
        args.timeline = not args.against and history.is_history(targets)
    if not (args.timeline or args.no_fold):
        targets = target.fold(targets)
    if args.against:
        compare.attach(target.load(args.against), targets)
    for output in args.output or ["-"]:
        form = form_of(output, args.format)
        if form:
            write(output, FORMS[form][1](targets, args))
            continue
        directory = open_directory(output)
        for name, make in FORMS.values():
            write(name, make(targets, args), directory)
    return 0


def run_compare(args):
    old, new = (load([path]) for path in (args.old, args.new))
    write(args.output, compare.FORMS[args.format](old, new))
    return any(change.kind == "regression"
               for change in compare.changes(old, new))


def run_export(args):
    module = exports.load(args.into)
    write(args.output, module.export(load(args.input), args))
    return 0


def _report(commands):
    parser = commands.add_parser(
        "report", help="write a report of recorded results",
        description="Write a report of TAP streams that 'pidspec run -o DIR' "
        "or 'pidspec boot -o DIR' recorded. Targets with equal results are "
        "folded into one.")
    parser.add_argument("input", nargs="+", metavar="FILE|DIR",
                        help="a stream, or a directory of streams")
    parser.add_argument("-o", "--output", action="append", metavar="OUT",
                        help="a file.html, .xml (JUnit), .md, .json or .csv, "
                        "or a directory for all of them; may be repeated "
                        "(default: print Markdown)")
    parser.add_argument("-F", "--format", choices=[*FORMS, *ALSO],
                        metavar="FORMAT", help="the format, if OUT has no "
                        "suffix: " + ", ".join([*FORMS, *ALSO]))
    parser.add_argument("--against", action="append", metavar="FILE|DIR",
                        help="mark changes against these earlier results")
    parser.add_argument("--expect", metavar="FILE",
                        help="names of targets, one per line; those without "
                        "results are reported")
    parser.add_argument("--no-fold", action="store_true",
                        help="do not fold targets with equal results")
    parser.add_argument("--timeline", action=argparse.BooleanOptionalAction,
                        help="make the page about runs over time (default: "
                        "if several runs of one target, or runs on several "
                        "days, are given)")
    parser.add_argument("--title", help="the title of the page")
    parser.set_defaults(run=run_report)


def _compare(commands):
    parser = commands.add_parser(
        "compare", help="print what changed between two runs",
        description="Print what changed between two recorded runs. The exit "
        "status is 1 if there are regressions, and 0 otherwise.")
    parser.add_argument("old", metavar="OLD", help="a stream or directory")
    parser.add_argument("new", metavar="NEW", help="a stream or directory")
    parser.add_argument("-F", "--format", choices=compare.FORMS,
                        default="text", help="output format (default: text)")
    parser.add_argument("-o", "--output", metavar="FILE", default="-")
    parser.set_defaults(run=run_compare)


def _export(commands):
    parser = commands.add_parser(
        "export", help="print results in the format of a service",
        description="Print results in the format of a service.")
    into = parser.add_subparsers(dest="into", required=True, metavar="FORMAT")
    for name in exports.NAMES:
        module = exports.load(name)
        one = into.add_parser(name, help=module.HELP, description=module.HELP)
        one.add_argument("input", nargs="+", metavar="FILE|DIR")
        one.add_argument("-o", "--output", metavar="FILE", default="-")
        module.add_arguments(one)
        one.set_defaults(run=run_export)


class _Parser(argparse.ArgumentParser):
    """Prints errors as one line."""

    def error(self, message):
        self.exit(USAGE, f"{self.prog}: {message}; see '{self.prog} "
                  "--help'\n")


def _parse(argv):
    parser = _Parser(
        prog="pidspec", description="Reports of results.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _report(commands)
    _compare(commands)
    _export(commands)
    try:
        return parser.parse_args(argv)
    except SystemExit:
        flush()
        raise


def main(argv=None):
    try:
        args = _parse(argv)
        return int(args.run(args))
    except target.Unusable as error:
        complain(error)
    except python.Missing as error:
        complain(error)
        return MISSING
    except Unwritten as error:
        complain(error)
        return UNWRITTEN
    except BrokenPipeError:
        abandon()
        return NOBODY_READS
    except OSError as error:
        if error.filename is None:
            abandon()
            complain(f"cannot write to standard output: {error.strerror}")
            return UNWRITTEN
        complain(f"{error.filename}: {(error.strerror or str(error)).lower()}")
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
