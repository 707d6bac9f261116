"""Reports that reach past their sentence: quotations without a speaker, hearsay that goes on, "this comes from X"."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.subjects import started, subject
from factrack.frozen import replace
from factrack.mentions.analysis import Hit, Span
from factrack.mentions.quotes import Quote

_HEARSAY = frozenset({"conditional", "conditional_past"})
_QUOTED = 4
_OWN = 12  # words of a quotation in which its speaker says "I" or "we"
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
    speaker = after(view, work.memory, max(group.last, hit.last), span.last)
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
    if work.bounds.quote_around(verbs[0].first) is not None:
        return
    if any(view.is_a(at, "condition") for at in range(span.first, span.last)) or _projected(work, span, verbs[0].first):
        return
    last = next((at for at in range(verbs[0].last, span.last) if view.words[at] in (":", ";")), span.last)
    carried = replace(earlier, first=span.first, last=last, cue=(span.first, span.first), kind="hearsay", carried=True)
    work.drafts.append(carried)


def _projected(work: Work, span: Span, verb: int) -> bool:
    """Whether the conditional says what a plan would do, not what one is said to have done."""
    return any(word in work.view.known.plans for word in work.view.words[span.first : verb])


def quotations(work: Work) -> None:
    """Quotations without a reporting verb: of the name they stand after, or of who spoke right before."""
    view = work.view
    covered: dict[int, list[Draft]] = {}
    ends: dict[int, Draft] = {}
    for draft in work.drafts:
        ends[view.span(draft.cue[0]).index] = draft
        if draft.kind in _SPOKEN:
            for index in range(view.span(draft.first).index, view.span(draft.last - 1).index + 1):
                covered.setdefault(index, []).append(draft)
                if index > view.span(draft.cue[0]).index:
                    ends[index] = draft
    spoken: dict[int, list[tuple[int, Speaker]]] = {}
    for cue, speaker in work.spoken:
        spoken.setdefault(view.span(cue).index, []).append((cue, speaker))
    for quote in work.bounds.quotes:
        span = view.span(quote.first)
        if quote.last - quote.first < _QUOTED:
            continue
        if any(draft.first <= quote.first < draft.last for draft in covered.get(span.index, ())):
            continue
        found = (
            _labelled(work, quote, span)
            or _continued(work, quote, span, ends.get(span.index - 1))
            or _partial(quote, spoken.get(span.index, []))
            or _announced(work, quote, span, spoken.get(span.index - 1, []))
            or _introduced(work, quote, span)
            or _of_subject(work, quote, span)
        )
        if found is None:
            continue
        work.drafts.append(found)
        for index in range(span.index, view.span(quote.last - 1).index + 1):
            ends[index] = found
    _running(work)


def _running(work: Work) -> None:
    """Quotations that run on into the next paragraph, which tells who speaks: "“…\\n\\n“…”, says X"."""
    quotes = work.bounds.quotes
    for quote, following in zip(reversed(quotes[:-1]), reversed(quotes[1:]), strict=True):
        known = _spoken(work, following) if quote.runs and _spoken(work, quote) is None else None
        if known is not None:
            cue = quote.first - 1, quote.first
            changed = replace(known, first=quote.first, last=quote.last, cue=cue, kind="quotation", carried=True)
            changed.opens = -1
            work.drafts.append(changed)


def _spoken(work: Work, quote: Quote) -> Draft | None:
    """The frame that a quotation stands in, if one tells who speaks."""
    found = (draft for draft in work.drafts if draft.first <= quote.first < draft.last)
    return next((draft for draft in found if draft.kind in _SPOKEN and draft.claimant), None)


def _labelled(work: Work, quote: Quote, span: Span) -> Draft | None:
    """A quotation after a person's name alone ("The same with Jane Doe: "…""), as in interviews."""
    view, mark = work.view, quote.first - 1
    end = mark - 1 if mark > span.first and view.words[mark - 1] == ":" else mark
    mention = view.actor_ends.get(end)
    if end < mark and not view.finites(span.first, mark):
        found = after(view, work.memory, span.first, end)
        if found is not None and found.last == end and found.name and _of_people(work, found):
            return Draft(found.name, quote.first, quote.last, (span.first, end), "quotation", "role before it")
    if mention is None or mention.type != "person" or mention.first < span.first or not view.capital(mention.first):
        return None
    if view.finites(span.first, mark) or (end == mark and mention.first > span.first):
        return None
    return Draft(mention.name, quote.first, quote.last, (mention.first, mention.last), "quotation", "name before it")


