# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages that are made of data: rules, claims, statements, places, results."""

from . import rest, rules, tables

_MARKS = {"true": "true", "false": "**false**", "imprecise": "*imprecise*"}


class Site:
    """The data of the pages."""

    def __init__(self, top, known, recorded, targets):
        data = top / "testcases"
        self.top = top
        self.rules = known
        self.recorded = recorded
        self.targets = targets
        self.claims = tables.read(data / "claims.tsv")
        self.statements = tables.read(data / "pid_namespaces.7.tsv")
        self.places = tables.read(data / "entry-points.tsv")
        self.issues = tables.known_issues(data / "known-issues")
        self.mentions = {}  # ID of a rule -> [(title, label)] of pages

    # ---- Parts -----------------------------------------------------------------

    def rule_links(self, ids):
        """Links to rules, from a column of a table."""
        return ", ".join(rest.link(rule, rules.label(rule)) if rule in
                         self.rules else rest.code(rule)
                         for rule in ids.split())

    def shown(self, claim):
        """The rules about commands that show a claim."""
        return [rule for rule in claim["rules"].split()
                if rule.startswith("tools.") and rule in self.rules]

    def claim_link(self, claim):
        """A link to the page of a claim, or to its row of the table."""
        return rest.link(claim["id"], f"claim-{claim['id'].lower()}"
                         if self.shown(claim) else "table-claims")

    @staticmethod
    def steps(steps):
        """What a test ran, and what it printed."""
        parts, lines = [], []

        def flush():
            if lines:
                parts.append(rest.block("\n".join(lines), "console"))
                lines.clear()
        for step in steps:
            if step.note:
                flush()
                parts.append(rest.paragraph(rest.text(step.note)))
            if step.command:
                first, *more = step.command.split("\n")
                lines.append(f"$ {first}")
                lines += [f"> {line}" for line in more]
            if step.output:
                lines += step.output.split("\n")
            if step.status:
                lines.append(f"[exit status {step.status}]")
        flush()
        return "".join(parts) or rest.paragraph("This test runs no command.")

    def demonstration(self, rule, mark):
        """The commands of a rule and what they printed, test by test."""
        path = self.top / self.rules[rule].file
        script = path.read_text(encoding="utf-8")
        record = self.recorded.get(rule)
        if not record:
            return rest.paragraph("Not recorded: this rule has not been run.")
        if record.verdict != "PASS":
            return rest.paragraph(
                "Not recorded where this page was built:",
                rest.text(f"{record.verdict}, {record.reason}."))
        parts = []
        for number, (title, _) in enumerate(rules.tests(script)):
            steps = record.tests[number] if number < len(record.tests) else []
            parts += [rest.title(title, mark=mark), self.steps(steps)]
        return "".join(parts)

    # ---- Rules -----------------------------------------------------------------

    def areas(self):
        found = {}
        for rule in self.rules.values():
            found.setdefault(rule.area, []).append(rule)
        return found

    def rules_index(self):
        rows = [[rest.link(area, f"area-{area}"), str(len(members)),
                 "on demand" if members[0].on_demand or area == "tools"
                 else "by default"]
                for area, members in self.areas().items()]
        return rest.title("Rules", "rules") + rest.paragraph(
            f"There are {len(self.rules)} rules in {len(rows)} areas.",
            "Each is a program that tests one documented sentence.",
            rest.link("The README", "page-readme-md--a-failure"),
            "explains the levels MUST, SHOULD, CODE and INFO.") + rest.table(
                ["Area", "Rules", "Run"], rows, [50, 20, 30]) + rest.contents(
                    [f"{area}/index" for area in self.areas()], hidden=True)

    def area_page(self, area, members):
        rows = [[rest.link(rule.name, rule.label), rest.text(rule.sentence),
                 rule.level] for rule in members]
        return rest.title(area, f"area-{area}") + rest.table(
            ["Rule", "Sentence", "Level"], rows, [35, 55, 10])

    def _uses(self, rule):
        """Where else a rule occurs: claims, statements, places, issues, pages."""
        parts = []

        def part(heading, lines):
            if lines:
                parts.extend([rest.title(heading, mark="-"),
                              rest.items(lines)])
        part("Claims", [
            f"{self.claim_link(claim)} ({_MARKS[claim['verdict']]}): "
            + rest.text(claim["claim"]) for claim in self.claims
            if rule in claim["rules"].split()])
        part("Statements of pid_namespaces(7)", [
            f"{rest.link(row['id'], 'table-statements')}: "
            + rest.text(row["statement"]) for row in self.statements
            if rule in row["rules"].split()])
        part("Kernel code", [
            f"{rest.code(row['file'])}: {rest.text(row['functions'])}"
            for row in self.places if rule in row["rules"].split()])
        part("Known issues", [
            f"Linux {rest.text(issue.get('Kernel', ''))}: "
            f"{rest.text(issue.get('Reason', ''))} "
            f"({rest.link('known issues', 'table-known-issues')})"
            for issue in self.issues
            if rule in rules.matching(issue["Rule"], [rule])])
        part("Mentioned in", [rest.link(title, label) for title, label in
                              self.mentions.get(rule, [])])
        return "".join(parts)

    def _results(self, rule):
        rows = [[rest.text(target.name), result.verdict,
                 rest.text(result.reason or result.fact("reason"))]
                for target in self.targets
                for result in [target.results.get(rule)] if result]
        if not rows:
            return ""
        return rest.title("Reference results", mark="-") + rest.table(
            ["Kernel", "Verdict", "Reason"], rows, [35, 15, 50])

    def rule_page(self, rule):
        run = f"pidspec run {rule.id}"
        head = ":orphan:\n\n" + rest.title(rule.id, rule.label)
        head += rest.paragraph(rest.text(rule.sentence))
        head += rest.fields([
            ("Area", rest.link(rule.area, f"area-{rule.area}")),
            ("Level", rule.level), ("Source", rest.text(rule.source)),
            ("Since", rule.since and f"Linux {rest.text(rule.since)}"),
            ("Until", rule.until and f"Linux {rest.text(rule.until)}"),
            ("Requires", rest.text(rule.needs)), ("Checks", rule.checks),
            ("Run", "" if rule.on_demand else rest.code(run)),
            ("Program", rest.code(rule.file))])
        if rule.area == "tools":
            head += rest.title("Commands and their output", mark="-")
            head += self.demonstration(rule.id, "~")
        head += self._uses(rule.id) + self._results(rule.id)
        program = (self.top / rule.file).read_text(encoding="utf-8")
        return head + rest.title("Program", mark="-") + rest.block(
            program, rule.language)

    # ---- Claims ----------------------------------------------------------------

    def claims_index(self):
        parts = [rest.title("Popular claims", "table-claims"), rest.paragraph(
            "These claims are made by texts about PID namespaces.",
            "The number of a claim links to a page with commands to try and "
            "their output, if a rule about commands shows it.",
            rest.link("About this table", "page-testcases-claims-md") + ".")]
        for section, rows in tables.sections(self.claims).items():
            parts += [rest.title(section, mark="-"), rest.table(
                ["", "Claim", "Texts", "Verdict", "Fact", "Authority",
                 "Rules"],
                [[self.claim_link(row) if self.shown(row) else row["id"],
                  rest.text(row["claim"]), row["texts"],
                  _MARKS[row["verdict"]], rest.text(row["fact"]),
                  rest.text(row["authority"]), self.rule_links(row["rules"])]
                 for row in rows], [5, 20, 5, 10, 25, 15, 20])]
        return "".join(parts) + rest.contents(
            [row["id"] for row in self.claims if self.shown(row)],
            hidden=True)

    def claim_page(self, claim):
        parts = [rest.title(f"{claim['id']}: {claim['claim']}",
                            f"claim-{claim['id'].lower()}"),
                 rest.fields([
                     ("Verdict", _MARKS[claim["verdict"]]),
                     ("Fact", rest.text(claim["fact"])),
                     ("Authority", rest.text(claim["authority"])),
                     ("Texts", claim["texts"]),
                     ("Rules", self.rule_links(claim["rules"])),
                     ("All claims", rest.link("popular claims", "table-claims"))])]
        for rule in self.shown(claim):
            parts += [rest.title(rule, mark="-"), rest.paragraph(
                rest.text(self.rules[rule].sentence),
                f"({rest.link('rule', rules.label(rule))})"),
                self.demonstration(rule, "~")]
        return "".join(parts)

    def commands_index(self):
        members = [rule for rule in self.rules.values()
                   if rule.area == "tools"]
        rows = [[rest.link(rule.name, rule.label), rest.text(rule.sentence),
                 ", ".join(self.claim_link(claim) for claim in self.claims
                           if rule.id in self.shown(claim))]
                for rule in members]
        passed = sum(record.verdict == "PASS"
                     for record in self.recorded.values())
        return rest.title("Commands and their output", "commands") + \
            rest.paragraph(
                "Each of these rules has a page with commands to try.",
                "Their output was recorded when this site was built: the "
                "tests ran in a sandbox, a PID and mount namespace.",
                f"{passed} of {len(members)} were recorded on",
                rest.text(self.kernel()) + ".") + rest.table(
                    ["Rule", "Sentence", "Claims"], rows, [30, 50, 20])

    @staticmethod
    def kernel():
        with open("/proc/sys/kernel/osrelease", encoding="ascii") as file:
            return f"Linux {file.read().strip()}"

    # ---- Statements, places, issues, results -----------------------------------

    def statements_page(self):
        parts = [rest.title("Statements of pid_namespaces(7)", "table-statements"),
                 rest.paragraph(
                     "Each statement that a kernel can violate, and the rules "
                     "that test it.", rest.link(
                         "About this table",
                         "page-testcases-pid-namespaces-7-md") + ".")]
        for section, rows in tables.sections(self.statements).items():
            parts += [rest.title(section, mark="-"), rest.table(
                ["", "Statement", "Kernels differ", "Rules"],
                [[row["id"], rest.text(row["statement"]),
                  row["disagreement"] and rest.link(
                      "how", "page-testcases-disagreements-md--"
                      + row["disagreement"]),
                  self.rule_links(row["rules"])] for row in rows],
                [5, 40, 10, 45])]
        return "".join(parts)

    def places_page(self):
        return rest.title("Where the kernel translates PIDs",
                          "table-entry-points") + rest.paragraph(
            "Each place in Linux 7.3, and the rules that test it, or the "
            "reason if there are none.", rest.link(
                "About this table", "page-testcases-entry-points-md") + "."
        ) + rest.table(
            ["File", "Functions", "Subject", "Rules"],
            [[rest.text(row["file"]).replace("/", "/\\ "),
              rest.text(row["functions"]), rest.text(row["subject"]),
              self.rule_links(row["rules"])
              or "none: " + rest.text(row["reason"])]
             for row in self.places], [20, 25, 20, 35])

    def issues_page(self):
        parts = [rest.title("Known issues", "table-known-issues"), rest.paragraph(
            "Bugs of stock kernels that rules find. They fail as expected "
            "(XFAIL) and do not fail the run.", rest.code(
                "pidspec run --no-known"), "ignores this list, which is "
            "``testcases/known-issues``.")]
        by_reason = {}
        for issue in self.issues:
            by_reason.setdefault(issue["Reason"], []).append(issue)
        for reason, issues in by_reason.items():
            parts += [rest.title(reason[0].upper() + reason[1:], mark="-"),
                      rest.paragraph(rest.text(issues[0]["comment"]))]
            parts += [rest.table(
                ["Kernel", "Rules", "Fixed by"],
                [[rest.text(issue.get("Kernel", "")) + (
                    f" ({rest.text(issue['Abi'])}-bit programs)"
                    if "Abi" in issue else ""),
                  self.rule_links(" ".join(
                      rules.matching(issue["Rule"], self.rules)))
                  or rest.code(issue["Rule"]),
                  rest.text(issue.get("Fixed-By", ""))]
                 for issue in issues], [25, 45, 30])]
        return "".join(parts)

    def results_page(self, matrix):
        counts, others = [], []
        for target in self.targets:
            count = target.count()
            counts.append([rest.text(target.name)] + [
                str(count[verdict]) for verdict in
                ("PASS", "FAIL", "XFAIL", "INFO", "SKIP")] + [str(
                    count["ERROR"] + count["TIMEOUT"] + count["XPASS"])])
            others += [[rest.text(target.name), self.rule_links(rule),
                        result.verdict,
                        rest.text(result.reason or result.fact("actual"))]
                       for rule, result in sorted(target.results.items())
                       if result.verdict not in ("PASS", "SKIP")]
        link = f"`{rest.text('all rules on all targets')} <{matrix}>`__" \
            if matrix else "``make reference``"
        return rest.title("Reference results", "reference") + rest.paragraph(
            "What stock kernels and gVisor do, as recorded in "
            "``reports/reference``.", f"Complete matrix: {link}.",
        ) + rest.table(
            ["Target", "PASS", "FAIL", "XFAIL", "INFO", "SKIP", "Other"],
            counts, [40, 10, 10, 10, 10, 10, 10]) + rest.title(
                "Verdicts other than PASS and SKIP", mark="-") + rest.table(
                    ["Target", "Rule", "Verdict", "Reason"], others,
                    [20, 40, 10, 30])
