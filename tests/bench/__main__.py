"""Prints one table: extraction by stage, other readers beside it, ingest, reports, start-up."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factrack.extract import extract
from factrack.facts import attribution, coreference, events, quantities, resolve
from factrack.language.pack import load_pack
from factrack.mentions import actors, clauses, dates, numbers, verbs
from factrack.mentions.scan import scan
from factrack.reading import Options, from_text
from tests.bench.corpus import articles

STAGES: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("dates", dates.find), ("numbers", numbers.find), ("verbs", verbs.find), ("clauses", clauses.find),
    ("resolve", resolve.resolve), ("actors", actors.find), ("coreference", coreference.resolve),
    ("attribution", attribution.find), ("quantities", quantities.find), ("events", events.find),
)  # fmt: skip
TEXTS = 400


def main() -> None:
    """Run every part."""
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n")
    stages()
    others()
    ingest_and_reports(1000)
    start_up()


def seconds(work: Callable[[], Any]) -> float:
    """The best of three."""
    found = []
    for _ in range(3):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found)


def line(name: str, taken: float, characters: int, bare: float) -> None:
    """One line of the table."""
    print(f"{name:32}{characters / taken / 1e6:10.2f} M chars/s{taken / bare:9.1f} x bare tokenisation")


def stages() -> None:
    """Characters a second and core, stage by stage."""
    pack = load_pack("fr")
    rows = list(articles(TEXTS))
    size = sum(len(row["text"]) for row in rows)
    bare = seconds(lambda: [pack.pattern.findall(row["text"]) for row in rows])
    line("bare tokenisation", bare, size, bare)
    options = Options(language="fr")
    documents = [from_text(row["id"], row["text"], options) for row in rows]
    line("reading", seconds(lambda: [from_text(row["id"], row["text"], options) for row in rows]), size, bare)
    line("scan", seconds(lambda: [scan(document, pack) for document in documents]), size, bare)
    analyses = [scan(document, pack) for document in documents]
    for name, stage in STAGES:
        begin = time.perf_counter()
        for analysis in analyses:
            stage(analysis)
        line(name, time.perf_counter() - begin, size, bare)
    line("whole extraction", seconds(lambda: [extract(document, pack) for document in documents]), size, bare)


def others() -> None:
    """dateparser's search on the same text, and quantulum3 where it is installed."""
    from dateparser.search import search_dates

    rows = list(articles(20))
    size = sum(len(row["text"]) for row in rows)
    pack = load_pack("fr")
    documents = [from_text(row["id"], row["text"], Options(language="fr")) for row in rows]
    ours = seconds(lambda: [dates.find(scan(document, pack)) for document in documents])
    theirs = seconds(lambda: [search_dates(row["text"], languages=["fr"]) for row in rows])
    print(f"{'dates: scan + date stage':32}{size / ours / 1e6:10.2f} M chars/s")
    print(f"{'dates: dateparser search':32}{size / theirs / 1e6:10.2f} M chars/s{theirs / ours:9.0f} x slower")
    try:
        from quantulum3 import parser
    except ImportError:
        return
    theirs = seconds(lambda: [parser.parse(row["text"]) for row in rows])
    print(f"{'quantities: quantulum3':32}{size / theirs / 1e6:10.2f} M chars/s")


def ingest_and_reports(count: int) -> None:
    """Whole commands on a fresh database, as a shell runs them."""
    with tempfile.TemporaryDirectory() as folder:
        source, database = Path(folder) / "articles.jsonl", Path(folder) / "bench.db"
        source.write_text("".join(json.dumps(row) + "\n" for row in articles(count)), "utf-8")
        begin = time.perf_counter()
        command("--db", str(database), "-q", "ingest", str(source))
        taken = time.perf_counter() - begin
        print(f"\n{f'ingest {count} articles':32}{taken:10.2f} s{taken / count * 1e3:9.2f} ms an article")
        for report in (
            ["conflicts", "--topic", "troops"],
            ["timeline", "--since", "2025"],
            ["claims", "--source", "outlet-3.example"],
        ):
            taken = seconds(lambda report=report: command("--db", str(database), *report))
            print(f"{' '.join(report):32}{taken:10.2f} s")


def start_up() -> None:
    """The program that does nothing, beside a Typer program that does nothing."""
    hello = "import typer; app = typer.Typer(); app.command()(lambda: None); app([], standalone_mode=False)"
    base = seconds(lambda: subprocess.run([sys.executable, "-c", hello], check=True))
    ours = seconds(lambda: command("--version"))
    print(f"\n{'factrack --version':32}{ours:10.3f} s{ours / base:9.2f} x a Typer program that does nothing")


def command(*arguments: str) -> None:
    """Run factrack as a process, its output thrown away."""
    program = [sys.executable, "-c", "from factrack.cli.app import main; main()", *arguments]
    subprocess.run(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
