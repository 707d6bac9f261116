"""Who stands behind a reporting verb: its subject, whom a gerund or an infinitive shares with the verb before it."""

from __future__ import annotations

from factrack.facts.attribution import inversion
from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Work
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.proper import content, text
from factrack.facts.attribution.subjects import nearest, shared, subject
from factrack.facts.attribution.view import View
from factrack.frozen import replace
from factrack.mentions.analysis import VerbGroup


def voice(work: Work, group: VerbGroup) -> Speaker | None:
    """Who says what a verb of saying reports; None where the sentence does not tell."""
    view = work.view
    if group.finite:
        if view.is_a(group.first, "impersonal_pronoun") or view.is_a(group.first - 1, "impersonal_pronoun"):
            found = inversion.learned(work, group.last, view.span(group.first).last)
            on = group.first if view.is_a(group.first, "impersonal_pronoun") else group.first - 1
            return found or inversion.fronted(work, on)
        return subject(view, work.memory, group)
    begin = view.span(group.first).first
    if group.tense == "participle" and not (group.first > begin and view.is_a(group.first - 1, "coordinator")):
        return None
    if (
        group.tense == "gerund"
        and group.first > begin
        and (
            not view.is_a(group.first - 1, "comma", "preposition", "coordinator")
            or view.words[group.first - 1] in view.known.echoes
        )
    ):
        near = _quoted(work, group, begin) or nearest(view, work.memory, group.first, begin)
        if near is not None and near.strong:
            return _issuer(work, near, begin) or near
    earlier = _latest(work, begin, group.first) if group.tense == "gerund" or _follows(view, group, begin) else None
    if earlier is not None:
        return Speaker(earlier, group.first, group.first, True)
    found = _goes_on(work, group, begin) or shared(view, work.memory, group, begin)
    if found is None or not found.strong or (group.tense != "gerund" and view.is_a(found.first, "third_person")):
        return None
    return found


def _follows(view: View, group: VerbGroup, begin: int) -> bool:
    """Whether an infinitive tells what somebody says next ("…, says X, before adding: …")."""
    at = group.first - 2
    return group.tense == "infinitive" and at > begin and view.is_a(at + 1, "of") and view.is_a(at, "preposition")


def _quoted(work: Work, group: VerbGroup, begin: int) -> Speaker | None:
    """Whom a medium quotes: "quoted X as saying", "X was quoted by it as saying"."""
    view = work.view
    above = view.finites(begin, group.first)
    if not above or view.words[group.first - 1] not in view.known.echoes:
        return None
    teller = subject(view, work.memory, above[-1])
    if not above[-1].passive:
        near = nearest(view, work.memory, group.first, begin)
        return near and replace(near, via=(teller.name,) if teller is not None and teller.name else ())
    at = above[-1].last
    medium = after(view, work.memory, at + 1, group.first) if view.is_a(at, "by") else None
    return teller and replace(teller, via=(medium.name,) if medium is not None and medium.name else ())


def _issuer(work: Work, near: Speaker, begin: int) -> Speaker | None:
    """Who published a document of no owner that a gerund tells of ("the army issued a statement saying that …")."""
    view = work.view
    start = content(view, near.first, near.last)
    above = view.finites(begin, near.first)
    if not above or above[-1].lemma not in view.known.issuing or document(view, start, near.last) is None:
        return None
    if not view.is_a(near.first, "indefinite") or near.name != text(view, start, near.last):
        return None
    owner = subject(view, work.memory, above[-1])
    return replace(owner, first=near.first, last=near.last) if owner is not None and owner.strong else None


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


def counts(work: Work, speaker: Speaker) -> bool:
    """Whether the speaker is one of those who count by trade, or was called so."""
    officials = work.view.known.officials
    if any(word in officials for word in said(work.view, speaker)):
        return True
    if speaker.name is None:
        return False
    roles = work.memory.roles
    named = not officials.isdisjoint(speaker.name.casefold().split())
    return named or any(roles.get(word) == speaker.name for word in officials)


def said(view: View, speaker: Speaker) -> list[str]:
    """The words that name the speaker."""
    return view.words[speaker.first : speaker.last]
