"""Claims by source: a matrix of topics and sources, and the claims themselves, as many as the page has room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from factrack.render.dates import human_date
from factrack.render.page.places import Places
from factrack.render.wording import amount, outlet, said_by, topic_words

Row = dict[str, Any]

TOPICS, SOURCES = 24, 12
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """How many claims a source makes on a topic; `shade` 0 to 5, `href` the first of them where it is on the page."""

    count: int
    shade: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sources across, topics down; what does not fit is counted in `topics_left` and `sources_left`."""

    sources: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    topics_left: int
    sources_left: int


@dataclass(frozen=True, slots=True)
class Line:
    """A claim; `anchor` is set on the first of its topic and source, which the matrix links to."""

    anchor: str | None
    topic: str
    id: str
    who: str
    about: str
    size: str
    firm: str
    when: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """The claims of a source that the page lists, and how many it leaves out."""

    source: str
    count: int
    lines: tuple[Line, ...]
    left_out: int


def voices(claims: Sequence[Row], most: int, places: Places) -> list[Voice]:
    """Claims by source, then by topic; where there are more than `most`, numbers with a topic come first."""
    kept = {row["id"] for row in sorted(claims, key=_worth)[:most]}
    ordered = sorted(
        claims, key=lambda row: (row["source"] is None, outlet(row), topic(row), row["article"], row["start"])
    )
    found = []
    for index, (source, rows) in enumerate(groupby(ordered, key=outlet)):
        mine = list(rows)
        lines = tuple(_lines([row for row in mine if row["id"] in kept], index, places))
        found.append(Voice(source, len(mine), lines, len(mine) - len(lines)))
    return found


def matrix(claims: Sequence[Row], listed: Sequence[Voice]) -> Matrix:
    """The most told topics of the sources that tell most; `listed` are all voices, in their order on the page."""
    counts = Counter((topic(row), outlet(row)) for row in claims)
    topics = _first(Counter(topic(row) for row in claims))
    sources = _first(Counter(outlet(row) for row in claims))
    top = max(counts.values(), default=1)
    columns = tuple(sorted(sources[:SOURCES]))
    links = {(line.topic, voice.source): f"#{line.anchor}" for voice in listed for line in voice.lines if line.anchor}
    rows = tuple(
        (name, tuple(_cell(counts[name, source], top, links.get((name, source))) for source in columns))
        for name in topics[:TOPICS]
    )
    return Matrix(columns, rows, max(0, len(topics) - TOPICS), max(0, len(sources) - SOURCES))


def topic(row: Row) -> str:
    """What a claim is about: the topic, else the type of the event."""
    return row["topic"] or row["type"] or "other"


def _first(counts: Counter[str]) -> list[str]:
    """Names, the most counted first."""
    return sorted(counts, key=lambda name: (-counts[name], name))


def _cell(count: int, top: int, href: str | None) -> Cell:
    return Cell(count, -(-_SHADES * count // top), href)


def _worth(row: Row) -> tuple[bool, bool, str, int]:
    return row["kind"] != "quantity", row["topic"] is None, row["article"], row["start"]


def _lines(rows: Sequence[Row], source: int, places: Places) -> Iterable[Line]:
    last = None
    for row in rows:
        name = topic(row)
        anchor = None if name == last else f"c{source + 1}-{row['id'][:12]}"
        last = name
        quantity = row["kind"] == "quantity"
        about = topic_words(row["topic"], row["measure"]) if quantity else row["type"]
        firm = "" if row["modality"] == "asserted" else row["modality"]
        yield Line(
            anchor, name, row["id"][:6], said_by(row["claimant"], row["via"]), about, amount(row) if quantity else "", firm,
            human_date(row["date"]), row["text"], places.link(row["article"], row["start"]),
        )  # fmt: skip
