"""`factrack show`: an article with its facts marked in place."""

from __future__ import annotations

from typing import Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", short_help="An article with its facts marked in place.")(show)


def show(
    context: typer.Context,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its name as reports print it, or a path to its file.")
    ],
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """The article with its facts marked in place: quantities, events, dates and actors.

    Examples:

      factrack show sample_articles/crue-1.md

      factrack show crue-1.md --format json
    """
    from factrack.render.article import FACT_FIELDS, marked, marked_markdown
    from factrack.store.filters import Filters
    from factrack.store.lookup import article_facts, find_article

    state = options.state(context)
    with reports.reading(state) as connection:
        row = find_article(connection, article)
        marks = article_facts(connection, row["id"])
        reports.mention_left_out(state, connection, Filters(article=row["id"]))
    if format_ is OutputFormat.md:
        output.emit(marked_markdown(row, marks), output_)
        return
    output.report(marks, FACT_FIELDS, format_, output_, lambda screen: marked(row, marks, screen), state)
