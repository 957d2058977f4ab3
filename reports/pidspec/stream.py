# SPDX-License-Identifier: GPL-2.0-or-later
"""The only reader of TAP: reads a recorded stream, complete or not.

It reads what the runner prints: TAP 13, KTAP, and kselftest's form.  It also
reads the forms of other programs: a dash before the description, YAML blocks,
and subtests that are indented by two or four spaces or follow "# ".  Console
lines of a kernel may be in between.  No input is rejected.  Unexpected lines
are reported as problems, with their line number.
"""

import os
import re
from dataclasses import dataclass, field

MAX_LINE = 16 * 1024  # bytes; the rest of a line is left out
MAX_LINES = 1000  # of one kind that are kept of a rule
MAX_RULES = 20_000
MAX_STREAM_LINES = 1_000_000
MAX_PROBLEMS = 20  # that are reported for a stream
INFO_REASON = "the level of this rule is INFO"

_PLAN = re.compile(r"1\.\.(\d{1,9})\s*(?:#\s*skip\S*\s*(.*))?$", re.I)
_POINT = re.compile(r"(not )?ok(?:\s+(\d{1,9})(?!\S))?(?:\s+-(?!\S))?\s*(.*)$")
_DIRECTIVE = re.compile(
    r"(.*?)(?:^|\s)#\s*(skip|todo|xfail|xpass|error|timeout|exit=\d+)\b:?"
    r"\s*(.*)$", re.I)
_FACT = re.compile(r"#:([a-z0-9]+)_([A-Za-z0-9_-]+):(?:\s(.*)|)$")
_CONSOLE = re.compile(r"\[ *\d+\.\d{6}\] ?")
_KSELFTEST = re.compile(r"selftests: \S+: ")
_OWN_LINE = re.compile(r"\s*(not ok\b|ok\b|1\.\.\d|#|Bail out!|K?TAP version)")
_ESCAPE = re.compile("\x1b(?:c|\\[[0-9;?]*[A-Za-z])")
# As in runner/base/foreign.c: control characters, and those that reorder text, end
# lines or are invisible.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]")

# The first byte of lines that are more than a comment.
_STARTS = tuple(bytes([byte]) for byte in b"#on1BTK -[\x1b")

# Facts about a rule, and not about the whole run.
_OF_A_RULE = {"rule", "formerly", "says", "level", "source", "ms", "runs",
              "reason", "kind", "requires", "remedy", "check", "checks", "where", "expected", "actual",
              "waiting", "console"}
_OF_THE_LINE = {"start", "alive", "end"}  # between a guest and its host
_OF_THE_RUN = {"version", "kernel", "build", "machine", "context", "seed",
               "target", "vm", "host", "began", "ended", "rule_set", "config",
               "command"}


@dataclass
class Check:
    number: int
    text: str
    ok: bool
    skipped: bool = False
    facts: dict = field(default_factory=dict)


@dataclass
class Result:
    """The result of one rule in a stream."""

    id: str
    verdict: str
    reason: str = ""
    line: int = 0
    facts: dict = field(default_factory=dict)  # key -> lines
    comments: list = field(default_factory=list)
    checks: list = field(default_factory=list)

    def fact(self, key):
        """The first line of a fact, or ""."""
        return self.facts.get(key, ("",))[0]

    @property
    def area(self):
        return self.id.partition(".")[0] if "." in self.id else ""

    @property
    def ms(self):
        """The duration in milliseconds; None if it was not recorded."""
        try:
            return max(0.0, min(float(self.fact("ms")), 1e9))
        except ValueError:
            return None

    @property
    def flaky(self):
        """Verdicts of its runs, if they were not all the same."""
        runs = self.facts.get("runs", [])
        return runs if len(runs) > 1 else []

    def outcome(self):
        """What has to be equal for two results to be equal."""
        return (self.verdict, self.reason, self.fact("check"),
                self.fact("expected"), self.fact("actual"))


