"""One row an actor: all its mentions, its other names, and how each mention under other words was merged."""

from __future__ import annotations

from collections.abc import Mapping

from factrack.facts.coreference.anaphora import LEADING_BACK
from factrack.language.pack import Pack
from factrack.matching import folded
from factrack.mentions.analysis import ActorMention, Analysis
from factrack.model import Actor

_NONE: Mapping[str, str] = {}


def cross_article_key(actor: Actor, same: Mapping[str, str] = _NONE) -> str:
    """What makes actors of two articles one: the ISO code of a country, else the folded full name.

    `same` maps folded names to those under which every language knows them ("londres": "London").
    """
    return _key(same.get(folded(actor.name), actor.name), actor.type, actor.code)


def same_names(pack: Pack) -> Mapping[str, str]:
    """The names of a language, folded, and those under which every language knows them."""
    return pack.made(_same_names)


def _same_names(pack: Pack) -> Mapping[str, str]:
    return {folded(name): shared for name, shared in pack.files["actors"].same.items()}


def merged(analysis: Analysis) -> list[Actor]:
    """The actors of the article in order of their first mention."""
    rows: dict[str, list[ActorMention]] = {}
    for mention in analysis.actors:
        rows.setdefault(_key(mention.name, mention.type, mention.code), []).append(mention)
    return [_row(analysis, mentions) for mentions in rows.values()]


def _key(name: str, kind: str, code: str | None) -> str:
    if kind == "country" and code:
        return code
    return " ".join(_singular(word) for word in folded(name).replace("-", " ").split())


def _singular(word: str) -> str:
    """A word without its plural, as far as its ending tells: only to compare names with each other."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _row(analysis: Analysis, mentions: list[ActorMention]) -> Actor:
    names = [mention.name for mention in mentions]
    name = next(
        (name for name in names if not (name.isupper() and " " in name)), names[0]
    )  # not one in a headline's capitals
    kinds = [mention.type for mention in mentions]
    others: dict[str, str] = {}
    for mention in mentions:
        text = analysis.slice(mention.first, mention.last)
        if text == name:
            continue
        text = " ".join(text.split())
        if folded(text) != folded(name):
            others.setdefault(text, mention.rule)
    return Actor(
        name=name,
        type=max(dict.fromkeys(kinds), key=kinds.count),
        code=mentions[0].code,
        mentions=tuple(sorted({analysis.chars(mention.first, mention.last) for mention in mentions})),
        aliases=tuple(text for text, rule in others.items() if rule not in LEADING_BACK),
        why=tuple(f"{text}: {rule}" for text, rule in others.items()),
    )
