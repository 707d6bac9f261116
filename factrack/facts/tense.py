"""The tense of the clause that a date stands in: "past", "future" or None when it says neither.

A date that stands alone on its line has no clause: its tense is "agenda".
"""

from __future__ import annotations

from bisect import bisect_left

from factrack.language.records.dates import Tense
from factrack.mentions.analysis import Analysis, VerbGroup
from factrack.mentions.dates.surroundings import is_whole

_PAST = ("past", "imperfect", "conditional_past", "participle")
_FUTURE = ("future", "future_past")
_REACH = 4  # verb groups looked at on either side
_AFTER = 3  # what a verb after the date is further away than one before it, in words
_OTHER = 8  # … and one of another clause
_FAR = 20  # how far a verb may be from its date
_OBJECT = 9  # words between a verb of calling and the date of what it calls for
_HEAD = 5  # words in which the noun for that stands
_NEXT = 2  # words between such a verb and an infinitive, or that and its date
_BESIDE = 3  # words before a date in which a word of planning makes it future


def tenses(analysis: Analysis) -> list[str | None]:
    """One tense for each of `analysis.whens`: that of its own words, else that of its clause."""
    lists: Tense = analysis.pack.files["dates"].tense
    starts = [verb.first for verb in analysis.verbs]
    found: list[str | None] = []
    for when, (first, last) in zip(analysis.whens, analysis.when_tokens, strict=True):
        needed = when.relative is not None and when.kind == "date" and when.tense is None
        found.append(_tense(analysis, lists, starts, first, last) if needed else when.tense)
    return found


def _tense(analysis: Analysis, lists: Tense, starts: list[int], first: int, last: int) -> str | None:
    opening = analysis.span_of(first).first
    if is_whole(analysis, first, last):
        return "agenda"
    if any(_is_planned(analysis, lists, at, opening) for at in range(max(opening, first - _BESIDE), first)):
        return "future"
    if _is_called(analysis, lists, starts, first):
        return "future"
    verb = _governor(analysis, starts, first, last)
    return _of(verb, lists) if verb is not None else None


def _is_planned(analysis: Analysis, lists: Tense, at: int, opening: int) -> bool:
    """Whether a word of planning stands at `at`, and not in a comparison ("plus élevé qu'attendu")."""
    words = analysis.tokens.words
    if words[at] not in lists.planned:
        return False
    return at == opening or not analysis.pack.is_a(words[at - 1], "subordinator")


def _is_called(analysis: Analysis, lists: Tense, starts: list[int], first: int) -> bool:
    """Whether a date stands behind what a verb of calling says is to be held ("announced a march on Sunday")."""
    place = bisect_left(starts, first) - 1
    verb = analysis.verbs[place] if place >= 0 else None
    if verb is not None and verb.tense == "infinitive" and verb.lemma not in lists.calling and place > 0:
        caller = analysis.verbs[place - 1]  # "ont appelé à manifester lundi"
        return verb.first - caller.last <= _NEXT and caller.lemma in lists.calling and first - verb.last <= _NEXT
    if verb is None or verb.lemma not in lists.calling or not 0 < first - verb.last <= _OBJECT:
        return False
    return verb.first >= analysis.span_of(first).first and _holds(analysis, lists, verb.last, first)


def _holds(analysis: Analysis, lists: Tense, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` are what is to be held, one of such things and none that is known already."""
    words, pack = analysis.tokens.words, analysis.pack
    if pack.is_a(words[first], "definite") or pack.is_a(words[first], "demonstrative"):
        return False
    if any(not word[0].isalnum() for word in words[first:last]):
        return False
    head = next((at for at in range(first, min(first + _HEAD, last)) if words[at] in lists.called), None)
    return head is not None and not any(pack.is_a(word, "preposition") for word in words[first + 1 : head])


def _governor(analysis: Analysis, starts: list[int], first: int, last: int) -> VerbGroup | None:
    """The verb group nearest a date in its sentence, those of its own clause first."""
    span, clause = analysis.span_of(first), analysis.index.clause_at[first] if analysis.clauses else None
    middle = bisect_left(starts, first)
    best: tuple[int, VerbGroup] | None = None
    told: tuple[int, VerbGroup] | None = None
    for verb in analysis.verbs[max(0, middle - _REACH) : middle + _REACH]:
        if not span.first <= verb.first < span.last:
            continue
        far = first - verb.last if verb.last <= first else verb.first - last + _AFTER
        if clause is not None and not clause.first <= verb.first < clause.last:
            far += _OTHER
        if best is None or far < best[0]:
            best = (far, verb)
        if verb.finite and (told is None or far < told[0]):
            told = (far, verb)
    if best is not None and best[1].last <= first and _rules(analysis, best[1], first):
        compared = not best[1].finite and analysis.pack.is_a(analysis.tokens.words[best[1].first - 1], "subordinator")
        if not compared:  # "plus élevé qu'attendu en mai"
            return best[1]
    if best is None or told is None or told[0] > _FAR:
        return None
    return told[1] if best[1].finite or told[1].tense in _PAST else None


def _rules(analysis: Analysis, verb: VerbGroup, first: int) -> bool:
    """Whether a verb before a date is that of the date: it stands beside it, or is sure to be a verb ("having killed")."""
    return (verb.tense == "past" and not verb.finite) or _touches(analysis, verb.last, first)


def _touches(analysis: Analysis, first: int, last: int) -> bool:
    """At most one word, and no mark, stands between a participle and its date: else it may be a noun."""
    return last - first <= 1 and all(word[0].isalnum() for word in analysis.tokens.words[first:last])


def _of(verb: VerbGroup, lists: Tense) -> str | None:
    if verb.tense in _FUTURE:
        return "future"
    if verb.tense == "present" and (verb.modal in lists.modals or verb.lemma in lists.modals):
        return "future"
    if verb.tense == "imperfect" and verb.modal in lists.modals:
        return None  # what was to be may still be to come
    if (verb.passive or verb.tense in ("participle", "present")) and verb.lemma in lists.planning:
        return "future"
    return "past" if verb.tense in _PAST else None