@dataclass
class Problem:
    line: int
    text: str


@dataclass
class Stream:
    path: str
    plan: int | None = None
    facts: dict = field(default_factory=dict)
    results: dict = field(default_factory=dict)  # id -> Result
    points: int = 0
    bail_out: str | None = None
    skipped: str | None = None  # the reason, if all of it is skipped
    problems: list = field(default_factory=list)
    more_problems: int = 0

    def fact(self, key):
        return self.facts.get(key, ("",))[0]

    @property
    def complete(self):
        return (self.plan is not None and self.points >= self.plan
                and self.bail_out is None)

    def complain(self, line, text):
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(line, text))
        else:
            self.more_problems += 1


def clean(line):
    """A line as text that is fit to be shown: bytes -> str."""
    text = line.decode("utf-8", "backslashreplace").rstrip("\r\n")
    if "\x1b" in text:
        text = _ESCAPE.sub("", text)
    return _UNFIT.sub(_spell, text)


def _spell(match):
    return "".join(f"\\x{byte:02x}" for byte in match[0].encode(
        "utf-8", "surrogatepass"))


def clean_name(name):
    """A name of a file, which may be any bytes, as text."""
    return clean(os.fsencode(name))


def _keep(lines, line):
    if len(lines) < MAX_LINES:
        lines.append(line)


def split_directive(text):
    """(description, directive or "", reason) of a point's text."""
    match = _DIRECTIVE.match(text)
    if not match:
        return text.strip(), "", ""
    return match[1].strip(), match[2].upper(), match[3].strip()


def verdict_of(ok, directive, reason):
    """(verdict, reason) of a test point."""
    if directive.startswith("EXIT="):
        status = directive[5:]
        return ("FAIL", "") if status == "1" else (
            "ERROR", "exit status " + status)
    if directive in ("TODO", "XFAIL") and reason == INFO_REASON:
        return "INFO", ""
    if directive == "TODO":
        return "XPASS" if ok else "XFAIL", reason
    return directive or ("PASS" if ok else "FAIL"), reason


