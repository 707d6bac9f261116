"""`factrack search`: full-text search over articles and claims."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search", short_help="Full-text search over articles and claims.")(search)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words to look for; accents and case do not count.")],
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Articles and claims that hold the words, best first. Any text is a query.

    Examples:

      factrack search "nord-coréens conteneurs"
    """
    from factrack.render import tables
    from factrack.store import reader
    from factrack.store.filters import Filters

    state = options.state(context)
    with reports.reading(state) as connection:
        rows = reader.search(connection, query)
        reports.mention_left_out(state, connection, Filters())
    if not rows:
        output.say(state, f"nothing holds {query!r}")
    output.report(rows, tables.SEARCH_FIELDS, format_, output_, lambda screen: tables.search(rows, screen), state)
