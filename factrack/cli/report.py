"""`factrack report`: a story as one self-contained page."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from factrack import __version__
from factrack.cli import options, output, reports
from factrack.matching import folded

if TYPE_CHECKING:
    from factrack.compare.model import Group
    from factrack.render.page import Article
    from factrack.store.filters import Filters


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report", short_help="A story as one web page: conflicts, timeline, claims, texts.")(report)


def report(
    context: typer.Context,
    topic: options.Topic = None,
    actor: options.Actor = None,
    source: options.Source = None,
    claimant: options.Claimant = None,
    since: options.Since = None,
    until: options.Until = None,
    all_: Annotated[bool, typer.Option("--all", help="Also groups of claims without a disagreement.")] = False,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = None,
    output_: options.Output = None,
) -> None:
    """A story as one self-contained web page: where sources disagree, what happened when, who says what, and the
    articles with every fact linked to its sentence. It loads nothing from anywhere and can be mailed or printed.

    Examples:

      factrack report -o story.html

      factrack report --topic troops --since 2024-06 --title "Who sent how many" -o troops.html
    """
    from factrack.conflicts import listed
    from factrack.render.page import Story, page
    from factrack.store import reader
    from factrack.store.filters import Filters

    state = options.state(context)
    low, high = reports.day_range(since, until)
    asked: dict[str, str | None] = {
        "topic": topic,
        "actor": actor,
        "source": source,
        "claimant": claimant,
        "since": low,
        "until": high,
    }
    filters = Filters(topic=topic, actor=actor, source=source, claimant=claimant, since=low, until=high)
    with reports.reading(state) as connection:
        groups = [group for group in listed(connection, filters, everything=all_) if _asked_for(group, filters)]
        claims = reader.claims(connection, filters)
        rows = reader.timeline(connection, filters)
        names = {claim.article for group in groups for claim in group.claims} | {row["article"] for row in claims}
        names |= {told["article"] for row in rows for told in row["reports"]}
        articles = [
            _article(connection, row) for row in reader.articles(connection, Filters()) if row["article"] in names
        ]
        undated = [name for name in reader.names_without_date(connection) if name in names]
        reports.mention_left_out(state, connection, filters)
    reports.mention_unmatched(state, filters)
    shown = tuple(f"{name} {value}" for name, value in asked.items() if value)
    heading = title or "What the sources say"
    parts = (tuple(groups), tuple(rows), tuple(claims), tuple(articles), tuple(undated))
    output.emit(page(Story(heading, f"factrack {__version__}", shown, *parts)), output_)


def _asked_for(group: Group, filters: Filters) -> bool:
    """Whether a claim of the group comes from the source and claimant asked for, and lies before the last day."""
    wanted = (("source", filters.source), ("claimant", filters.claimant))
    told = all(
        any(folded(getattr(claim, name) or "") == folded(value) for claim in group.claims)
        for name, value in wanted
        if value
    )
    last = filters.until
    return told and (last is None or any((claim.low_day or claim.published or last) <= last for claim in group.claims))


def _article(connection: sqlite3.Connection, row: output.Row) -> Article:
    """An article with its text, its sentences and its facts."""
    from factrack.render.page import Article
    from factrack.store.lookup import article_facts, article_text

    found = article_text(connection, row["article"])
    hidden = tuple((start, end) for start, end in json.loads(found["furniture"]))
    return Article(
        row["article"], found["text"], row["title"], row["source"], row["url"], row["published"], row["language"],
        row["copy_of"], _sentences(found["text"], row["language"]), hidden, tuple(article_facts(connection, found["id"])),
    )  # fmt: skip


def _sentences(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Where its sentences stand; a text in a language without a pack is one."""
    from factrack.language.pack import languages, load_pack
    from factrack.reading.sentences import split

    if language not in languages():
        return ()
    return tuple((sentence.start, sentence.end) for sentence in split(text, load_pack(language)))