class _Reader:
    """Takes one line after the other."""

    def __init__(self, path):
        self.stream = Stream(clean_name(path))
        self.number = 0
        self.begun = False  # some line was TAP
        self.last = None  # the result that a YAML block belongs to
        self.yaml = None  # key of the list that is open in there
        self.forget()

    def forget(self):
        self.facts, self.comments, self.nested = {}, [], []

    def take(self, raw):
        self.number += 1
        if raw[:1] not in _STARTS and len(self.comments) >= MAX_LINES:
            return  # the limit for lines of unknown form is reached
        line = clean(raw)
        if line.startswith("["):
            line = _CONSOLE.sub("", line, count=1)
        if self.yaml is not None:
            self.take_yaml(line)
        elif line.startswith("#:"):
            self.take_fact(line)
        elif line.startswith("#"):
            self.take_comment(line[2:] if line[1:2] == " " else line[1:])
        elif line.startswith(("ok", "not ok")) and _POINT.match(line):
            self.take_point(line)
        elif line.startswith(" "):
            self.take_indented(line)
        elif line.startswith("1..") and _PLAN.match(line):
            self.take_plan(line)
        else:
            self.take_other(line)

    def take_fact(self, line):
        match = _FACT.match(line)
        if not match:
            self.take_comment(line[1:])
            return
        key = match[2] if match[1] == "pidspec" else f"{match[1]}_{match[2]}"
        header = (not self.facts and self.stream.points == 0
                  and key not in _OF_A_RULE)
        if key in _OF_THE_LINE:
            return
        if key == "rule":
            self.drop_unfinished()
        of_the_run = header or key in _OF_THE_RUN
        facts = self.stream.facts if of_the_run else self.facts
        if len(facts) < MAX_LINES:
            _keep(facts.setdefault(key, []), match[3] or "")
        self.begun = True

    def drop_unfinished(self):
        """Facts without a point: the machine may have died there."""
        rule = self.facts.get("rule", [""])[0]
        if rule:
            self.stream.complain(self.number, f"no result for {rule}")
            self.put(Result(rule, "NOTRUN", "the stream has no result for it",
                            self.number, self.facts, self.comments))
            self.forget()

    def take_comment(self, text):
        _keep(self.comments, text)

    def take_indented(self, line):
        text = line.strip()
        if text == "---" and self.last:
            self.yaml = ""
        else:
            _keep(self.nested, line)

    def take_yaml(self, line):
        """Read the few forms of YAML that programs print."""
        text = line.strip()
        if text == "..." or not line.startswith(" "):
            self.yaml = None
            if text != "...":
                self.stream.complain(self.number, "a YAML block has no end")
                self.number -= 1
                self.take(line.encode())
            return
        key, colon, value = text.partition(":")
        if text.startswith("- ") and self.yaml:
            _keep(self.last.facts.setdefault(self.yaml, []), text[2:])
        elif colon and re.fullmatch(r"[A-Za-z_][\w-]*", key):
            self.yaml = key
            if value.strip() not in ("", "|", ">"):
                _keep(self.last.facts.setdefault(key, []), value.strip())
        else:
            _keep(self.last.comments, text)

    def take_plan(self, line):
        match = _PLAN.match(line)
        self.begun = True
        if self.stream.plan is not None:
            self.stream.complain(self.number, "a second plan; if this file has two "
                                 "streams, write each to its own file")
            self.stream.plan += int(match[1])
            return
        self.stream.plan = int(match[1])
        if match[2] is not None:
            self.stream.skipped = match[2] or "no reason is given"

    def take_other(self, line):
        if line.startswith("Bail out!"):
            self.stream.bail_out = line[9:].strip()
        elif line.startswith(("TAP version ", "KTAP version ")):
            self.begun = True
        elif line.strip():
            _keep(self.comments, line)

    def take_point(self, line):
        stream = self.stream
        match = _POINT.match(line)
        name, directive, reason = split_directive(match[3])
        name = _KSELFTEST.sub("", name, count=1)
        if not name:
            name = self.facts.get("rule", [f"point-{stream.points + 1}"])[0]
        verdict, reason = verdict_of(match[1] is None, directive, reason)
        stream.points += 1
        self.begun = True
        if match[2] and int(match[2]) != stream.points:
            stream.complain(self.number, f"{name} has number {match[2]}, and "
                            f"is point {stream.points}")
            stream.points = max(stream.points, min(int(match[2]),
                                                   stream.plan or 0))
        reason = (reason or self.facts.get("reason", [""])[0]
                  or _skip_in(self.nested or self.comments, verdict))
        self.last = Result(name, verdict, reason, self.number, self.facts,
                           self.comments)
        self.last.checks = checks_in(self.nested or self.comments)
        if self.nested or (self.last.checks and "rule" not in self.facts):
            self.take_from_checks(self.last)
        self.put(self.last)
        self.forget()

    def take_from_checks(self, result):
        """Take the facts of a rule from its program's own stream in this one."""
        lines, result.comments = result.comments + self.nested, []
        for line in lines:
            key, colon, value = line.strip().removeprefix("# ").partition(": ")
            if colon and key in ("rule", "level", "source"):
                result.facts.setdefault("says" if key == "rule" else key,
                                        [value])
            elif not _OWN_LINE.match(line):
                result.comments.append(line)
        for check in result.checks:
            if not check.ok and not check.skipped:
                result.facts.setdefault(
                    "check", [f"{check.number} {check.text}"])
                for key, values in check.facts.items():
                    result.facts.setdefault(key, values)
                break

    def put(self, result):
        results = self.stream.results
        before = results.get(result.id)
        if before and before.verdict != "NOTRUN":
            self.stream.complain(result.line, f"a second verdict on "
                                 f"{result.id}; the worse one counts")
            from .verdict import worst
            if worst([before.verdict, result.verdict]) == before.verdict:
                return
        if len(results) >= MAX_RULES and result.id not in results:
            self.stream.complain(result.line, f"more than {MAX_RULES} rules; "
                                 "the rest is left out")
            return
        results[result.id] = result

    def end(self, cut):
        stream = self.stream
        self.drop_unfinished()
        for key, lines in self.facts.items():  # the output before a crash
            stream.facts.setdefault(key, lines)
        for line in self.comments:
            if line.startswith("pidspec: "):
                stream.facts["summary"] = [line[len("pidspec: "):]]
        if cut and self.begun:
            stream.complain(self.number, "the last line is incomplete and is "
                            "ignored; was the disk full, or did the machine "
                            "crash?")
        if not self.begun:
            stream.complain(max(self.number, 1), "no TAP; 'pidspec run -o "
                            "DIR' writes DIR/results.tap")
        elif stream.bail_out is not None:
            of = f" of {stream.plan}" if stream.plan else ""
            stream.complain(self.number, f"bailed out after {stream.points}{of} "
                            f"rules: {stream.bail_out}")
        elif stream.plan is None:
            stream.complain(self.number, "no plan; results may be missing")
        elif stream.points < stream.plan:
            stream.complain(self.number, f"ends after {stream.points} of "
                            f"{stream.plan} rules; the others are not run")
        elif stream.points > stream.plan:
            stream.complain(self.number, f"{stream.points} rules, but the "
                            f"plan has {stream.plan}")
        return stream


