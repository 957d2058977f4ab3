# SPDX-License-Identifier: GPL-2.0-or-later
"""What a test of commands ran and printed, from the trace of its shell."""

import re
import shlex
import shutil
import textwrap
from dataclasses import dataclass, field

# Helpers of a test that show nothing by themselves.
_QUIET = {"[", "cat", "cut", "echo", "false", "grep", "head", "mkfifo",
          "printf", "sed", "sort", "tail", "test", "tr", "true", "wc"}

_RECORD = re.compile(r"(\x1e+)([^\x1d]*)\x1d([^\x1d]*)\x1d([^\x1e\x1c]*)"
                     r"|\x1c(\d+)\x1d([^\x1c]*)\x1c")
_WORD = re.compile(r"""(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|"(?:[^"\\]|\\.)*"|\\."""
                   r"""|[^\s'"\\])+""", re.S)
_PART = re.compile(r"""\$'((?:[^'\\]|\\.)*)'|'([^']*)'"""
                   r"""|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)""", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "'": "'", "\\": "\\", '"': '"', "r": "\r",
            "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f",
            "v": "\v"}


@dataclass
class Step:
    """A command, and its output if it has been recorded; or a note."""
    command: str = ""
    output: str = ""
    status: int = 0
    note: str = ""


@dataclass
class _Run:
    """What the function "run" of bats runs."""
    words: list
    commands: list = field(default_factory=list)


def _unescape(text):
    """The text of $'...'."""
    def one(match):
        octal, char = match.groups()
        return chr(int(octal, 8)) if octal else _ESCAPES.get(char, char)
    return re.sub(r"\\(?:([0-7]{1,3})|(.))", one, text, flags=re.S)


def split(text):
    """The words of a command, as xtrace of bash prints it."""
    def plain(word):
        return "".join(
            _unescape(dollar) if dollar is not None else
            next(part for part in rest if part is not None)
            for dollar, *rest in (m.groups() for m in _PART.finditer(word)))
    return [plain(word) for word in _WORD.findall(text)]


def quote(word):
    """A word as a person would write it."""
    if re.fullmatch(r"[\w@%+=:,./-]+", word):
        return word
    first, newline, rest = word.expandtabs(4).partition("\n")
    if newline:
        rest = textwrap.indent(textwrap.dedent(rest), "    " if first else "")
        word = (first + newline + rest).strip("\n")
    if "'" in word and not re.search(r'["$`\\!]', word):
        return f'"{word}"'
    return shlex.quote(word)


def _command(words):
    return " ".join(quote(word) for word in words)


def _is_program(word):
    return word == "kill" or word not in _QUIET and bool(shutil.which(word))


class _Reader:
    def __init__(self):
        self.steps = []
        self.run = None
        self.facts = {}
        self.compared = []  # commands whose output becomes words of another

    def take(self, depth, file, function, text):
        words = split(text)
        of_test = re.fullmatch(r"bats\.\d+\.src|.*\.bats", file)
        of_helper = file == "common.bash" and \
            function not in ("run", "record_run", "teardown")
        if not words:
            return
        if of_test and words[0] == "run" and depth == 1:
            self.run = _Run(words[1:])
        elif self.run:
            if (of_test or of_helper or
                    function == "bats_merge_stdout_and_stderr") and \
                    _is_program(words[0]):
                self.run.commands.append(words)
        elif function == "start":
            self.take_start(words)
        elif of_test and words[0] == "say" and depth == 1:
            self.steps.append(Step(note="The shell in the namespace reads "
                                   f"this line: {_command(words[1:])}"))
        elif of_test and depth == 1 and words[0] == "assert_equal":
            self.take_comparison(words[1:])
        elif (of_test or of_helper) and _is_program(words[0]):
            if depth > 1:
                self.compared.append(words)
            else:
                self.compared = []
                self.steps.append(Step(_command(words)))

    def take_start(self, words):
        """The function of common.bash that leaves a namespace running."""
        if words[:2] == ["exec", "unshare"]:
            self.steps.append(Step(_command(words[1:]) + " &"))
        name, equals, value = words[0].partition("=")
        if equals:
            self.facts[name] = value.split()[-1] if value else ""
        if name == "inner" and equals:
            self.compared = []
            self.steps.append(Step(note=(
                f"unshare has PID {self.facts['unshare']} here, and bash has "
                f"PID {self.facts['init']}. The new namespace is "
                f"pid:[{value}].")))

    def take_comparison(self, values):
        """What a test compares, if it is the output of commands."""
        if not self.compared or len(values) != 2:
            return
        self.steps += [Step(_command(words)) for words in self.compared]
        self.compared = []
        equal, words = values[0] == values[1], _command(values[:1])
        self.steps.append(Step(note=(
            f"Both values are {words}." if equal else
            f"The values are {words} and {_command(values[1:])}.")))

    def take_output(self, status, output):
        run, self.run = self.run, None
        self.compared = []
        if not run:
            return
        if run.words == ["hear"]:
            self.steps.append(Step(output=output, note=(
                "The shell in the namespace has printed:" if output else
                "The shell in the namespace has printed nothing.")))
            return
        *earlier, last = run.commands or [run.words]
        self.steps += [Step(_command(words)) for words in earlier]
        self.steps.append(Step(_command(last), output, status))


def read(text):
    """The steps of one test, in order."""
    reader = _Reader()
    for match in _RECORD.finditer(text):
        level, file, function, command, status, output = match.groups()
        if level:
            reader.take(len(level), file, function, command.strip("\n"))
        else:
            reader.take_output(int(status), output)
    return reader.steps
