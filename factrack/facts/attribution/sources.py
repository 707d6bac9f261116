"""Frames of phrases before a source: "according to X", several in one sentence each with its own figure."""

from __future__ import annotations

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.proper import content, noun
from factrack.facts.attribution.subjects import nearest, pronoun, started
from factrack.language.records.speech import Source
from factrack.mentions.analysis import Hit

_CLAIM = 6  # words from an allegation to "according to which"


def sources(work: Work, hits: list[Hit]) -> None:
    """The frames of one sentence's source phrases, in order of the text."""
    for hit in hits:
        _relative(work, hit)
    found: list[tuple[Hit, Speaker]] = []
    for hit in hits:
        speaker = _source(work, hit)
        if speaker is not None and (not hit.tag.data.beside or (found and _beside(work, found[-1][1], hit, speaker))):
            found.append((hit, speaker))
    previous, forwards = -1, len(found) > 1 and _leads(work, found[0][0])
    for index, (hit, speaker) in enumerate(found):
        following = found[index + 1][0].first if index + 1 < len(found) else work.bounds.ahead(hit.first, hard=True)
        scope = _scope(work, hit, speaker, previous, following if forwards else None, len(found) > 1)
        draft = Draft(None, 0, 0, (hit.first, speaker.last), "source", hit.tag.key, effect=None)
        work.add(speaker, scope, draft)
        previous = speaker.last if speaker.name is not None or not _ends(work, speaker, found[index + 1 :]) else -1


def _ends(work: Work, speaker: Speaker, behind: list[tuple[Hit, Speaker]]) -> bool:
    """Whether nothing is told between a source that names nobody and the one behind it ("… by a last count, X says")."""
    following = behind[0][0].first if behind else speaker.last
    return not work.counts(speaker.last, following) and not work.view.finites(speaker.last, following)


def _beside(work: Work, before: Speaker, hit: Hit, speaker: Speaker) -> bool:
    """Whether a bare count of its own stands between the source before it and this one, who can speak."""
    if not (_someone(work, speaker) or work.view.actor_ends.get(speaker.last)):
        return False
    counted = work.counted(hit.first) and work.counts(before.last, hit.first)
    return counted and not work.view.finites(before.last, hit.first)


def _relative(work: Work, hit: Hit) -> None:
    """ "A study according to which …": the noun before it is the source."""
    view = work.view
    span = view.span(hit.first)
    if hit.last + 1 >= span.last or not view.is_a(hit.last, "relative"):
        return
    speaker = nearest(view, work.memory, hit.first, span.first)
    before = range(hit.first - 1, max(span.first, hit.first - _CLAIM) - 1, -1)
    noun_at = next((at for at in before if view.words[at] in view.known.allegations or view.group_at(at)), None)
    claimed = noun_at is not None and view.words[noun_at] in view.known.allegations
    if speaker is not None and speaker.strong and not claimed:
        draft = Draft(None, 0, 0, (hit.first, hit.last + 1), "that", hit.tag.key)
        work.add(speaker, (hit.last + 1, work.bounds.ahead(hit.last + 1)), draft)


def _source(work: Work, hit: Hit) -> Speaker | None:
    """Who is named as a source; None when the phrase means something else."""
    view = work.view
    rule: Source = hit.tag.data
    span = view.span(hit.first)
    if rule.anaphoric and rule.keep:
        last = work.memory.last
        return Speaker(last.name, hit.first, hit.last, True) if last is not None else None
    if rule.anaphoric:
        return pronoun(view, work.memory, hit.first)
    at = hit.last - 1 if rule.keep else hit.last
    if at >= span.last or not _placed(work, rule, hit, span.first):
        return None
    if view.is_a(at, "relative", "first_person") or _no_source(work, at, span.last):
        return None
    if view.is_a(at, "tonic_pronoun"):
        return _meant(work, at) if view.words[at] in view.known.anaphors else None
    speaker = after(view, work.memory, at, span.last)
    if speaker is None or (not speaker.strong and not _trusted(work, speaker, hit, span.first)):
        return None
    opines = rule.beside or not rule.speaking or _opines(work, speaker, span.last)
    if _varies(work, speaker, hit, span.first) or not opines:
        return None
    return speaker


