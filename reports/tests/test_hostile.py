# SPDX-License-Identifier: GPL-2.0-or-later
"""Any stream is shown as text, and never causes a traceback."""

import random
import re
from html.parser import HTMLParser

import pytest

from conftest import STREAMS
from pidspec import (compare, data, exports, markdown, page, stream, summary,
                     target, timeline)
from synthetic import a_stream

EVIL = ("</script><script>alert(1)</script><img src=x onerror=alert(1)>"
        "\"'`{{7*7}}{%x%}]]>--><!--<![CDATA[ javascript:alert(1) "
        "\u202e\u2028 %s %(x)s \\u003c | [a](javascript:b) @root #1 ```")


class _Tags(HTMLParser):
    """Everything in a page that could run, or load something."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.scripts, self.handlers, self.urls = 0, [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append((tag, name, value))
            if name in ("src", "href", "action", "data"):
                self.urls.append(value or "")


def evil_stream():
    lines = ["TAP version 13", "1..3", f"#:pidspec_target: {EVIL}",
             f"#:pidspec_kernel: {EVIL}", f"#:pidspec_{'x' * 9}: {EVIL}"]
    lines += [f"#:pidspec_{key}: {EVIL}" for key in (
        "build", "vm", "began", "ended", "host", "rule_set", "config",
        "command")]
    for number, verdict in enumerate(("not ok", "ok", "not ok"), 1):
        rule = "a.b" if number == 1 else EVIL.split(" #")[0] + str(number)
        lines += [f"#:pidspec_{key}: {EVIL}" for key in (
            "says", "level", "source", "check", "where", "expected", "actual",
            "waiting", "console", "reason", "ms", "runs", "unheard_of")]
        lines += ["# " + EVIL,
                  f"{verdict} {number} {rule}"
                  + (" # SKIP " + EVIL if number == 2 else "")]
    return "\n".join(lines) + "\n"


def all_forms(targets):
    """Every form but JUnit, which starts a pytest of its own."""
    yield page.to_html(targets)
    yield timeline.to_html(targets)
    yield markdown.to_markdown(targets)
    yield data.to_json(targets)
    yield data.to_csv(targets)
    for form in compare.FORMS.values():
        yield form(targets, targets)


def test_html_in_a_stream_is_shown_as_text(record):
    html = page.to_html(target.load([record(evil_stream())]))
    tags = _Tags(html)
    assert tags.scripts == 2  # the data, and the page's own
    assert not tags.handlers
    for url in tags.urls:
        assert url.startswith(("#", "https://man7.org/", "https://git.kernel"))
    assert "alert(1)" in html
    assert "{{7*7}}" in html  # no template of ours
    style, script = re.search(
        r"style-src ('sha256-[^']+'); script-src ('sha256-[^']+')", html) \
        .groups()
    for text, digest in ((style, "style"), (script, "script")):
        body = re.search(rf"<{digest}>(.*?)</{digest}>", html, re.S)[1]
        assert page.hash_of(body) == text


def test_html_in_a_history_is_shown_as_text(record, tmp_path):
    record(evil_stream(), "1/results.tap")
    record(evil_stream().replace("not ok 1", "ok 1"), "2/results.tap")
    html = timeline.to_html(target.load([tmp_path]))
    tags = _Tags(html)
    assert tags.scripts == 0 and not tags.handlers
    for url in tags.urls:
        assert url.startswith(("#", "https://man7.org/", "https://git.kernel"))
    assert "alert(1)" in html and "{{7*7}}" in html
    digest = re.search(r"default-src 'none'; style-src ('sha256-[^']+'); img",
                       html)[1]
    assert page.hash_of(re.search("<style>(.*?)</style>", html, re.S)[1]) \
        == digest


def test_markdown_in_a_stream_is_shown_as_text(record):
    text = markdown.to_markdown(target.load([record(evil_stream())]))
    outside = re.sub(r"^(`{3,})\n.*?\n\1$", "", text, flags=re.S | re.M)
    # Remove a line of HTML, which Markdown does not interpret, and inline code.
    outside = re.sub(r"^<details>.*$", "", outside, flags=re.M)
    outside = re.sub(r"(?<!\\)(`+)[^`].*?\1", "", outside)
    assert "<script" not in outside and "<img" not in outside
    assert not re.search(r"(?<!\\)\[a\]\(", outside)


def test_hostile_names_break_no_format(record, cli, tmp_path):
    path = record(evil_stream())
    targets = target.load([path])
    assert all(all_forms(targets))
    for name in exports.NAMES:
        words = ["--build", "a:1"] if name == "kcidb" else []
        done = cli("export", name, *words, path, "-o", tmp_path / "x")
        assert done.returncode == 0


def test_a_stream_cut_anywhere_in_its_last_kilobyte(record):
    whole = (STREAMS / "runner.tap").read_bytes()
    full = stream.read(STREAMS / "runner.tap").results
    for end in range(len(whole) - 1024, len(whole)):
        read = stream.read(record(whole[:end]))
        for rule, result in read.results.items():
            if result.verdict != "NOTRUN":
                assert result.outcome() == full[rule].outcome(), end
        lost = len(full) - sum(result.verdict != "NOTRUN"
                               for result in read.results.values())
        assert bool(lost) == (not read.complete), end
        assert not lost or read.problems, end


@pytest.mark.parametrize("back", range(1, 1024, 93))
def test_reports_of_cut_streams(cli, record, tmp_path, back):
    whole = (STREAMS / "runner.tap").read_bytes()
    path = record(whole[:-back])
    done = cli("report", path, "-o", tmp_path / "x.html",
               "-o", tmp_path / "x.json")
    assert done.returncode == 0
    for line in done.stderr.splitlines():
        assert re.match(rf"pidspec: {path}:\d+: ", line)


@pytest.mark.parametrize("seed", range(6))
def test_streams_with_random_damage(record, seed):
    rng = random.Random(seed)
    whole = bytearray((STREAMS / "runner.tap").read_bytes()
                      + (STREAMS / "kselftest.tap").read_bytes())
    for _ in range(20):
        damaged = bytearray(whole)
        for _ in range(rng.randrange(1, 60)):
            at = rng.randrange(len(damaged))
            damaged[at:at + rng.randrange(3)] = rng.randbytes(rng.randrange(4))
        try:
            targets = target.load([record(bytes(damaged))])
        except target.Unusable:
            continue
        summary.headline(targets)
    assert all(all_forms(targets))


@pytest.mark.parametrize("text", [
    "ok", "not ok", "ok 99999999999999999999 a.b", "1..99999999999", "1..-1",
    "ok 1 # SKIP", "ok 1 a.b # SKIP # TODO # XFAIL", "#:pidspec_: x",
    "#:pidspec_ms: nan", "#:pidspec_ms: 1e999", "  ---", "  ...", "Bail out!",
    "ok 1 " + "a." * 5000, "#:pidspec_rule:", "# ok 1 # not ok 2 # ok 3",
    "    ok 1 x\n    ---\n- y", "ok 1 a.b\n  ---\n: :\n- \n", "ok 1 .",
    "ok 1 ..",
    "ok \u0661 a.b", "ok 1 \ud800".encode("utf-8", "surrogatepass").decode(
        "latin-1")])
def test_odd_lines(record, text):
    path = record(f"1..1\n{text}\n#:pidspec_rule: a.b\n{text}\nok 1 a.b\n")
    targets = target.load([path])
    assert targets[0].results
    assert all(all_forms(targets))


def test_a_hundred_megabytes_of_noise(record, tmp_path):
    chunk = random.Random(0).randbytes(1 << 20)
    path = tmp_path / "noise.tap"
    with open(path, "wb") as file:
        for _ in range(100):
            file.write(chunk)
    with pytest.raises(target.Unusable, match="no TAP"):
        target.load([path])


def test_a_hundred_megabytes_on_one_line(tmp_path):
    path = tmp_path / "line.tap"
    with open(path, "wb") as file:
        file.write(b"1..2\nok 1 a.b\nok 2 a.c # SKIP ")
        for _ in range(100):
            file.write(b"x" * (1 << 20))
    targets = target.load([path])
    assert targets[0].verdict("a.b") == "PASS"
    assert targets[0].verdict("a.c") == "NOTRUN"


def test_many_megabytes_of_what_looks_like_results(record):
    rules = stream.MAX_RULES + 1000
    targets = target.load([record(a_stream(rules, broken=0))])
    assert len(targets[0].results) == stream.MAX_RULES
    assert "the rest is left out" in targets[0].stream.problems[0].text


def test_floods_of_lines_about_one_rule_are_kept_in_part(record):
    flood = "#:pidspec_console: Oops\n# and so on\n" * 50_000
    read = stream.read(record(f"1..1\n#:pidspec_rule: a.b\n{flood}ok 1 a.b\n"))
    assert len(read.results["a.b"].facts["console"]) == stream.MAX_LINES
    assert len(read.results["a.b"].comments) == stream.MAX_LINES
