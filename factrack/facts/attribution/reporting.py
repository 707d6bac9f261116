"""Frames of reporting verbs: a verb alone reports nothing, what stands around it does."""

from __future__ import annotations

from factrack.facts.attribution import inversion
from factrack.facts.attribution.apposition import after, medium
from factrack.facts.attribution.citing import accused, by, cites, left_open, own_phrase
from factrack.facts.attribution.draft import Draft, Work, skip
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.phrases import agency_end
from factrack.facts.attribution.proper import content, noun, text
from factrack.facts.attribution.reach import CLAIM, HEDGE, reach
from factrack.facts.attribution.view import View
from factrack.facts.attribution.voice import counts, said, voice
from factrack.frozen import replace
from factrack.language.records.speech import Effect, Verb
from factrack.mentions.analysis import Hit, Span, VerbGroup

_HOLDING = frozenset({"present", "imperfect"})
_CLEFT = 4
_PARTED = 8  # words between the parts of a verb of several words
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
    if rule.strong and group.tense == "infinitive":
        return  # what is to be shown or found out is not shown yet
    neither = _neither(view, group)
    negated = (group.negated and not _limits(work, group)) or _withheld(view, group) or neither
    effect = rule.negated if negated else rule.effect
    if neither and rule.effect == "denied":
        effect = "unconfirmed"
    if negated and rule.negated is None:
        return
    end = hit.last if modal else max(group.last, hit.last)
    draft = Draft(None, 0, 0, (group.first, end), "relay" if rule.relay else "", rule.name, effect=effect)
    by(work, rule, group, draft) or accused(work, rule, group, draft) or cites(work, rule, group, draft) or left_open(
        work, group, draft
    ) or _relative(work, rule, group, draft) or ("incise" in rule.frames and inversion.incise(work, group, draft)) or (
        "tail" in rule.frames and inversion.tail(work, group, draft, rule.audience)
    ) or _governs(work, rule, group, draft)


def parted(work: Work, rest: Hit) -> Hit | None:
    """The verb of several words whose end stands at `rest`, adverbs and asides between; None where none is there."""
    view, begin = work.view, work.view.span(rest.first).first
    at = rest.first
    while at > begin and rest.first - at < _PARTED:
        before = view.adverbial_ends.get(at - 1, at - 1)
        if before == at - 1 and not (view.adverb(before) or view.is_a(before, "comma")):
            break
        at = before
    group = view.group_at(at - 1) if begin < at < rest.first else None
    if group is None or group.last != at or group.lemma != rest.tag.data.verb:
        return None
    tag = replace(rest.tag, kind="speech", data=rest.tag.data.rule)
    return Hit(group.head, rest.last, tag)


def _shaped(view: View, rule: Verb, group: VerbGroup) -> bool:
    """Whether the verb stands with the pronouns that the rule wants before it."""
    if rule.reflexive != reflexive(view, group):
        return False
    return not rule.clitic or rule.clitic in view.words[max(group.first - 1, 0) : group.head]


def _neither(view: View, group: VerbGroup) -> bool:
    """Whether a negated denial goes with a negated confirmation ("neither confirms nor denies")."""
    begin = view.span(group.first).first
    if not group.negated and not (group.first > begin and view.is_a(group.first - 1, "neither")):
        return False
    above = view.finites(max(view.span(group.first).first, group.first - CLAIM), group.first)
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
    for at in range(group.last, min(group.last + HEDGE, view.span(group.first).last)):
        if view.is_a(at, "negation"):
            return work.counts(at, at + HEDGE)
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
    reached = reach(work, rule, group, end, limit)
    if reached is None and not group.finite:
        return False
    speaker = _learner(work, rule, group, end) or voice(work, group)
    if speaker is None or (rule.subjects and not _figure(view, rule, speaker)):
        return False
    if rule.relay and not (medium(view, speaker) or view.is_a(group.first, "first_person")):
        return False  # who learns a thing does not say it
    if reached is None or not _may(work, rule, reached[0], speaker, group):
        if speaker.strong and not rule.strong:  # who found or showed a thing has said nothing yet
            work.hear(speaker)
            work.spoken.append((group.first, speaker))
        return False
    kind, scope, via = reached
    if not speaker.strong and _thing(view, speaker):
        speaker = replace(speaker, name=None)
    draft.kind = draft.kind or kind
    draft.effect = draft.effect or _hedged(view, speaker)
    draft.via, draft.opens = via, speaker.first
    work.add(speaker, scope, draft)
    return True


def _learner(work: Work, rule: Verb, group: VerbGroup, end: int) -> Speaker | None:
    """From whom the outlet itself has it ("we have learned from the court that …")."""
    own = rule.relay and work.view.is_a(group.first, "first_person")
    return inversion.learned(work, end, work.view.span(group.first).last) if own else None


def _hedged(view: View, speaker: Speaker) -> Effect | None:
    """What the noun of the subject does to what it says ("rumours say that …")."""
    noun = document(view, content(view, speaker.first, speaker.last), speaker.last)
    return None if noun is None else view.known.hedging.get(view.words[noun])


def _figure(view: View, rule: Verb, speaker: Speaker) -> bool:
    """Whether the subject is a figure that somebody gives ("the toll of the fire brigade")."""
    start = content(view, speaker.first, speaker.last)
    noun = document(view, start, speaker.last)
    owned = noun is not None and speaker.name is not None and speaker.name != text(view, start, speaker.last)
    return owned and noun is not None and view.words[noun] in rule.subjects and not _of_victims(view, speaker)


def _of_victims(view: View, speaker: Speaker) -> bool:
    """Whether the figure is of those whom it counts ("the toll of the victims"), who have not given it."""
    topics = (hit for hit in view.analysis.of("topic") if speaker.first <= hit.first < speaker.last)
    return any(hit.tag.data.people and (hit.tag.data.strong or hit.tag.data.both) for hit in topics)


def _thing(view: View, speaker: Speaker) -> bool:
    """Whether the subject is a thing, which asserts nothing itself ("the clause says that …")."""
    start = content(view, speaker.first, speaker.last)
    return (
        start < speaker.last
        and not view.capital(start)
        and view.known.is_thing(view.words[noun(view, start, speaker.last)])
    )


def _may(work: Work, rule: Verb, kind: str, speaker: Speaker, group: VerbGroup) -> bool:
    """Whether this subject can be the one that reports: things can state, only people announce, officials count."""
    if kind == "count" and rule.officials:
        view = work.view
        counted = group.tense == "past" and any(agency_end(view, at) > at for at in range(speaker.first, speaker.last))
        held = rule.owns and group.tense in _HOLDING and any(w in view.known.owners for w in said(view, speaker))
        return counted or (counts(work, speaker) and not held)
    return speaker.strong or not (rule.strong or kind in ("object", "count"))


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
    start = own_phrase(view, at, work.bounds.back(group.first))
    speaker = after(view, work.memory, draft.cue[1], span.last) if work.counts(start, at) else None
    if speaker is None or not speaker.strong or not _may(work, rule, "count", speaker, group):
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
