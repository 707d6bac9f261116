"""`factrack claims`: who says what, by source."""

from __future__ import annotations

import sqlite3
from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import ClaimFormat, OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("claims", short_help="Who says what, by source.")(claims)


def claims(
    context: typer.Context,
    source: options.Source = None,
    claimant: options.Claimant = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    format_: Annotated[
        ClaimFormat, typer.Option("--format", "-f", help="How the report is written; jsonld is schema.org Claim.")
    ] = ClaimFormat.table,
    output_: options.Output = None,
) -> None:
    """Claims, grouped by source: what each outlet reports, who it says asserts it, and how firmly.

    Examples:

      factrack claims --source "Le Quotidien"

      factrack claims --claimant préfecture --topic protesters --format csv -o claims.csv

      factrack claims --format jsonld -o claims.jsonld
    """
    from factrack.render import tables
    from factrack.store import reader
    from factrack.store.filters import Filters

    state = options.state(context)
    filters = Filters(source=source, claimant=claimant, topic=topic, actor=actor)
    with reports.reading(state) as connection:
        rows = reader.claims(connection, filters)
        reports.mention_left_out(state, connection, filters)
        if format_ is ClaimFormat.jsonld:
            output.emit(_linked(connection, rows), output_)
    reports.mention_unmatched(state, filters)
    if format_ is not ClaimFormat.jsonld:
        form = OutputFormat(format_.value)
        output.report(rows, tables.CLAIM_FIELDS, form, output_, lambda screen: tables.claims(rows, screen), state)


def _linked(connection: sqlite3.Connection, rows: list[output.Row]) -> str:
    """The claims as JSON-LD, with what is known of their articles and actors."""
    from factrack.render.jsonld import as_jsonld
    from factrack.store import reader
    from factrack.store.filters import Filters

    articles = {row["article"]: row for row in reader.articles(connection, Filters())}
    kinds = {
        name: row["type"] for row in reader.actors(connection, Filters()) for name in (row["name"], *row["aliases"])
    }
    return as_jsonld(rows, articles, kinds)
