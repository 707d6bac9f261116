"""The town that a sentence opens with, before a comma: what the rest of it tells is told of that town ("À Lyon, …")."""

from __future__ import annotations

from collections.abc import Callable

from factrack.mentions.analysis import ActorMention, Analysis

_FRONT = 3  # tokens from the start of a sentence to the town that it opens with
_TOWNS = frozenset({"place", "city", "region", "territory"})


def fronted(analysis: Analysis, mention_at: Callable[[int], ActorMention | None], at: int) -> str | None:
    """The name of the town before the token `at`; `mention_at` gives the mention that starts at a token."""
    span = analysis.spans[analysis.tokens.sentence[at]]
    for token in range(span.first, min(span.first + _FRONT, at)):
        mention = mention_at(token)
        if mention is not None:
            told = mention.type in _TOWNS and mention.last < at and analysis.tokens.words[mention.last] == ","
            return mention.name if told else None
    return None
