"""Who asserts what: frames found once an article, asked once a fact.

A frame is a reporting verb with what makes it report, a phrase before a source, or what carries one over to the
next sentence. The innermost frame around a fact names its claimant, those around it are the relays.
"""

from __future__ import annotations

from bisect import bisect_left

from factrack.facts.attribution import brackets, carry, headlines, interviews, summary
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.gapping import gaps
from factrack.facts.attribution.memory import Memory
from factrack.facts.attribution.reporting import parted, report
from factrack.facts.attribution.scopes import bounds
from factrack.facts.attribution.sources import sources
from factrack.facts.attribution.view import View
from factrack.mentions.analysis import Analysis, Frame, Hit, NumberMention, Span
from factrack.model import Attribution

_KINDS = ("speech", "speech_rest", "speech_source", "speech_origin", "speech_impersonal", "speech_topic")
_NEAREST = 64  # frames that open last before a fact; in any sentence that a person wrote, all of them
_ORDER = {"cite": 0, "source": 2}
_OUTER = frozenset({"relay", "passed on"})
_FIGURES = frozenset({"source", "by", "count", "object"})  # frames that give a figure


def find(analysis: Analysis) -> None:
    """Fill `analysis.frames`, sorted by where their scope starts."""
    by_sentence, words = _by_sentence(analysis), frozenset(analysis.tokens.words)
    if not (by_sentence or analysis.of("quote") or not words.isdisjoint((brackets.OPENING, *headlines.MARKS))):
        return
    seen = View(analysis)
    work = Work(
        seen, bounds(seen), Memory(), [], [number.core[0] for number in analysis.numbers],
        [hit.first for hit in analysis.of("event")],
    )  # fmt: skip
    colons, sentence = summary.colons(seen), analysis.tokens.sentence
    for span in analysis.spans:
        hits, colon = by_sentence.get(span.index), colons.get(span.index)
        near = bool(work.drafts) and sentence[work.drafts[-1].cue[0]] >= span.index - 1
        if hits is not None or near or colon is not None:
            _read(work, span, hits or {}, colon)
        headlines.credit(work, span, colon)
        if brackets.OPENING in words:
            brackets.credits(work, span)
    carry.quotations(work)
    interviews.turns(work)
    drafts = [draft for draft in work.drafts if draft.first < draft.last]  # a text may end right after "it appears"
    analysis.frames = sorted((draft.frame() for draft in drafts), key=lambda frame: frame.scope)


def attribute(analysis: Analysis, first: int, last: int) -> Attribution:
    """Who asserts the fact at tokens `[first, last)`: claimant None is the outlet in its own voice."""
    frames = analysis.index.frames.get(analysis.tokens.sentence[first], ())
    opened = bisect_left(frames, last, key=_opening)
    around = [frame for frame in frames[max(0, opened - _NEAREST) : opened] if _covers(frame, first, last)]
    named = [frame for frame in around if frame.claimant is not None]
    if not named:
        return Attribution()
    named.sort(key=_nearness)
    _put_first(named, last)
    inner = named[0]
    if inner.kind == "passed on":
        return Attribution()  # whom an agency asked, a video that a site showed: nobody is named who says it
    via: list[str] = list(inner.via)
    for frame in () if _in_bracket(analysis, inner) else named[1:]:
        if _answered(analysis, inner, frame):
            continue
        for name in (frame.claimant, *frame.via):
            if name is not None and name != inner.claimant and name not in via:
                via.append(name)
    start, end = analysis.chars(*inner.cue)
    return Attribution(inner.claimant, tuple(via), f"{inner.kind}: {inner.rule}", start, end, inner.carried)


def _in_bracket(analysis: Analysis, frame: Frame) -> bool:
    """Whether the outlet itself inserts in brackets what another says ("300 in the march (200 according to X)")."""
    first = frame.scope[0]
    return frame.kind == "source" and first > 0 and analysis.tokens.raw[first - 1] == "("


def _answered(analysis: Analysis, inner: Frame, outer: Frame) -> bool:
    """Whether a source has a figure of its own beside the one that somebody else counts ("X counts 300, 900 says Y")."""
    if inner.kind not in _FIGURES or outer.kind not in _FIGURES - {"by"}:
        return False
    told = outer.cue[0] if outer.kind == "source" else inner.scope[0]  # what a source has said stands before its words
    first = outer.scope[0]
    if outer.kind == "source" and outer.cue[0] <= first and inner.kind != "source":
        told, first = inner.cue[0], outer.cue[1]  # or, where the source opens the sentence, before the next one counts
    place = bisect_left(analysis.numbers, first, key=_start)
    return place < len(analysis.numbers) and analysis.numbers[place].first < min(told, inner.scope[0])


def _start(number: NumberMention) -> int:
    return number.first


def _opening(frame: Frame) -> int:
    return frame.scope[0]


def _nearness(frame: Frame) -> tuple[bool, int, int, int]:
    """Sorts the frames around a fact from the inside out: the one that starts last; relays stand outside."""
    return frame.kind in _OUTER, -frame.scope[0], frame.scope[1] - frame.scope[0], _ORDER.get(frame.kind, 1)


