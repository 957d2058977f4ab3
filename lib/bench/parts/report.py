# SPDX-License-Identifier: GPL-2.0-or-later
"""The report: how long it takes to make, and until a browser shows it."""
import shutil

from common import COST, PYTHON, NotMeasured, heading, line, must, require

# The browser has no network, and may run as root.
FLAGS = ('--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
         '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync',
         '--disable-dev-shm-usage')
PAINT = """
const done = arguments[arguments.length - 1];
new PerformanceObserver(list => {
    const paint = list.getEntries().find(e => e.name === 'first-contentful-paint');
    if (paint)
        done(paint.startTime);
}).observe({type: 'paint', buffered: true});
"""


def measure_html(bench):
    """A report of many targets, and the least that Python needs."""
    n, rules = bench.sizes['html']
    streams = bench.streams(n, rules)
    rows = []
    for turn in range(bench.rounds):
        cost = bench.report(streams, bench.directory / 'report.html')
        rows.append((turn, 'report', n, rules, *cost))
        command = [PYTHON, '-c', 'import jinja2, json']
        cost, _ = bench.cost(*command)
        rows.append((turn, 'python', n, rules, *must(cost, command)))
    bench.write('html', ('round', 'what', 'targets', 'rules', *COST), rows)


def show_html(part):
    row = part.rows[0]
    heading(f'A report of {row["targets"]} targets, {row["rules"]} rules each')
    for what, words in (('report', 'pidspec report'),
                        ('python', 'Python, import jinja2')):
        line(words, f'{part.median("seconds", what=what):.2f} s',
             f'CPU time {part.median("cpu", what=what):.2f} s, '
             f'{part.median("kib", what=what) / 1024:.0f} MiB')


def figures_html(part, _):
    yield ('HTML of 60 targets, 400 rules', part.median('seconds', what='report'),
           part.median('seconds', what='python'), 'Python, import jinja2')


def open_browser(bench):
    require('chromium', 'chromedriver:chromium-driver')
    try:
        from selenium import webdriver
    except ImportError as error:
        raise NotMeasured(
            'requires selenium (apt-get install python3-selenium)') from error
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for flag in (*FLAGS, f'--user-data-dir={bench.directory}/chromium'):
        options.add_argument(flag)
    service = webdriver.chrome.service.Service(shutil.which('chromedriver'))
    return webdriver.Chrome(service=service, options=options)


def measure_paint(bench):
    """The time until Chromium shows that report, and a page of one word."""
    page, short = (bench.directory / name for name in ('page.html', 'short.html'))
    short.write_text('<!DOCTYPE html><title>short</title>short\n')
    bench.report(bench.streams(*bench.sizes['html']), page)
    rows = []
    browser = open_browser(bench)
    try:
        for turn in range(bench.rounds):
            for what, path in (('report', page), ('short', short)):
                browser.get('about:blank')
                browser.get(path.as_uri())
                rows.append((turn, what, browser.execute_async_script(PAINT),
                             path.stat().st_size))
    finally:
        browser.quit()
    bench.write('paint', ('round', 'what', 'ms', 'bytes'), rows)


def show_paint(part):
    heading('To the first contentful paint in Chromium')
    for what, words in (('report', 'the report'), ('short', 'a page of a word')):
        line(words, f'{part.median("ms", what=what):.0f} ms',
             f'{part.median("bytes", what=what):,} bytes')


def figures_paint(part, _):
    yield ('the same: first paint', part.median('ms', what='report'),
           part.median('ms', what='short'), 'a page of a word')
