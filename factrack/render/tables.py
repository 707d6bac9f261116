"""The tables a person reads, and the fields scripts get: one pair a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from factrack.render.console import Screen, Table, table, text
from factrack.render.dates import human_date
from factrack.render.wording import ITSELF, amount, counted, file_name, outlet, said_by, topic_words, who

Row = dict[str, Any]
Picture = Iterable[Any]

CLAIM_FIELDS = (
    "id", "kind", "article", "source", "claimant", "via", "topic", "measure", "type", "value", "low", "high", "qualifier",
    "unit", "counted", "actor", "agents", "targets", "place", "date", "modality", "text", "start", "end",
)  # fmt: skip
SEARCH_FIELDS = ("kind", "id", "article", "source", "title", "text", "claimant")
FIELDS: dict[str, tuple[str, ...]] = {
    "actors": ("name", "type", "code", "aliases", "articles", "mentions", "claims_made", "claims_about"),
    "events": (
        "id", "article", "source", "start", "end", "text", "type", "root", "agents", "targets", "place", "date", "date_text",
        "claimant", "via", "modality", "background",
    ),
    "quantities": (
        "id", "article", "source", "start", "end", "text", "value", "low", "high", "qualifier", "unit", "counted", "topic",
        "measure", "actor", "place", "date", "claimant", "via", "modality",
    ),
    "sources": ("source", "articles", "first", "last", "claims", "copies"),
    "articles": ("article", "source", "title", "url", "published", "published_basis", "language", "copy_of", "claims"),
    "topics": ("topic", "measure", "claims", "articles", "claimants"),
}  # fmt: skip


def claims(rows: Sequence[Row], screen: Screen) -> Picture:
    """Claims grouped by source, then by claimant, the outlet's own voice first."""
    ordered = sorted(rows, key=lambda row: (row["source"] is None, outlet(row)))
    for source, of_source in groupby(ordered, key=outlet):
        found = list(of_source)
        yield text(f"{source}  ({counted(len(found), 'claim')})", "bold")
        own = sorted(
            found, key=lambda row: (row["claimant"] is not None, row["claimant"] or "", row["article"], row["start"])
        )
        yield _claims_of_source(own, screen)
        yield ""


def _claims_of_source(rows: Sequence[Row], screen: Screen) -> Table:
    lines, last = [], object()
    for row in rows:
        voice = said_by(row["claimant"], row["via"]) or ITSELF
        shown, last = ("" if voice == last else voice), voice
        when = human_date(row["date"])
        lines.append(
            (text(f"  {shown}", "cyan"), _short(row), _about(row), _size(row), row["modality"], when, row["text"])
        )
    headers = ("  who says", "claim", "about", "how much", "how firmly", "when", "in the words")
    if not any(row["id"] for row in rows):
        headers, lines = _without(headers, 1), [_without(line, 1) for line in lines]
    return table(headers, lines, (headers.index("how much"),), screen, spare=("when",), whole=("how much", "when"))


def _without(cells: tuple[Any, ...], index: int) -> tuple[Any, ...]:
    return cells[:index] + cells[index + 1 :]


def _short(row: Row) -> str:
    """As much of a claim's id as tells it from others; nothing for a fact that no database holds."""
    return (row["id"] or "")[:6]


def _about(row: Row) -> str:
    return str(row["type"]) if row["kind"] == "event" else topic_words(row["topic"], row["measure"])


def _size(row: Row) -> str:
    return amount(row) if row["kind"] == "quantity" else ""


def quantities(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line a quantity."""
    lines = [
        (outlet(row), _short(row), amount(row), topic_words(row["topic"], row["measure"]), row["actor"], row["place"],
         human_date(row["date"]), said_by(row["claimant"], row["via"]), row["modality"], row["text"])
        for row in rows
    ]  # fmt: skip
    headers = (
        "source",
        "claim",
        "how much",
        "topic",
        "of whom",
        "where",
        "when",
        "who says",
        "how firmly",
        "in the words",
    )
    yield table(headers, lines, (2,), screen, spare=("where", "of whom", "claim", "when"), whole=("how much", "when"))


def events(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line an event."""
    lines = [
        (outlet(row), _short(row), human_date(row["date"]), row["type"], who(row["agents"]), who(row["targets"]), row["place"],
         said_by(row["claimant"], row["via"]), row["modality"], row["text"])
        for row in rows
    ]  # fmt: skip
    headers = ("source", "claim", "when", "what", "who", "to whom", "where", "who says", "how firmly", "in the words")
    yield table(headers, lines, (), screen, spare=("where", "to whom", "claim", "source"), whole=("when",))


def actors(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line an actor."""
    lines = [
        (row["name"], row["type"], row["code"], row["mentions"], row["articles"], row["claims_made"], row["claims_about"],
         who(row["aliases"]))
        for row in rows
    ]  # fmt: skip
    headers = ("name", "type", "code", "mentions", "articles", "makes", "subject of", "also called")
    yield table(headers, lines, (3, 4, 5, 6), screen, spare=("code", "mentions"))


def sources(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line an outlet."""
    lines = [
        (row["source"] or "(unknown)", row["articles"], row["first"], row["last"], row["claims"], row["copies"])
        for row in rows
    ]
    yield table(("source", "articles", "first", "last", "claims", "copies"), lines, (1, 4, 5), screen)


def articles(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line an article; on a screen by the file's own name, which `show` takes as well."""
    lines = [
        (file_name(row["article"]) if screen.live else row["article"], row["source"], row["published"],
         row["published_basis"], row["language"], row["claims"], file_name(row["copy_of"]), row["title"])
        for row in rows
    ]  # fmt: skip
    headers = ("article", "source", "published", "known from", "lang", "claims", "copy of", "title")
    yield table(headers, lines, (5,), screen, spare=("known from", "lang", "copy of"), whole=("article", "published"))


def topics(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line a topic and measure."""
    lines = [(row["topic"], row["measure"], row["claims"], row["articles"], row["claimants"]) for row in rows]
    yield table(("topic", "measure", "claims", "articles", "claimants"), lines, (2, 3, 4), screen)


def search(rows: Sequence[Row], screen: Screen) -> Picture:
    """One line a find."""
    lines = [(row["kind"], _short(row), outlet(row), row["claimant"], row["text"] or row["title"]) for row in rows]
    yield table(("kind", "claim", "source", "who says", "in the words"), lines, (), screen)


PICTURES: dict[str, Callable[[Sequence[Row], Screen], Picture]] = {
    "actors": actors,
    "events": events,
    "quantities": quantities,
    "sources": sources,
    "articles": articles,
    "topics": topics,
}
