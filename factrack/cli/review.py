"""`factrack review`: a person says which claims were read wrong; every report heeds it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factrack.cli import options, output, reports
from factrack.cli.options import OutputFormat
from factrack.errors import OutputError, UsageError

if TYPE_CHECKING:
    from factrack.store.reviews import Judgement


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", short_help="Say that a claim was read wrong, or right.")(review)


def review(
    context: typer.Context,
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="Its id, or the beginning of it; without one: all reviews.")
    ] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="It was read wrong: leave it out of every report.")] = False,
    right: Annotated[bool, typer.Option("--right", help="It was read right.")] = False,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note in your own words.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the review of this claim.")] = False,
    export: Annotated[
        bool, typer.Option("--export", help="All reviews and aliases as JSON lines, to share them.")
    ] = False,
    import_: Annotated[
        str | None, typer.Option("--import", metavar="FILE", help="Take over what --export wrote (- for stdin).")
    ] = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Say that a claim was read wrong, and no report counts it any more; or right, or add a note.

    Without CLAIM it lists what was said, and whether each review still finds its claim. Reviews are kept apart from
    what is extracted, and survive a new ingest and a new version.

    Examples:

      factrack review 3f9a1c --wrong --note "a street number, not a toll"

      factrack review --export -o reviews.jsonl

      factrack review --import reviews.jsonl
    """
    state = options.state(context)
    _check(claim, wrong, right, note, clear, export, import_)
    if claim is not None:
        _give(state, claim, "wrong" if wrong else "right" if right else None, note, clear)
    elif import_ is not None:
        _import(state, import_)
    elif export:
        _export(state, output_)
    else:
        _list(state, format_, output_)


def _check(
    claim: str | None, wrong: bool, right: bool, note: str | None, clear: bool, export: bool, import_: str | None
) -> None:
    said = wrong or right or note is not None
    if wrong and right:
        raise UsageError("--wrong and --right exclude one another")
    if clear and said:
        raise UsageError("--clear stands alone: it forgets verdict and note")
    if claim is None and (said or clear):
        raise UsageError("which claim? `factrack review CLAIM --wrong`; reports print the ids")
    if claim is not None and (export or import_ is not None):
        raise UsageError("--export and --import are for all reviews; leave out CLAIM")
    if claim is not None and not (said or clear):
        raise UsageError("say what of it: --wrong, --right, --note TEXT or --clear; `factrack explain` shows the claim")
    if export and import_ is not None:
        raise UsageError("--export and --import exclude one another")


def _give(state: options.State, claim: str, verdict: Judgement | None, note: str | None, clear: bool) -> None:
    from factrack.reviewing import judging
    from factrack.store import reviews
    from factrack.store.lookup import find_claim

    with judging(state.database, state.config()) as connection:
        if clear:
            said = f"{reviews.withdraw(connection, claim)}: review forgotten"
        else:
            given = reviews.give(connection, find_claim(connection, claim)["id"], verdict, note)
            said = f"{given.claim} ({given.words!r}): {given.verdict or 'note kept'}"
            said += "; it takes no part in any report" if given.verdict == "wrong" else ""
    output.say(state, said)


def _list(state: options.State, form: OutputFormat, target: Path | None) -> None:
    from factrack.render import reviews as picture
    from factrack.store import reviews

    with reports.reading(state) as connection:
        rows = reviews.listed(connection)
    if not rows:
        output.say(state, "nothing reviewed yet: `factrack review CLAIM --wrong`")
    output.report(rows, picture.FIELDS, form, target, lambda screen: picture.table_of(rows, screen), state)


def _export(state: options.State, target: Path | None) -> None:
    from factrack.render.safe import to_json
    from factrack.reviewing import exported

    with reports.reading(state) as connection:
        lines = [to_json(row) + "\n" for row in exported(connection)]
    output.emit("".join(lines), target)


def _import(state: options.State, file: str) -> None:
    from factrack.reviewing import imported, judging

    try:
        text = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise OutputError(f"{file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: no UTF-8") from error
    with judging(state.database, state.config()) as connection:
        said = imported(connection, text.splitlines(), file)
    output.say(state, said)
