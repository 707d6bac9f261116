"""Numbers: how a language writes them in digits and in words, and what looks like one but counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "numbers"


class Digits(NamedTuple):
    """How digits are written.

    `decimal` marks the fraction; each of `thousands` may part groups of three, the decimal mark too when it does so
    twice. `scales` are the symbols that multiply the number they hang on ("k", "M"), or a currency they stand before;
    those of `spaced` need not hang on it where no word follows ("2.3 k"). `money_scales` do so only beside a currency
    sign ("£5m") or before a unit ("7m tonnes"). Before the signs of `parted` a space may have slipped in behind the
    decimal mark ("49, 51 %"). `ordinal` are the endings that make a number an ordinal when no space parts them.
    """

    decimal: str
    thousands: tuple[str, ...]
    scales: dict[str, int] = {}
    money_scales: dict[str, int] = {}
    spaced: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    ordinal: tuple[str, ...] = ()


class Cardinal(NamedTuple):
    """A word that adds its `value`. Only a smaller one than `grain` may follow it: "vingt" (10) takes "deux".

    `times` are the values before it that it multiplies instead ("quatre vingt"). `article`: the word is also an
    article, and no number by itself. `ambiguous`: it is another word too, and a number only before what it counts ("neuf").
    """

    words: tuple[str, ...]
    value: int
    grain: int = 1
    times: tuple[int, ...] = ()
    article: bool = False
    ambiguous: bool = False


class Scale(NamedTuple):
    """A word that multiplies what stands before it.

    `bare`: may stand with nothing before it ("mille"). `noun`: is a noun, which links to what is counted with "de" and
    is vague in the plural with nothing before it ("des millions de"). `written`: also after digits.
    """

    words: tuple[str, ...]
    value: int
    bare: bool = False
    noun: bool = False
    written: bool = True
    singular: tuple[str, ...] = ()


class Collective(NamedTuple):
    """A noun for about so many ("une trentaine de"); exact when a number above one stands before it.

    `of`: only before "of", it is another noun elsewhere ("a couple of days", "a couple").
    """

    words: tuple[str, ...]
    value: int
    plural: tuple[str, ...] = ()
    of: bool = False


class Fraction(NamedTuple):
    """A word for a part of one. Of `words` with a `plural` each is an ordinal too ("vingt-cinquième", but "vingt cinquièmes").

    `alone`: needs no number before it ("la moitié"). `prefix`: makes one word with a unit ("demi-litre"). `free`: needs no
    article either ("half of them", "half the town"), unless it is the noun of another phrase ("the second half of").
    """

    words: tuple[str, ...]
    value: float
    plural: tuple[str, ...] = ()
    alone: bool = False
    prefix: bool = False
    free: bool = False


class And(NamedTuple):
    """A linking word inside a number: before `values` only ("vingt et un"), or after hundreds and scales."""

    words: tuple[str, ...]
    values: tuple[int, ...] = ()
    after_hundred: bool = False


class Vague(NamedTuple):
    """Words before a bare plural ("des milliers"): `high` the times of the noun it means at most, None when open.

    `singular`: also before a singular ("several hundred").
    """

    words: tuple[str, ...]
    low: int
    high: int | None = None
    singular: bool = False


class File(NamedTuple):
    """The schema of `numbers.toml`.

    `point` are the words for the decimal mark, `minus` for the sign, `over` between the parts of a ratio whose second
    number is one of `over_values` (those of `over_nouns` also behind what is counted: "un Français sur trois"),
    `divided` between one and what divides it ("one over three") with nothing counted behind. `plural_verbs` are forms
    that agree with many, before which a fraction is a share of them ("a third were children"). `between` are words that
    may stand between article and collective ("une bonne centaine"). `measuring` are articles that even under a hedge
    are a number only before a unit ("more than a mile" counts, "more than a game" does not). `labels` are nouns whose
    number is a name ("article 3"), `streets` those behind the number of a house, `label_marks` signs that do so ("#");
    `apart` are phrases in which a number word
    counts nothing. `clock` are the words for the hour of the day; minutes behind them, a word of `clock_before`
    before the number, or before one with a single letter one of `letter_before`, tell them from a stretch of time, as
    one of `clock_sure` before it or of `day_parts` behind it ("3 heures du matin") always does, one of `clock_about`
    with "of" where nothing lasts ("autour de 16 heures"). `day_halves` are
    those of the twelve hours' clock, before which a point parts hours and minutes ("2.17pm"); `clock_opening` are
    words of `clock_before` as they are written with the capital that opens a sentence, and a word of `clock_subjects`
    with one of `clock_verbs` tells what hour it is, past `clock_adverbs` ("il n'est pas encore 7 h"). `repeats` stand
    apart behind the number of a house ("17 bis"); "of" and a word of `of_month` behind the number of a day ("le 12 du
    mois"), one of `clock_zones` behind the hour, or four figures for it ("21 heures TU", "0500 GMT").
    """

    digits: Digits
    cardinal: tuple[Cardinal, ...]
    hundred: tuple[Scale, ...]
    scale: tuple[Scale, ...]
    collective: tuple[Collective, ...] = ()
    fraction: tuple[Fraction, ...] = ()
    and_: tuple[And, ...] = ()
    vague: tuple[Vague, ...] = ()
    point: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    over_nouns: tuple[str, ...] = ()
    over_values: tuple[int, ...] = ()
    divided: tuple[str, ...] = ()
    plural_verbs: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    measuring: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    label_marks: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    clock_before: tuple[str, ...] = ()
    clock_sure: tuple[str, ...] = ()
    clock_about: tuple[str, ...] = ()
    day_halves: tuple[str, ...] = ()
    day_parts: tuple[str, ...] = ()
    of_month: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    clock_zones: tuple[str, ...] = ()
    letter_before: tuple[str, ...] = ()
    clock_opening: tuple[str, ...] = ()
    clock_verbs: tuple[str, ...] = ()
    clock_subjects: tuple[str, ...] = ()
    clock_adverbs: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Number words are read from a table of their own (they combine); only what merely looks like a number is here."""
    for phrase in file.apart:
        yield phrase, Tag("not_number", phrase)
