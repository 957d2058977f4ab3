# SPDX-License-Identifier: GPL-2.0-or-later
"""csource.py - functions and statements of C source in the kernel's style.

There is no preprocessor, and there are no types: a function is the code between braces in
the first column.  Functions that cannot be parsed are skipped.
"""

import bisect
import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/|//[^\n]*)"
    r"|(?P<directive>\#(?:/\*.*?\*/|\\.|[^\n\\])*)"
    r'|(?P<string>"(?:[^"\\\n]|\\.)*")'
    r"|(?P<char>'(?:[^'\\\n]|\\.)+')"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)"
    r"|(?P<sign><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||"
    r"[-+*/%&|^]=|.)", re.DOTALL | re.MULTILINE)
SPACE = re.compile(r"\s+")
CLOSES = {"(": ")", "[": "]", "{": "}"}
ATTRIBUTE = re.compile(r"__\w+$")
SYSTEM_CALL = re.compile(r"(COMPAT_)?SYSCALL(32)?_DEFINE\d$")
TYPE = {"struct", "union", "enum", "const", "static", "unsigned", "signed", "int",
        "char", "long", "short", "bool", "void", "register", "volatile", "extern",
        "typeof", "__auto_type", "guard", "CLASS", "DEFINE_WAIT"}
ASSIGNS = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="}


