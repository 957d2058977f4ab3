# SPDX-License-Identifier: GPL-2.0-or-later
"""session.py - run rules on the mutants that operators generate.

First the rules run on the healthy kernel, which prints the mutants that each of them
reaches; other rules cannot notice the mutant.  Then each mutant is run with a few of these
rules, then with more, until one is FAIL.  Before that, each rule runs on the healthy
kernel in the same guest; if it does not pass there, the pair is not counted.
"""

import concurrent.futures
import hashlib
import itertools
import pathlib
import re
from collections import Counter, defaultdict

import classes
import guest
import ledger
import table

ROUNDS = (3, 8, 24, 1000)  # rules of a mutant in each boot
PAIRS = 250                # of mutant and rule in a boot
HEALTHY = 2                # boots that record what is reached
BAD = ("FAIL", "ERROR", "TIMEOUT", "CRASH")
COLUMNS = ("mutant", "outcome", "noticed", "undecided", "class", "reason", "says")


def words_of(text):
    return {word for word in re.split(r"[^a-z]+", text.lower()) if len(word) > 3}


def likeness(mutant, rule):
    """How many words of the mutant's file, function and expression begin a word of the
    rule, or are begun by one: proc and procfs, kernel_wait4() and wait-is-the-waiters-view."""
    words = words_of(f"{mutant.name} {mutant.was}")
    return sum(any(word.startswith(other) or other.startswith(word)
                   for other in words_of(rule)) for word in words)


def with_controls(number, rules):
    return [(0, rule) for rule in rules] + [(number, rule) for rule in rules]


def postpone(number, steps, again):
    """@steps, with those of the mutant @number last, or not at all."""
    rules = [rule for of, rule in steps if of == number]
    return [step for step in steps if step[0] != number] \
        + (with_controls(number, rules) if again and rules else [])


class Stop(Exception):
    """The session cannot continue."""