def _partial(quote: Quote, spoken: list[tuple[int, Speaker]]) -> Draft | None:
    """A quotation inside the object of a reporting verb ("he condemned the “waste of forty million”")."""
    before = [(cue, speaker) for cue, speaker in spoken if cue < quote.first and speaker.name is not None]
    if not before:
        return None
    cue, speaker = before[-1]
    return Draft(speaker.name, quote.first, quote.last, (cue, cue + 1), "quotation", "quotation in the object")


def _announced(work: Work, quote: Quote, span: Span, spoken: list[tuple[int, Speaker]]) -> Draft | None:
    """A quotation after a sentence that only says who speaks ("Jane Doe qualifies the claim. “…”")."""
    name = spoken[-1][1].name if spoken else None
    if quote.first - 1 != span.first or name is None or not work.memory.is_person(name):
        return None
    before = work.view.analysis.spans[span.index - 1]
    if before.sentence.paragraph != span.sentence.paragraph:
        return None
    cue = span.first, span.first + 1
    return Draft(name, quote.first, quote.last, cue, "quotation", "who speaks before it", carried=True)


def _introduced(work: Work, quote: Quote, span: Span) -> Draft | None:
    """A quotation in the first person after a sentence about somebody ("The colonel made a statement. “We …”")."""
    view = work.view
    if quote.first - 1 != span.first or span.index == 0:
        return None
    before = view.analysis.spans[span.index - 1]
    own = any(view.is_a(at, "first_person") for at in range(quote.first, min(quote.first + _OWN, quote.last)))
    if not own or before.sentence.paragraph != span.sentence.paragraph:
        return None
    name = started(view, before.index)
    if name is None:
        return None
    cue = span.first, span.first + 1
    return Draft(name, quote.first, quote.last, cue, "quotation", "who is told of before it", carried=True)


def _of_subject(work: Work, quote: Quote, span: Span) -> Draft | None:
    """A quotation after a colon and a clause that tells how somebody feels ("Jane Doe is certain: “…”")."""
    view, colon = work.view, quote.first - 2
    verbs = view.finites(span.first, colon) if colon > span.first and view.words[colon] == ":" else []
    found = subject(view, work.memory, verbs[0]) if len(verbs) == 1 else None
    if found is None or found.name is None or not found.strong:
        return None
    if not (work.memory.is_person(found.name) or _of_people(work, found)):
        return None
    work.hear(found)
    return Draft(
        found.name, quote.first, quote.last, (verbs[0].first, colon + 1), "quotation", "who is told of before it"
    )


def _of_people(work: Work, found: Speaker) -> bool:
    """Whether a phrase is headed by a role of people ("The mayor: “…”")."""
    view = work.view
    return any(view.words[at] in view.known.people for at in range(found.first, found.last))


def _runs(work: Work, quote: Quote) -> bool:
    """Whether the quotation of the paragraph before runs on into this one."""
    before = work.bounds.quote_around(quote.first - 2) if quote.first > 1 else None
    return before is not None and before.runs and before.last == quote.first - 1


def _continued(work: Work, quote: Quote, span: Span, earlier: Draft | None) -> Draft | None:
    """A quotation that starts a sentence, after one in the same paragraph whose speaker is known."""
    if quote.first - 1 != span.first or earlier is None or earlier.claimant is None or earlier.kind not in _SPOKEN:
        return None
    before = work.view.analysis.spans[span.index - 1]
    if before.sentence.paragraph != span.sentence.paragraph and not _runs(work, quote):
        return None
    return replace(
        earlier, first=quote.first, last=quote.last, cue=(span.first, span.first + 1), kind="quotation", carried=True,
        opens=-1,
    )  # fmt: skip
