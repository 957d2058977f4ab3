# SPDX-License-Identifier: GPL-2.0-or-later
"""operators.py - operators that mutate functions.

An operator finds places in a function.  Each change is a Mutation: a range of the
source, and a form with both the original and the changed code.  The kernel selects one of
them at run time (IS is replaced by a call of pidspec_is()).
"""

import re
from dataclasses import dataclass

from csource import ASSIGNS, CLOSES

IS = "\0"  # stands for the test whether this mutant is in effect

NEGATE = "(!(\n{was}\n) != !" + IS + ")"
HOLDS = "(" + IS + " || (\n{was}\n))"
FAILS = "(!" + IS + " && (\n{was}\n))"
CHOOSE = "(" + IS + " ? (\n{becomes}\n) : (\n{was}\n))"
DELETE = "{{ if (!" + IS + ") {{\n{was}\n}} }}"

# Code that concerns PIDs.
PIDS = re.compile(
    r"pid|tgid|pgrp|pgid|session|\bsid\b|\btid\b|_vnr|_nr_ns|child_reaper|subreaper"
    r"|SIGNAL_UNKILLABLE|\bforce\b|NEWPID|autoreap|real_parent")

# Macros that end a loop, as in do_each_pid_task() { ... } while_each_pid_task(), or that
# declare a variable, as FD_PREPARE().
NOT_A_CALL = re.compile(r"(?:while_each_\w+|FD_[A-Z]+)\s*\(")
# Locking, reference counts, memory and debugging aids, which are not mutated.
HOUSEKEEPING = re.compile(
    r"\b(?:(?:\w*_)?(?:lock|unlock|trylock|locked)(?:_\w+)?"
    r"|\w*(?:rcu|refcount|kref|atomic|mutex|seqcount|preempt|irq|barrier|alloc"
    r"|lockdep|percpu|debug|audit|kmem|memdup)\w*"
    r"|idr_preload\w*|k?v?free\w*|\w+_free\w*|no_free_ptr|retain_and_null_ptr|memset"
    r"|\w*_(?:get|put|getref|hold|release|init|destroy|ref\w*)"
    r"|(?:get|put|hold)_(?!user\b)\w+"
    r"|fput|fdput|fget\w*|dput|dget|iput|ihold|mmput|mntput|path_put|take_fd"
    r"|ns_ref\w*|ns_tree_(?:add|remove)\w*|h?list_(?!empty|is_)\w+|rb_\w+"
    r"|attach_pid|detach_pid|change_pid|transfer_pid|init_task_pid|exchange_tids"
    r"|INIT_\w+|init_\w+|DEFINE_\w+|XA_\w+|guard|CLASS|smp_\w+"
    r"|\w*WARN\w*|\w*BUG\w*|trace_\w+|pr_\w+|printk\w*|might_\w+|cond_resched"
    r"|IS_ENABLED|schedule\w*|(?:__)?set_current_state|wake_up\w*|static_branch\w*"
    r"|unsafe_\w+|user_access_\w+|access_ok)\s*\("
    r"|\bgoto\s+\w*(?:retry|again|repeat|unlock|free|put)\w*")
# Statements that compile to nothing.
NO_CODE = re.compile(r"fallthrough\b|CHECK_OFFSET|BUILD_BUG|static_assert|lockdep_"
                     r"|\(void\)")
ALLOCATES = re.compile(r"\w*(?:alloc|kmem|dup|prealloc|create\w*cachep|KMEM)\w*\s*\(")

ERRNO = {
    "EPERM": "EACCES", "EACCES": "EPERM", "ESRCH": "ENOENT", "ENOENT": "ESRCH",
    "EINVAL": "EPERM", "ECHILD": "ESRCH", "EAGAIN": "EBUSY", "EBUSY": "EAGAIN",
    "EEXIST": "EBUSY", "ENOSPC": "EUSERS", "EUSERS": "ENOSPC", "EBADF": "EINVAL",
    "ENOTTY": "EINVAL", "EOPNOTSUPP": "EINVAL", "EREMOTE": "ESRCH",
    "ESTALE": "ENOENT", "ENOSYS": "EINVAL", "ENODEV": "ENOENT", "E2BIG": "EINVAL",
    "ENOMEM": "EAGAIN", "ENAMETOOLONG": "EINVAL", "EOVERFLOW": "EINVAL",
    "ERANGE": "EINVAL", "ENODATA": "ENOENT", "EXDEV": "EINVAL", "ENOTDIR": "ENOENT",
    "EINPROGRESS": "EINVAL", "ETOOMANYREFS": "EPERM", "EDEADLK": "EAGAIN",
    "ENXIO": "EINVAL", "EROFS": "EPERM",
}

