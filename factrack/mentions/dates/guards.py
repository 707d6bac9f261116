"""Checks of what stands around a match, by the name the pattern asks for them.

Each takes the analysis, the pack's word lists and the token range of the match, and says whether the match may stand.
Here are those that tell years, ages and clock times from each other; the simpler ones are in surroundings.py.
"""

from __future__ import annotations

from collections.abc import Callable

from factrack.language.records.dates import Guards
from factrack.mentions.analysis import Analysis
from factrack.mentions.dates import surroundings
from factrack.mentions.dates.surroundings import after, before, not_counted

Guard = Callable[[Analysis, Guards, int, int], bool]
_YEARS = (1700, 2100)  # bare numbers that pass for years without a word of time before them
_BOTH = 2  # numbers of a range
_NAMED = 14  # words from a noun for an age to a range of ages
_AGED = 4  # words before a number in which one says that it is an age ("aged 33 and 30")
_DAY = 24  # hours
_ENDS = (",", ")", ".", "", ";", ":")


def year(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A bare number of four digits is a year: a word of time, a bracket or a noun before it, nothing counted after it."""
    word, left = analysis.tokens.words[last - 1], before(analysis, last - 1)
    if not word.isdecimal():
        return True  # it hangs on a word of time by a hyphen
    if left in lists.not_year_after or not not_counted(analysis, lists, first, last):
        return False
    if left in lists.age_of and before(analysis, last - 1, 2) in lists.counting:
        return False
    other = after(analysis, last, 1)
    if after(analysis, last) in lists.year_ranges and other[:1].isdecimal():
        if len(other) == len(word):
            return not_counted(analysis, lists, first, last + 2)
        if left not in lists.year_after:
            return False
    if left in lists.year_after:
        return int(word) < _YEARS[1]
    if not _YEARS[0] <= int(word) < _YEARS[1]:
        return False
    return left in lists.year_after_loose or _after_noun(analysis, last - 1, last)


def _after_noun(analysis: Analysis, index: int, last: int) -> bool:
    """A noun stands before the number, or nothing does and a sentence goes on after it."""
    if not before(analysis, index):
        return after(analysis, last) not in ("", ".", ",")
    raw = analysis.tokens.raw[index - 1]
    return raw[0].isalpha() and not (len(raw) > 1 and raw.isupper()) and len(raw) > 2


def year_pair(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The second, short year is the later one."""
    words = analysis.tokens.words
    return words[first].isdecimal() and words[last - 1].isdecimal() and int(words[first][2:]) < int(words[last - 1])


def rising(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Of two numbers in digits the second is the larger: else they do not belong together."""
    digits = [int(word) for word in analysis.tokens.words[first:last] if word.isdecimal()]
    return len(digits) != 2 or digits[0] < digits[1]


def not_age(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A number of years is no age of a person."""
    words = analysis.tokens.words
    if not any(word in lists.age_units for word in words[first:last]):
        return True
    if _gives_ages(analysis, lists, first, last):
        return False
    first = _list_start(analysis, lists, first)
    if before(analysis, first) in lists.age_hedges:
        first -= 1
    left, earlier, right = before(analysis, first), before(analysis, first, 2), after(analysis, last)
    if any(before(analysis, first, steps) in lists.age_before for steps in range(1, _AGED + 1)):
        return False
    if words[first] in lists.age_definite or right in lists.age_after:
        return False
    if words[first] in lists.age_of and left in lists.age_person:
        return False
    if right in _ENDS and (left in lists.age_had or f"{earlier} {left}" in lists.age_had):
        return False
    if left in lists.age_definite:
        return last - first == 2 and earlier in lists.span_after
    if left in lists.age_of:
        return earlier not in lists.age_person and (earlier in lists.span_after or right in lists.age_of)
    if left in lists.age_link and earlier not in lists.age_unlink:
        return right in lists.age_of and after(analysis, last, 1) not in lists.one
    if left == ":":
        return not (earlier and analysis.tokens.raw[first - 2][0].isupper())
    return left not in (",", "(") or _no_apposition(analysis, lists, first, earlier, right)


def _gives_ages(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Whether a range of years is that of ages named before ("l'âge des victimes est compris entre 14 et 35 ans")."""
    words, opening = analysis.tokens.words, analysis.span_of(first).first
    if sum(word.isdecimal() for word in words[max(opening, first - _BOTH) : last]) != _BOTH:
        return False
    return any(word in lists.age_nouns for word in words[max(opening, first - _NAMED) : first])


def _list_start(analysis: Analysis, lists: Guards, first: int) -> int:
    """Where a list of numbers starts that ends at `first` ("de 3, 5 et 7 ans")."""
    while before(analysis, first) in (*lists.joining, ",") and before(analysis, first, 2).isdecimal():
        first -= 2
    return first


def _no_apposition(analysis: Analysis, lists: Guards, first: int, earlier: str, right: str) -> bool:
    """After a comma: no age that follows a name, or that stands between marks."""
    if earlier and analysis.tokens.raw[first - 2][0].isupper():
        return right in lists.length_before
    return right not in _ENDS


def not_clock(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A number of hours is a length of time, not a time of the day."""
    left = before(analysis, first)
    if _no_hour(analysis, lists, first, last):
        return True
    if left not in lists.clock_before:
        return True
    if left in lists.age_of and before(analysis, first, 2) in lists.span_after:
        return True
    return after(analysis, last) in lists.clock_after


def _no_hour(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A number of hours that no day has, or of smaller units."""
    words = analysis.tokens.words
    return words[last - 1] not in lists.clock_hours or any(
        word.isdigit() and int(word) >= _DAY for word in words[first:last]
    )


def one_unit(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """ "One day" alone is some day; after a preposition of length, or before "of", it is a length."""
    words = analysis.tokens.words
    if last - first != 2 or words[first] not in lists.one or surroundings.is_whole(analysis, first, last):
        return True
    if words[last - 1] in lists.some_day and after(analysis, last) in lists.age_of:
        return False
    if before(analysis, first) in lists.span_after:
        return True
    follower = after(analysis, last)
    return follower in lists.age_of or follower in lists.length_before


GUARDS: dict[str, Guard] = {
    "year": year,
    "year_pair": year_pair,
    "rising": rising,
    "not_age": not_age,
    "not_clock": not_clock,
    "one_unit": one_unit,
    "not_counted": not_counted,
    "alone": surroundings.alone,
    "closed": surroundings.closed,
    "opened": surroundings.opened,
    "not_owner": surroundings.not_owner,
    "detached": surroundings.detached,
    "bare": surroundings.bare,
    "leading": surroundings.leading,
    "spanned": surroundings.spanned,
    "not_noun_of": surroundings.not_noun_of,
    "adjective": surroundings.adjective,
    "small": surroundings.small,
    "not_title": surroundings.not_title,
    "not_name": surroundings.not_name,
    "plural": surroundings.plural,
    "singular": surroundings.singular,
    "joined": surroundings.joined,
    "glued": surroundings.glued,
    "unowned": surroundings.unowned,
    "capital": surroundings.capital,
    "not_of": surroundings.not_of,
    "coming": surroundings.coming,
    "whole": surroundings.whole,
    "stamp": surroundings.stamp,
    "undated": surroundings.undated,
    "no_stretch": surroundings.no_stretch,
    "digits": surroundings.digits,
    "acronym": surroundings.acronym,
}
