"""Facts that a text takes for granted, whatever the verb beside them says."""

from __future__ import annotations

from bisect import bisect_left

from factrack.language.records.modality import File
from factrack.mentions.analysis import Analysis, VerbGroup

_DEFINITE = ("definite", "demonstrative", "possessive")
_BEFORE = 3  # words between a preposition and the fact it introduces
_FRONT = 6  # words of a phrase that opens a clause, before its number


def is_presupposed(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the fact stands where no verb touches it.

    So it does after "despite", "since" …, as the number that another is compared with, and in the prepositional
    phrase that opens a clause ("With 40 beds, …").
    """
    words, clause = analysis.tokens.words, analysis.index.clause_at[first]
    file: File = analysis.pack.files["modality"]
    if any(word in file.factive for word in words[max(clause.first, first - _BEFORE) : first]):
        return True
    if first - 2 >= clause.first and words[first - 1] in file.compared:
        return not words[first - 2][-1].isalnum()
    verb = None if clause.verb is None else analysis.verbs[clause.verb]
    if verb is None or verb.first <= last or first - clause.first > _FRONT:
        return False
    return _is_fronted(analysis, clause.first, first, last, verb.first)


def _is_fronted(analysis: Analysis, begin: int, first: int, last: int, verb: int) -> bool:
    words, is_a = analysis.tokens.words, analysis.pack.is_a
    if not (is_a(words[begin], "preposition") or is_a(words[first], "preposition")):
        return False
    return any(is_a(word, "comma") for word in words[last:verb]) and not any(
        is_a(word, "comma") for word in words[begin:first]
    )


def is_known(analysis: Analysis, first: int, last: int, verb: VerbGroup | None, occurrence: frozenset[str]) -> bool:
    """Whether a definite noun phrase names what is known already: "the 300 soldiers", "his death".

    But the subject of a verb of `occurrence` ("the talks will be held") is known only as a plan.
    """
    words, is_a = analysis.tokens.words, analysis.pack.is_a
    article = words[first] if is_a(words[first], *_DEFINITE) else words[first - 1] if first else ""
    if not is_a(article, *_DEFINITE, "contraction"):
        return False
    numbers = analysis.numbers
    place = bisect_left(analysis.index.number_starts, first)
    if place < len(numbers) and numbers[place].first < last:
        before = first - (words[first] != article)
        reaching = analysis.pack.files["modality"].reaching
        if verb is not None and verb.lemma in reaching and verb.last == before:
            return False
        return before == 0 or words[before - 1] not in reaching
    if is_a(article, "indefinite"):
        return False
    return verb is None or verb.last <= first or not (verb.passive or verb.lemma in occurrence)