ACTIVE = "task_active_pid_ns(current)"
INITIAL = "&init_pid_ns"
CHILDREN = "pidspec_children_ns(current)"

# Name -> (operator, text) with the arguments {0}, {1}...
NUMBERS = {
    "pid_vnr": [("vnr-nr", "pid_nr({0})")],
    "pid_nr": [("nr-vnr", "pid_vnr({0})")],
    "pid_nr_ns": [("ns-initial", "pid_nr({0})"), ("ns-own", "pid_vnr({0})"),
                  ("ns-parent", "pid_nr_ns({0}, pidspec_parent_ns({1}))")],
    "find_vpid": [("ns-initial", f"find_pid_ns({{0}}, {INITIAL})"),
                  ("ns-children", f"find_pid_ns({{0}}, {CHILDREN})"),
                  ("ns-parent", "find_pid_ns({0}, pidspec_parent_ns(" + ACTIVE + "))")],
}
for _of in ("pid", "tgid", "pgrp", "session"):
    _whole = f"task_{_of}_nr_ns({{0}}, "
    NUMBERS[f"task_{_of}_vnr"] = [
        ("vnr-nr", _whole + INITIAL + ")"), ("ns-children", _whole + CHILDREN + ")")]
    NUMBERS[f"task_{_of}_nr"] = [("nr-vnr", f"task_{_of}_vnr({{0}})")]
    NUMBERS[f"task_{_of}_nr_ns"] = [
        ("ns-initial", _whole + INITIAL + ")"), ("ns-own", f"task_{_of}_vnr({{0}})"),
        ("ns-parent", _whole + "pidspec_parent_ns({1}))")]
for _name, _by in (("find_task_by_vpid", "find_task_by_pid_ns"),
                   ("find_get_pid", "pidspec_find_get_pid"),
                   ("find_get_task_by_vpid", "pidspec_find_get_task")):
    NUMBERS[_name] = [("ns-initial", f"{_by}({{0}}, {INITIAL})"),
                      ("ns-children", f"{_by}({{0}}, {CHILDREN})"),
                      ("ns-parent", f"{_by}({{0}}, pidspec_parent_ns({ACTIVE}))")]

# One of a task's PIDs for another.
KINDS = {}
for _one, _other in (("pid", "tgid"), ("pgrp", "session")):
    for _end in ("_vnr", "_nr", "_nr_ns", ""):
        KINDS[f"task_{_one}{_end}"] = f"task_{_other}{_end}"
        KINDS[f"task_{_other}{_end}"] = f"task_{_one}{_end}"
TYPES = {"PIDTYPE_PID": "PIDTYPE_TGID", "PIDTYPE_TGID": "PIDTYPE_PID",
         "PIDTYPE_PGID": "PIDTYPE_SID", "PIDTYPE_SID": "PIDTYPE_PGID"}

# Name -> which argument is the user namespace.
CAPABLE = {"ns_capable": 0, "ns_capable_noaudit": 0, "ns_capable_setid": 0,
           "checkpoint_restore_ns_capable": 0, "file_ns_capable": 1,
           "has_ns_capability": 1, "has_ns_capability_noaudit": 1,
           "ptracer_capable": 1, "perfmon_ns_capable": 0, "may_see_all": 0}


@dataclass
class Mutation:
    """The source from @start to @end, and the @form that replaces it."""

    start: int
    end: int
    operator: str
    form: str
    becomes: str = ""


