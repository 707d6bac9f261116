"""Reports that stand after or inside what they report: "…, says X", "…, he added", "…, it was learned from X"."""

from __future__ import annotations

from dataclasses import replace

from factrack.facts.attribution.apposition import after
from factrack.facts.attribution.draft import Draft, Work, past_told, skip
from factrack.facts.attribution.memory import Speaker
from factrack.facts.attribution.phrases import forward
from factrack.facts.attribution.proper import content, noun, text
from factrack.facts.attribution.speakers import told_of
from factrack.facts.attribution.subjects import pronoun, subject
from factrack.facts.attribution.view import View
from factrack.mentions.analysis import VerbGroup
from factrack.mentions.quotes import Quote

_TOLD = frozenset({"past", "imperfect", "perfect"})

_ROLE = 6  # words of a role before a name
_ROLE_WORDS = frozenset({"bare_noun_end", "prenominal_adjective"})  # classes that a word of a role may be in


def incise(work: Work, group: VerbGroup, draft: Draft) -> bool:
    """Whether the verb and its subject stand after a comma or a quotation; adds the frame."""
    view = work.view
    begin, limit = view.span(group.first).first, view.span(group.first).last
    if not group.finite or group.passive or group.first <= begin:
        return False
    left = group.first - 1
    while left > begin and view.is_a(left, "object_pronoun", "reflexive"):
        left -= 1
    led = left == begin or (left == begin + 1 and view.is_a(left, "that"))
    if led and view.words[begin] in view.known.echoes:
        return _before(work, draft, limit)
    left = _echo(view, left, begin)
    quote = _closed(work, left)
    if quote is None and view.words[left] not in (",", "-", "–", "—", ")") and not _ends_count(work, group, limit):
        return False
    speaker = _speaker(work, group, draft.cue[1], limit, left, begin, quote)
    if speaker is None:
        return False
    draft.kind, draft.opens = "relay" if draft.kind == "relay" else "incise", -1
    draft.cue = (group.first, speaker.last)
    work.add(speaker, _scope(work, group, left, speaker.last, limit, quote), draft)
    return True


def _ends_count(work: Work, group: VerbGroup, limit: int) -> bool:
    """Whether the verb stands right behind a bare number and those who speak end the sentence ("900 disent les gérants")."""
    view = work.view
    if not work.counted(group.first) or group.last >= limit or not view.is_a(group.last, "plural_determiner"):
        return False
    end = forward(view, group.last, limit)
    spoken = not view.known.speaking.isdisjoint(view.words[group.last : end])
    return spoken and end < limit and not view.words[end][0].isalnum()


def _before(work: Work, draft: Draft, limit: int) -> bool:
    """ "As X said, …": what follows the comma is of X."""
    view = work.view
    at, via = skip(view, draft.cue[1], limit)
    speaker = after(view, work.memory, at, limit)
    if speaker is None or not speaker.strong:
        return False
    end, more = skip(view, speaker.last, limit)
    comma = next((at for at in (speaker.last, end - 1, end) if at < limit and view.words[at] == ","), None)
    if comma is None:
        return False
    draft.kind, draft.via, draft.cue = draft.kind or "incise", via + more, (draft.cue[0], speaker.last)
    work.add(speaker, (comma + 1, work.bounds.ahead(comma + 1)), draft)
    return True


def _echo(view: View, left: int, begin: int) -> int:
    """The comma before "as" in "…, as X said" and before "which" in "…, which X confirmed"; else the same place."""
    if left - 1 > begin and view.words[left] in view.known.echoes and view.words[left - 1] == ",":
        return left - 1
    which = left - 2 > begin and view.is_a(left, "that") and view.is_a(left - 1, "demonstrative_pronoun")
    return left - 2 if which and view.words[left - 2] == "," else left


