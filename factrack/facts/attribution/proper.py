"""Proper names in a speaker's phrase: a person at its end, an agency, a medium, a run of capitalised words."""

from __future__ import annotations

from factrack.facts.attribution.memory import Memory
from factrack.facts.attribution.owners import is_owner, of_somebody, title_at
from factrack.facts.attribution.phrases import abbreviated, agency_end
from factrack.facts.attribution.view import View
from factrack.mentions.analysis import ActorMention

SPEAKING_TYPES = frozenset({"person", "organisation", "country"})


def content(view: View, first: int, last: int) -> int:
    """First token that is no article, pronoun-like determiner or title's stop."""
    begin = first
    while first < last and first not in view.actors:
        partitive = view.is_a(first, "of") and (first == begin or view.is_a(first + 1, "determiner"))
        if not (view.is_a(first, "determiner") or partitive or first in view.name_marks):
            break
        first += 1
    return first


def is_proper(view: View, first: int, last: int) -> bool:
    """Whether the phrase starts with the name of what is no place."""
    start = content(view, first, last)
    mention = view.actors.get(start)
    return start < last and view.capital(start) and (mention is None or mention.type != "place")


def text(view: View, first: int, last: int) -> str:
    """The article's words at `[first, last)`, spaces evened out, without the quotation marks around a name."""
    if not view.name_marks:
        return " ".join(view.analysis.slice(first, last).split())
    marks = [at for at in range(first, last) if at in view.name_marks]
    begins, ends = [first, *(at + 1 for at in marks)], [*marks, last]
    parts = [view.analysis.slice(begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end]
    return " ".join(" ".join(parts).split())


def is_resolved(view: View, mention: ActorMention) -> bool:
    """Whether a mention is a name, or a description whose bearer is known."""
    return view.capital(mention.first) or mention.name != text(view, mention.first, mention.last)


def person(view: View, memory: Memory, start: int, last: int) -> str | None:
    """The person's name at the end of the phrase: known as such, after a title, or after a role."""
    if _surrounds(view, start, last):
        return None
    mention = view.actor_ends.get(last)
    owned = mention is not None and is_owner(view, start, mention.first)
    if (
        mention is not None
        and mention.first >= start
        and mention.type == "person"
        and not owned
        and is_resolved(view, mention)
    ):
        memory.name(mention.name)
        if _of_two(view, start, mention):
            return text(view, start, last)
        return memory.surnames.get(mention.name.casefold(), mention.name)
    first = _name_start(view, start, last)
    if first is None or first >= last or of_somebody(view, start, first) or is_owner(view, start, first):
        return None
    titled = first > start and title_at(view, first - 1)
    if mention is not None and mention.type != "person" and not titled:
        return None
    role = (
        first > start
        and (view.words[first - 1] not in view.known.bodies or last - first > 1)
        and _role(view, start, first)
    )
    if not (titled or role or (first == start and last - first > 1 and mention is None)):
        return None
    name = text(view, first, last)
    if last - first == 1:
        return memory.surnames.get(name.casefold()) or (text(view, start, last) if role and not titled else name)
    memory.name(name)
    return name


def _of_two(view: View, start: int, second: ActorMention) -> bool:
    """Whether a phrase is the names of two people, no more ("Jane Doe and Li Na")."""
    first = view.actors.get(start)
    between = second.first - 1
    joined = first is not None and first.last == between and first.type == "person" and view.capital(start)
    return joined and view.is_a(between, "conjunction_and")


def _surrounds(view: View, start: int, last: int) -> bool:
    """Whether the phrase is of a body with "of" someone ("the party of President X"): nobody of that name speaks."""
    for at in range(start, last):
        word = view.words[at]
        if word in view.known.people or view.capital(at):
            return False
        if word in view.known.bodies:
            return at + 1 < last and view.is_a(at + 1, "of")
    return False


def _name_start(view: View, start: int, last: int) -> int | None:
    """Where the run of capitalised words that ends the phrase starts (particles count), not after "of"."""
    at = last
    while at > start and _in_name(view, at - 1, start, last, at < last):
        at -= 1
    if at == last:
        return None
    if at > start and view.is_a(at - 1, "preposition", "determiner"):
        return last - 2 if last - at > 2 and _role(view, start, at) else None
    return at


def _in_name(view: View, at: int, start: int, last: int, begun: bool) -> bool:
    """Whether the word at `at`, left of a name's end (`begun`: of its words), is a part of the name."""
    if title_at(view, at):
        return False
    if view.capital(at):
        return agency_end(view, at) == at
    if not begun or at == start:
        return False
    if view.words[at] in view.known.particles:
        return view.capital(at - 1)
    return view.words[at] == "." and abbreviated(view, at, last)


def _role(view: View, start: int, last: int) -> bool:
    return not view.known.people.isdisjoint(view.words[start:last])


def agency(view: View, start: int, last: int) -> str | None:
    """The agency that the phrase names, with or without "the agency"."""
    for at in range(max(start, last - 3), last):
        if agency_end(view, at) == last and (at == start or view.words[start] in view.known.media):
            return text(view, at, last)
    return _titled(view, start, last)


def _titled(view: View, start: int, last: int) -> str | None:
    """The name of a medium on no list, after the word that says what it is ("the news agency ALP")."""
    first = last
    while first > start and view.capital(first - 1) and view.words[first - 1][0].isalpha():
        first -= 1
    if first in (start, last) or view.is_a(first - 1, "preposition", "determiner"):
        return None
    mention = view.actors.get(first)
    if mention is not None and mention.type not in SPEAKING_TYPES - {"country"}:
        return None
    bare = not any(view.is_a(at, "of", "preposition") or view.capital(at) for at in range(start, first))
    return text(view, first, last) if bare and not view.known.media.isdisjoint(view.words[start:first]) else None


def noun(view: View, start: int, last: int) -> int:
    """The first word of the phrase that is no adjective before its noun."""
    while start < last - 1 and view.is_a(start, "prenominal_adjective"):
        start += 1
    return start


def acts(view: View, start: int, last: int) -> bool:
    """Whether the noun of the phrase, on no list, looks like one of someone who acts ("gestionnaire")."""
    at = noun(view, start, last)
    return at not in view.actors and view.known.acts(view.words[at])


def is_named(view: View, start: int, last: int) -> bool:
    """Whether the phrase holds a name that is no place: an acronym, two capitalised words, or one in quotation marks."""
    if start in view.quoted:  # "the “tax fund”", no "“historic march”" that somebody praises
        return view.raw[start][0].isupper() or view.is_a(start - 2, "definite", "contraction")
    mention = view.actors.get(start)
    if mention is not None:
        return mention.type in SPEAKING_TYPES
    complement = next((at for at in range(start, last) if view.is_a(at, "of")), last)
    capitals = [at for at in range(start, complement) if view.capital(at)]
    return len(capitals) > 1 or any(len(view.raw[at]) > 1 and view.raw[at].isupper() for at in capitals)
