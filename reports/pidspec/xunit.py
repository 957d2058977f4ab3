# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialect of JUnit XML that common readers accept.

pytest writes the file, and our items record all facts of a case in its
properties.  arrange() then groups the cases by target and area, and adds the
attributes that pytest does not write.
"""

import xml.etree.ElementTree as ET

from . import summary
from .exports import slug
from .verdict import VERDICTS

MAX_TEXT = 64 * 1024  # of one case


STREAM = "stream"  # the item of an incomplete stream


def properties(target, result):
    """What arrange() requires, and readers may use: (name, value)."""
    found = [("target", target.name), ("run", "\n".join(
        f"{key}={target.fact(key)}" for key in target.stream.facts
        if key != "summary"))]
    if result is None:
        return found + [("rule", STREAM), ("verdict", "ERROR"), (
            "reason", "; ".join(p.text for p in target.stream.problems))]
    found += [("rule", result.id), ("verdict", result.verdict),
              ("reason", result.reason), ("program", summary.program(result))]
    found += [(key, result.fact(key)) for key in
              ("level", "source", "says", "check", "expected", "actual",
               "where")]
    return [(key, value) for key, value in found if value]


def _take_properties(case):
    """Our properties of a case; those that only arrange() needs are removed from it."""
    box = case.find("properties")
    if box is None:
        return {}
    found = {p.get("name"): p.get("value") for p in box}
    if not {"target", "rule", "verdict"} <= set(found):
        return {}
    for each in list(box):
        if each.get("name") in ("run", "item"):
            box.remove(each)
    return found


def _message(known):
    if known.get("expected") or known.get("actual"):
        return (f"expected {known.get('expected', '?')}, "
                f"got {known.get('actual', '?')}")
    return known.get("reason") or known.get("check") \
        or VERDICTS[known["verdict"]].meaning


def _name(case, known, many):
    """classname and name, which have to be unique in a job."""
    area, dot, rule = known["rule"].partition(".")
    if not dot:
        area, rule = STREAM, known["rule"]
    if "item" in known:
        rule += ": " + known["item"]
    prefix = slug(known["target"]) + "." if many else ""
    case.set("classname", f"{prefix}pidspec.{area}")
    case.set("name", rule)


def _arrange_case(case, known, many):
    verdict = VERDICTS[known["verdict"]]
    _name(case, known, many)
    place = known.get("where", "").split(",")[0].rpartition(":")
    case.set("file", place[0] or known.get("program", ""))
    if place[2].isdigit():
        case.set("line", place[2])
    status = "success"
    for child in case:
        if child.tag in ("failure", "error", "skipped"):
            child.set("type", verdict.name)
            child.set("message", _message(known))
            child.text = (child.text or "")[:MAX_TEXT]
            status = (verdict.status if child.tag == verdict.junit
                      else "skipped")
    case.set("status", status)


def _suite(name, hostname, facts, cases):
    """A <testsuite> with the attributes that readers require."""
    def number(tag):
        return str(sum(case.find(tag) is not None for case in cases))
    seconds = sum(float(case.get("time", 0)) for case in cases)
    suite = ET.Element("testsuite", {
        "name": name, "package": name, "hostname": hostname,
        "tests": str(len(cases)), "failures": number("failure"),
        "errors": number("error"), "skipped": number("skipped"),
        "time": f"{seconds:.3f}"})
    box = ET.SubElement(suite, "properties")
    for key, _, value in (fact.partition("=") for fact in facts if fact):
        ET.SubElement(box, "property", name=key, value=value)
    suite.extend(cases)
    return suite


def arrange(path, strict=False):
    """Rewrite what pytest wrote, if results of pidspec are in there.

    The schema of Jenkins's xunit plugin, which pytest calls xunit2, does not
    allow what GitLab and openQA look for in a case.  With @strict, the result
    conforms to that schema.
    """
    try:
        tree = ET.parse(path)
    except (OSError, ET.ParseError):
        return
    ours = []
    root = ET.Element("testsuites", name="pidspec")
    for suite in tree.iter("testsuite"):
        for case in list(suite.iterfind("testcase")):
            known = _take_properties(case)
            if known:
                ours.append((case, known))
                suite.remove(case)
        if suite.find("testcase") is not None:
            root.append(suite)
    if ours:
        root.extend(_suites(ours))
        for key in ("tests", "failures", "errors", "skipped"):
            root.set(key, str(sum(int(s.get(key, 0)) for s in root)))
        root.set("time", f"{sum(float(s.get('time', 0)) for s in root):.3f}")
        if strict:
            _be_strict(root)
        ET.ElementTree(root).write(path, "utf-8", xml_declaration=True)


def _be_strict(root):
    del root.attrib["skipped"]
    for case in root.iter("testcase"):
        for name in set(case.attrib) - {"name", "classname", "time"}:
            del case.attrib[name]
        for box in case.findall("properties"):
            case.remove(box)


def _suites(ours):
    many = len({known["target"] for _, known in ours}) > 1
    groups = {}
    for case, known in ours:
        _arrange_case(case, known, many)
        key = (case.get("classname"), known["target"], known.get("run", ""))
        groups.setdefault(key, []).append(case)
    for (name, target, run), cases in groups.items():
        yield _suite(name, target, run.split("\n"), cases)
