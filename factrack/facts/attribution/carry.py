"""Reports that reach past their sentence: quotations without a speaker, hearsay that goes on, "this comes from X"."""

from __future__ import annotations

from dataclasses import replace

from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.speakers import after
from factrack.mentions.analysis import Hit, Span

_HEARSAY = frozenset({"conditional", "conditional_past"})
_QUOTED = 4
_SPOKEN = frozenset({"incise", "quote", "quotation", "that"})


def origin(work: Work, hit: Hit) -> None:
    """ "This information comes from X": X said what the sentence before says."""
    view = work.view
    group = view.group_at(hit.first)
    span = view.span(hit.first)
    if group is None or not group.finite or span.index == 0 or not _points_back(work, span):
        return
    before = view.analysis.spans[span.index - 1]
    if before.sentence.paragraph != span.sentence.paragraph or group.last >= span.last:
        return
    speaker = after(view, work.memory, group.last, span.last)
    if speaker is None or speaker.name is None:
        return
    for draft in work.drafts:
        if draft.claimant is None and before.first <= draft.cue[0] < before.last:
            draft.claimant = speaker.name
    draft = Draft(None, 0, 0, (group.first, speaker.last), "origin", hit.tag.key, carried=True)
    work.add(speaker, (before.first, before.last), draft)


def _points_back(work: Work, span: Span) -> bool:
    """Whether the sentence starts with "this information", "these figures"."""
    view = work.view
    return view.is_a(span.first, "demonstrative") and view.words[span.first + 1] in view.known.documents


def hearsay(work: Work, span: Span, earlier: Draft) -> None:
    """A sentence without a frame, in the conditional of hearsay, right after one with a claimant: the same speaker."""
    if earlier.claimant is None or not work.happens(span.first, span.last):
        return
    view = work.view
    verbs = view.finites(span.first, span.last)
    if not verbs or verbs[0].tense not in _HEARSAY or verbs[0].modal is not None:
        return
    if any(view.is_a(at, "condition") for at in range(span.first, span.last)):
        return
    carried = replace(
        earlier, first=span.first, last=span.last, cue=(verbs[0].first, verbs[0].last), kind="hearsay", carried=True
    )
    work.drafts.append(carried)


def quotations(work: Work) -> None:
    """Quotations that start a sentence and have no speaker of their own: the speaker of the words before them."""
    view = work.view
    covered = sorted((draft.first, draft.last) for draft in work.drafts if draft.kind in ("incise", "quote", "that"))
    ends = {last: draft for draft in work.drafts for last in [view.span(draft.cue[0]).index]}
    for quote in work.bounds.quotes:
        span = view.span(quote.first)
        if quote.first - 1 != span.first or quote.last - quote.first < _QUOTED:
            continue
        if any(first <= quote.first < last for first, last in covered):
            continue
        earlier = ends.get(span.index - 1)
        if earlier is None or earlier.claimant is None or earlier.kind not in _SPOKEN:
            continue
        before = view.analysis.spans[span.index - 1]
        if before.sentence.paragraph != span.sentence.paragraph:
            continue
        carried = replace(
            earlier, first=quote.first, last=quote.last, cue=(span.first, span.first + 1), kind="quotation",
            carried=True, opens=-1,
        )  # fmt: skip
        work.drafts.append(carried)
        for index in range(span.index, view.span(quote.last - 1).index + 1):
            ends[index] = carried
