"""A second speaker without a verb of its own: "The police counted 300 marchers, the unions 900"."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.frozen import replace

_KINDS = frozenset({"count", "object"})


def gaps(work: Work, begin: int) -> None:
    """Give the figures after a further speaker in the reports from draft `begin` on to that speaker."""
    for draft in work.drafts[begin:]:
        if draft.kind in _KINDS and draft.claimant is not None:
            _gap(work, draft)


def _gap(work: Work, draft: Draft) -> None:
    view = work.view
    limit = view.span(draft.cue[0]).last
    before = None
    for at in range(draft.first, min(draft.last + 1, limit)):
        if before is not None and (view.words[at] in (",", ";") or view.is_a(at, "conjunction_and")):
            found = _next(work, at, limit, before)
            if found is not None:
                speaker, number = found
                rest = replace(draft, cue=(speaker.first, speaker.last), carried=False, via=(), opens=-1)
                draft.last = at
                work.add(speaker, (number, work.bounds.ahead(number)), rest)
                _gap(work, rest)
                return
        if before is None and at in view.counts:
            before = view.words[at - 1]


def _next(work: Work, at: int, limit: int, before: str) -> tuple[Speaker, int] | None:
    """The speaker after the mark at `at` and the number right behind, or behind the word before the first one."""
    view = work.view
    speaker = after(view, work.memory, at + 1, limit) if at + 1 < limit else None
    if speaker is None or not speaker.strong or work.counts(speaker.first, speaker.last):
        return None
    number = speaker.last
    if number < limit and (view.words[number] in (",", before) or view.is_a(number, "of")):
        number += 1
    return (speaker, number) if number < limit and number in view.counts else None
