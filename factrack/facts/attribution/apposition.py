"""The speaker at a place of the text, with what names him beside: an apposition, a name past a long role, a publisher."""

from __future__ import annotations

from factrack.facts.attribution.memory import Memory, Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.phrases import agency_end, forward, gender
from factrack.facts.attribution.proper import content, text
from factrack.facts.attribution.speakers import speaker
from factrack.facts.attribution.view import View
from factrack.frozen import replace

_COMPLEMENT = 14  # words between a role and its bearer's name


def after(view: View, memory: Memory, first: int, limit: int) -> Speaker | None:
    """The speaker whose phrase starts at `first`, with the apposition that names it ("the minister, Jane Doe")."""
    last = forward(view, first, limit)
    if last == first:
        return None
    found = speaker(view, memory, first, last)
    if found is None or last + 1 >= limit:
        return found
    if view.words[last] == ",":
        return _apposed(view, memory, found, limit)
    return _named_behind(view, memory, found, limit) or issued(view, memory, found, limit)


def _named_behind(view: View, memory: Memory, found: Speaker, limit: int) -> Speaker | None:
    """The bearer of a role named past its longer complement ("the minister for women and equality, Jane Doe")."""
    role = next((view.words[at] for at in range(found.first, found.last) if view.words[at] in view.known.people), None)
    start = content(view, found.first, found.last)
    described = found.name in (text(view, found.first, found.last), text(view, start, found.last))
    if role is None or not described or view.finite_at(found.last) or not view.words[found.last].isalpha():
        return None
    for at in range(found.last + 1, min(found.last + _COMPLEMENT, limit - 1)):
        if view.words[at] == ",":
            mention = view.actors.get(at + 1)
            if mention is None or mention.type != "person" or not view.capital(at + 1):
                return None
            memory.name(mention.name)
            memory.bearer(role, mention.name)
            return replace(found, name=mention.name, last=mention.last, strong=True)
        if view.finite_at(at):
            return None
    return None


def medium(view: View, owner: Speaker) -> bool:
    """Whether the phrase names a newspaper, an agency, a station; a body that may be one must bear a name."""
    for at in range(owner.first, owner.last):
        if agency_end(view, at) > at:
            return True
        if view.words[at] in view.known.media:
            named = any(view.capital(after) for after in range(at + 1, owner.last))
            return named or view.words[at] not in view.known.bodies
    return False


def issued(view: View, memory: Memory, found: Speaker, limit: int) -> Speaker:
    """The same speaker, or a report's owner when a participle names it before `limit` ("a toll published by X")."""
    group = view.group_at(found.last) if found.last < limit else None
    if group is None or document(view, content(view, found.first, found.last), found.last) is None:
        return found
    if group.finite or group.tense != "participle":
        return found
    if found.name is not None and view.is_a(found.first, "third_possessive") and found.name != _whole(view, found):
        return found  # "their toll, presented by the minister"
    at = group.last
    while at < limit - 1 and not view.is_a(at, "by") and (view.adverb(at) or at in view.adverbials):
        at = max(view.adverbials.get(at, at + 1), at + 1)
    if at < limit - 1 and view.is_a(at, "to"):
        at = forward(view, at + 1, limit)  # "a memo sent to the staff by X"
    if at >= limit - 1 or not view.is_a(at, "by"):
        return found
    owner = after(view, memory, at + 1, limit)
    if owner is None or not owner.strong or owner.name is None:
        return found
    if found.name is not None and medium(view, owner):
        return replace(found, last=owner.last, via=(owner.name,))
    return replace(owner, first=found.first)


def _worded(view: View, found: Speaker, start: int) -> bool:
    """Whether a speaker is called by the article's own words, or a document by those for its owner."""
    if document(view, start, found.last) is not None:
        return found.name is not None and text(view, start, found.last).endswith(found.name)
    return any(found.name == text(view, at, found.last) for at in (found.first, start))


def _whole(view: View, found: Speaker) -> str:
    """The words of a document as the article has them."""
    return text(view, content(view, found.first, found.last), found.last)


def _ends_in_name(view: View, begin: int, end: int) -> bool:
    """Whether a phrase with an article ends in a person's name ("le général Ali Karim")."""
    mention = view.actor_ends.get(end)
    return mention is not None and mention.type == "person" and begin < mention.first and view.capital(mention.first)


def _apposed(view: View, memory: Memory, found: Speaker, limit: int) -> Speaker:
    """The same speaker, with what is set beside it after a comma: its name, or its role."""
    begin, start = found.last + 1, content(view, found.first, found.last)
    end = forward(view, begin, limit)
    if end == begin or (end < limit and view.finite_at(end)):
        return found
    role = next((view.words[at] for at in range(found.first, found.last) if view.words[at] in view.known.people), None)
    if (role is not None or not found.strong) and (view.capital(begin) or _ends_in_name(view, begin, end)):
        named = speaker(view, memory, begin, end)
        if (
            named is not None
            and named.name is not None
            and not view.is_a(found.first, "plural_determiner")
            and _worded(view, found, start)
        ):
            if role is not None:
                memory.bearer(role, named.name)
            for noun in [noun for noun, owner in memory.papers.items() if owner == found.name]:
                memory.papers[noun] = named.name
            return replace(named, first=found.first, last=end, strong=True, gender=named.gender or found.gender)
        return found
    beside = next((view.words[at] for at in range(begin, end) if view.words[at] in view.known.people), None)
    if beside is not None and found.name is not None and role is None:
        memory.bearer(beside, found.name)
        return replace(found, last=end, strong=True, gender=found.gender or gender(view, begin, begin + 1))
    return found