def tail(work: Work, group: VerbGroup, draft: Draft, audience: bool) -> bool:
    """The same without inversion: "…, the mayor said"."""
    view = work.view
    begin, limit = view.span(group.first).first, view.span(group.first).last
    if not group.finite:
        return False
    at, via = skip(view, draft.cue[1], limit)
    at, told = past_told(view, at, limit) if at < limit else (at, ())
    if audience and not told and at < limit and view.capital(at):
        at, told = skip(view, forward(view, at, limit), limit)
    ended = "," in view.words[draft.cue[1] : at + 1]  # "…, the mayor said on Monday, as rescuers went on"
    ended = ended or (draft.cue[1] < at < limit and view.is_a(at, "subordinator", "subordinator_alone"))
    ended = ended or (
        at < limit and view.finite_at(at) and _leads(view, draft.cue[1] + 1, at)
    )  # "… as rescuers went on"
    if at < limit and view.words[at][0].isalnum() and not ended:
        return False
    via += told
    speaker = subject(view, work.memory, group)
    if speaker is None or speaker.first <= begin:
        return False
    left = _phrase_start(view, speaker.first, begin) - 1
    comma = _before_first(view, left, begin)
    if comma < left:
        name = text(view, comma + 1, speaker.last)
        speaker, left = replace(speaker, name=name, first=comma + 1, plural=True), comma
    quote = _closed(work, left)
    if quote is None and not (view.words[left] == "," and speaker.strong and _reported(work, begin, left)):
        return False
    draft.kind, draft.via, draft.cue = "incise", via, (speaker.first, group.last)
    work.add(speaker, _scope(work, group, left, group.last, limit, quote), draft)
    return True


def _before_first(view: View, left: int, begin: int) -> int:
    """The comma before the first of two that speak ("…, police and a source said"), `left` where there is but one."""
    if not view.is_a(left, "conjunction_and"):
        return left
    for at in range(left - 1, max(begin, left - _ROLE), -1):
        if view.words[at] == ",":
            return at if view.words[left - 1] in view.known.speaking else left
        if not view.words[at][0].isalpha() or view.group_at(at) is not None:
            break
    return left


def _leads(view: View, first: int, last: int) -> bool:
    """Whether a word that opens a clause of time or cause stands at `[first, last)`."""
    return any(view.is_a(at, "subordinator_alone") for at in range(first, last))


def _phrase_start(view: View, first: int, begin: int) -> int:
    """Start of the phrase that a name ends: past its determiner and a bare role ("delegate Jane Doe")."""
    for _ in range(_ROLE):
        word = view.words[first - 1] if first - 1 > begin else ""
        plain = view.kinds.get(word, _ROLE_WORDS) <= _ROLE_WORDS
        bare = word[:1].isalpha() and plain and view.group_at(first - 1) is None
        if not (bare or (word and view.is_a(first - 1, "determiner"))):
            break
        first -= 1
    return first


def _closed(work: Work, left: int) -> Quote | None:
    """The quotation that ends right before the report, with or without a comma."""
    closed = work.bounds.closed
    if left in closed:
        return closed[left]
    return closed.get(left - 1) if work.view.words[left] == "," else None


def _speaker(
    work: Work, group: VerbGroup, end: int, limit: int, left: int, begin: int, quote: Quote | None
) -> Speaker | None:
    view = work.view
    inverted = next((at for at in range(group.first, min(end + 1, limit)) if view.is_a(at, "inverted_pronoun")), None)
    if inverted is not None:
        if view.is_a(inverted, "impersonal_pronoun"):
            return learned(work, max(end, inverted + 1), limit)
        if view.is_a(inverted, "first_person"):
            return None
        found = pronoun(view, work.memory, inverted, quote.first if quote is not None else None)
        found = found or _paper(work, inverted) or _own(work, inverted)
        if found is None:
            return None
        gender = view.known.genders.get(view.words[inverted])
        plural = view.is_a(inverted, "plural_pronoun")
        return Speaker(found.name, group.first, max(end, inverted + 1), True, plural=plural, gender=gender)
    at, via = skip(view, end, limit)
    if end < at < limit - 1 and view.words[at] == "," and (view.words[end] == "," or view.is_a(at + 1, "definite")):
        at += 1  # a date before a comma, or between two: "says on Monday, the mayor"
    if at >= limit or view.is_a(at, "that"):
        return None
    found = after(view, work.memory, at, limit)
    if found is None or (found.last < limit and (view.is_a(found.last, "that") or _goes_on(view, found, quote))):
        return None
    if quote is None and not (_speaks(work, group, found) and _reported(work, begin, left)):
        return None
    if quote is not None and found.plural and _are_things(view, found):
        return None  # "“Drones seen by the army” note the moves of …": what is quoted is the subject
    _, more = skip(view, found.last, limit)
    return replace(found, via=via + more + found.via)


def _paper(work: Work, pronoun: int) -> Speaker | None:
    """The document that the sentence before quotes, where the pronoun can mean nobody ("…, it adds")."""
    view = work.view
    last = work.drafts[-1] if work.drafts else None
    if last is None or last.claimant is None or view.is_a(pronoun, "plural_pronoun"):
        return None
    near = view.span(last.cue[0]).index == view.span(pronoun).index - 1
    return Speaker(last.claimant, pronoun, pronoun + 1, True) if near else None


