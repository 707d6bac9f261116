"""`factrack report`: one page that loads nothing, links every fact to its words, and lets no article act."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.cli.test_hostile import EVIL, call, evil  # noqa: F401 - a fixture
from tests.conftest import Run
from tests.render.pages import Page
from tests.render.test_safe import harmful


@pytest.fixture(scope="session")
def html(sample_db: Path) -> str:
    result = call(sample_db, "report", "--all")
    assert result.code == 0, result.err
    return result.out


@pytest.fixture(scope="session")
def page(html: str) -> Page:
    return Page(html)


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_nothing_is_loaded_from_anywhere(page: Page, html: str) -> None:
    assert {known.get("src") for _, known in page.tags} == {None}
    assert page.all("link") == [] and page.all("img") == [] and page.all("iframe") == []
    assert "@import" not in html and "url(" not in html
    assert [known for _, known in page.tags if any(name.startswith("on") or name == "style" for name in known)] == []


def test_the_policy_lets_only_our_own_style_and_script_in(page: Page) -> None:
    (policy,) = (m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert f"style-src '{digest(page.raw['style'])}'" in policy
    assert f"script-src '{digest(page.raw['script'])}'" in policy
    assert "base-uri 'none'" in policy and "form-action 'none'" in policy


def test_every_link_leads_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    for href, _ in page.links:
        assert href[1:] in page.ids if href.startswith("#") else href.startswith(("http://", "https://")), href


def test_every_fact_is_linked_to_a_sentence_that_says_it(page: Page, samples: Run) -> None:
    words = [(href, title) for href, title in page.links if href.startswith("#a") and title]
    assert len(words) > 100
    for href, title in words:
        said = page.inside[href[1:]].strip()
        assert title[:30] in said or said[:20] in title, (href, title)
    groups = json.loads(samples("conflicts", "--all", "--format", "json").out)
    assert sum(known.get("class") == "group" for known in page.all("article")) == len(groups)


def test_every_picture_is_told_in_words(page: Page) -> None:
    pictures = [known for known in page.all("svg") if known.get("role") == "img"]
    assert len(pictures) > 50
    assert all(known.get("aria-label") for known in pictures)
    bars = [known for known in pictures if (known.get("class") or "").startswith("bar ")]
    assert len(page.all("title")) == len(bars) + 1


def test_it_is_for_phones_dark_screens_and_paper(page: Page) -> None:
    assert any(known.get("name") == "viewport" for known in page.all("meta"))
    for media in ("screen and (prefers-color-scheme: dark)", "(max-width: 37rem)", "print"):
        assert f"@media {media} {{" in page.raw["style"]


def test_filters_are_those_of_the_commands(samples: Run, html: str) -> None:
    topic = samples("report", "--topic", "protesters", "--title", "Les cortèges", "--all").out
    found = Page(topic)
    assert "<title>Les cortèges</title>" in topic and "topic protesters" in topic
    assert {known["data-topic"] for known in found.all("article") if "data-topic" in known} == {"protesters"}
    shown = samples("report", "--source", "causse-matin.example").out
    voices = re.findall(r"<summary>(\S+)", shown)
    assert voices == ["causse-matin.example"]
    early = re.findall(r"<summary>(\S+)", samples("report", "--until", "2025-06").out)
    assert "le-veilleur.example" in re.findall(r"<summary>(\S+)", html)
    assert early and "le-veilleur.example" not in early


def test_a_value_that_matches_nothing_is_told_once(samples: Run) -> None:
    result = samples("report", "--topic", "protester")
    assert result.code == 0 and result.err.count("the nearest is 'protesters'") == 1


def test_it_is_written_whole(samples: Run, tmp_path: Path, html: str) -> None:
    assert samples("report", "--all", "-o", tmp_path / "story.html").out == ""
    assert (tmp_path / "story.html").read_text("utf-8") == html
    assert list(tmp_path.iterdir()) == [tmp_path / "story.html"]


def test_articles_are_only_text(evil: Path) -> None:  # noqa: F811
    result = call(evil, "report", "--all", "--title", f"<b>{EVIL}")
    assert result.code == 0 and harmful(result.out) == []
    found = Page(result.out)
    assert len(found.all("script")) == 1 and "alert(1)" not in found.raw["script"]
    assert found.all("b")[0] is not None and "<b>\ufffd" not in result.out
    assert all(href.startswith(("#", "http://", "https://")) for href, _ in found.links)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in result.out


def test_only_addresses_of_the_web_become_links(run: Run, tmp_path: Path) -> None:
    for number, url in enumerate(("javascript:alert(1)", "https://a.example/x")):
        head = f'---\ntitle: T{number}\nurl: "{url}"\npublished: 2025-03-08\nlanguage: fr\n---\n'
        (tmp_path / f"{number}.md").write_text(
            f"{head}\nLe séisme a fait {number + 4} morts à Brume samedi.\n", "utf-8"
        )
    assert run("ingest", tmp_path / "0.md", tmp_path / "1.md").code == 0
    found = Page(run("report", "--all").out)
    assert [href for href, _ in found.links if not href.startswith("#")] == ["https://a.example/x"]
    assert {"0.md", "1.md"} <= set(found.inside["articles"].split())
