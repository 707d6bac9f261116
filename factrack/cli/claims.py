"""`factrack claims`: who says what, by source."""

from __future__ import annotations

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("claims", short_help="Who says what, by source.")(claims)


def claims(
    context: typer.Context,
    source: options.Source = None,
    claimant: options.Claimant = None,
    topic: options.Topic = None,
    actor: options.Actor = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Claims, grouped by source: what each outlet reports, who it says asserts it, and how firmly.

    Examples:

      factrack claims --source "Le Quotidien"

      factrack claims --claimant préfecture --topic protesters --format csv -o claims.csv
    """
    from factrack.render import tables
    from factrack.store import reader
    from factrack.store.filters import Filters

    state = options.state(context)
    filters = Filters(source=source, claimant=claimant, topic=topic, actor=actor)
    with reports.reading(state) as connection:
        rows = reader.claims(connection, filters)
    reports.mention_unmatched(state, filters)
    output.report(rows, tables.CLAIM_FIELDS, format_, output_, lambda screen: tables.claims(rows, screen), state)
