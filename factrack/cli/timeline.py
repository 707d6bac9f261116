"""`factrack timeline`: events sorted by date, one row per real event."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline", short_help="Events by date, one row per real event.")(timeline)


def timeline(
    context: typer.Context,
    since: options.Since = None,
    until: options.Until = None,
    actor: options.Actor = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help="Only this type of event (protest, visit …).")
    ] = None,
    source: options.Source = None,
    background: Annotated[
        bool,
        typer.Option(
            "--background", help="Also history, hypotheses, what one outlet quotes, what is told without who or when."
        ),
    ] = False,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Events by date, each one row whoever reports it; those without a date come last.

    Examples:

      factrack timeline --since 2024-06 --actor "Corée du Nord"

      factrack timeline --background --format json -o timeline.json
    """
    from factrack.render import timeline as picture
    from factrack.store import reader
    from factrack.store.filters import Filters

    state = options.state(context)
    low, high = reports.day_range(since, until)
    filters = Filters(source=source, actor=actor, type=type_, since=low, until=high)
    with reports.reading(state) as connection:
        rows = reader.timeline(connection, filters, background)
        undated = reader.names_without_date(connection)
        reports.mention_left_out(state, connection, filters)
    reports.mention_unmatched(state, filters)
    reports.mention_undated(state, undated)
    plain = [{key: value for key, value in row.items() if key != "id"} for row in rows]
    output.report(plain, picture.FIELDS, format_, output_, lambda screen: picture.table_of(rows, screen), state)