def _own(work: Work, pronoun: int) -> Speaker | None:
    """The body whose deed the sentence tells, where nobody has spoken yet ("The police arrested ten, it says")."""
    view = work.view
    if view.is_a(pronoun, "plural_pronoun"):
        return None
    name = told_of(view, pronoun, view.known.genders.get(view.words[pronoun]))
    return None if name is None else Speaker(name, pronoun, pronoun + 1, True)


def _are_things(view: View, found: Speaker) -> bool:
    """Whether the phrase, without a name in it, is of what cannot speak."""
    named = found.strong or any(view.capital(at) for at in range(found.first, found.last))
    head = noun(view, content(view, found.first, found.last), found.last)
    return not named and view.known.is_thing(view.words[head])


def _goes_on(view: View, found: Speaker, quote: Quote | None) -> bool:
    """Whether the phrase after the verb has a verb itself: what is said, not who ("…, said the rebels had fled")."""
    return quote is None and view.finite_at(found.last) and not view.is_a(found.last, "relative")


def _speaks(work: Work, group: VerbGroup, found: Speaker) -> bool:
    """Whether the phrase after the verb is its subject: someone who can speak, or any phrase that ends the clause.

    A noun on no list is an object in "he comes in, announces the end and leaves"; after a perfect it is not.
    """
    view = work.view
    if found.strong or view.capital(found.last - 1):
        return True
    if group.tense not in _TOLD or group.modal is not None or not view.is_a(found.first, "definite", "indefinite"):
        return False
    if not _complete(view, view.span(group.first).first, group.first):
        return False
    head = noun(view, content(view, found.first, found.last), found.last)
    return not view.known.is_thing(view.words[head]) and not work.counts(found.first, found.last)


def _complete(view: View, begin: int, end: int) -> bool:
    """Whether a clause with a verb of its own stands in `[begin, end)`, not only a relative ("X, who came, said")."""
    for group in view.finites(begin, end):
        at = group.first - 1
        while at >= begin and view.words[at] != "," and not view.is_a(at, "relative", "subordinator"):
            at -= 1
        if at < begin or view.words[at] == ",":
            return True
    return False


def _reported(work: Work, begin: int, left: int) -> bool:
    """Whether something that can be reported stands before the comma: a finite verb, or a number in a headline."""
    return bool(work.view.finites(begin, left)) or work.counts(begin, left)


def fronted(work: Work, pronoun: int) -> Speaker | None:
    """Where people speak, named before "one": "At the ministry, one is sure that …", "on the unions' side, …"."""
    view = work.view
    first, comma = view.span(pronoun).first, pronoun - 1
    if comma <= first + 1 or view.words[comma] != ",":
        return None
    start = first + 1 if view.words[first] in view.known.learned_from else first
    if view.words[start] in view.known.sides:
        start += 1
    if start == first or start >= comma:
        return None
    found = after(view, work.memory, start, comma)
    return found if found is not None and found.strong and found.last == comma else None


def learned(work: Work, at: int, limit: int) -> Speaker | None:
    """The source of "it was learned from X": a place too, where people speak ("they say in Brussels")."""
    view = work.view
    for _ in range(6):
        if at >= limit or view.words[at] in (",", ".") or view.is_a(at, "that") or work.counts(at, at + 1):
            return None
        if view.words[at] in view.known.learned_from:
            found = after(view, work.memory, at + 1, limit)
            if found is not None and (found.strong or view.capital(found.last - 1)):
                return found
        at += 1
    return None


def _scope(work: Work, group: VerbGroup, left: int, end: int, limit: int, quote: Quote | None) -> tuple[int, int]:
    """From the start of the sentence (or of its quotation) to the verb; past it where the report is only inserted."""
    view, bounds = work.view, work.bounds
    around = bounds.quote_around(left - 1) if quote is None else quote
    first = work.back(left)
    if around is not None:
        announced = around.first > 1 and view.words[around.first - 2] == ":"
        first = around.first if announced else min(first, around.first)
        if quote is None:
            return first, max(around.last, group.first)
    last = group.first
    if end < limit and view.words[end] == "," and end + 1 < limit:
        resumed = bounds.opened.get(end + 1)
        if resumed is not None:
            return first, resumed.last
        if _inserted(work, work.back(left), left, end, limit):
            last = bounds.ahead(end)
    return first, last


def _inserted(work: Work, begin: int, left: int, end: int, limit: int) -> bool:
    """Whether the sentence goes on after the report: it had no verb yet."""
    view = work.view
    return not view.finites(begin, left) and not view.is_a(end + 1, "relative") and bool(view.finites(end, limit))