class Session:
    def __init__(self, guests, output, jobs):
        self.guests, self.output, self.jobs = guests, pathlib.Path(output), jobs
        self.output.mkdir(parents=True, exist_ok=True)
        self.check_kernel()
        self.ledger = ledger.Ledger(self.output / "pairs.tsv")
        self.reach = defaultdict(set)  # mutant -> rules
        self.controls = Counter()      # verdicts of the healthy kernel
        self.boots = itertools.count(1)

    def check_kernel(self):
        """Existing results must be of this kernel."""
        kernel = pathlib.Path(self.guests.kernel)
        now = hashlib.sha256(kernel.read_bytes()).hexdigest()
        mark = self.output / "kernel"
        if mark.exists() and mark.read_text().strip() != now:
            raise Stop(f"{self.output}: has the results of another kernel; "
                       "remove it, or use another directory with -o")
        mark.write_text(now + "\n")

    # ---- What is reached ---------------------------------------------------

    def find_reached(self):
        """Find the mutants that each rule reaches.  They are recorded with the results."""
        rules = self.guests.rules()
        path = self.output / "reached.tsv"
        if path.exists():
            kept = [line.split("\t") for line in path.read_text().splitlines()]
            if sorted(rule for rule, _ in kept) == rules:
                self.take_reached({rule: set(map(int, numbers.split()))
                                   for rule, numbers in kept})
                return
        found = self.boot_healthy(rules)
        path.write_text("".join(f"{rule}\t{' '.join(map(str, sorted(found[rule])))}\n"
                                for rule in rules))
        self.take_reached(found)

    def boot_healthy(self, rules):
        found, passed = defaultdict(set), []
        for n in range(HEALTHY):
            # The list of a rule is printed when the next program is executed.
            steps = [("r", rule) for rule in rules] + [(0, rules[0])]
            points, console, _ = self.guests.boot(f"healthy-{n + 1}", steps)
            passed.append({rule for _, rule, verdict in points if verdict == "PASS"})
            for rule, numbers in guest.read_reached(console).items():
                found[rule] |= numbers
        clean = set.intersection(*passed)
        self.report_healthy(points)
        return {rule: found[rule] if rule in clean else set() for rule in rules}

    @staticmethod
    def report_healthy(points):
        """Rules that do not pass on the healthy kernel are not run with mutants."""
        for _, rule, verdict in points:
            if verdict in BAD:
                print(f"the healthy kernel: {rule} is {verdict}")

    def count_controls(self, points):
        self.controls.update(verdict for _, _, verdict in points)
        self.report_healthy(points)

    def take_reached(self, by_rule):
        for rule, numbers in by_rule.items():
            for number in numbers:
                self.reach[number].add(rule)
        self.width = {rule: len(numbers) for rule, numbers in by_rule.items()}

    # ---- Running ---------------------------------------------------------

    def kills_by_operator(self, mutants):
        """{operator: Counter of rules}: how many mutants of an operator each killed."""
        kills = defaultdict(Counter)
        for mutant in mutants:
            kills[mutant.operator].update(self.ledger.rules(mutant.number, "FAIL"))
        return kills

    def order(self, mutant, places, of_operator):
        """The rules that reach @mutant: first those that killed others of its function or
        of its operator, or have a similar name, then those that reach most of the
        function and least of other code.
        @places: {(file, function): numbers}; @of_operator: Counter of kills by rule"""
        near = places[tuple(mutant.name.split(":")[:2])]
        kills = Counter(rule for number in near
                        for rule in self.ledger.rules(number, "FAIL"))
        depth = Counter(rule for number in near for rule in self.reach[number])
        return sorted(self.reach[mutant.number], key=lambda rule: (
            -kills[rule] - likeness(mutant, rule) - of_operator[rule] ** 0.5,
            -depth[rule], self.width[rule], rule))

    def run(self, mutants, places):
        for most in ROUNDS:
            while True:
                todo = self.plan(mutants, places, most)
                if not todo:
                    break
                self.run_batches(todo)
                if most < ROUNDS[-1]:
                    break

    def plan(self, mutants, places, most):
        """[(number, rules)] that remain for a round of @most rules."""
        todo, kills = [], self.kills_by_operator(mutants)
        for mutant in mutants:
            order = self.order(mutant, places, kills[mutant.operator])
            rules = self.ledger.left(mutant.number, order)
            if rules:
                todo.append((mutant.number, rules[:most]))
        return todo

    def batches(self, todo):
        batch, size = [], 0
        for number, rules in todo:
            for at in range(0, len(rules), PAIRS):
                part = rules[at:at + PAIRS]
                if batch and size + len(part) > PAIRS:
                    yield batch
                    batch, size = [], 0
                batch.append((number, part))
                size += len(part)
        if batch:
            yield batch

    def run_batches(self, todo):
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            running = {pool.submit(self.run_batch, batch): batch
                       for batch in self.batches(todo)}
            try:
                for done in concurrent.futures.as_completed(running):
                    self.ledger.add(self.evaluate(running[done], done.result()))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def run_batch(self, batch):
        """If a mutant leaves a guest that cannot start programs, another guest runs the
        remaining steps, and those of the mutant last."""
        steps = [step for number, rules in batch if not self.ledger.is_killed(number)
                 for step in with_controls(number, rules)]
        points, crashes = [], Counter()
        while steps:
            found, _, done = self.guests.boot(f"boot-{next(self.boots)}", steps)
            points += found
            if done == 0:
                break
            number, rule = steps[done - 1]
            steps = steps[done:]
            if steps and number:
                points += [(number, rule, "CRASH")] * ((number, rule, "FAIL") not in found)
                crashes[number] += 1
                steps = postpone(number, steps, crashes[number] < ledger.MOST_CRASHES)
        return points

    def evaluate(self, batch, points):
        """Rows for the ledger.  A pair counts if its control passed."""
        controls, rows, at = set(), [], {}
        self.count_controls([point for point in points if point[0] == 0])
        for number, rule, verdict in points:
            if number == 0:
                (controls.add if verdict == "PASS" else controls.discard)(rule)
            elif rule in controls:
                at[number, rule] = verdict
        for number, rules in batch:
            if not self.ledger.is_killed(number):
                rows += [(number, rule, at.get((number, rule), "-")) for rule in rules]
        self.report(rows)
        return rows

    @staticmethod
    def report(rows):
        by_number = defaultdict(Counter)
        for number, _, verdict in rows:
            by_number[number][verdict] += 1
        for number, verdicts in by_number.items():
            print(number, ", ".join(f"{n} {what}" for what, n in verdicts.items()),
                  flush=True)

    # ---- Results ------------------------------------------------------

    def row(self, mutant, classified):
        number = mutant.number
        outcome = self.ledger.outcome(number, bool(self.reach[number]))
        what, why = ("", "") if outcome == ledger.KILLED else \
            classes.of(mutant.name, classified)
        undecided = [f"{rule}={verdict}" for rule, verdict in
                     sorted(self.ledger.verdicts[number].items())
                     if verdict not in ("PASS", "FAIL")]
        return [mutant.name, outcome, " ".join(self.ledger.rules(number, "FAIL")),
                " ".join(undecided), what, why,
                f"line {mutant.line}: {mutant.was}"
                + (f" becomes {mutant.becomes}" if mutant.becomes else "")]

    def write(self, mutants):
        classified = classes.read()
        rows = [self.row(mutant, classified) for mutant in mutants]
        (self.output / "systematic.tsv").write_text("".join(
            "\t".join(row) + "\n" for row in [list(COLUMNS)] + rows))
        return rows


