"""`factrack status`: what the last runs did."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status", short_help="What the last runs did, and what was refused.")(status)


def status(
    context: typer.Context,
    runs: Annotated[int, typer.Option("--runs", min=1, max=100_000, metavar="N", help="So many of the last runs.")] = 5,
    problems: Annotated[
        bool, typer.Option("--problems", help="Instead, every input that was refused or read with a problem.")
    ] = False,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """What the last runs did: when, how many articles each took in, what was refused and still is.

    Examples:

      factrack status

      factrack status --problems --format csv
    """
    from factrack.render import status as picture
    from factrack.store import log

    state = options.state(context)
    with reports.reading(state) as connection:
        done, wrong, totals = log.runs(connection, runs), log.problems(connection), log.totals(connection)
    if problems:
        if not wrong:
            output.say(state, "no problems")
        output.report(
            wrong,
            picture.PROBLEM_FIELDS,
            format_,
            output_,
            lambda screen: [picture.problems_table(wrong, screen)],
            state,
        )
    else:
        output.report(
            done, picture.RUN_FIELDS, format_, output_, lambda screen: picture.told(totals, done, wrong, screen), state
        )