class Unparsed(Exception):
    """This function is not in the expected style."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass
class Statement:
    """Tokens @first to @last of a function's body.  @kind is block, if, loop,
    switch, label, empty, declaration, expression, return, goto, break or
    continue."""

    kind: str
    first: int
    last: int
    condition: tuple = None  # its first and last token
    children: list = field(default_factory=list)


@dataclass
class Function:
    """@head: the text before the body; @tokens: those of the body, with braces;
    @twin: index of a bracket -> index of its other half."""

    name: str
    head: str
    tokens: list
    twin: dict
    body: Statement = None


def scan(text):
    """(tokens, offsets of preprocessor directives)"""
    tokens, directives, at = [], [], 0
    while at < len(text):
        space = SPACE.match(text, at)
        if space:
            at = space.end()
            continue
        found = TOKEN.match(text, at)
        if found.lastgroup == "directive":
            directives.append(at)
        elif found.lastgroup != "comment":
            tokens.append(Token(found.lastgroup, found.group(), at, found.end()))
        at = found.end()
    return tokens, directives


def pair(tokens):
    """Index of each bracket -> index of its other half."""
    twin, opened = {}, []
    for i, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in CLOSES:
            opened.append(i)
        elif token.text in CLOSES.values():
            if not opened or CLOSES[tokens[opened[-1]].text] != token.text:
                raise Unparsed("unbalanced brackets")
            twin[i] = opened.pop()
            twin[twin[i]] = i
    if opened:
        raise Unparsed("unbalanced brackets")
    return twin


def name_of(head):
    """The name of the function whose head is the tokens @head."""
    for i, token in enumerate(head[:-1]):
        if token.kind != "name" or head[i + 1].text != "(":
            continue
        if SYSTEM_CALL.match(token.text):
            prefix = "compat_sys_" if token.text.startswith("C") else "sys_"
            return prefix + head[i + 2].text
        if not ATTRIBUTE.match(token.text) or head[i - 1].kind == "name" or \
                head[i - 1].text == "*":
            return token.text
    return None


class Parser:
    """Statements of one function's body."""

    def __init__(self, tokens, twin):
        self.tokens, self.twin = tokens, twin

    def text(self, i):
        return self.tokens[i].text if i < len(self.tokens) else ""

    def block(self, first):
        statement = Statement("block", first, self.twin[first])
        at = first + 1
        while at < statement.last:
            child = self.statement(at)
            statement.children.append(child)
            at = child.last + 1
        return statement

    def group(self, i):
        """The last token of the group in parentheses that begins at @i."""
        if self.text(i) != "(":
            raise Unparsed(f"no ( at {self.text(i)}")
        return self.twin[i]

    def compound(self, kind, first):
        close = self.group(first + 1)
        body = self.statement(close + 1)
        statement = Statement(kind, first, body.last, (first + 2, close - 1),
                              [body])
        if kind == "if" and self.text(body.last + 1) == "else":
            other = self.statement(body.last + 2)
            statement.children.append(other)
            statement.last = other.last
        return statement

    def do(self, first):
        body = self.statement(first + 1)
        if not self.text(body.last + 1).startswith("while"):
            raise Unparsed("do without while")
        close = self.group(body.last + 2)
        return Statement("loop", first, close + 1, None, [body])

    def label(self, first):
        """The label at @first, or None."""
        if self.text(first) in ("case", "default"):
            at, asked = first + 1, 0
            while self.text(at) != ":" or asked:
                asked += {"?": 1, ":": -1}.get(self.text(at), 0)
                at = self.twin[at] + 1 if self.text(at) in CLOSES else at + 1
                if at >= len(self.tokens):
                    raise Unparsed("case without a colon")
            return Statement("label", first, at)
        if self.tokens[first].kind == "name" and self.text(first + 1) == ":":
            return Statement("label", first, first + 1)
        return None

    def is_iterator(self, first):
        """name(...), followed by a statement."""
        if self.tokens[first].kind != "name" or self.text(first + 1) != "(":
            return False
        after = self.twin[first + 1] + 1
        return self.text(after) == "{" or (
            after < len(self.tokens) and self.tokens[after].kind == "name")

    def is_declaration(self, first, last):
        words = self.tokens[first:last + 1]
        if words[0].kind != "name":
            return False
        if words[0].text in TYPE:
            return True
        if re.fullmatch(r"[A-Z][A-Z_0-9]+", words[0].text) and \
                self.text(first + 1) == "(" and \
                re.match(r"DEFINE|DECLARE|LIST_HEAD|HLIST_HEAD|RADIX|XA_|"
                         r"BUILD|CLASS", words[0].text):
            return True
        at = 1
        while at < len(words) and words[at].text == "*":
            at += 1
        return at < len(words) and words[at].kind == "name" and (
            at == 1 or at + 1 < len(words) and
            words[at + 1].text in ("=", ";", ",", "["))

    def simple(self, first):
        at = first
        while self.text(at) != ";":
            at = self.twin[at] if self.text(at) in CLOSES else at
            at += 1
            if at >= len(self.tokens) or self.text(at) == "}":
                raise Unparsed("a statement without an end")
        word = self.text(first)
        if word in ("return", "goto", "break", "continue"):
            return Statement(word, first, at)
        if at == first:
            return Statement("empty", first, at)
        return Statement("declaration" if self.is_declaration(first, at)
                         else "expression", first, at)

    def statement(self, first):
        word = self.text(first)
        if word == "{":
            return self.block(first)
        if word in ("if", "switch"):
            return self.compound(word, first)
        if word in ("for", "while"):
            return self.compound("loop", first)
        if word == "do":
            return self.do(first)
        label = self.label(first)
        if label:
            return label
        if word not in ("return", "goto") and word not in TYPE and \
                self.is_iterator(first):
            return self.compound("loop", first)
        return self.simple(first)


def functions(text):
    """(functions, preprocessor directives' offsets, names of those that cannot be
    parsed)"""
    tokens, directives = scan(text)
    found, unparsed, begins = [], [], 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text in (";", "}") and is_at_line_start(text, token) or \
                token.text == ";":
            begins = at + 1
        if token.text != "{" or not is_at_line_start(text, token) or at == 0 or \
                tokens[at - 1].text == "=":
            at += 1
            continue
        end = next((i for i in range(at + 1, len(tokens)) if tokens[i].text == "}"
                    and is_at_line_start(text, tokens[i])), len(tokens) - 1)
        head, body = tokens[begins:at], tokens[at:end + 1]
        name = name_of(head)
        if name:
            try:
                twin = pair(body)
                function = Function(name, text[head[0].start:token.start], body,
                                    twin)
                function.body = Parser(body, twin).statement(0)
                found.append(function)
            except (Unparsed, KeyError):
                unparsed.append(name)
        begins = at = end + 1
    return found, directives, unparsed


def is_at_line_start(text, token):
    return token.start == 0 or text[token.start - 1] == "\n"


def holds_directive(directives, start, end):
    at = bisect.bisect_left(directives, start)
    return at < len(directives) and directives[at] < end
