"""Reports without a reporting verb: what a document sums up after a colon, figures that go on with a toll, topics."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.proper import content, text
from factrack.facts.attribution.subjects import subject
from factrack.facts.attribution.view import View
from factrack.frozen import replace
from factrack.mentions.analysis import Hit, Span

_OPENS = 4  # tokens before the first number of a sentence that starts with figures
_REPORTS = frozenset({"incise", "that", "object", "source"})


def topic(work: Work, hit: Hit) -> None:
    """ "As for X, …": what the sentence's pronoun means."""
    span = work.view.span(hit.first)
    if hit.first == span.first and not (hit.last < span.last and work.view.is_a(hit.last, "tonic_pronoun")):
        speaker = after(work.view, work.memory, hit.last, span.last)
        if speaker is not None and speaker.name is not None:
            work.memory.topics[span.index] = replace(speaker, strong=True)


def colons(view: View) -> dict[int, int]:
    """Where the last colon of each sentence that has one stands."""
    found: dict[int, int] = {}
    at = -1
    try:
        while True:
            at = view.words.index(":", at + 1)
            found[view.analysis.tokens.sentence[at]] = at
    except ValueError:
        return found


def colon(work: Work, span: Span, at: int) -> None:
    """ "The first estimates of X are out: …": what follows the colon is of whose document it is."""
    view = work.view
    if not work.happens(at, span.last) or any(span.first <= d.cue[0] < at for d in work.drafts[-3:]):
        return
    verbs = view.finites(span.first, at)
    speaker = subject(view, work.memory, verbs[0]) if verbs else after(view, work.memory, span.first, at)
    if speaker is None or speaker.name is None or not (verbs or _owned(work, span, speaker, at)):
        return
    first = span.first + view.is_a(span.first, "coordinator")
    if document(view, content(view, first, speaker.last), speaker.last) is not None:
        draft = Draft(None, 0, 0, (speaker.first, verbs[0].last if verbs else at), "colon", "document")
        work.add(speaker, (at + 1, work.bounds.ahead(at + 1)), draft)


def _owned(work: Work, span: Span, speaker: Speaker, at: int) -> bool:
    """Whether a headline names whose document it is ("Toll of the fire brigade: …")."""
    view = work.view
    whole = text(view, content(view, speaker.first, at), at)
    return speaker.first == span.first and speaker.last == at and speaker.name != whole


def toll(work: Work, span: Span, earlier: Draft) -> None:
    """A sentence that starts with a figure, right after a toll that somebody gave: more of the same toll."""
    view = work.view
    if earlier.claimant is None or earlier.carried or earlier.kind not in _REPORTS:
        return
    if not work.counts(span.first, min(span.first + _OPENS, span.last)) or _turns(work, span):
        return
    before = view.span(earlier.cue[0])
    given = earlier.cue if earlier.kind == "source" else (before.first, before.last)
    if not view.known.tolls.isdisjoint(view.words[slice(*given)]) and _issued(work, earlier):
        draft = replace(earlier, first=span.first, last=span.last, cue=(span.first, span.first + 1), kind="toll")
        draft.carried, draft.opens = True, -1
        work.drafts.append(draft)


def _issued(work: Work, earlier: Draft) -> bool:
    """Whether somebody gave the toll: a report, or a source whose document says who published it."""
    if earlier.kind != "source":
        return True
    view = work.view
    return any(view.group_at(at) is not None for at in range(*earlier.cue))


def _turns(work: Work, span: Span) -> bool:
    """Whether the sentence turns to something else: an opposition, or another time."""
    view = work.view
    return any(view.is_a(at, "opposition") or at in view.adverbials for at in range(span.first, span.last))
