"""Coreference, modest and recorded: mentions that stand for one actor get its canonical name, and the reason is kept.

What stays unresolved stays as the article wrote it.
"""

from __future__ import annotations

from factrack.facts.coreference import anaphora, bodies, people
from factrack.facts.coreference.links import Links
from factrack.facts.coreference.rows import cross_article_key, merged, same_names
from factrack.mentions.analysis import Analysis

__all__ = ["cross_article_key", "merged", "resolve", "same_names"]


def resolve(analysis: Analysis) -> None:
    """Rewrite `analysis.actors`: surnames, descriptions, acronyms, repeated nouns and a few pronouns."""
    links = Links(analysis)
    people.resolve(links)
    bodies.resolve(links)
    anaphora.resolve(links)
    links.store()
