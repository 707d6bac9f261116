"""Prints one table: extraction by stage, other programs beside it, ingest, reports, start-up. See docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import extraction, reporting, storing

PARTS = ("extraction", "others", "ingest", "reports", "start")


def main() -> None:
    """Run the parts asked for."""
    options = _options()
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    if "extraction" in options.only:
        for language in ("fr", "en"):
            print(f"\nextraction, {language}, one core")
            extraction.stages(language, options.texts, options.file)
    if "others" in options.only:
        print("\nbeside other programs")
        extraction.others()
    with tempfile.TemporaryDirectory() as folder:
        _stored(Path(folder), sorted(options.articles), options.only)


def _stored(folder: Path, sizes: list[int], only: list[str]) -> None:
    """What needs databases."""
    if "ingest" in only:
        print("\ningest")
        storing.compared(folder)
    databases = {}
    if {"ingest", "reports", "start"} & set(only):
        databases = {count: storing.ingest(folder, count) for count in sizes}
    if "reports" in only:
        print("\nreports")
        reporting.reports(databases)
    if "start" in only:
        print("\nstart")
        reporting.start_up(databases[sizes[0]], storing.written(folder, 1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--texts", type=int, default=200, metavar="N", help="articles for the stages of extraction")
    parser.add_argument("--file", type=Path, help="JSON lines of your own for the stages, instead of the corpus")
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[500, 5_000], metavar="N", help="sizes of the databases, to 100,000"
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to run")
    return parser.parse_args()


if __name__ == "__main__":
    main()
