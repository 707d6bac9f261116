"""The tables a person reads, and the fields scripts get: one pair a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.table import Table

from factrack.render.console import table, text
from factrack.render.wording import amount, file_name, number, outlet, said_by, who

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


def claims(rows: Sequence[Row]) -> Picture:
    """Claims grouped by source, then by claimant, the outlet's own voice first."""
    ordered = sorted(rows, key=lambda row: (row["source"] is None, outlet(row)))
    for source, of_source in groupby(ordered, key=outlet):
        found = list(of_source)
        yield text(f"{source}  ({_count(len(found), 'claim')})", "bold")
        own = sorted(
            found, key=lambda row: (row["claimant"] is not None, row["claimant"] or "", row["article"], row["start"])
        )
        yield _claims_of_source(own)
        yield ""


def _claims_of_source(rows: Sequence[Row]) -> Table:
    lines, last = [], object()
    for row in rows:
        voice = said_by(row["claimant"], row["via"]) or "—"
        shown, last = ("" if voice == last else voice), voice
        lines.append((text(f"  {shown}", "cyan"), _about(row), _size(row), row["modality"], row["date"], row["text"]))
    return table(("  who says", "about", "how much", "how firmly", "when", "in the words"), lines, right=(2,))


def _about(row: Row) -> str:
    if row["kind"] == "event":
        return str(row["type"])
    return "/".join(part for part in (row["topic"], row["measure"]) if part)


def _size(row: Row) -> str:
    return amount(row) if row["kind"] == "quantity" else ""


def quantities(rows: Sequence[Row]) -> Picture:
    """One line a quantity."""
    lines = [
        (outlet(row), amount(row), "/".join(p for p in (row["topic"], row["measure"]) if p), row["actor"], row["place"],
         row["date"], said_by(row["claimant"], row["via"]), row["modality"], row["text"])
        for row in rows
    ]  # fmt: skip
    headers = ("source", "how much", "topic", "of whom", "where", "when", "who says", "how firmly", "in the words")
    yield table(headers, lines, right=(1,))


def events(rows: Sequence[Row]) -> Picture:
    """One line an event."""
    lines = [
        (outlet(row), row["date"], row["type"], who(row["agents"]), who(row["targets"]), row["place"],
         said_by(row["claimant"], row["via"]), row["modality"], row["text"])
        for row in rows
    ]  # fmt: skip
    yield table(("source", "when", "what", "who", "to whom", "where", "who says", "how firmly", "in the words"), lines)


def actors(rows: Sequence[Row]) -> Picture:
    """One line an actor."""
    lines = [
        (row["name"], row["type"], row["code"], row["mentions"], row["articles"], row["claims_made"], row["claims_about"],
         who(row["aliases"]))
        for row in rows
    ]  # fmt: skip
    yield table(
        ("name", "type", "code", "mentions", "articles", "makes", "subject of", "also called"),
        lines,
        right=(3, 4, 5, 6),
    )


def sources(rows: Sequence[Row]) -> Picture:
    """One line an outlet."""
    lines = [
        (row["source"] or "(unknown)", row["articles"], row["first"], row["last"], row["claims"], row["copies"])
        for row in rows
    ]
    yield table(("source", "articles", "first", "last", "claims", "copies"), lines, right=(1, 4, 5))


def articles(rows: Sequence[Row]) -> Picture:
    """One line an article."""
    lines = [
        (row["article"], row["source"], row["published"], row["published_basis"], row["language"], row["claims"],
         file_name(row["copy_of"]), row["title"])
        for row in rows
    ]  # fmt: skip
    yield table(
        ("article", "source", "published", "known from", "lang", "claims", "copy of", "title"), lines, right=(5,)
    )


def topics(rows: Sequence[Row]) -> Picture:
    """One line a topic and measure."""
    lines = [(row["topic"], row["measure"], row["claims"], row["articles"], row["claimants"]) for row in rows]
    yield table(("topic", "measure", "claims", "articles", "claimants"), lines, right=(2, 3, 4))


def search(rows: Sequence[Row]) -> Picture:
    """One line a find."""
    lines = [(row["kind"], row["id"] or "", outlet(row), row["claimant"], row["text"] or row["title"]) for row in rows]
    yield table(("kind", "claim", "source", "who says", "in the words"), lines)


PICTURES: dict[str, Callable[[Sequence[Row]], Picture]] = {
    "actors": actors,
    "events": events,
    "quantities": quantities,
    "sources": sources,
    "articles": articles,
    "topics": topics,
}


def _count(n: int, noun: str) -> str:
    return f"{number(n)} {noun}{'' if n == 1 else 's'}"
