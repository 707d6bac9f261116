"""Names that stand for the same actor."""

from __future__ import annotations

from factrack.language.tokenizer import fold
from factrack.mentions.analysis import ActorMention, Analysis
from factrack.model import Actor


def cross_article_key(actor: Actor) -> str:
    """What makes actors of two articles one: the ISO code of a country, else the folded full name."""
    if actor.type == "country" and actor.code:
        return actor.code
    return fold(actor.name)


def resolve(analysis: Analysis) -> None:
    """Give every actor mention its canonical name."""


def merged(analysis: Analysis) -> list[Actor]:
    """The actors of the article, a row each."""
    rows: dict[str, list[ActorMention]] = {}
    for mention in analysis.actors:
        rows.setdefault(fold(mention.name), []).append(mention)
    return [
        Actor(
            name=found[0].name,
            type=found[0].type,
            code=found[0].code,
            mentions=tuple(sorted({analysis.chars(m.first, m.last) for m in found})),
        )
        for found in rows.values()
        if not all(m.adjective for m in found)
    ]