def _meant(work: Work, at: int) -> Speaker | None:
    """Whom "according to him", "to her", "to them" means: who spoke last and fits."""
    view, memory = work.view, work.memory
    gender = view.known.genders.get(view.words[at])
    if not view.is_a(at, "plural_pronoun"):
        own = started(view, view.span(at).index, at)
        if own is not None:
            return Speaker(own, at, at + 1, True)
    last = memory.fitting(view.is_a(at, "plural_pronoun"), gender, 0) or memory.last
    return Speaker(last.name, at, at + 1, True) if last else pronoun(view, memory, at)


def _someone(work: Work, speaker: Speaker) -> bool:
    """Whether the words are of people or of a body, not of a firm or a place by its bare name."""
    view = work.view
    if not view.known.speaking.isdisjoint(view.words[speaker.first : speaker.last]):
        return True
    mention = view.actor_ends.get(speaker.last)
    return mention is not None and mention.type == "person"


def _trusted(work: Work, speaker: Speaker, hit: Hit, begin: int) -> bool:
    """Whether a phrase that is nobody known to speak may still be a source, not a measure ("selon les endroits")."""
    view = work.view
    if any(view.capital(at) for at in range(speaker.first, speaker.last)):
        return True
    head = noun(view, content(view, speaker.first, speaker.last), speaker.last)
    if view.known.is_thing(view.words[head]):
        return False
    several = view.is_a(speaker.first, "definite") and view.is_a(speaker.first, "plural_determiner")
    return hit.first == begin or not several


def _varies(work: Work, speaker: Speaker, hit: Hit, begin: int) -> bool:
    """Whether the phrase names what something depends on ("the price varies according to the buyer")."""
    view = work.view
    verbs = view.finites(begin, hit.first)
    if not verbs or verbs[-1].lemma not in view.known.varying:
        return False
    return not any(
        view.words[at] in view.known.speaking or view.capital(at) for at in range(speaker.first, speaker.last)
    )


def _placed(work: Work, rule: Source, hit: Hit, begin: int) -> bool:
    view = work.view
    if rule.keep and hit.first > begin and work.view.is_a(hit.first, "of") and _complements(work, hit.first - 1):
        return False
    above = view.group_at(hit.first - 1) if rule.keep and hit.first > begin else None
    if above is not None and above.tense == "infinitive" and not above.finite:
        return False  # "drawn up from official sources", "without naming sources"
    if rule.bracket:
        return hit.first > begin and view.is_a(hit.first - 1, "opening_bracket")
    if not rule.initial:
        return True
    return hit.first == begin or (hit.first == begin + 1 and view.is_a(begin, "coordinator", "opening_quote"))


def _complements(work: Work, before: int) -> bool:
    """Whether the phrase hangs on a noun at `before` ("a network of sources"), not on a verb or a whole clause."""
    view = work.view
    if not view.words[before].isalpha() or view.words[before] in view.kinds or before in view.adverbial_ends:
        return False
    return view.group_at(before) is None and not view.capital(before) and not view.adverb(before)


def _no_source(work: Work, at: int, limit: int) -> bool:
    """Whether the noun after the phrase is a measure, a rule or a manner, not someone."""
    view = work.view
    for token in range(at, min(at + 4, limit)):
        word = view.words[token]
        named = view.capital(token) and token + 1 < limit and view.capital(token + 1)
        owns = token + 1 < limit and view.is_a(token + 1, "genitive")  # "the country's railways minister"
        if word in view.known.not_sources and not (named or owns):
            return True  # a rule, a case; but "Programme Indigo" is a name
        if word in view.known.speaking or word in view.known.documents or view.capital(token):
            return False
        if view.is_a(token, "of") and token > at:
            return False
    return False


def _opines(work: Work, speaker: Speaker, limit: int) -> bool:
    """Whether it is someone's view: no number of them, and a comma and a clause with a finite verb follow."""
    at = speaker.last
    if not _someone(work, speaker) or work.counts(speaker.first, at):
        return False
    return at < limit and work.view.words[at] == "," and bool(work.view.finites(at, limit))


