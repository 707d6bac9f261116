"""Counts with who gives them in brackets behind: "6 000 marcheurs (préfecture)", "30 000 (chiffres CGT)"."""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.mentions.analysis import Span

OPENING = "("  # without one, no bracket holds a source
_LONGEST = 6  # tokens inside the brackets
_COUNT = 4  # tokens from the number to the bracket


def credits(work: Work, span: Span) -> None:
    """Add a frame for each count of a sentence behind which brackets hold nothing but who gives it.

    One of those who count is believed, unless it may be of them ("12 morts (armée)"); others only beside one, or by a
    word for figures: "12 élus (PS)" tells a party.
    """
    found = [
        (number, opening, speaker, named)
        for number, opening in _bracketed(work, span)
        for speaker, named in _credited(work, opening, span.last)
    ]
    sure = len(found) > 1 and any(_official(work, speaker) for _, _, speaker, _ in found)
    found = [one for one in found if sure or one[3] or (_official(work, one[2]) and _of_people(work, *one[:2]))]
    for number, opening, speaker, _ in found:
        draft = Draft(None, 0, 0, (opening, speaker.last + 1), "source", "in brackets")
        work.add(speaker, (number, opening), draft)


def _bracketed(work: Work, span: Span) -> list[tuple[int, int]]:
    """Each number with the bracket that opens right behind its noun."""
    view = work.view
    begin, end = (bisect_left(work.numbers, token) for token in (span.first, span.last))
    found = []
    for place in range(begin, end):
        number = work.numbers[place]
        limit = min([span.last, number + _COUNT + 1, *work.numbers[place + 1 : place + 2]])
        opening = next((at for at in range(number + 1, limit) if view.is_a(at, "opening_bracket")), None)
        if opening is not None:
            found.append((number, opening))
    return found


def _credited(work: Work, opening: int, limit: int) -> list[tuple[Speaker, bool]]:
    """Who fills the brackets, and whether a word for figures leads to them; nobody where something else is there."""
    view = work.view
    closing = next(
        (at for at in range(opening + 1, min(limit, opening + _LONGEST)) if view.is_a(at, "closing_bracket")), -1
    )
    start, end = opening + 1, closing
    leads = start < end and view.words[start] in view.known.figures
    start += leads
    start += leads and start < end and view.is_a(start, "of")
    follows = start < end - 1 and view.words[end - 1] in view.known.figures
    end -= follows
    speaker = after(view, work.memory, start, end) if start < end else None
    if speaker is None or speaker.last != end or work.counts(start, end):
        return []
    mention = view.actors.get(speaker.first)
    body = mention is not None and mention.type == "organisation"
    return [(speaker, leads or follows)] if body or _official(work, speaker) else []


def _of_people(work: Work, number: int, opening: int) -> bool:
    """Whether no noun, or one for people, is counted: what befell them may have befallen those whom the brackets name."""
    if work.counted(opening):
        return True
    analysis = work.view.analysis
    people = any(number < hit.first < opening for hit in analysis.of("person"))
    topics = [hit.tag.data for hit in analysis.of("topic") if number < hit.first < opening]
    return any(topic.crowd for topic in topics) or (people and not any(topic.people for topic in topics))


def _official(work: Work, speaker: Speaker) -> bool:
    """Whether it is one of those who count: the police, a prefecture, a union."""
    known = work.view.known.officials
    return any(work.view.words[at] in known for at in range(speaker.first, speaker.last))
