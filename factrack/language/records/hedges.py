"""Hedges: the words that turn a number into an interval, and those that make two numbers a range or a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.model import Qualifier

FILE = "hedges"
BEFORE = frozenset({"before"})
AFTER = frozenset({"after"})
VERB = frozenset({"verb"})
PLACE = frozenset({"place"})


class Hedge(NamedTuple):
    """One meaning and its phrases: a number n becomes the interval from `low` n to `high` n (None = open).

    `outward`: bounds of a whole number are rounded to integers away from it. `floor` is a low that does not grow
    with n (0 of "moins de"). `before` stand before the number, `after` behind it or behind what is counted; `verbs`
    (infinitives, all their forms) and `adjectives` with what follows them take it as object. `exists`: people told of
    in the present under this hedge are at least one ("jusqu'à 300 soldats combattent").
    """

    name: str
    qualifier: Qualifier
    low: float | None = None
    high: float | None = None
    floor: int | None = None
    outward: bool = False
    exists: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    yes: tuple[dict[str, Any], ...] = ()
    no: tuple[str, ...] = ()


class Change(NamedTuple):
    """Verbs and nouns after which "from X to Y" are two values, before and after, not a range."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `hedges.toml`.

    `contracts` gives the other forms of a phrase's last word ("de" -> "d'", "des"); `between` the words that open a
    range with "and", `range_dash` the signs and `range_words` the words beside "to" that join its ends, `margins` those
    between a value and what it may be off by ("10 plus or minus 2"); `not_hedges`
    are longer phrases in which a hedge means something else; `places` are hedges that tell a place too and do not make
    a number of an article ("autour d'une table"). `course` are hedges that before a stretch of time tell in the course
    of which something happens ("cut jobs over three years"), unless a preposition or a word of `course_not_after`
    stands before them or one of `course_not_before` behind the time. `without` are prepositions that negate a verb ("sans
    dépasser"). `only` are hedges that behind a negation say how
    many there still are.
    """

    hedge: tuple[Hedge, ...]
    contracts: dict[str, tuple[str, ...]]
    change: Change = Change()
    between: tuple[str, ...] = ()
    range_dash: tuple[str, ...] = ()
    range_words: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()
    not_hedges: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    course: tuple[str, ...] = ()
    course_not_after: tuple[str, ...] = ()
    course_not_before: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Hedges before, behind and as verbs (kinds hedge, hedge_after), and the words of change (kind change)."""
    for hedge in file.hedge:
        for phrase in hedge.before:
            place = BEFORE | PLACE if phrase in file.places else BEFORE
            yield from ((variant, Tag("hedge", hedge.name, place, hedge)) for variant in _contracted((phrase,), file))
        yield from ((phrase, Tag("hedge_after", hedge.name, AFTER, hedge)) for phrase in hedge.after)
        for phrase in _contracted(_predicates(hedge, morphology), file):
            yield phrase, Tag("hedge", hedge.name, VERB, hedge)
    yield from ((phrase, Tag("hedge", "")) for phrase in file.not_hedges)
    for verb in file.change.verbs:
        yield from ((form, Tag("change", verb)) for form in morphology.verb(verb))
    for noun in file.change.nouns:
        yield from ((form, Tag("change", noun)) for form in morphology.noun(noun))


def _predicates(hedge: Hedge, morphology: Morphology) -> Iterator[str]:
    for verb in hedge.verbs:
        yield from morphology.verb(verb)
    for adjective in hedge.adjectives:
        yield from morphology.adjective(adjective)


def _contracted(phrases: Iterator[str] | tuple[str, ...], file: File) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        head, _, last = phrase.rpartition(" ")
        for form in file.contracts.get(last, ()) if head else ():
            yield f"{head} {form}"
