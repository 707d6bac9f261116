"""`factrack conflicts`: where claims disagree, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat

FOUND = 3

All = Annotated[bool, typer.Option("--all", help="Also groups without a disagreement, and groups of one claim.")]
New = Annotated[bool, typer.Option("--new", help="Only what came up since --new was last asked (for cron).")]
Tolerance = Annotated[
    float,
    typer.Option(
        "--tolerance", metavar="PERCENT", min=0, max=1000, help="How far two numbers may lie apart and still agree."
    ),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="End with 3 when a conflict or dispute is listed.")]
Plot = Annotated[
    bool | None,
    typer.Option(
        "--plot/--no-plot", help="Draw each group's figures on one scale, or not.", show_default="on a terminal"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("conflicts", short_help="Where claims disagree, with the verdict and why.")(conflicts)


def conflicts(
    context: typer.Context,
    topic: options.Topic = None,
    actor: options.Actor = None,
    since: options.Since = None,
    all_: All = False,
    new: New = False,
    tolerance: Tolerance = 0.0,
    exit_code: ExitCode = False,
    plot: Plot = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Where claims disagree: each group side by side, with the verdict and why.

    Examples:

      factrack conflicts --topic troops

      factrack conflicts --topic killed --tolerance 5

      factrack conflicts --new --exit-code -o new.txt || mail me < new.txt
    """
    from factrack.conflicts import can_remember, listed, mark_seen, seen
    from factrack.render import conflicts as picture
    from factrack.render.grouped import groups as drawn
    from factrack.store.filters import Filters

    state = options.state(context)
    low, _ = reports.day_range(since, None)
    filters = Filters(topic=topic, actor=actor, since=low)
    remembers = new and can_remember(state.database)
    with reports.reading(state) as connection:
        groups = listed(connection, filters, everything=all_, tolerance=tolerance / 100)
        reports.mention_left_out(state, connection, filters)
        if remembers:
            known = seen(connection)
            groups = [group for group in groups if picture.identity(group) not in known]
    reports.mention_unmatched(state, filters)
    reports.mention_undated(
        state, sorted({one.article for group in groups for one in group.claims if not one.published})
    )
    if not groups and not filters.unmatched:
        output.say(state, "nothing new disagrees" if new else "nothing disagrees")
    rows = [picture.group_object(group) for group in groups]
    output.report(rows, picture.FIELDS, format_, output_, lambda screen: drawn(groups, screen), state, plot)
    if new and not remembers:
        output.warn(f"{state.database} is read-only: everything is shown, and none of it is remembered")
    if remembers:
        mark_seen(state.database, [picture.identity(group) for group in groups], lambda line: output.warn(line))
    if exit_code and any(group.verdict in ("conflict", "disputed") for group in groups):
        raise typer.Exit(FOUND)
