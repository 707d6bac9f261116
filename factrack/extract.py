"""The whole cascade as one pure function: `(Document, Pack) -> Extraction`."""

from __future__ import annotations

from factrack.facts import attribution, coreference, events, owners, quantities, resolve
from factrack.language.pack import Pack
from factrack.mentions import actors, clauses, dates, numbers, verbs
from factrack.mentions.analysis import Analysis
from factrack.mentions.scan import scan
from factrack.model import Document, Extraction


def analyse(document: Document, pack: Pack) -> Analysis:
    """Every stage up to the facts, for `extract` and for `explain`."""
    analysis = scan(document, pack)
    dates.find(analysis)
    numbers.find(analysis)
    verbs.find(analysis)
    clauses.find(analysis)
    resolve.resolve(analysis)
    actors.find(analysis)
    coreference.resolve(analysis)
    attribution.find(analysis)
    return analysis


def extract(document: Document, pack: Pack) -> Extraction:
    """All facts of one document. Pure: the same document and pack give the same extraction, always."""
    analysis = analyse(document, pack)
    found = events.find(analysis)
    return Extraction(
        document=document,
        dates=tuple(analysis.whens),
        quantities=tuple(owners.fill(pack, quantities.find(analysis), found)),
        actors=tuple(coreference.merged(analysis)),
        events=tuple(found),
        problems=document.problems,
    )
