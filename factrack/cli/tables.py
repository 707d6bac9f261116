"""`factrack actors | events | quantities | sources | articles | topics`: table by table, with filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat, State

if TYPE_CHECKING:
    from factrack.store.filters import Filters

Type = Annotated[str | None, typer.Option("--type", metavar="T", help="Only of this type.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command, short in (
        (actors, "Who and what is named."),
        (events, "Events one by one, as each article reports them."),
        (quantities, "Numbers with their hedges as intervals."),
        (sources, "Outlets with their articles and claims."),
        (articles, "Articles with their dates and copies."),
        (topics, "What is counted, and how often."),
    ):
        app.command(command.__name__, short_help=short)(command)


def actors(
    context: typer.Context,
    actor: options.Actor = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help="country, person, organisation, place …")
    ] = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Who and what is named: aliases, type, mentions, claims made and claims about.

    Examples:

      factrack actors --type person

      factrack actors --actor "Corée du Nord" --format json
    """
    from factrack.store.filters import Filters

    _table(context, "actors", Filters(actor=actor, type=type_), format_, output_)


def events(
    context: typer.Context,
    source: options.Source = None,
    claimant: options.Claimant = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help="Only this type of event (protest, visit …).")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Events one by one, as each article reports them (`timeline` shows them merged).

    Examples:

      factrack events --type treaty_signed --since 2024

      factrack events --actor Russie --format jsonl
    """
    from factrack.store.filters import Filters

    low, high = reports.day_range(since, until)
    filters = Filters(source=source, claimant=claimant, topic=topic, actor=actor, type=type_, since=low, until=high)
    _table(context, "events", filters, format_, output_)


def quantities(
    context: typer.Context,
    source: options.Source = None,
    claimant: options.Claimant = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Quantities: the number with its hedge as an interval, what is counted, who says so.

    Examples:

      factrack quantities --topic killed

      factrack quantities --claimant CGT --format csv
    """
    from factrack.store.filters import Filters

    filters = Filters(source=source, claimant=claimant, topic=topic, actor=actor)
    _table(context, "quantities", filters, format_, output_)


def sources(
    context: typer.Context,
    source: options.Source = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Outlets, with how many articles and claims came from each, and since when.

    Examples:

      factrack sources
    """
    from factrack.store.filters import Filters

    _table(context, "sources", Filters(source=source), format_, output_)


def articles(
    context: typer.Context,
    source: options.Source = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Articles, with publication date and where it comes from, language, claims, and what each is a copy of.

    Examples:

      factrack articles --source "Le Quotidien" --format json
    """
    from factrack.store.filters import Filters

    _table(context, "articles", Filters(source=source), format_, output_)


def topics(
    context: typer.Context,
    source: options.Source = None,
    claimant: options.Claimant = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """What is counted: topics and measures with their number of claims, articles and claimants.

    Examples:

      factrack topics
    """
    from factrack.store.filters import Filters

    filters = Filters(source=source, claimant=claimant, topic=topic, actor=actor)
    _table(context, "topics", filters, format_, output_)


def _table(context: typer.Context, name: str, filters: Filters, form: OutputFormat, target: options.Output) -> None:
    from factrack.render import tables
    from factrack.store import reader

    state: State = options.state(context)
    readers: dict[str, Callable[..., list[output.Row]]] = {
        "actors": reader.actors, "events": reader.events, "quantities": reader.quantities,
        "sources": reader.source_rows, "articles": reader.articles, "topics": reader.topics,
    }  # fmt: skip
    with reports.reading(state) as connection:
        rows = readers[name](connection, filters)
        reports.mention_left_out(state, connection, filters)
    reports.mention_unmatched(state, filters)
    output.report(rows, tables.FIELDS[name], form, target, lambda screen: tables.PICTURES[name](rows, screen), state)
