# SPDX-License-Identifier: GPL-2.0-or-later
"""The page, in a real browser."""

import base64
import json
import os
import shutil
from types import SimpleNamespace

import pytest

import past
from conftest import OUT, STREAMS
from pidspec import compare, page, target, timeline
from synthetic import a_stream

selenium = pytest.importorskip(
    "selenium.webdriver", reason="needs selenium (Debian's python3-selenium)")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

AXE = OUT / "npm/node_modules/axe-core/axe.min.js"
# The browser has no network, and may run as root.
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage"]

pytestmark = [
    pytest.mark.skipif(not shutil.which("chromium")
                       or not shutil.which("chromedriver"),
                       reason="needs chromium and chromium-driver")]


@pytest.fixture(name="chrome", scope="module")
def _chrome(tmp_path_factory):
    options = selenium.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    directory = tmp_path_factory.mktemp("chromium")
    for flag in (*FLAGS, f"--user-data-dir={directory}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = selenium.chrome.service.Service(shutil.which("chromedriver"))
    driver = selenium.Chrome(service=service, options=options)
    yield driver
    driver.quit()


@pytest.fixture(name="url", scope="module")
def _url(tmp_path_factory):
    """A report of all streams of the tests, one of them with a past."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    targets = target.load([STREAMS])
    compare.attach(target.load([STREAMS / "died.tap"]),
                   [t for t in targets if t.name == "console"])
    path.write_text(page.to_html(targets), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(name="past_url", scope="module")
def _past_url(tmp_path_factory):
    """A page of 20 runs of ten kernels."""
    directory = tmp_path_factory.mktemp("timeline")
    path = directory / "timeline.html"
    runs = target.load([past.record(directory / "history")])
    path.write_text(timeline.to_html(runs), encoding="utf-8")
    return path.as_uri()


def _go_to(chrome, url):
    def go(fragment="", width=1400, scheme="light"):
        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1,
            "mobile": False})
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": scheme}]})
        chrome.get("about:blank")
        chrome.get(url + fragment)
        return _page(chrome)
    return go


@pytest.fixture(name="at")
def _at(chrome, url):
    """Go to a fragment of the page anew: at(fragment, width) -> the page."""
    return _go_to(chrome, url)


@pytest.fixture(name="past_at")
def _past_at(chrome, past_url):
    """The same for the page of runs over time."""
    return _go_to(chrome, past_url)


def _page(chrome):
    def find(selector):
        return chrome.find_element(By.CSS_SELECTOR, selector)

    def run(script, *words):
        return chrome.execute_script("return " + script, *words)

    return SimpleNamespace(
        find=find, run=run,
        rows=lambda: run("[...document.querySelectorAll('tr[data-i]')]"
                         ".filter(r => r.offsetParent).map(r => r.rule)"),
        rule=lambda: run("document.getElementById('panel').open"
                         " && document.getElementById('panel-title')"
                         ".textContent"),
        hash=lambda: run("decodeURIComponent(location.hash)"),
        press=lambda *keys: chrome.switch_to.active_element.send_keys(*keys),
        click=lambda selector: run("arguments[0].click()", find(selector)))


def complaints(chrome):
    return [entry["message"] for entry in chrome.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")]


def test_filters_are_kept_in_the_address(at, chrome):
    there = at()
    everything = there.rows()
    there.click("input[value=XFAIL]")
    assert there.rows() == ["broken.known"]
    assert there.hash() == "#status=XFAIL"
    there.click("input[value=XFAIL]")
    assert there.rows() == everything and there.hash() == ""
    there.find("input[name=q]").send_keys("two arithmetic")
    assert there.rows() == ["broken.fails"]
    assert at(there.hash()).rows() == ["broken.fails"]
    there.click("button[type=reset]")
    chrome.implicitly_wait(1)
    assert at("#area=fine&level=MUST").rows() == ["fine.passes"]
    assert complaints(chrome) == []


def test_differing_and_changed_rules_are_found(at):
    there = at("#differs=on")
    assert {"broken.fails", "fine.passes"} <= set(there.rows())
    assert at("#changed=on").rows() == ["broken.fails", "broken.panics",
                                        "fine.skips"]
    assert at("#status=SKIP&target=kselftest").rows() == ["fine.skips"]


def test_a_rule_opens_and_has_an_address(at, chrome):
    there = at()
    there.click("#grid a[href='#broken.fails']")
    assert there.rule() == "broken.fails"
    assert there.hash() == "#broken.fails"
    text = there.find("#panel").text
    for part in ("Two is odd.", "arithmetic(7)", "MUST", "expected", "even",
                 "page fault", "colour", "pidspec run broken.fails",
                 "Linux 6.12 of Debian", "testcases/broken/fails.c"):
        assert part in text
    chrome.back()
    assert there.rule() is False
    assert at("#broken.known").rule() == "broken.known"
    assert at("#status=FAIL&rule=odd.flaky").rule() == "odd.flaky"
    assert complaints(chrome) == []


def test_areas_fold(at):
    there = at()
    there.click("[data-area=fine] .fold")
    assert not any(rule.startswith("fine.") for rule in there.rows())
    there.click("#findings a[href='#fine.mended']")
    assert "fine.mended" in there.rows()


def test_links_to_rules_open_them(at):
    there = at()
    there.click("#findings a[href='#odd.crashes']")
    assert there.rule() == "odd.crashes"


def test_everything_works_by_keyboard(at):
    there = at()
    there.press("/")
    assert there.run("document.activeElement.name") == "q"
    there.press("panics", Keys.ESCAPE)
    there.press("j")
    assert there.rule() == "broken.panics"
    there.press(Keys.ESCAPE)
    assert there.rule() is False
    there = at()
    there.run("document.querySelector('#grid a[href=\"#fine.passes\"]')"
              ".focus()")
    there.press(Keys.ARROW_RIGHT)
    there.press(Keys.ARROW_DOWN)
    assert there.run("document.activeElement.tagName") == "TD"
    assert " on " in there.run("document.activeElement.title")
    there.press(Keys.ENTER)
    assert there.rule() == "fine.skips"
    there.press("k")
    assert there.rule() == "fine.passes"
    there.press("n")
    assert there.rule() in there.run(
        "[...document.querySelectorAll('tr[data-i]')].filter(r =>"
        " /[FXTExi]/.test(r.dataset.v)).map(r => r.rule)")


@pytest.mark.parametrize("width", [1400, 420])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows(at, width, scheme):
    there = at("", width, scheme)
    assert there.run("document.documentElement.scrollWidth") <= width
    dark = there.run("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(18, 21, 24)") == (scheme == "dark")
    there = at("#broken.fails", width, scheme)
    assert there.run("document.documentElement.scrollWidth") <= width


def test_it_prints(at, chrome, tmp_path):
    at()
    pdf = base64.b64decode(chrome.print_page())
    assert pdf.startswith(b"%PDF-") and len(pdf) > 20_000
    (tmp_path / "report.pdf").write_bytes(pdf)


def test_it_is_usable_without_scripts(at, chrome):
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled",
                           {"value": True})
    try:
        there = at()
        text = there.find("body").text
        assert not there.find("#filters").is_displayed()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled",
                               {"value": False})
    for part in ("Failures on", "broken.fails", "expected odd",
                 "no three here", "Legend"):
        assert part in text
    assert chrome.find_elements(By.CSS_SELECTOR, "#grid td.FAIL")


def test_it_uses_no_network(at, chrome):
    there = at()
    assert there.run("performance.getEntriesByType('resource').length") == 0


needs_axe = pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm "
                               f"install --prefix {OUT}/npm axe-core")


@needs_axe
@pytest.mark.parametrize("fragment, width, scheme", [
    ("#broken.fails", 1400, "light"), ("", 420, "dark")])
def test_axe_finds_nothing_serious(at, chrome, fragment, width, scheme):
    at(fragment, width, scheme)
    assert_accessible(chrome)


def assert_accessible(chrome):
    chrome.set_script_timeout(60)
    chrome.execute_script(AXE.read_text(encoding="utf-8"))
    found = chrome.execute_async_script(
        "axe.run().then(arguments[arguments.length - 1])")
    assert found["passes"]
    serious = {v["id"]: [node["html"][:200] for node in v["nodes"][:3]]
               for v in found["violations"]
               if v["impact"] in ("serious", "critical")}
    assert not serious, json.dumps(serious, indent=1)


def test_four_hundred_rules_on_sixty_targets(chrome, tmp_path):
    """pytest -s prints how long it takes; see README.md."""
    targets = [target.load_one(_write(tmp_path, number))
               for number in range(60)]
    html = page.to_html(targets)
    assert len(html.encode()) < 3_000_000
    path = tmp_path / "large.html"
    path.write_text(html, encoding="utf-8")
    chrome.get(path.as_uri())
    there = _page(chrome)
    assert there.run("document.querySelectorAll('tr[data-i] > td').length") \
        == 400 * 60
    times = there.run(
        "(t => ({loaded: t.loadEventEnd, painted: performance"
        ".getEntriesByName('first-contentful-paint')[0]?.startTime}))"
        "(performance.getEntriesByType('navigation')[0])")
    print(f"\n{len(html):,} characters, {times}, load {os.getloadavg()[0]}")
    there.click("input[value=FAIL]")
    assert 0 < len(there.rows()) < 400


def _write(directory, number):
    path = directory / f"{number}.tap"
    path.write_text(a_stream(400, number, f"Linux 6.{number}.1",
                             f"6.{number}.1", 0.03), encoding="utf-8")
    return path


# ---- Runs over time ----------------------------------------------------------

FIRST_BAD = "run-2026-03-15T02-00-00Z-6.12.101-deb13-amd64-x86_64"


@pytest.mark.parametrize("width", [1400, 420])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_timeline_fits(past_at, chrome, width, scheme):
    there = past_at("", width, scheme)
    assert there.run("document.documentElement.scrollWidth") <= width
    dark = there.run("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(18, 21, 24)") == (scheme == "dark")
    outside = there.run(
        "[...document.querySelectorAll('main *')].filter(e =>"
        " !e.closest('.scroll') && e.getBoundingClientRect().right"
        " > innerWidth).map(e => e.outerHTML.slice(0, 80))")
    assert outside == []
    assert complaints(chrome) == []


def test_a_run_has_an_address(past_at, chrome):
    there = past_at("#" + FIRST_BAD)
    row = there.run("document.querySelector(':target').innerText")
    assert "2026-03-15 02:00" in row and "6.12.101+deb13-amd64" in row
    top = "document.querySelector(':target').getBoundingClientRect().top"
    assert 0 <= there.run(top) < 900
    assert complaints(chrome) == []


@pytest.mark.parametrize("rule", [past.FAILS, past.SLOWER])
def test_a_rule_has_an_address(past_at, rule):
    """Also a rule that never failed, which is in a closed list."""
    there = past_at("#" + rule)
    assert rule in there.run("document.querySelector(':target').innerText")
    assert there.run("document.querySelector(':target').checkVisibility()")
    assert 0 <= there.run("document.querySelector(':target')"
                          ".getBoundingClientRect().top") < 900


def test_cells_of_a_rule_lead_to_their_runs(past_at):
    there = past_at("#" + past.FAILS)
    cells = there.run("[...document.querySelectorAll(':target .strip td')]"
                      ".map(c => [c.textContent.trim(), c.colSpan])")
    assert cells == [["P", 7], ["F", 13]]
    wide = there.run("[...document.querySelectorAll(':target .strip td')]"
                     ".map(c => c.offsetWidth / c.colSpan)")
    assert max(wide) < 1.2 * min(wide)
    there.click(":target .strip td.FAIL a")
    assert there.hash() == "#" + FIRST_BAD


def test_bars_of_the_trend_are_seen(past_at):
    there = past_at()
    heights = there.run(
        "[...document.querySelectorAll('#trends .chart rect.FAIL')]"
        ".map(r => r.getBoundingClientRect()).map(r => [r.width, r.height])")
    assert len(heights) == 13
    assert all(width > 10 and height > 5 for width, height in heights)


def test_the_timeline_prints_and_uses_neither_network_nor_script(past_at,
                                                                 chrome):
    there = past_at()
    assert there.run("performance.getEntriesByType('resource').length") == 0
    assert there.run("document.scripts.length") == 0
    pdf = base64.b64decode(chrome.print_page())
    assert pdf.startswith(b"%PDF-") and len(pdf) > 20_000


@needs_axe
@pytest.mark.parametrize("width, scheme", [(1400, "light"), (420, "dark")])
def test_axe_finds_nothing_serious_in_the_timeline(past_at, chrome, width,
                                                   scheme):
    past_at("", width, scheme)
    assert_accessible(chrome)
