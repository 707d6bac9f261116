"""Frames of reporting verbs: a verb alone reports nothing, what stands around it does."""

from __future__ import annotations

from factrack.facts.attribution import inversion
from factrack.facts.attribution.draft import Draft, Work, past_told, skip
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.phrases import forward
from factrack.facts.attribution.speakers import after, medium
from factrack.facts.attribution.subjects import nearest, shared, subject
from factrack.facts.attribution.view import View
from factrack.language.records.speech import Verb
from factrack.mentions.analysis import Hit, Span, VerbGroup

_OBJECT = 25
_HEDGE = 5
_CLEFT = 4
_CLAIM = 6
_WITHHELD = 9  # words from the start of a verb that withholds a report to that of the report


def report(work: Work, hit: Hit) -> None:
    """The frame that a reporting verb makes here, if any."""
    view = work.view
    group = view.group_at(hit.first)
    if group is None or hit.first > group.head or (work.drafts and work.drafts[-1].cue[0] == group.first):
        return
    rule: Verb = hit.tag.data
    modal = group.head >= hit.last
    if (modal and "modal" not in rule.frames) or not _shaped(view, rule, group):
        return
    negated = (group.negated and not _limits(work, group)) or _withheld(view, group)
    effect = rule.negated if negated else rule.effect
    if negated and rule.effect == "denied" and _neither(view, group):
        effect = "unconfirmed"
    if negated and rule.negated is None:
        return
    end = hit.last if modal else max(group.last, hit.last)
    draft = Draft(None, 0, 0, (group.first, end), "relay" if rule.relay else "", rule.name, effect=effect)
    _by(work, rule, group, draft) or _cites(work, rule, group, draft) or _relative(work, rule, group, draft) or (
        "incise" in rule.frames and inversion.incise(work, group, draft)
    ) or ("tail" in rule.frames and inversion.tail(work, group, draft)) or _governs(work, rule, group, draft)


def _shaped(view: View, rule: Verb, group: VerbGroup) -> bool:
    """Whether the verb stands with the pronouns that the rule wants before it."""
    if rule.reflexive != reflexive(view, group):
        return False
    return not rule.clitic or rule.clitic in view.words[max(group.first - 1, 0) : group.head]


def _neither(view: View, group: VerbGroup) -> bool:
    """Whether a negated denial goes with a negated confirmation ("neither confirms nor denies")."""
    above = view.finites(max(view.span(group.first).first, group.first - _CLAIM), group.first)
    return bool(above) and above[-1].negated and not view.is_a(above[-1].last, "comma", "that")


def _withheld(view: View, group: VerbGroup) -> bool:
    """Whether the report is one that was not made: "declined to confirm", "was not able to say"."""
    if group.finite or group.tense != "infinitive":
        return False
    begin = max(view.span(group.first).first, group.first - _WITHHELD)
    above = view.finites(begin, group.first)
    if not above:
        return False
    if above[-1].lemma in view.known.withholding:
        return not above[-1].negated and group.modal == above[-1].lemma
    between = view.words[above[-1].last : group.first]
    return not view.known.unable.isdisjoint(between) or (above[-1].negated and not view.known.able.isdisjoint(between))


def _limits(work: Work, group: VerbGroup) -> bool:
    """Whether what is negated is only that there are more of them ("mentions no more than 900 jobs")."""
    view = work.view
    for at in range(group.last, min(group.last + _HEDGE, view.span(group.first).last)):
        if view.is_a(at, "negation"):
            return work.counts(at, at + _HEDGE)
    return False


def reflexive(view: View, group: VerbGroup) -> bool:
    """Whether the verb stands with a pronoun of its own subject."""
    return not view.known.reflexives.isdisjoint(view.words[max(group.first - 1, 0) : group.head])