def _put_first(named: list[Frame], last: int) -> None:
    """Moves the source to the front that stands right after a fact which ends at `last`: "…, according to X, reports Y"."""
    inner = named[0]
    if inner.kind in ("cite", "source"):
        return
    between = [frame for frame in named if frame.kind == "source" and last <= frame.cue[0] < inner.cue[0]]
    if between:
        named.remove(nearest := min(between, key=lambda frame: frame.cue))
        named.insert(0, nearest)


def _covers(frame: Frame, first: int, last: int) -> bool:
    """Whether most of the fact, less the words of the cue, lies in the scope."""
    inside = min(frame.scope[1], last) - max(frame.scope[0], first)
    cue = max(0, min(frame.cue[1], last) - max(frame.cue[0], first))
    if frame.scope[0] <= frame.cue[0] < frame.scope[1]:
        inside -= cue
    return inside > 0 and inside * 2 > last - first - cue


def _by_sentence(analysis: Analysis) -> dict[int, dict[str, list[Hit]]]:
    """Hits of the stage, by sentence and kind."""
    found: dict[int, dict[str, list[Hit]]] = {}
    sentence = analysis.tokens.sentence
    for kind in _KINDS:
        for hit in analysis.of(kind):
            here = found.setdefault(sentence[hit.first], {})
            if kind in here:
                here[kind].append(hit)
            else:
                here[kind] = [hit]
    return found


def _read(work: Work, span: Span, hits: dict[str, list[Hit]], colon: int | None) -> None:
    """The frames of one sentence."""
    begin = len(work.drafts)
    earlier = work.drafts[-1] if work.drafts else None
    if earlier is not None:
        before = work.view.span(earlier.cue[0])
        if before.index < span.index - 1 or before.sentence.paragraph != span.sentence.paragraph:
            earlier = None
    for hit in hits.get("speech_impersonal", ()):
        scope = _said_of(work, hit), work.bounds.ahead(hit.last)
        work.drafts.append(
            Draft(None, *scope, (hit.first, hit.last), "impersonal", hit.tag.key, effect=hit.tag.data.effect)
        )
    for hit in hits.get("speech_topic", ()):
        summary.topic(work, hit)
    sources(work, hits.get("speech_source", []))
    for hit in _reports(work, hits):
        report(work, hit)
    for hit in hits.get("speech_origin", ()):
        carry.origin(work, hit)
    gaps(work, begin)
    _pass_on(work, begin)
    if colon is not None:
        summary.colon(work, span, colon)
    if len(work.drafts) > begin + 1:
        _cut(work, begin)
    if earlier is not None and not any(draft.claimant for draft in work.drafts[begin:]):
        carry.hearsay(work, span, earlier)
        if not any(draft.claimant for draft in work.drafts[begin:]):
            summary.toll(work, span, earlier)


def _said_of(work: Work, hit: Hit) -> int:
    """Start of what an impersonal phrase hedges: behind it, or of the clause whose verb it parts ("was reportedly hurt")."""
    group = work.view.group_at(hit.first)
    parts = group is not None and group.finite and group.first < hit.first
    return work.view.analysis.index.clause_at[hit.first].first if parts else hit.last


def _reports(work: Work, hits: dict[str, list[Hit]]) -> list[Hit]:
    """The reporting verbs of a sentence, with those that adverbs part ("fait aussi état de")."""
    whole, rests = hits.get("speech", []), hits.get("speech_rest", [])
    if not rests:
        return whole
    found = [hit for rest in rests if (hit := parted(work, rest)) is not None]
    return sorted((*whole, *found), key=_first) if found else whole


def _first(hit: Hit) -> int:
    return hit.first


def _pass_on(work: Work, begin: int) -> None:
    """What X reports after "X, citing Y, …" is of Y."""
    for cite in work.drafts[begin:]:
        if cite.kind != "cite":
            continue
        if not cite.via and cite.first > cite.cue[0]:
            _lead(cite, work.drafts[begin:])
            continue
        if not cite.via:
            continue
        for other in work.drafts[begin:]:
            if other.kind != "cite" and other.claimant == cite.via[0] and other.cue[0] > cite.cue[0]:
                other.claimant, other.via = cite.claimant, (*cite.via, *other.via)


def _lead(cite: Draft, drafts: list[Draft]) -> None:
    """What Y reports after "Citing X, Y reports …" is of X."""
    told = next((other for other in drafts if other.claimant and other.cue[0] > cite.cue[0]), None)
    if told is not None:
        told.claimant, told.via = cite.claimant, (told.claimant or "", *told.via)


def _cut(work: Work, begin: int) -> None:
    """A report ends where the next one starts beside it ("X said that …, and Y said that …")."""
    view = work.view
    for draft in work.drafts[begin:]:
        if draft.opens <= 0 or not view.is_a(draft.opens - 1, "coordinator", "comma"):
            continue
        for other in work.drafts[begin:]:
            if other is not draft and other.opens >= 0 and other.first < draft.opens < other.last:
                other.last = draft.opens
