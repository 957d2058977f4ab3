# SPDX-License-Identifier: GPL-2.0-or-later
"""The built site: its links, its search and its pages of commands, in a browser."""

import os
import shutil
from pathlib import Path

import pytest

from docs import links

TOP = Path(__file__).resolve().parents[3]
SITE = (TOP / os.environ.get("PIDSPEC_OUT", "out") / "docs").resolve()
RULE = "init-signals.sigkill-from-a-member-is-dropped"

if not (SITE / "index.html").exists():
    pytest.skip("requires the site (make docs)", allow_module_level=True)


@pytest.fixture(scope="module")
def chrome():
    driver = pytest.importorskip(
        "selenium.webdriver",
        reason="requires selenium (apt-get install python3-selenium)")
    if not shutil.which("chromedriver"):
        pytest.skip("requires chromedriver (apt-get install chromium-driver)")
    options = driver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu",
                 "--disable-dev-shm-usage"):
        options.add_argument(word)
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    browser = driver.Chrome(options=options, service=service.Service(
        shutil.which("chromedriver")))
    browser.implicitly_wait(30)
    yield browser
    browser.quit()


def text(chrome, page):
    chrome.get((SITE / page).as_uri())
    return chrome.find_element("css selector", "div.body").text


def test_no_link_is_broken_and_nothing_is_loaded_from_a_network():
    pages, count, broken = links.check(SITE)
    assert pages > 400 and count > 4000
    assert broken == []


def test_a_broken_link_is_found(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a href="b.html">b</a><a href="#c">c</a>'
        '<script src="https://example.org/x.js"></script>', encoding="utf-8")
    assert len(links.check(tmp_path)[2]) == 3


def test_search_finds_a_rule(chrome):
    chrome.get((SITE / "index.html").as_uri())
    field = chrome.find_element("css selector", "input[name=q]")
    field.send_keys(RULE)
    field.submit()
    found = chrome.find_element("css selector", "ul.search li a")
    assert found.text == RULE
    found.click()
    page = chrome.find_element("css selector", "div.body").text
    assert "SIGKILL from a member of a PID namespace" in page


def test_a_claim_shows_commands_and_their_output(chrome):
    page = text(chrome, "claims/C56.html")
    if "Not recorded" in page:
        pytest.skip("requires the output of commands: " + page[:200])
    for part in ("kill -9 1", "$ unshare --pid --fork --mount-proc bash -c",
                 "1 got 0", "[exit status 7]"):
        assert part in page
    chrome.find_element("link text", "rule").click()
    assert "Program" in chrome.find_element("css selector", "div.body").text