def summarize(rows, controls):
    """The score in a line, and whether the healthy kernel is clean."""
    outcomes = Counter(row[1] for row in rows)
    classed = Counter(row[4] for row in rows if row[4])
    due = len(rows) - sum(classed.values())
    failed = sum(controls[bad] for bad in BAD)
    print(f"{len(rows)} mutants: "
          + ", ".join(f"{n} {what}" for what, n in outcomes.most_common())
          + (f"; of those not killed, {', '.join(f'{n} {what}' for what, n in classed.most_common())}"
             if classed else "")
          + f"; score {outcomes[ledger.KILLED]} of {due}"
          + (f" ({100 * outcomes[ledger.KILLED] / due:.1f} %)" if due else ""))
    print(f"the healthy kernel: {sum(controls.values())} programs, "
          f"{failed} did not pass")
    return failed == 0


def run(arguments, built, numbers):
    """The command 'pidspec mutants --set systematic'; returns whether every mutant that
    has no class was killed and the healthy kernel was clean."""
    known = table.read(built / "systematic.tsv")
    for number in numbers:
        if number not in known:
            raise Stop(f"no mutant {number}")
    chosen = numbers or sorted(known)
    if arguments.sample:
        chosen = table.sample(chosen, arguments.sample, arguments.seed)
    mutants = [known[number] for number in chosen]
    if arguments.list:
        for mutant in mutants:
            print(mutant.number, mutant.says, sep="\t")
        return True
    places = defaultdict(list)
    for mutant in known.values():
        places[tuple(mutant.name.split(":")[:2])].append(mutant.number)
    guests = guest.Guests(arguments.pidspec, arguments.kernel, arguments.output,
                          ["--timeout", str(arguments.timeout), "--grace", "1",
                           "--hang-timeout", "10", *arguments.boot])
    session = Session(guests, arguments.output, arguments.jobs)
    session.find_reached()
    todo = mutants
    if arguments.only:
        todo = [mutant for mutant in mutants if session.ledger.outcome(
            mutant.number, bool(session.reach[mutant.number])) == arguments.only]
        session.ledger.forget({mutant.number for mutant in todo})
    try:
        session.run(todo, places)
    finally:
        rows = session.write(mutants)
    return summarize(rows, session.controls) and all(
        row[1] == ledger.KILLED or row[4] for row in rows)
