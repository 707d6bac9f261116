"""The page of a story in headless Chromium: it renders, fits, links, says nothing on the console, and opens at once."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLES, run_main

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --no-default-browser-check"
)
WIDTHS = (360, 768, 1400)
ARTICLES = 1000
SECONDS = 2.0
SHOW_ALL = "document.styleSheets[0].insertRule('.group,.days,.voice,.text{content-visibility:visible!important}', 0)"
TOO_WIDE = """
    const room = document.documentElement.clientWidth;
    const scrolls = (e) => e.closest('.scroll');
    return [...document.querySelectorAll('body *')].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width && !scrolls(e) && !e.closest('.skip') && (box.right > room + 1 || box.left < -1);
    }).map((e) => e.outerHTML.slice(0, 120));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, sample_db: Path) -> str:
    path = tmp_path_factory.mktemp("page") / "story.html"
    assert run_main("--db", str(sample_db), "report", "--all", "-o", str(path)).code == 0
    return path.as_uri()


@pytest.fixture(scope="module")
def long_story(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A thousand articles, each a sample with a number of its own."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "in").mkdir()
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".md", ".txt"))
    for number in range(ARTICLES):
        sample = samples[number % len(samples)]
        text = (
            sample.read_text("utf-8")
            + f"\n\nUn correspondant a compté {number + 3} camions sur la route n° {number}.\n"
        )
        (folder / "in" / f"{number:04}{sample.suffix}").write_text(text, "utf-8")
    database, page = str(folder / "long.db"), folder / "story.html"
    assert run_main("--db", database, "ingest", str(folder / "in")).code == 0
    assert run_main("--db", database, "report", "--all", "-o", str(page)).code == 0
    return page.as_uri()


def opened(browser: Any, address: str, width: int = 1400, dark: bool = False) -> float:
    """Open a page as on a screen of that width; seconds until it was loaded."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    begun = time.monotonic()
    browser.get(address)
    return time.monotonic() - begun


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_leaves_the_screen(browser: Any, story: str, width: int) -> None:
    opened(browser, story, width)
    browser.execute_script(SHOW_ALL)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.execute_script(TOO_WIDE) == []


def test_what_leaves_the_screen_is_seen(browser: Any, story: str) -> None:
    opened(browser, story, 360)
    browser.execute_script("document.styleSheets[0].insertRule('.forest li{min-width:900px}', 0)")
    browser.execute_script(SHOW_ALL)
    assert browser.execute_script(TOO_WIDE) != []


def test_pictures_stand_in_their_places(browser: Any, story: str) -> None:
    for width in WIDTHS:
        opened(browser, story, width)
        browser.execute_script(SHOW_ALL)
        sizes = browser.execute_script(
            "return [...document.querySelectorAll('.plot svg.bar')].map((e) => e.getBoundingClientRect().width)"
        )
        assert len(sizes) > 50 and min(sizes) > 90


def test_links_lead_to_the_sentence_and_show_it(browser: Any, story: str) -> None:
    opened(browser, story)
    link = browser.find_element("css selector", ".forest .in a")
    target = link.get_attribute("href").rsplit("#")[-1]
    browser.execute_script("document.documentElement.style.scrollBehavior = 'auto'")
    link.click()
    time.sleep(0.3)
    box = browser.execute_script(
        "return document.getElementById(arguments[0]).getBoundingClientRect().toJSON()", target
    )
    assert -5 <= box["top"] < 900
    marked = browser.execute_script("return getComputedStyle(document.querySelector(':target')).backgroundColor")
    assert marked == "rgb(255, 243, 196)"


def test_the_filter_shows_one_topic(browser: Any, story: str) -> None:
    opened(browser, story)
    browser.execute_script(
        "const s = document.getElementById('topic'); s.value = 'protesters'; s.dispatchEvent(new Event('change'))"
    )
    shown = browser.execute_script(
        "return [...document.querySelectorAll('.group')].filter((e) => e.offsetParent).map((e) => e.dataset.topic)"
    )
    assert shown and set(shown) == {"protesters"}


def test_the_dark_page_is_dark(browser: Any, story: str) -> None:
    colours = []
    for dark in (False, True):
        opened(browser, story, dark=dark)
        colours.append(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(252, 252, 250)", "rgb(21, 23, 26)"]


def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(browser: Any, story: str) -> None:
    browser.get_log("performance"), browser.get_log("browser")
    opened(browser, story)
    asked = [
        entry["message"] for entry in browser.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert all('"url":"file:' in message for message in asked)
    assert browser.get_log("browser") == []
    injected = browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.body.append(s); return window.ran"
    )
    assert injected is None, "the policy keeps other scripts out"


def test_a_thousand_articles_open_at_once(browser: Any, long_story: str) -> None:
    assert Path(long_story.removeprefix("file://")).stat().st_size < 5_000_000
    fastest = min(opened(browser, long_story, width) for width in (360, 1400, 1400))
    assert fastest < SECONDS
    browser.execute_script(SHOW_ALL)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 1400