def _governs(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """X says that …, X says: …, X claims to have …, X announces N …"""
    view, end = work.view, draft.cue[1]
    if group.finite and group.passive:
        return False
    limit = view.span(group.first).last
    reach = _reach(work, rule, group, draft, end, limit)
    if reach is None and not group.finite:
        return False
    speaker = _speaker(work, group)
    if speaker is None:
        return False
    if reach is None or not _may(work, rule, reach[0], speaker):
        if speaker.strong:
            work.hear(speaker)
        return False
    kind, scope, via = reach
    draft.kind = draft.kind or kind
    draft.via, draft.opens = via, speaker.first
    work.add(speaker, scope, draft)
    return True


def _goes_on(work: Work, group: VerbGroup, begin: int) -> Speaker | None:
    """Who spoke last, when a sentence starts with a bare infinitive of his ("Et de préciser que …")."""
    view, last = work.view, work.memory.last
    if last is None or group.tense == "gerund" or not view.is_a(begin, "coordinator"):
        return None
    at = begin + 1
    return (
        Speaker(last.name, begin, begin, True) if view.is_a(at, "of") and at in (group.first, group.first - 1) else None
    )


def _latest(work: Work, begin: int, end: int) -> str | None:
    """Who spoke last in `[begin, end)`."""
    cues = [(draft.cue[0], draft.claimant) for draft in work.drafts[-6:] if begin <= draft.cue[0] < end]
    return max(cues, key=lambda cue: cue[0])[1] if cues else None


def _may(work: Work, rule: Verb, kind: str, speaker: Speaker) -> bool:
    """Whether this subject can be the one that reports: things can state, only people announce, officials count."""
    if kind == "count" and rule.officials:
        words = work.view.words
        return any(words[at] in work.view.known.officials for at in range(speaker.first, speaker.last))
    return speaker.strong or kind not in ("object", "count")


def _speaker(work: Work, group: VerbGroup) -> Speaker | None:
    view = work.view
    if group.finite:
        if view.is_a(group.first, "impersonal_pronoun") or view.is_a(group.first - 1, "impersonal_pronoun"):
            return inversion.learned(work, group.last, view.span(group.first).last)
        return subject(view, work.memory, group)
    begin = view.span(group.first).first
    if group.tense == "participle" and not (group.first > begin and view.is_a(group.first - 1, "coordinator")):
        return None
    if (
        group.tense == "gerund"
        and group.first > begin
        and not view.is_a(group.first - 1, "comma", "preposition", "coordinator")
    ):
        near = nearest(view, work.memory, group.first, begin)
        if near is not None and near.strong:
            return near
    earlier = _latest(work, begin, group.first) if group.tense == "gerund" else None
    if earlier is not None:
        return Speaker(earlier, group.first, group.first, True)
    found = _goes_on(work, group, begin) or shared(view, work.memory, group, begin)
    if found is None or not found.strong or (group.tense != "gerund" and view.is_a(found.first, "third_person")):
        return None
    return found


Reach = tuple[str, tuple[int, int], tuple[str, ...]]


def _reach(work: Work, rule: Verb, group: VerbGroup, draft: Draft, end: int, limit: int) -> Reach | None:
    """What the verb governs: the kind of frame, its scope, the relays on the way."""
    view = work.view
    if end <= group.head:
        return "infinitive", (group.head, work.bounds.ahead(group.head)), ()
    at, via = skip(view, end, limit)
    if "that" in rule.frames:
        that = _that(work, at, limit)
        if that is not None:
            start, told = that
            return "that", (start, work.bounds.ahead(start)), via + told
    if at < limit and "quote" in rule.frames:
        quoted = _quoted(work, at, limit, group.finite and "that" in rule.frames)
        if quoted is not None:
            return "quote", quoted, via
    if "infinitive" in rule.frames and group.finite:
        start = at + 1 if at < limit and view.is_a(at, "to") else at
        inner = view.group_at(start) if start < limit else None
        if inner is not None and _infinitive(inner):
            return "infinitive", (at, work.bounds.ahead(at)), via
    if "clause" in rule.frames:
        start, told = (at, ()) if _clause(work, at, limit) else past_told(view, at, limit)
        if _clause(work, start, limit):
            return "clause", (start, work.bounds.ahead(start)), via + told
    if "gerund" in rule.frames and at < limit:
        doing = view.group_at(at)
        if doing is not None and doing.first == at and doing.tense == "gerund":
            return "infinitive", (at, work.bounds.ahead(at)), via
    if "dispute" in rule.frames and (disputed := _disputed(work, end, limit)) is not None:
        return disputed
    if "accuse" in rule.frames:
        return _accuses(work, end, limit)
    return _object(work, rule, group, end)


def _object(work: Work, rule: Verb, group: VerbGroup, end: int) -> Reach | None:
    """X counts a number, X announces a number or an event."""
    if "count" not in rule.frames and "object" not in rule.frames:
        return None
    limit = work.bounds.ahead(end)
    near = min(limit, end + _OBJECT)
    if rule.complement:
        at, _ = skip_adverbs(work, end, limit)
        at += at < limit and work.view.is_a(at, "restrictive")
        if not any(work.view.words[here] in rule.complement for here in (at - 1, at) if end <= here < limit):
            return None
        near = min(limit, at + 1 + _HEDGE)
    finite = work.view.finites(end, near)
    if finite:
        near = finite[0].first
    counts = "count" in rule.frames and group.finite and _counted(work, end, near)
    if not counts and not ("object" in rule.frames and work.happens(end, near)):
        return None
    return "count" if counts else "object", (end, _before_next_verb(work, end, limit)), ()


def _before_next_verb(work: Work, end: int, limit: int) -> int:
    """Where a coordinated verb ends the object ("announced a break and gave them a day")."""
    view = work.view
    for at in range(end + 1, limit - 1):
        if view.is_a(at, "conjunction_and"):
            group = view.group_at(at + 1)
            if group is not None and (group.finite or group.tense == "participle"):
                return at
    return limit


def _clause(work: Work, at: int, limit: int) -> bool:
    """Whether a clause follows without "that": a noun phrase and its verb."""
    view = work.view
    if at >= limit or not (
        view.is_a(at, "determiner", "subject_pronoun") or view.capital(at) or work.counts(at, at + 1)
    ):
        return False
    end = max(forward(view, at, limit), at + 1)
    return end < limit and view.finite_at(end)


def _counted(work: Work, end: int, near: int) -> bool:
    """Whether a number is the object, not something of another verb that follows."""
    view = work.view
    for at in range(end, near):
        if work.counts(at, at + 1) and not view.is_a(at - 1, "definite", "possessive", "demonstrative"):
            return True
        group = view.group_at(at)
        if group is not None and _infinitive(group):
            return False
    return False


def _infinitive(group: VerbGroup) -> bool:
    """Whether the group is an infinitive, perfect ones included."""
    return not group.finite and group.tense not in ("participle", "gerund")


def _that(work: Work, at: int, limit: int) -> tuple[int, tuple[str, ...]] | None:
    """First token of the clause after "that", past whom the speaker tells it, with the relay that this names."""
    view = work.view
    via: tuple[str, ...] = ()
    for _ in range(2):
        if at >= limit:
            return None
        if view.is_a(at, "that"):
            return at + 1, via
        if at + 2 < limit and view.is_a(at, "to") and view.is_a(at + 2, "that"):
            return at + 3, via
        told, via = past_told(view, at, limit)
        if told == at:
            return None
        at = told
    return None


def _quoted(work: Work, at: int, limit: int, states: bool) -> tuple[int, int] | None:
    """The quotation (and the rest of the clause, when the verb also `states`), or what follows a colon."""
    view, opened = work.view, work.bounds.opened
    if at in opened:
        rest = work.bounds.ahead(opened[at].last) if states else 0
        return opened[at].first, max(opened[at].last, rest)
    if view.words[at] != ":":
        return None
    quote = opened.get(at + 1)
    if quote is not None:
        return quote.first, quote.last
    return (at + 1, work.bounds.ahead(at + 1)) if at + 1 < limit else None


def _disputed(work: Work, end: int, limit: int) -> Reach | None:
    """X rejects the claim that …: what follows the noun, up to where the sentence turns."""
    view = work.view
    for at in range(end, min(end + _CLAIM, limit)):
        if view.finite_at(at) or view.words[at] in (",", ";"):
            return None
        if view.words[at] in view.known.allegations:
            return ("accuse", (at + 1, work.bounds.ahead(at + 1)), ()) if at + 1 < limit else None
    return None


def _accuses(work: Work, end: int, limit: int) -> Reach | None:
    """X accuses Y of having …: what follows "of"."""
    view = work.view
    for at in range(end, min(end + 15, limit - 1)):
        group = view.group_at(at + 1)
        if view.is_a(at, "of") and group is not None and _infinitive(group):
            return "accuse", (at + 1, work.bounds.ahead(at + 1)), ()
        if group is not None and group.finite:
            return None
    return None


def _by(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """… published by X: what stands before the participle; "cited by X" makes X a relay."""
    view = work.view
    if "by" not in rule.frames or not (group.passive or group.tense == "participle"):
        return False
    limit = view.span(group.first).last
    if any(draft.kind == "source" and draft.cue[0] <= group.first < draft.cue[1] for draft in work.drafts[-3:]):
        return True
    at, _ = skip_adverbs(work, draft.cue[1], limit)
    if at >= limit or not view.is_a(at, "by"):
        return False
    speaker = after(view, work.memory, at + 1, limit)
    if speaker is None or not speaker.strong:
        return False
    if rule.relay and not medium(view, speaker):
        return False
    relay = rule.relay or "cite" in rule.frames or _sourced(work, group)
    draft.kind = "relay" if relay else "by"
    start = work.bounds.back(group.first)
    if group.tense == "participle" and not group.finite and not relay:
        start = _own_phrase(view, group.first, start)
    work.add(speaker, (start, work.bounds.ahead(speaker.last - 1) if relay else group.first), draft)
    return True


def _relative(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """The 900 marchers whom X claims, with the subject after its verb: what stands before the relative is of X."""
    view = work.view
    span = view.span(group.first)
    at = group.first - 1
    relative = at > span.first and view.is_a(at, "relative") and not view.is_a(at, "relative_subject")
    if not group.finite or not relative or view.is_a(at - 1, "comma"):
        return False
    if view.is_a(at - 1, "demonstrative_pronoun"):
        return _cleft(work, rule, draft, span, at)
    if "count" not in rule.frames and "object" not in rule.frames:
        return False
    start = _own_phrase(view, at, work.bounds.back(group.first))
    speaker = after(view, work.memory, draft.cue[1], span.last) if work.counts(start, at) else None
    if speaker is None or not speaker.strong or not _may(work, rule, "count", speaker):
        return False
    draft.kind, draft.cue = "object", (group.first, speaker.last)
    work.add(speaker, (start, at), draft)
    return True


def _cleft(work: Work, rule: Verb, draft: Draft, span: Span, at: int) -> bool:
    """ "That is what X announced": the sentence before, where it has no speaker yet, is of X."""
    view = work.view
    if "that" not in rule.frames or span.index == 0 or at - span.first > _CLEFT:
        return False
    before = view.analysis.spans[span.index - 1]
    start, via = skip(view, draft.cue[1], span.last)
    speaker = after(view, work.memory, start, span.last)
    if speaker is None or not speaker.strong or before.sentence.paragraph != span.sentence.paragraph:
        return False
    work.hear(speaker)
    if any(before.first <= other.cue[0] < before.last and other.claimant for other in work.drafts[-3:]):
        return True
    draft.kind, draft.cue, draft.via, draft.carried = "origin", (span.first, speaker.last), via, True
    work.add(speaker, (before.first, before.last), draft)
    return True


def _own_phrase(view: View, end: int, begin: int) -> int:
    """Start of what a bare participle qualifies: after the verb before it."""
    for at in range(end - 1, begin - 1, -1):
        group = view.group_at(at)
        if group is not None:
            return group.last
    return begin


def _sourced(work: Work, group: VerbGroup) -> bool:
    """Whether the participle says who published what a source says ("according to the figures of X, revealed by Y")."""
    return any(draft.kind == "source" and 0 <= group.first - draft.cue[1] <= 1 for draft in work.drafts[-3:])


def skip_adverbs(work: Work, at: int, limit: int) -> tuple[int, None]:
    """Past adverbs and dates only."""
    view = work.view
    while at < limit and (view.adverb(at) or at in view.adverbials) and not view.is_a(at, "by"):
        at = max(view.adverbials.get(at, at + 1), at + 1)
    return at, None


def _cites(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """…, citing X: X is the claimant, and who cites is the relay."""
    view = work.view
    if "cite" not in rule.frames or group.passive or group.tense == "participle":
        return False
    limit = view.span(group.first).last
    at, _ = skip(view, draft.cue[1], limit)
    cited = after(view, work.memory, at, limit)
    if cited is None or not cited.strong:
        return False
    citing = _speaker(work, group)
    if citing is not None and citing.name is not None:
        draft.via = (citing.name,)
    draft.kind = "cite"
    leant = work.drafts[-1] if work.drafts and work.drafts[-1].cue[0] >= view.span(group.first).first else None
    scope = (leant.first, leant.last) if leant is not None else (work.bounds.back(group.first), group.first)
    work.add(cited, scope, draft)
    return True
