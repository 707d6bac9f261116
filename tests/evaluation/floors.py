"""Pinned scores: a floor below which none may fall, for one state of the corpus."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path

from factrack.extract import extract
from factrack.language.pack import languages, load_pack
from tests.evaluation.gold import checksum, corpus
from tests.evaluation.scorer import Tally, score

PATH = Path(__file__).parent / "floors.toml"
Scores = dict[str, dict[str, float]]


@cache
def tallies() -> dict[str, Tally]:
    """The extraction of the whole corpus, judged, by language; languages without a pack are left out."""
    found: dict[str, Tally] = {}
    for article in corpus():
        code = article.document.language
        if code in languages():
            score(article, extract(article.document, load_pack(code)), found.setdefault(code, Tally()))
    return found


def reached() -> Scores:
    """What the extraction reaches now, by language and metric."""
    return {code: tally.scores() for code, tally in tallies().items()}


def pinned() -> tuple[str, Scores]:
    """The corpus that the floors are for, and the floors."""
    table = tomllib.loads(PATH.read_text("utf-8")) if PATH.exists() else {}
    return table.pop("corpus", ""), table


def fallen(floors: Scores, scores: Scores) -> list[str]:
    """One line for each score that is below its floor, or gone."""
    return [
        f"{code} {metric}: {scores.get(code, {}).get(metric, 0.0):.3f}, pinned at {floor:.3f}"
        for code, metrics in floors.items()
        for metric, floor in metrics.items()
        if scores.get(code, {}).get(metric, 0.0) < floor
    ]


def unpinned(floors: Scores, scores: Scores) -> list[str]:
    """Metrics that have no floor yet."""
    return [
        f"{code} {metric}"
        for code, metrics in scores.items()
        for metric in metrics
        if metric not in floors.get(code, {})
    ]


def pin(scores: Scores, *, lower: bool = False) -> list[str]:
    """Write the floors; what would lower one is returned instead, and nothing written, unless `lower`."""
    refused = fallen(pinned()[1], scores)
    if refused and not lower:
        return refused
    lines = [
        "# Written by `python -m tests.evaluation --pin`: no score may fall below these.",
        f'corpus = "{checksum()}"',
    ]
    for code, metrics in sorted(scores.items()):
        lines += ["", f"[{code}]"]
        lines += [f'"{metric}" = {math.floor(value * 1000) / 1000:.3f}' for metric, value in sorted(metrics.items())]
    PATH.write_text("\n".join(lines) + "\n", "utf-8")
    return []
