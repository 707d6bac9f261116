"""The page of a story: bounded, every link led to its place, pictures told in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factrack.compare.model import Pair
from factrack.render.page import Article, Story, page
from factrack.render.page.build import CLAIMS, EVENTS, GROUPS
from factrack.render.page.days import Calendar, calendar, event
from factrack.render.page.forests import axis, forest
from factrack.render.page.matrix import SOURCES, TOPICS, matrix, voices
from factrack.render.page.places import Places
from factrack.render.page.texts import texts
from factrack.render.scale import Scale
from tests.render.making import claim, group
from tests.render.pages import Page

TEXT = "Titre\n\nNeuf morts à Brume, selon la mairie. Rien de plus. La préfecture parle de douze morts."
SENTENCES = ((7, 43), (44, 57), (58, 94))
MARKS = (
    {"start": 7, "end": 17, "kind": "quantity"},
    {"start": 7, "end": 42, "kind": "event"},
    {"start": 83, "end": 93, "kind": "quantity"},
)


def article(name: str = "/news/1.txt", **known: Any) -> Article:
    return Article(name, TEXT, **{"source": "a.example", "sentences": SENTENCES, "marks": MARKS, **known})


def row(number: int = 1, **known: Any) -> dict[str, Any]:
    """A claim as `claims --format json` gives it."""
    base = {
        "id": f"{number:012x}", "kind": "quantity", "article": "/news/1.txt", "source": "a.example", "claimant": "mairie",
        "via": [], "topic": "killed", "measure": "killed", "type": None, "value": 9, "low": 9, "high": 9, "qualifier": "exact",
        "unit": None, "date": "2024-03-01", "modality": "asserted", "text": "Neuf morts", "start": 7, "end": 17,
    }  # fmt: skip
    return {**base, **known}


def told(low: str | None, high: str | None, **known: Any) -> dict[str, Any]:
    """A row of the timeline."""
    base = {
        "date": low if low == high else f"{low or '..'}/{high or '..'}", "low": low, "high": high, "type": "death",
        "title": "Neuf morts", "agents": [], "targets": [], "place": "Brume", "modality": "asserted", "origins": 1,
        "date_conflict": False,
        "reports": [{"article": "/news/1.txt", "source": "a.example", "start": 7, "end": 17, "text": "Neuf morts"}],
    }  # fmt: skip
    return {**base, **known}


def story(**known: Any) -> Story:
    base = {"groups": (), "timeline": (), "claims": (), "articles": (article(),)}
    return Story("Brume", "factrack 0", (), **{**base, **known})


def test_a_saying_links_to_its_sentence_in_every_outlet() -> None:
    places = Places((article(), article("/news/2.txt")))
    same = {"claimant": "mairie", "value": 9}
    found = forest(
        group(claim(1, **same, start=8), claim(2, **same, source="b.example", start=90), claim(3, **same, source=None)),
        places,
    )
    (saying,) = found.sayings
    assert [(link.name, link.href) for link in saying.places] == [
        ("a.example", "#a1-s1"),
        ("b.example", "#a2-s3"),
        ("3.txt", None),
    ]
    assert places.linked == {0: {0}, 1: {2}}


def test_a_group_tells_its_picture_in_words() -> None:
    claims = (
        claim(1, value=9, claimant="mairie"),
        claim(2, low=20, high=None, value=20, qualifier="more_than", modality="alleged"),
        claim(3, kind="event", type="denial", modality="denied"),
    )
    pairs = (Pair(claims[0].id, claims[1].id, "conflict", "they cannot both be right"),)
    found = forest(group(*claims, pairs=pairs), Places(()))
    shapes = {saying.size: saying.shape for saying in found.sayings}
    assert shapes["denial"] is None
    assert shapes["9"] and shapes["9"].is_point and shapes["9"].told == "9, asserted, mairie: 9"
    assert shapes["> 20"] and shapes["> 20"].open_right and shapes["> 20"].kind == "alleged"
    assert shapes["> 20"].told == "> 20, alleged, a.example: 20 and up"
    assert found.reasons == (("conflict", "9 against > 20: they cannot both be right"),)


def test_texts_are_whole_and_their_sentences_stand_in_place() -> None:
    articles = (article(hidden=((0, 5),)), article("/other.txt"))
    places = Places(articles)
    places.link("/news/1.txt", 8)
    places.link("/news/1.txt", 84)
    (text,) = texts(articles, places, 1000)
    parts = [("".join(piece.words for piece in part.pieces), part.anchor) for part in text.parts]
    assert parts == [
        ("Neuf morts à Brume, selon la mairie.", "a1-s1"),
        (" Rien de plus. ", None),
        ("La préfecture parle de douze morts.", "a1-s3"),
    ]
    first, rest = text.parts[0].pieces[:2]
    assert (first.words, first.kinds, rest.kinds) == ("Neuf morts", "e q", "e")


def test_a_long_page_shows_excerpts() -> None:
    articles = (article(),)
    places = Places(articles)
    places.link("/news/1.txt", 84)
    (text,) = texts(articles, places, len(TEXT) - 1)
    assert text.short
    assert [(part.anchor, len(part.pieces) > 0) for part in text.parts] == [(None, False), ("a1-s3", True)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-03-01", "2024-03-02"),
        ("2024-03-01", "2024-04-09"),
        ("2019-05-05", "2026-01-01"),
        ("1200-01-01", "2026-01-01"),
    ],
)
def test_an_axis_of_days_has_a_few_labels_inside(first: str, last: str) -> None:
    ticks = Calendar(date.fromisoformat(first), date.fromisoformat(last)).ticks()
    assert 1 <= len(ticks) <= 5
    assert all(0 <= tick.at <= 100 for tick in ticks) and len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    "scale", [Scale(0, 302_500, False, True), Scale(0, 90, False), Scale(3, 7_000_000, True), Scale(128, 310, False)]
)
def test_labels_of_a_plot_do_not_touch(scale: Scale) -> None:
    """On the narrowest plot of the page, 160 pixels at 6 for a character."""
    ends = []
    for label in axis(scale):
        width = 6 * len(label.label)
        first = 1.6 * label.at - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        ends += [first, first + width]
    assert len(ends) >= 4 and ends == sorted(ends)


def test_rows_from_long_ago_do_not_squeeze_the_axis() -> None:
    rows = [told("1950-01-01", "1950-01-01"), *(told(f"2024-03-{n:02}", f"2024-03-{n:02}") for n in range(1, 29))]
    axis = calendar(rows)
    assert axis and axis.first.year == 2024
    old = event(rows[0], axis, Places(())).stretch
    assert old and (old.left, old.right, old.open_left) == (0.0, 0.0, True)
    since = event(told("2024-03-10", None), axis, Places(())).stretch
    assert since and since.open_right and since.right == 100.0
    assert event(told(None, None, date=None), axis, Places(())).stretch is None
    assert calendar([told(None, None, date=None)]) is None


def test_the_matrix_counts_and_links() -> None:
    claims = [
        row(1),
        row(2, start=84),
        row(3, source="b.example", topic=None, kind="event", type="visit", measure=None),
    ]
    listed = voices(claims, 10, Places((article(),)))
    found = matrix(claims, listed)
    cells = {
        (name, source): cell for name, line in found.rows for source, cell in zip(found.sources, line, strict=True)
    }
    assert cells["killed", "a.example"].count == 2 and cells["killed", "a.example"].shade == 5
    assert cells["killed", "a.example"].href == f"#{listed[0].lines[0].anchor}"
    assert cells["visit", "a.example"].count == 0 and cells["visit", "a.example"].href is None
    assert [line.href for line in listed[0].lines] == ["#a1-s1", "#a1-s3"]


def test_what_is_left_out_is_said() -> None:
    claims = [row(n, topic=f"t{n % 60}", source=f"s{n % 40:02}.example") for n in range(200)]
    listed = voices(claims, 50, Places(()))
    assert sum(len(voice.lines) for voice in listed) == 50 and sum(voice.left_out for voice in listed) == 150
    found = matrix(claims, listed)
    assert (found.topics_left, found.sources_left) == (60 - TOPICS, 40 - SOURCES)


def test_a_thousand_articles_are_less_than_five_megabytes() -> None:
    names = [f"/news/{n}.txt" for n in range(1000)]
    text = TEXT * 40
    sentences = tuple((k * len(TEXT) + low, k * len(TEXT) + high) for k in range(40) for low, high in SENTENCES)
    articles = tuple(
        Article(name, text, source=f"s{n % 50}.example", sentences=sentences) for n, name in enumerate(names)
    )
    groups = tuple(
        group(claim(2 * n + 1, value=9, article=name), claim(2 * n + 2, value=12, article=name, claimant="mairie"))
        for n, name in enumerate(names)
    )
    claims = tuple(
        row(n, article=names[n % 1000], source=f"s{n % 50}.example", start=n % len(text)) for n in range(20_000)
    )
    html = page(
        story(groups=groups, claims=claims, articles=articles, timeline=tuple(told("2024-03-01", None) for _ in names))
    )
    assert len(html.encode()) < 5_000_000
    found = Page(html)
    assert sum("group" in (known.get("class") or "") for known in found.all("article")) == GROUPS
    for left in (1000 - GROUPS, 20_000 - CLAIMS, 1000 - EVENTS):
        assert str(left) in html


def test_an_empty_story_is_a_page() -> None:
    found = Page(page(story(articles=())))
    assert {"conflicts", "timeline", "sources", "articles"} <= set(found.ids)
