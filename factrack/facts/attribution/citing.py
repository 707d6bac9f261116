"""Reports at second hand: "…, citing X", "a toll published by X", "the rebels accused by X of …"."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after, medium
from factrack.facts.attribution.draft import Draft, Work, skip
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.proper import content
from factrack.facts.attribution.reach import accuses, skip_adverbs
from factrack.facts.attribution.subjects import phrase
from factrack.facts.attribution.view import View
from factrack.facts.attribution.voice import counts, voice
from factrack.language.records.speech import Verb
from factrack.mentions.analysis import VerbGroup

_TOLD = frozenset({"past", "present", "imperfect"})
_NEAR = 10  # words from "which" to the verb that says that it was not confirmed


def by(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """… published by X: what stands before the participle; "cited by X" makes X a relay."""
    view = work.view
    if "by" not in rule.frames or not (group.passive or group.tense == "participle"):
        return False
    if rule.bare and not work.counted(group.first):
        return False
    limit = view.span(group.first).last
    if any(draft.kind == "source" and draft.cue[0] <= group.first < draft.cue[1] for draft in work.drafts[-3:]):
        return True
    at = skip_adverbs(work, draft.cue[1], limit)
    if at >= limit or not view.is_a(at, "by"):
        return False
    speaker = after(view, work.memory, at + 1, limit)
    if speaker is None or not speaker.strong:
        return False
    if (rule.relay and not medium(view, speaker)) or (rule.officials and not counts(work, speaker)):
        return False
    start = work.bounds.back(group.first)
    if rule.figures and document(view, start, group.first) is None:
        return False
    relay = rule.relay or "cite" in rule.frames or _sourced(work, group)
    draft.kind = "passed on" if relay else "by"
    if group.tense == "participle" and not group.finite and not relay:
        start = max(own_phrase(view, group.first, start), work.bounds.opposed(start, group.first))
        told = (one.cue[1] for one in work.drafts[-3:] if one.kind == "source" and one.cue[0] >= start)
        start = max([start, *(end for end in told if end < group.first)])
    draft.cue = (group.first, speaker.last)
    work.add(speaker, (start, work.bounds.ahead(speaker.last - 1) if relay else group.first), draft)
    return True


def cites(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """…, citing X: X is the claimant, and who cites is the relay."""
    view, begin = work.view, work.view.span(group.first).first
    if "cite" not in rule.frames or group.passive or group.tense == "participle":
        return False
    cited = _cited(work, rule, draft.cue[1], view.span(group.first).last)
    if cited is None:
        return False
    draft.kind = "cite"
    if group.first == begin and group.tense == "gerund":
        return _leads(work, cited, draft)
    citing = voice(work, group)
    if citing is None and group.first - 1 > begin and not view.finites(begin, group.first):
        citing = phrase(view, work.memory, group.first - 1, begin)
    draft.via = (citing.name,) if citing is not None and citing.name is not None else ()
    scope = _cited_scope(work, group, cited, draft)
    if scope is not None:
        work.add(cited, scope, draft)
    if citing is not None and (scope is None or scope[0] >= cited.last):
        work.hear(citing)
    return True


def _cited(work: Work, rule: Verb, at: int, limit: int) -> Speaker | None:
    """Who is cited behind the verb, one who can speak."""
    view = work.view
    at = skip_adverbs(work, at, limit) if rule.complement else skip(view, at, limit)[0]
    if rule.complement:
        if at >= limit or view.words[at] not in rule.complement:
            return None
        at += not view.is_a(at, "contraction")
    found = after(view, work.memory, at, limit)
    return found if found is not None and found.strong else None


def _cited_scope(work: Work, group: VerbGroup, cited: Speaker, draft: Draft) -> tuple[int, int] | None:
    """What is of whom somebody cites: the quotation behind, or what was told before; None where nothing is."""
    view, limit = work.view, work.view.span(group.first).last
    colon = cited.last < limit and view.words[cited.last] == ":"
    quote = work.bounds.opened.get(cited.last + 1) if colon else None
    if quote is not None:
        return quote.first, quote.last
    leant = work.drafts[-1] if work.drafts and work.drafts[-1].cue[0] >= view.span(group.first).first else None
    if leant is None:
        told = not group.finite or view.is_a(group.first - 1, "relative") or _says(view, cited.last, limit)
        return (work.bounds.back(group.first), group.first) if told else None
    if leant.cue[0] >= cited.last and (cited.name or "") in (leant.claimant or ""):
        leant.via = draft.via + leant.via  # "cites a study according to which …"
        return None
    return leant.first, leant.last


def _says(view: View, at: int, limit: int) -> bool:
    """Whether a gerund tells what the one cited says ("quotes the mayor, saying that …")."""
    groups = (view.group_at(token) for token in range(at, min(at + 3, limit)))
    first = next((group for group in groups if group is not None), None)
    return first is not None and first.tense == "gerund"


def _leads(work: Work, cited: Speaker, draft: Draft) -> bool:
    """ "Citing X, Y reports …": X is the claimant of what Y reports."""
    comma = cited.last
    if comma >= work.view.span(comma).last or not work.view.is_a(comma, "comma"):
        return False
    work.add(cited, (comma + 1, work.bounds.ahead(comma + 1)), draft)
    return True


def accused(work: Work, rule: Verb, group: VerbGroup, draft: Draft) -> bool:
    """… accused by X of having …: what follows "of"."""
    view = work.view
    if "accuse" not in rule.frames or not (group.passive or group.tense == "participle"):
        return False
    limit = view.span(group.first).last
    at = skip_adverbs(work, draft.cue[1], limit)
    speaker = after(view, work.memory, at + 1, limit) if at < limit and view.is_a(at, "by") else None
    reached = accuses(work, speaker.last, limit) if speaker is not None and speaker.strong else None
    if speaker is None or reached is None:
        return False
    draft.kind, draft.cue = "accuse", (group.first, speaker.last)
    work.add(speaker, reached[1], draft)
    return True


def left_open(work: Work, group: VerbGroup, draft: Draft) -> bool:
    """… was not confirmed, …, which X could not verify: what stands before is vouched for by nobody."""
    view = work.view
    if draft.effect != "unconfirmed" or not group.finite or group.tense not in _TOLD:
        return False
    if not group.passive and not _echoes(view, group):
        return False
    draft.kind = "impersonal"
    draft.first, draft.last = _told(work, group.first), group.first
    clause = view.analysis.index.clause_at[group.first]
    if clause.kind == "relative" and not view.is_a(clause.first, "relative_subject"):
        draft.first = clause.first + 1  # "the dockers whose contracts were not confirmed"
    elif clause.kind == "relative" and not view.is_a(clause.first - 1, "comma"):
        draft.first = own_phrase(view, clause.first, draft.first)
    head = content(view, draft.first, draft.last)
    if head < draft.last and view.words[head] not in view.known.aspects:
        work.drafts.append(draft)
    return True


def _told(work: Work, token: int) -> int:
    """Start of what is told up to a token: of what somebody says before it, else of the sentence."""
    first = work.bounds.back(token)
    spoken = [draft.first for draft in work.drafts if first <= draft.cue[0] < draft.first < token]
    return spoken[0] if spoken else first


def _echoes(view: View, group: VerbGroup) -> bool:
    """Whether the verb stands in "…, which X could not verify", of all that was said before."""
    begin = view.span(group.first).first
    for at in range(group.first - 1, max(begin + 2, group.first - _NEAR), -1):
        if view.is_a(at, "that") and view.is_a(at - 1, "demonstrative_pronoun"):
            return view.is_a(at - 2, "comma")
    return False


def own_phrase(view: View, end: int, begin: int) -> int:
    """Start of what a bare participle qualifies: after the verb before it."""
    for at in range(end - 1, begin - 1, -1):
        group = view.group_at(at)
        if group is not None:
            return group.last
    return begin


def _sourced(work: Work, group: VerbGroup) -> bool:
    """Whether the participle says who published what a source says ("according to the figures of X, revealed by Y")."""
    return any(draft.kind == "source" and 0 <= group.first - draft.cue[1] <= 1 for draft in work.drafts[-3:])
