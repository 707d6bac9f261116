"""Words and patterns of temporal expressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "dates"
YEARS = range(1900, 2060)


class Compose(NamedTuple):
    """Number words made of two: every `tens` with every number from `first` to `last`, as `forms` show."""

    tens: tuple[int, ...]
    first: int
    last: int
    forms: tuple[str, ...]


class Pattern(NamedTuple):
    """One rule: a sequence of word classes and the unresolved form it makes.

    `match`: class names, each with `?` where it may be missing and `:slot` where the slot has another name,
    and groups `( a | b )`. `form`: templates over slots, of which the first is taken whose slots are filled.
    `length` is the duration as it is written, where `form` is where it lies.
    `level` 1 reads words; 2 and 3 also read what lower levels made, as the classes `date` and `duration`.
    `makes` says which class the result is for higher levels; a `part` is no expression of its own.
    `guards` are checks of the surroundings by name; `mod` is the modifier of the date,
    `tense` what its words say of past and future whatever the clause says ("since", "by").
    """

    rule: str
    match: str
    form: tuple[str, ...]
    length: str | None = None
    kind: Literal["date", "duration", "set"] = "date"
    makes: str | None = None
    level: int = 1
    guards: tuple[str, ...] = ()
    mod: str | None = None
    tense: Literal["past", "future"] | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Guards(NamedTuple):
    """Word lists that checks of the surroundings read (folded single words); see mentions/dates/guards.py.

    Years: a bare one stands after `year_after`, a recent one after `year_after_loose` too, none after `not_year_after`
    nor after a word of `counting` and "of";
    `year_ranges` stand between two. Counted nouns and units end in `plural_endings`; `not_counted` do and are none.
    Ages: `age_units` are words of years, `age_before` and `age_after` make their number an age, so do `age_link` unless
    after `age_unlink`, those of them in `age_of` after an `age_person`, and `age_definite` articles.
    One of `age_hedges` may stand before that number, one of `age_had` makes it one where the clause ends with it.
    A range after one of `age_nouns` is one of ages.
    Lengths of time stand after `span_after` and before `length_before`. With `one`, units in `some_day` mean some day.
    Clock times: `clock_hours` after `clock_before`, unless `clock_after` follows.
    `noun_after` make an adjective a noun, `noun_of` a feast an attribute; a day and month in digits stands after
    `digits_after`; `numbers_before` are number words; `plurals` stand for several units only; `range_openers` make two
    dates joined by one of `joining` a range. What goes on with one of `dated_by` is dated by that;
    with one of `stretches` in or before it, a length is then a stretch of that ("the first days of March").
    Before one of `owning` a date is that of the noun behind it. `signs` may open a line that only holds a length; `names`
    are months that are words besides: a word of time or a mark stands beside them, and no small letter begins those that
    are `small` as words.
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
    age_after: tuple[str, ...] = ()
    age_unlink: tuple[str, ...] = ()
    age_definite: tuple[str, ...] = ()
    age_nouns: tuple[str, ...] = ()
    age_had: tuple[str, ...] = ()
    age_hedges: tuple[str, ...] = ()
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
    stretches: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    dated_by: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("+", "-", "−")
    names: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


class Tense(NamedTuple):
    """What makes a date one to come: `planned` words before it, verbs of `planning` (infinitives), `modals` in the present.

    So do verbs of `calling` before what is still to be held, with no article that says it is known: an infinitive, or one
    of the nouns `called` ("announced a march on Sunday", "called for a strike on Monday"); after one of `bidding` the
    article may stand ("ont appelé à la grève lundi").
    """

    planned: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    calling: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    bidding: tuple[str, ...] = ()


class File(NamedTuple):
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
    classes: dict[str, dict[str, tuple[str, ...]]] = {}
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
        marks = file.classes.get("decade_mark", {}).values()
        yield from (f"{prefix}-{year}{mark}" for year in YEARS[::10] for listed in marks for mark in listed)
    for name in file.hyphenated:
        listed = [form for forms in file.classes[name].values() for form in forms]
        yield from (f"{left}-{right}" for left in listed for right in listed if left != right)
