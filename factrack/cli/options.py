"""The options that commands share, and the state the global ones leave for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factrack.config import Config


class OutputFormat(StrEnum):
    """How a report is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"


class ClaimFormat(StrEnum):
    """How a list of claims is written: as any report, or as schema.org `Claim` for the web of data."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    jsonld = "jsonld"


class TableFormat(StrEnum):
    """How whole tables are written."""

    csv = "csv"
    jsonl = "jsonl"


@dataclass(slots=True)
class State:
    """What the global options say; lives on Typer's context."""

    database: Path
    quiet: bool
    verbose: bool
    colour: bool

    def config(self) -> Config:
        """The configuration that goes with the database of this call."""
        from factrack.config import load_config

        return load_config(self.database)


Format = Annotated[OutputFormat, typer.Option("--format", "-f", help="How the report is written.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, all of it or nothing, instead of standard output."
    ),
]
Source = Annotated[str | None, typer.Option("--source", metavar="S", help="Only from this outlet.")]
Claimant = Annotated[str | None, typer.Option("--claimant", metavar="C", help="Only what this claimant asserts.")]
Topic = Annotated[
    str | None, typer.Option("--topic", metavar="T", help="Only about this topic (troops, killed, money …).")
]
Actor = Annotated[
    str | None, typer.Option("--actor", metavar="A", help="Only where this actor takes part, under any of its names.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="D", help="Not before this day (2024, 2024-06, 'il y a 3 jours').")
]
Until = Annotated[str | None, typer.Option("--until", metavar="D", help="Not after this day.")]


def state(context: typer.Context) -> State:
    """The global options of this call."""
    found: State = context.obj
    return found