def _skip_in(lines, verdict):
    """The reason of a skip that only the program's own plan states."""
    for line in lines if verdict == "SKIP" else ():
        match = _PLAN.match(line.strip())
        if match and match[2]:
            return match[2]
    return ""


def checks_in(lines):
    """The points among the lines of a program's own TAP."""
    lines = list(lines)
    if not any(_POINT.match(line.strip()) for line in lines):
        return []
    reader = _CheckReader()
    for line in lines:
        reader.take(line)
    return reader.checks


class _CheckReader:
    def __init__(self):
        self.checks = []
        self.open = None

    def take(self, line):
        text = line.strip()
        match = _POINT.match(text)
        if self.open is not None:
            self.take_yaml(text)
        elif text == "---" and self.checks:
            self.open = ""
        elif match:
            name, directive, _ = split_directive(match[3])
            number = int(match[2] or len(self.checks) + 1)
            self.checks.append(Check(number, name, match[1] is None,
                                     directive == "SKIP"))

    def take_yaml(self, text):
        facts = self.checks[-1].facts
        key, colon, value = text.partition(":")
        if text == "...":
            self.open = None
        elif text.startswith("- "):
            facts.setdefault(self.open, []).append(text[2:])
        elif colon:
            self.open = key
            if value.strip():
                facts.setdefault(key, []).append(value.strip())


def read(path):
    """Read a recorded stream; OSError if the file cannot be read."""
    reader = _Reader(path)
    whole = True
    with open(path, "rb") as file:
        while line := file.readline(MAX_LINE):
            whole = line.endswith(b"\n")
            if not whole and len(line) == MAX_LINE:
                whole = _skip_rest(file)
                line += b" [...]"
            if whole:
                reader.take(line)
            else:
                reader.number += 1
            if reader.number == MAX_STREAM_LINES:
                reader.stream.complain(
                    reader.number, f"more than {MAX_STREAM_LINES} lines; the "
                    "rest is left out")
                break
    return reader.end(cut=not whole)


def _skip_rest(file):
    """Skip the rest of a line that is too long; true if a newline ends it."""
    while rest := file.readline(1024 * 1024):
        if rest.endswith(b"\n"):
            return True
    return False
