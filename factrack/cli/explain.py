"""`factrack explain`: which rules fired on which words, and how a claim was compared."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat

Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", short_help="Why a claim was read and compared as it was.")(explain)


def explain(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, or the beginning of it.")],
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Which rules fired on which words, what they made of them, and how the claim was compared with others.

    Examples:

      factrack explain 3f9a1c
    """
    from factrack.conflicts import listed
    from factrack.reading.metadata import front_matter
    from factrack.render import explain as picture
    from factrack.store import reader
    from factrack.store.filters import Filters
    from factrack.store.lookup import find_claim
    from factrack.store.reviews import of_claim

    state = options.state(context)
    with reports.reading(state) as connection:
        row = find_claim(connection, claim)
        article = connection.execute("SELECT name, text FROM articles WHERE id = ?", (row["article"],)).fetchone()
        told = reader.claims(connection, Filters(article=row["article"], reviewed=True))
        facts = next(found for found in told if found["id"] == row["id"])
        judged = of_claim(connection, row["number"])
        groups = [
            group
            for group in listed(connection, Filters(topic=row["topic"]), everything=True)
            if any(member.id == row["id"] for member in group.claims)
        ]
    if judged:
        output.say(state, _judged(judged))
    rules = [
        {"rule": rule, "start": start, "end": end, "text": article["text"][start:end]}
        for rule, start, end in json.loads(row["rules"])
    ]
    found = {**facts, "rules": rules, "comparisons": picture.comparisons(row["id"], groups)}
    output.report(
        [found],
        picture.FIELDS,
        format_,
        output_,
        lambda screen: picture.told(found, article["text"], front_matter(article["text"])[1], groups, screen),
        state,
    )


def _judged(review: Row) -> str:
    """What a person said of the claim."""
    verdict = f"marked {review['verdict']}" if review["verdict"] else "noted"
    note = f": {review['note']}" if review["note"] else ""
    effect = "; it takes no part in any report" if review["verdict"] == "wrong" else ""
    return f"{verdict} on {review['reviewed'][:10]}{note}{effect}"
