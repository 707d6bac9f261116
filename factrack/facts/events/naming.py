"""Which nouns and names of a text are looked at: the longest noun for people at a token, names inside no other name."""

from __future__ import annotations

from factrack.mentions.analysis import ActorMention, Analysis

ACTING = frozenset({"country", "person", "organisation", "role", "group"})
_SOMEBODY = ("person", "actor.role", "actor.body", "actor.group")  # hits of nouns that say what somebody is


def longest(analysis: Analysis) -> dict[int, int]:
    """First token -> length of the longest noun for people, a role or a body there."""
    found: dict[int, int] = {}
    nations = {mention.first for mention in analysis.actors if mention.adjective}
    for kind in _SOMEBODY:
        for first, last, _ in analysis.of(kind):
            if first not in nations and last - first > found.get(first, 0):
                found[first] = last - first
    return found


def _is_branch(body: ActorMention, mention: ActorMention) -> bool:
    """Whether a country only says which branch of a body is meant ("Amnesty International France")."""
    beside = body.last == mention.first and body.type == "organisation"
    return beside and mention.type == "country" and not mention.adjective


def outermost(mentions: list[ActorMention]) -> list[ActorMention]:
    """Mentions that no actor's longer name holds; a weapon or a document hides nobody."""
    found: list[ActorMention] = []
    end = -1
    for mention in mentions:
        same = bool(found) and (found[-1].first, found[-1].last) == (mention.first, mention.last)
        last = found[-1] if found else None
        if last is not None and _is_branch(last, mention):
            continue
        if mention.first >= end or mention.last > end or same:
            found.append(mention)
            if mention.type in ACTING:
                end = max(end, mention.last)
    return found
