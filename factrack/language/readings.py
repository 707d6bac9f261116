"""What every verb form of a language may be: part of a compiled pack."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from factrack.language.morphology import Morphology
from factrack.language.records.verbs import File
from factrack.language.tokenizer import fold

_FINITE = ("present", "imperfect", "past", "future", "conditional", "subjunctive")
SURE, NOUN_TOO, ADJECTIVE_TOO, RARELY = range(4)


class Reading(NamedTuple):
    """What a word may be as a verb: the lemma for each of its forms, `tense` of the finite one.

    `caution`: SURE, NOUN_TOO and ADJECTIVE_TOO (as often a noun, an adjective) or RARELY (hardly ever a verb).
    """

    finite: str | None = None
    tense: str = ""
    participle: str | None = None
    infinitive: str | None = None
    gerund: str | None = None
    caution: int = SURE


def readings(file: File, morphology: Morphology) -> dict[str, Reading]:
    """The table of one language; where two verbs share a form, the one listed first keeps it.

    Equal readings are one record: there are tens of thousands of forms.
    """
    table: dict[str, Reading] = {}
    known: dict[Reading, Reading] = {}
    for infinitive in file.verbs:
        lemma, made = fold(infinitive), dict[frozenset[str], Reading]()
        for form, features in morphology.verb(infinitive).items():
            reading = made.get(features)
            if reading is None:
                reading = made[features] = _read(lemma, features)
            merged = _merged(table[form], reading) if form in table else reading
            table[intern(form)] = known.setdefault(merged, merged)
    for words, caution in ((file.nouns, NOUN_TOO), (file.adjectives, ADJECTIVE_TOO), (file.rarely, RARELY)):
        for word in words:
            if fold(word) in table:
                table[fold(word)] = table[fold(word)]._replace(caution=caution)
    return table


def _read(lemma: str, features: frozenset[str]) -> Reading:
    tense = next((tense for tense in _FINITE if tense in features), "")
    return Reading(
        finite=lemma if tense else None,
        tense=tense,
        participle=lemma if "participle" in features else None,
        infinitive=lemma if "infinitive" in features else None,
        gerund=lemma if "gerund" in features else None,
    )


def _merged(one: Reading, other: Reading) -> Reading:
    """What `one` says, and what only `other` says."""
    return Reading(
        finite=one.finite or other.finite,
        tense=one.tense or other.tense,
        participle=one.participle or other.participle,
        infinitive=one.infinitive or other.infinitive,
        gerund=one.gerund or other.gerund,
    )
