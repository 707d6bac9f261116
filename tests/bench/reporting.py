"""Reports on databases of several sizes whose answers are equally long, and the start of the program."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from tests.bench.corpus import LAST, RARE_TOPIC, RARE_WORD
from tests.bench.timing import best, command, line, process

SINCE = (LAST - timedelta(days=2)).isoformat()
REPORTS = (
    ("conflicts", "--topic", RARE_TOPIC), ("timeline", "--since", SINCE), ("claims", "--source", "outlet-3.example"),
    ("search", RARE_WORD),
)  # fmt: skip
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "you") -> None:
    pass
app()
"""


def reports(databases: dict[int, Path]) -> None:
    """Each report on each database, and the ratio of the largest to the smallest."""
    for report in REPORTS:
        first = 0.0
        for count, database in databases.items():
            taken = best(lambda report=report, database=database: command("--db", str(database), *report))
            first = first or taken
            line(f"{' '.join(report)} of {count:,}", taken, "s", taken / first, f"on {min(databases):,} articles")


def start_up(database: Path, extracted: Path) -> None:
    """factrack beside a Typer program with one option that does nothing; `extracted` is a JSON line in French."""
    hello = best(lambda: process([sys.executable, "-c", HELLO]))
    line("a Typer program that does nothing", hello, "s")
    for arguments in (
        ("--version",), ("--help",), ("--db", str(database), "sources"), ("extract", "--jsonl", str(extracted)),
    ):  # fmt: skip
        taken = best(lambda arguments=arguments: command(*arguments))
        line(f"factrack {arguments[-1] if len(arguments) < 4 else arguments[0]}", taken, "s", taken / hello, "that")
