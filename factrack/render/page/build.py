"""The page: its parts put together by templates that escape every word an article wrote."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from importlib.resources import files
from typing import Any

from factrack.render.page.days import calendar, event
from factrack.render.page.forests import forest
from factrack.render.page.matrix import matrix, voices
from factrack.render.page.places import Places
from factrack.render.page.story import Story
from factrack.render.page.texts import texts
from factrack.render.safe import clean, web_address

GROUPS, EVENTS, CLAIMS = 200, 500, 3_000  # the page shows no more of each, and says what it leaves out
TEXT = 1_500_000  # characters of whole articles; a page of more shows excerpts
_FOLDER = files("factrack.render.page") / "templates"


def page(story: Story) -> str:
    """One self-contained HTML document: no network, no script but its own, nothing of an article but text."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source), autoescape=True, undefined=jinja2.StrictUndefined, finalize=_harmless,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["web"] = web_address
    style, script = _source("page.css"), _source("page.js")
    view = {**_view(story), "style": style, "script": script, "policy": _policy(style, script)}
    return environment.get_template("page.html").render(view)


def _view(story: Story) -> dict[str, Any]:
    """What the templates show."""
    places = Places(story.articles)
    forests = [forest(group, places) for group in story.groups[:GROUPS]]
    rows = _told_most(story)
    axis = calendar(rows)
    events = [event(row, axis, places) for row in rows]
    listed = voices(story.claims, CLAIMS, places)
    return {
        "story": story, "forests": forests, "groups_left": len(story.groups) - len(forests),
        "events": events, "days": axis.ticks() if axis else (), "events_left": len(story.timeline) - len(events),
        "matrix": matrix(story.claims, listed), "voices": listed, "claims_left": sum(voice.left_out for voice in listed),
        "verdicts": Counter(group.verdict for group in story.groups), "topics": sorted({one.topic for one in forests}),
        "sources": len({article.source for article in story.articles if article.source}),
        "texts": texts(story.articles, places, TEXT),
    }  # fmt: skip


def _told_most(story: Story) -> list[dict[str, Any]]:
    """The timeline; where it is longer than the page allows, the rows that most reports tell, in order of their days."""
    told = sorted(range(len(story.timeline)), key=lambda index: (-len(story.timeline[index]["reports"]), index))
    return [story.timeline[index] for index in sorted(told[:EVENTS])]


def _policy(style: str, script: str) -> str:
    """The content security policy: our own style and script by their hashes, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _source(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()


def _harmless(value: Any) -> Any:
    """No control or direction mark of an article reaches the page; what the templates wrote themselves stays."""
    return clean(value) if type(value) is str else value
