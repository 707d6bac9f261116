"""Words and patterns of temporal expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "dates"
YEARS = range(1900, 2060)


@dataclass(frozen=True, slots=True)
class Compose:
    """Number words made of two: every `tens` with every number from `first` to `last`, as `forms` show."""

    tens: tuple[int, ...]
    first: int
    last: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule: a sequence of word classes and the unresolved form it makes.

    `match`: class names, each with `?` where it may be missing and `:slot` where the slot has another name,
    and groups `( a | b )`. `form`: templates over slots, of which the first is taken whose slots are filled.
    `level` 1 reads words; 2 and 3 also read what lower levels made, as the classes `date` and `duration`.
    `makes` says which class the result is for higher levels; a `part` is no expression of its own.
    `guards` are checks of the surroundings by name; `mod` is the modifier of the date.
    """

    rule: str
    match: str
    form: tuple[str, ...]
    kind: Literal["date", "duration", "set"] = "date"
    makes: str | None = None
    level: int = 1
    guards: tuple[str, ...] = ()
    mod: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guards:
    """Word lists that checks of the surroundings read (folded single words); see mentions/dates/guards.py.

    `year_after year_after_loose not_year_after`: words a bare year stands after, may stand after if it is a recent one,
    does not stand after; `year_ranges`: words between two years or numbers. `plural_endings`: how counted nouns and units
    end; `not_counted`: words that end so and are none. `age_units`: words of years; `age_before`: words that make their
    number an age; `age_link`: prepositions and verbs between; `age_of`: those of them that hang on a noun; `age_person`:
    nouns of persons; `age_definite`: articles that make it a group of age; `span_after`: words a length of time
    stands after. `clock_before`: words before hours that make them a time of day, `clock_after`: words that undo it.
    `noun_after`: words that make an adjective a noun; `noun_of`: words that make a feast a mere attribute;
    `digits_after`: words a day and month in digits may stand after; `numbers_before`: number words. `plurals`: words that only
    stand for several units; `one`: the number one; `some_day`: units that with it
    rather mean some day; `length_before`: words a length of time stands before;
    `range_openers`: words that make a range of two dates joined by one of the words `joining`.
    """

    year_after: tuple[str, ...] = ()
    year_after_loose: tuple[str, ...] = ()
    year_ranges: tuple[str, ...] = ()
    not_year_after: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    age_units: tuple[str, ...] = ()
    age_before: tuple[str, ...] = ()
    age_link: tuple[str, ...] = ()
    age_of: tuple[str, ...] = ()
    age_person: tuple[str, ...] = ()
    age_unlink: tuple[str, ...] = ()
    age_definite: tuple[str, ...] = ()
    span_after: tuple[str, ...] = ()
    clock_hours: tuple[str, ...] = ()
    clock_before: tuple[str, ...] = ()
    clock_after: tuple[str, ...] = ()
    noun_after: tuple[str, ...] = ()
    noun_of: tuple[str, ...] = ()
    digits_after: tuple[str, ...] = ()
    numbers_before: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    some_day: tuple[str, ...] = ()
    length_before: tuple[str, ...] = ()
    range_openers: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tense:
    """What makes a date one to come: `planned` words before it, verbs of `planning` (infinitives), `modals` in the present."""

    planned: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `dates.toml`.

    `classes` maps class -> value -> words or phrases;
    `anchors` are the classes whose words start a search, the others are read only beside them; `prefixes` are the
    values' words that hang on the next by a hyphen ("mi-mars"), `hyphenated` the classes whose words are paired by one.
    """

    anchors: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    prefixed: tuple[str, ...] = ()
    hyphenated: tuple[str, ...] = ()
    ordinal_suffixes: tuple[str, ...] = ()
    compose: tuple[Compose, ...] = ()
    classes: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    guards: Guards = Guards()
    tense: Tense = Tense()
    pattern: tuple[Pattern, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """The words that start a search, one tag a word."""
    tag = Tag("date", "anchor")
    for phrase in dict.fromkeys(_anchors(file)):
        yield phrase, tag


def _anchors(file: File) -> Iterator[str]:
    for name in file.anchors:
        for forms in file.classes[name].values():
            yield from forms
    prefixed = [form for name in file.prefixed for forms in file.classes[name].values() for form in forms]
    for prefix in file.prefixes:
        yield from (f"{prefix}-{form}" for form in prefixed)
        yield from (f"{prefix}-{year}" for year in YEARS)
    for name in file.hyphenated:
        listed = [form for forms in file.classes[name].values() for form in forms]
        yield from (f"{left}-{right}" for left in listed for right in listed if left != right)