class Finder:
    """The mutations of one function."""

    def __init__(self, text, function, relevant, directive):
        self.text, self.function = text, function
        self.tokens, self.twin = function.tokens, function.twin
        self.relevant, self.directive = relevant, directive
        self.found = []
        whole = function.head + text[self.tokens[0].start:self.tokens[-1].end]
        self.namespaces = set(re.findall(r"struct pid_namespace \*(\w+)", whole))
        self.namespaces |= set(re.findall(
            r"struct pid_namespace \*\w+(?:\s*=[^,;]*)?,\s*\*(\w+)", whole))
        self.is_bool = re.search(r"\bbool\b", function.head) is not None
        self.assigned = set(re.findall(
            r"\b(?:struct\s+\w+\s*\*+|\w+\s+\**)(\w+)\s*=", whole))

    # ---- Text --------------------------------------------------------------

    def source(self, first, last):
        return self.text[self.tokens[first].start:self.tokens[last].end]

    def is_at(self, i, *texts):
        return 0 <= i < len(self.tokens) and self.tokens[i].text in texts

    def split(self, first, last, *signs):
        """Ranges of tokens between @signs outside of brackets."""
        at = begin = first
        while at <= last:
            if self.tokens[at].text in signs:
                yield begin, at - 1
                begin = at + 1
            elif self.tokens[at].text in CLOSES:
                at = self.twin[at]
            at += 1
        yield begin, last

    def add(self, operator, first, last, form, becomes=""):
        start, end = self.tokens[first].start, self.tokens[last].end
        if first > last or self.directive(start, end):
            return
        self.found.append(Mutation(start, end, operator, form,
                                   " ".join(becomes.split())))

    # ---- Statements --------------------------------------------------------

    def concerns(self, *texts):
        return self.relevant is None or any(map(self.relevant.search, texts))

    def run(self):
        self.block(self.function.body, "")
        return self.found

    def block(self, statement, condition):
        before = None
        for child in statement.children:
            self.statement(child, condition, before, child is statement.children[-1]
                           and statement is self.function.body,
                           self.after(statement, child))
            before = child

    @staticmethod
    def after(statement, child):
        at = statement.children.index(child)
        return statement.children[at + 1] if at + 1 < len(statement.children) else None

    def statement(self, statement, condition, before=None, is_last=False, after=None):
        """@condition: that of the innermost statement around this one, if it is an if."""
        kind = statement.kind
        if kind == "block":
            self.block(statement, condition)
        elif kind == "if":
            self.conditional(statement, before)
        elif kind in ("loop", "switch"):
            if statement.condition and self.concerns(self.source(*statement.condition)):
                self.expressions(*statement.condition, in_loop=kind == "loop")
            for child in statement.children:
                self.statement(child, "")
        elif kind not in ("label", "empty"):
            self.simple(statement, condition, is_last, after)

    def conditional(self, statement, before):
        first, last = statement.condition
        tested = self.source(first, last)
        simple = [self.source(child.first, child.last) for child in statement.children
                  if child.kind not in ("block", "if", "loop", "switch")]
        if self.tests_allocation(tested, before):
            return
        if self.concerns(tested, *simple):
            if not HOUSEKEEPING.search(tested + " "):
                self.add("negate", first, last, NEGATE)
            self.expressions(first, last)
        for child in statement.children:
            self.statement(child, tested)

    def tests_allocation(self, tested, before):
        """Whether the condition tests the result of an allocation before it."""
        if before is None or before.kind not in ("expression", "declaration"):
            return "ENOMEM" in tested
        text = self.source(before.first, before.last)
        return bool(ALLOCATES.search(text)) and \
            re.search(r"^(?:unlikely\()?\s*(?:!|IS_ERR)|== NULL|< 0|^(?:err|ret|retval|error)$",
                      tested) is not None

    def simple(self, statement, condition, is_last, after):
        first, last = statement.first, statement.last
        text = self.source(first, last)
        if text.startswith("static ") or NO_CODE.match(text):
            return
        if not self.concerns(text, condition):
            return
        if not self.reports_no_memory(statement, after):
            self.delete(statement, text, is_last)
        begin = first + 1 if statement.kind == "return" else first
        if statement.kind in ("goto", "break", "continue"):
            return
        if statement.kind == "return" and self.is_bool and begin < last and \
                not re.fullmatch(r"true|false", self.source(begin, last - 1)):
            self.add("negate", begin, last - 1, NEGATE)
        if begin < last:
            self.expressions(begin, last - 1,
                             memory=self.reports_no_memory(statement, after))

    def reports_no_memory(self, statement, after):
        """Whether the statement sets or returns -ENOMEM for an allocation."""
        text = self.source(statement.first, statement.last)
        if "ENOMEM" not in text:
            return False
        if statement.kind != "expression" or after is None:
            return True
        return ALLOCATES.search(self.source(after.first, after.last)) is not None

    def delete(self, statement, text, is_last):
        if statement.kind == "declaration" or is_last or HOUSEKEEPING.search(text):
            return
        if NOT_A_CALL.match(text):
            return
        if statement.kind == "expression":
            target = re.match(r"(\w+)\s*=[^=]", text)
            # Without the first assignment, the variable is uninitialized.
            if target and target[1] not in self.assigned:
                self.assigned.add(target[1])
                return
        self.add("delete", statement.first, statement.last, DELETE)

    # ---- Expressions ---------------------------------------------------------

    def expressions(self, first, last, in_loop=False, memory=False):
        self.logic(first, last)
        for i in range(first, last + 1):
            token = self.tokens[i]
            if token.kind == "name":
                self.name(i, token.text, first, last, in_loop)
            elif token.text == "-" and not memory:
                self.error_number(i)

    def logic(self, first, last):
        """Operands, and conditions of ?:, of all parts of an expression."""
        for i in range(first, last + 1):
            if self.tokens[i].text in ("(", "[") and self.twin[i] > i + 1:
                self.logic_of_one(i + 1, self.twin[i] - 1)
        self.logic_of_one(first, last)

    def logic_of_one(self, first, last):
        for begin, end in self.split(first, last, ",", ";", *ASSIGNS):
            if begin > end:
                continue
            parts = list(self.split(begin, end, "?", ":"))
            if len(parts) > 1 and parts[0][0] <= parts[0][1] and \
                    parts[1][0] <= parts[1][1]:
                tested = self.source(*parts[0])
                if not HOUSEKEEPING.search(tested):
                    self.add("negate", *parts[0], NEGATE)
            for part in parts:
                if part[0] <= part[1]:
                    self.operands(*part)

    def operands(self, first, last):
        either = list(self.split(first, last, "||"))
        for part in either:
            if len(either) > 1:
                self.drop(*part, FAILS)
            both = list(self.split(*part, "&&")) if part[0] <= part[1] else []
            for operand in both if len(both) > 1 else ():
                self.drop(*operand, HOLDS)

    def drop(self, first, last, form):
        if first <= last and not HOUSEKEEPING.search(self.source(first, last)):
            self.add("drop", first, last, form)

    def error_number(self, i):
        name = self.tokens[i + 1].text
        if name not in ERRNO:
            return
        before = self.tokens[i - 1]
        if before.text != "return" and (before.kind in ("name", "number") or
                                        before.text in (")", "]")):
            return
        self.add("errno", i, i + 1, CHOOSE, f"-{ERRNO[name]}")

    def arguments(self, i):
        """Texts of the arguments of the call at @i."""
        close = self.twin[i + 1]
        if close == i + 2:
            return []
        return [self.source(*part) for part in self.split(i + 2, close - 1, ",")]

    def chain(self, i):
        """The first token of the postfix expression that ends with @i."""
        while i > 0:
            if self.is_at(i, ")", "]"):
                i = self.twin[i]
                if i > 0 and (self.tokens[i - 1].kind == "name" or
                              self.is_at(i - 1, "]", ")")):
                    i -= 1
                    continue
                return i
            if not self.is_at(i - 1, "->", "."):
                return i
            i -= 2
        return i

    def is_written(self, first, last):
        return self.is_at(last + 1, "++", "--", *ASSIGNS) or \
            self.is_at(first - 1, "++", "--", "&")

    def in_index(self, i, first):
        return any(self.is_at(at, "[") and self.twin[at] > i
                   for at in range(first, i))

    def housekeeping_around(self, i, first):
        """Whether the token @i is in an argument of a call that matches HOUSEKEEPING."""
        return any(HOUSEKEEPING.search(name + "(")
                   for name in self.calls_around(i, first))

    def calls_around(self, i, first):
        """The token before each open parenthesis around the token @i."""
        return [self.tokens[at - 1].text for at in range(max(first, 1), i)
                if self.is_at(at, "(") and self.twin[at] > i]

    def name(self, i, name, first, last, in_loop):
        is_call = self.is_at(i + 1, "(") and not self.is_at(i - 1, "->", ".")
        if is_call:
            self.call(i, name)
        elif name == "level" and self.is_at(i - 1, "->", "."):
            self.level(i, first, in_loop)
        elif name == "MAX_PID_NS_LEVEL" and not self.in_index(i, first):
            self.add("level+1", i, i, CHOOSE, f"{name} + 1")
            self.add("level-1", i, i, CHOOSE, f"{name} - 1")
        elif name == "pid_ns_for_children" and self.is_at(i - 1, "->"):
            self.children(i)
        elif name in TYPES and not self.housekeeping_around(i, first):
            self.add("kind", i, i, CHOOSE, TYPES[name])
        elif name == "init_pid_ns" and self.is_at(i - 1, "&") and \
                not self.is_at(i + 1, ".", "->"):
            self.add("ns-own", i - 1, i, CHOOSE, ACTIVE)
        elif name in self.namespaces and not self.is_at(i - 1, "->", "."):
            self.namespace(i, name, first)

    def call(self, i, name):
        close = self.twin[i + 1]
        arguments = self.arguments(i)
        for operator, form in NUMBERS.get(name, ()):
            if not any("{" + str(n) + "}" in form for n in range(len(arguments), 3)):
                self.add(operator, i, close, CHOOSE, form.format(*arguments))
        if name in KINDS:
            self.add("kind", i, close, CHOOSE,
                     f"{KINDS[name]}({', '.join(arguments)})")
        if name in ("task_active_pid_ns", "ns_of_pid", "proc_pid_ns"):
            self.namespaces_for(i, close, name, arguments)
        if name in CAPABLE and CAPABLE[name] < len(arguments):
            self.capability(i, close, name, arguments, CAPABLE[name])
        if name == "capable" and len(arguments) == 1:
            self.add("userns-own", i, close, CHOOSE,
                     f"ns_capable(current_user_ns(), {arguments[0]})")

    def namespaces_for(self, i, close, name, arguments):
        was = self.source(i, close)
        if name == "task_active_pid_ns":
            self.add("ns-children", i, close, CHOOSE,
                     f"pidspec_children_ns({arguments[0]})")
        if was != ACTIVE:
            self.add("ns-own", i, close, CHOOSE, ACTIVE)
        self.add("ns-parent", i, close, CHOOSE, f"pidspec_parent_ns({was})")
        self.add("ns-initial", i, close, CHOOSE, INITIAL)

    def children(self, i):
        first = self.chain(i)
        was = self.source(first, i)
        if self.is_written(first, i) or self.housekeeping_around(first, 0):
            return
        task = re.match(r"(.+)->nsproxy->", was)
        task = task[1] if task else "current"
        self.add("ns-active", first, i, CHOOSE, f"task_active_pid_ns({task})")
        self.add("ns-parent", first, i, CHOOSE, f"pidspec_parent_ns({was})")
        self.add("ns-initial", first, i, CHOOSE, INITIAL)

    def namespace(self, i, name, first):
        """An argument that is a variable with a namespace."""
        if not self.is_at(i - 1, "(", ",", "==", "!=") or \
                not self.is_at(i + 1, ")", ",", "==", "!=", ";"):
            return
        calls = self.calls_around(i, first)
        # The mutants of the call itself are the same.
        if self.housekeeping_around(i, first) or calls and calls[-1] in NUMBERS:
            return
        self.add("ns-own", i, i, CHOOSE, ACTIVE)
        self.add("ns-parent", i, i, CHOOSE, f"pidspec_parent_ns({name})")
        self.add("ns-initial", i, i, CHOOSE, INITIAL)

    def level(self, i, first, in_loop):
        begin = self.chain(i)
        was = self.source(begin, i)
        if self.is_written(begin, i) or self.housekeeping_around(begin, 0):
            return
        # Neither a level in an index nor the limit of a loop may exceed an array.
        if self.in_index(i, first):
            return
        if not in_loop:
            self.add("level+1", begin, i, CHOOSE, f"{was} + 1")
        self.add("level-1", begin, i, CHOOSE, f"({was} ? {was} - 1 : 0)")

    def capability(self, i, close, name, arguments, which):
        was = arguments[which]
        for operator, other in (("userns-initial", "&init_user_ns"),
                                ("userns-own", "current_user_ns()"),
                                ("userns-parent", f"pidspec_parent_userns({was})")):
            if other != was:
                changed = list(arguments)
                changed[which] = other
                self.add(operator, i, close, CHOOSE, f"{name}({', '.join(changed)})")