def _leads(work: Work, hit: Hit) -> bool:
    """Whether the phrase stands before what it governs."""
    begin = work.bounds.back(hit.first, hard=True)
    return not work.counts(begin, hit.first) and not work.view.finites(begin, hit.first)


def _scope(
    work: Work, hit: Hit, speaker: Speaker, previous: int, following: int | None, several: bool
) -> tuple[int, int]:
    """What the source says: a bracket, the segment with a number and no verb, or all between its neighbours."""
    bounds, view = work.bounds, work.view
    said = bounds.closed.get(hit.first - 2) if hit.first > 1 and view.words[hit.first - 1] == "," else None
    if said is not None and view.is_a(hit.last, "tonic_pronoun"):
        return said.first, said.last  # "he pleads for X, "where Y is so", in his words": the rest is told of him
    begin = max(work.back(hit.first, hard=True), previous, _reported(work, hit.first))
    bracket = _bracket(work, hit.first, begin)
    if bracket is not None:
        if work.counts(bracket + 1, hit.first) or view.finites(bracket + 1, hit.first):
            return bracket + 1, hit.first
        return (begin, bracket) if several else (begin, bounds.ahead(speaker.last - 1, hard=True))
    apart = previous < 0 and view.words[hit.first - 1] == ","
    segment = None if apart else _segment(work, hit.first, begin)
    if segment is not None and (previous >= 0 or view.finites(begin, segment)):
        return segment, hit.first
    aside = _aside(work, hit, speaker, begin)
    if aside is not None:
        return aside, hit.first
    if several and following is None and not _leads(work, hit):
        return begin, hit.first
    if several and following is not None:
        return hit.first, max(_segment(work, following, speaker.last) or following, hit.first + 1)
    around = bounds.quote_around(hit.first)
    if around is None and begin > view.span(hit.first).first:
        return begin, bounds.ahead(speaker.last - 1, hard=True)
    comma = hit.first > 1 and view.words[hit.first - 1] == ","
    quote = bounds.closed.get(hit.first - 1) or (bounds.closed.get(hit.first - 2) if comma else None)
    start = min(begin, quote.first) if quote is not None else begin
    return start, bounds.ahead(speaker.last - 1, hard=True)


def _reported(work: Work, at: int) -> int:
    """The phrase itself, where it opens what a reporting verb governs ("says that, according to X, …"); else 0."""
    view = work.view
    before = at - 1 if at > 1 and view.words[at - 1] != "," else at - 2
    return at if before > 0 and view.is_a(before, "that") and view.group_at(before - 1) is not None else 0


def _aside(work: Work, hit: Hit, speaker: Speaker, begin: int) -> int | None:
    """Start of the aside that the source alone vouches for ("the firm, close to the army according to X, denies it")."""
    view = work.view
    end = view.span(hit.first).last
    if speaker.last >= end or view.words[speaker.last] != "," or not view.finites(speaker.last, end):
        return None
    for token in range(hit.first - 1, max(begin, hit.first - 15) - 1, -1):
        if view.words[token] == ",":
            inside = token + 1 < hit.first and not view.finites(token, hit.first)
            return token + 1 if inside else None
    return None


def _bracket(work: Work, at: int, begin: int) -> int | None:
    """The opening bracket, or dash, of the aside that `at` stands in."""
    view = work.view
    for token in range(at - 1, max(begin, at - 20) - 1, -1):
        if view.is_a(token, "closing_bracket"):
            return None
        if view.is_a(token, "opening_bracket"):
            return token
        if view.is_a(token, "dash"):
            closed = any(view.is_a(after, "dash") for after in range(at, min(at + 15, view.span(at).last)))
            return token if closed and token + 1 < at else None
    return None


def _segment(work: Work, at: int, begin: int) -> int | None:
    """Start of the piece after the last comma or "and", when it has a number and no verb ("…, 18 000 selon X")."""
    view = work.view
    for token in range(at - 1, max(begin, at - 20) - 1, -1):
        if view.words[token] == "," or view.is_a(token, "conjunction_and", "opposition"):
            if token + 1 < at and work.counts(token + 1, at) and not view.finites(token, at):
                return token + 1
            if view.words[token] == "," and token < at - 1:
                return None
    return None
