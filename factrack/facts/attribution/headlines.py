"""Headlines that name at one end who says so: "Forty dead in the fire: police", "Quarante morts dans l'incendie
(préfecture)", "Twelve shot in the north – army", "Red Cross: 23 drowned".
"""

from __future__ import annotations

from factrack.facts.attribution.apposition import after, medium
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.view import View
from factrack.mentions.analysis import Span

_LONGEST = 6  # tokens of the credit
_WHERE = frozenset({"place", "country"})
_DASHES = frozenset("-–—")
_STOPS = frozenset(".!?…")
MARKS = _DASHES | {":"}  # without one of them, and without brackets behind a report, no headline has a source


def credit(work: Work, span: Span, colon: int | None) -> None:
    """Add the frame of a headline that names who says it: after its last colon or dash, in brackets, or before a colon."""
    view = work.view
    last = span.last - 1
    if view.words[last] in _STOPS:
        return
    bracket = _bracket(work, span)
    dash = _dash(view, span) if bracket is None else None
    mark = next((at for at in (bracket, dash, colon) if at is not None), None)
    if mark is None or mark == span.first or not _is_headline(work, span):
        return
    end = last if view.is_a(last, "closing_bracket") else span.last
    speaker = _named(work, mark + 1, end) if span.last - mark <= _LONGEST else None
    if speaker is not None and work.happens(span.first, mark) and not (mark == dash and medium(view, speaker)):
        work.add(speaker, (span.first, mark), Draft(None, 0, 0, (mark, span.last), "credit", "headline"))
    elif colon is not None:
        _lead(work, span, colon)


def _lead(work: Work, span: Span, colon: int) -> None:
    """Add the frame of a headline that opens with the officials who say it ("Police: three hurt")."""
    view = work.view
    if colon - span.first > _LONGEST or not work.happens(colon, span.last):
        return
    speaker = _named(work, span.first, colon)
    if speaker is not None and any(view.words[at] in view.known.officials for at in range(span.first, colon)):
        work.add(speaker, (colon + 1, span.last), Draft(None, 0, 0, (span.first, colon), "credit", "headline"))


def _named(work: Work, first: int, last: int) -> Speaker | None:
    """Who is named by all of `[first, last)` and can speak."""
    speaker = after(work.view, work.memory, first, last) if first < last else None
    return speaker if speaker is not None and speaker.last == last and _speaks(work, speaker) else None


def _bracket(work: Work, span: Span) -> int | None:
    """The bracket that opens what the sentence ends with."""
    view, last = work.view, span.last - 1
    if last <= span.first or not view.is_a(last, "closing_bracket"):
        return None
    near = range(last - 1, max(span.first, last - _LONGEST), -1)
    return next((at for at in near if view.is_a(at, "opening_bracket")), None)


def _dash(view: View, span: Span) -> int | None:
    """The last dash near the end that has a space on both sides."""
    for at in range(span.last - 2, max(span.first, span.last - 1 - _LONGEST), -1):
        if view.words[at] in _DASHES:
            start, end = view.analysis.chars(at, at + 1)
            text = view.analysis.text
            return at if text[start - 1].isspace() and text[end : end + 1].isspace() else None
    return None


def _is_headline(work: Work, span: Span) -> bool:
    """Whether the sentence is a paragraph by itself."""
    spans, paragraph = work.view.analysis.spans, span.sentence.paragraph
    around = [spans[index] for index in (span.index - 1, span.index + 1) if 0 <= index < len(spans)]
    return all(other.sentence.paragraph != paragraph for other in around)


def _speaks(work: Work, speaker: Speaker) -> bool:
    """Whether the credit is of somebody: a noun of those who speak, a person, a body; a place only says where."""
    view = work.view
    mention = view.actors.get(speaker.first)
    if mention is not None and mention.last == speaker.last:
        return mention.type not in _WHERE
    return speaker.strong and any(view.words[at] in view.known.speaking for at in range(speaker.first, speaker.last))
