"""Headlines that end in who says so: "Forty dead in the fire: police", "Quarante morts dans l'incendie (préfecture)"."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.mentions.analysis import Span

_LONGEST = 6  # tokens of the credit
_WHERE = frozenset({"place", "country"})


def credit(work: Work, span: Span, colon: int | None) -> None:
    """Add the frame of a headline whose end, after its last colon or in brackets, names who says what it says."""
    view = work.view
    last = span.last - 1
    bracket = _bracket(work, span)
    mark = colon if bracket is None else bracket
    if mark is None or mark == span.first or not 1 < span.last - mark <= _LONGEST or not _is_headline(work, span):
        return
    end = last if view.is_a(last, "closing_bracket") else span.last
    speaker = after(view, work.memory, mark + 1, end) if mark + 1 < end else None
    if speaker is None or speaker.last != end or not _speaks(work, speaker) or not work.happens(span.first, mark):
        return
    draft = Draft(None, 0, 0, (mark, span.last), "credit", "headline")
    work.add(speaker, (span.first, mark), draft)


def _bracket(work: Work, span: Span) -> int | None:
    """The bracket that opens what the sentence ends with."""
    view, last = work.view, span.last - 1
    if last <= span.first or not view.is_a(last, "closing_bracket"):
        return None
    near = range(last - 1, max(span.first, last - _LONGEST), -1)
    return next((at for at in near if view.is_a(at, "opening_bracket")), None)


def _is_headline(work: Work, span: Span) -> bool:
    """Whether the sentence is a paragraph by itself and has no stop."""
    spans, paragraph = work.view.analysis.spans, span.sentence.paragraph
    around = [spans[index] for index in (span.index - 1, span.index + 1) if 0 <= index < len(spans)]
    alone = all(other.sentence.paragraph != paragraph for other in around)
    return alone and work.view.words[span.last - 1] not in (".", "!", "?", "…")


def _speaks(work: Work, speaker: Speaker) -> bool:
    """Whether the credit is of somebody: a noun of those who speak, a person, a body; a place only says where."""
    view = work.view
    mention = view.actors.get(speaker.first)
    if mention is not None and mention.last == speaker.last:
        return mention.type not in _WHERE
    return speaker.strong and any(view.words[at] in view.known.speaking for at in range(speaker.first, speaker.last))
