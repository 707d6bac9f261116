"""Characters a second and core: every stage, the whole, and other programs on the same text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factrack.extract import extract, extract_each
from factrack.facts import attribution, coreference, events, quantities, resolve
from factrack.language.pack import load_pack
from factrack.mentions import actors, clauses, dates, numbers, verbs
from factrack.mentions.scan import scan
from factrack.pipeline import CHUNK
from factrack.reading import Options, from_text
from tests.bench.corpus import articles
from tests.bench.timing import ROUNDS, line, seconds

Texts = list[dict[str, str]]
STAGES: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("dates", dates.find), ("numbers", numbers.find), ("verbs", verbs.find), ("clauses", clauses.find),
    ("resolve", resolve.resolve), ("actors", actors.find), ("coreference", coreference.resolve),
    ("attribution", attribution.find), ("events", events.find), ("quantities", quantities.find),
)  # fmt: skip
RATE, BARE = "M chars/s", "bare tokenisation"
OF_OTHERS = 20


def stages(language: str, count: int, given: Path | None = None) -> None:
    """Each stage by itself, over all articles: those of the corpus, or JSON lines of one's own (`given`)."""
    texts = _texts(language, count, given)
    pack, options = load_pack(language), Options(language=language)
    size = sum(len(row["text"]) for row in texts) / 1e6
    bare = seconds(lambda: [pack.pattern.findall(row["text"]) for row in texts])
    line(BARE, size / bare, RATE)
    reading = seconds(lambda: [from_text(row["id"], row["text"], options) for row in texts])
    line("reading", size / reading, RATE, reading / bare, BARE)
    documents = [from_text(row["id"], row["text"], options) for row in texts]
    taken = seconds(lambda: [scan(document, pack) for document in documents])
    line("scan", size / taken, RATE, taken / bare, BARE)
    for name, taken in _by_stage(documents, pack):
        line(name, size / taken, RATE, taken / bare, BARE)
    taken = seconds(lambda: [extract(document, pack) for document in documents])
    line("whole extraction, one by one", size / taken, RATE, taken / bare, BARE)
    chunks = [documents[at : at + CHUNK] for at in range(0, len(documents), CHUNK)]
    taken = seconds(lambda: [extract_each(chunk, pack) for chunk in chunks])
    line("whole extraction", size / taken, RATE, taken / bare, BARE)
    line("reading and extraction", size / (taken + reading), RATE, (taken + reading) / bare, BARE)


def _texts(language: str, count: int, given: Path | None) -> Texts:
    if given is None:
        return list(articles(count, language))
    rows = [json.loads(row) for row in given.read_text("utf-8").splitlines()]
    return [row for row in rows if row.get("language") == language]


def _by_stage(documents: list[Any], pack: Any) -> list[tuple[str, float]]:
    """The best of some rounds for each stage; every round begins with fresh analyses, for a stage runs once on each."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        analyses = [scan(document, pack) for document in documents]
        for name, stage in STAGES:
            taken = seconds(lambda stage=stage, analyses=analyses: [stage(one) for one in analyses], rounds=1)
            best[name] = min(taken, best.get(name, taken))
    return list(best.items())


def others() -> None:
    """dateparser's search for dates and quantulum3's for quantities; ours do the stages that these need."""
    texts = list(articles(OF_OTHERS))
    pack, options = load_pack("fr"), Options(language="fr")
    size = sum(len(row["text"]) for row in texts) / 1e6
    documents = [from_text(row["id"], row["text"], options) for row in texts]
    ours = seconds(lambda: [dates.find(scan(document, pack)) for document in documents])
    whole = seconds(lambda: [extract(document, pack) for document in documents])
    line("dates alone: scan and dates", size / ours, RATE)
    line("everything: whole extraction", size / whole, RATE)
    for name, search in _installed():
        search(texts[0]["text"])  # what it loads at its first call is not held against it
        taken = seconds(lambda search=search: [search(row["text"]) for row in texts], rounds=1)
        line(name, size / taken, RATE, taken / whole, "the time of our whole extraction")


def _installed() -> list[tuple[str, Callable[[str], Any]]]:
    found: list[tuple[str, Callable[[str], Any]]] = []
    try:
        from dateparser.search import search_dates

        found.append(("dates: dateparser.search_dates", lambda text: search_dates(text, languages=["fr"])))
    except ImportError:
        print("  dateparser is not installed")
    try:
        from quantulum3 import parser

        found.append(("quantities: quantulum3", parser.parse))
    except ImportError:
        print("  quantulum3 is not installed: pip install -e '.[bench]'")
    return found
