"""Checks of what stands around a match, by the name the pattern asks for them.

Each takes the analysis, the pack's word lists and the token range of the match, and says whether the match may stand.
"""

from __future__ import annotations

from collections.abc import Callable

from factrack.language.records.dates import Guards
from factrack.mentions.analysis import Analysis

Guard = Callable[[Analysis, Guards, int, int], bool]
_YEARS = (1700, 2100)  # bare numbers that pass for years without a word of time before them


def _before(analysis: Analysis, first: int, steps: int = 1) -> str:
    """The word so many tokens before, in the same sentence; empty when there is none."""
    index = first - steps
    return analysis.tokens.words[index] if index >= analysis.span_of(first).first else ""


def _after(analysis: Analysis, last: int, steps: int = 0) -> str:
    index = last + steps
    return analysis.tokens.words[index] if index < analysis.span_of(last - 1).last else ""


def not_counted(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No noun or unit follows that the number would count."""
    word = _after(analysis, last)
    if not word or word in lists.not_counted:
        return True
    if word[0].isdigit():
        return False
    raw = analysis.tokens.raw[last]
    if raw[0].isupper() or not (raw[0].isalpha() or raw in lists.plural_endings):
        return True
    return not (word in lists.plural_endings or word.endswith(lists.plural_endings))


def year(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A bare number of four digits is a year: a word of time, a bracket or a noun before it, nothing counted after it."""
    words, index = analysis.tokens.words, last - 1
    before = _before(analysis, index)
    if before in lists.not_year_after or not not_counted(analysis, lists, first, last):
        return False
    following = _after(analysis, last, 1)
    if _after(analysis, last) in lists.year_ranges and following[:1].isdigit():
        return not_counted(analysis, lists, first, last + 2) and len(following) == len(words[index])
    if before in lists.year_after:
        return int(words[index]) < _YEARS[1]
    if not _YEARS[0] <= int(words[index]) < _YEARS[1]:
        return False
    if before in lists.year_after_loose:
        return True
    if not before:
        return _after(analysis, last) not in ("", ".", ",")
    raw = analysis.tokens.raw[index - 1]
    return raw[0].isalpha() and not (len(raw) > 1 and raw.isupper()) and len(raw) > 2


def not_age(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A number of years is no age of a person."""
    words = analysis.tokens.words
    if not any(word in lists.age_units for word in words[first:last]):
        return True
    before, earlier, following = _before(analysis, first), _before(analysis, first, 2), _after(analysis, last)
    if any(word in lists.age_before for word in (before, earlier, _before(analysis, first, 3))):
        return False
    if words[first] in lists.age_definite:
        return False
    if before in lists.age_definite:
        return last - first == 2 and earlier in lists.span_after
    if before in lists.age_of:
        return earlier not in lists.age_person and (earlier in lists.span_after or following in lists.age_of)
    if before in lists.age_link and earlier not in lists.age_unlink:
        return following in lists.age_of
    return before not in (",", "(") or following not in (",", ")", ".", "", ";", ":")


def not_clock(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A number of hours is a length of time, not a time of the day."""
    before = _before(analysis, first)
    if analysis.tokens.words[last - 1] not in lists.clock_hours or before not in lists.clock_before:
        return True
    if before in lists.age_of and _before(analysis, first, 2) in lists.span_after:
        return True
    return _after(analysis, last) in lists.clock_after


def spanned(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A word that opens a length of time stands before it."""
    return _before(analysis, first) in lists.span_after


def alone(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No other number stands right before, nor before a dash."""
    before = _before(analysis, first)
    if before and not before.isalnum() and _before(analysis, first, 2).isdigit():
        return False
    return not before or not (before[0].isdigit() or before in lists.numbers_before)


def not_name(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The last word is no first name: not capitalised before another capitalised word."""
    raw, index = analysis.tokens.raw, last - 1
    if not raw[index][0].isupper() or index + 1 >= analysis.span_of(index).last:
        return True
    following = raw[index + 1]
    return not (following[0].isupper() and len(following) > 1 and not following.isupper())


def adjective(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The word is no noun: no determiner before it and no name after it."""
    before = _before(analysis, first)
    if before in lists.noun_after:
        return False
    return not (last < analysis.span_of(first).last and analysis.tokens.raw[last][0].isupper() and before == "")


def not_noun_of(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The match does not describe a noun before it ("a Christmas market")."""
    return _before(analysis, first) not in lists.noun_of


def closed(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The clause ends here or goes on with a mark."""
    word = _after(analysis, last)
    return not word or not word[0].isalnum()


def opened(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A day and month in digits: a preposition or article of time, a bracket or nothing stands before."""
    before = _before(analysis, first)
    return not before or before in lists.digits_after


def singular(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """No plural word stands in the match but those that have no singular."""
    return not any(word in lists.plurals for word in analysis.tokens.words[first:last])


def plural(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """A plural word stands in the match."""
    return any(word in lists.plurals for word in analysis.tokens.words[first:last])


def bare(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Nothing stands before the match that makes it part of a larger phrase."""
    return _before(analysis, first) not in lists.noun_after


def one_unit(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """"One day" alone is some day, not a length; after a preposition of length, or before "of", it is one."""
    words = analysis.tokens.words
    if last - first != 2 or words[first] not in lists.one:
        return True
    return _before(analysis, first) in lists.span_after or _after(analysis, last) in (*lists.age_of, *lists.length_before)


def year_pair(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """The short year is the later one."""
    words = analysis.tokens.words
    return words[first].isdigit() and words[last - 1].isdigit() and int(words[first][2:]) < int(words[last - 1])


def range_(analysis: Analysis, lists: Guards, first: int, last: int) -> bool:
    """Two dates joined by "and" are a range only after a word that opens one."""
    words = analysis.tokens.words
    return words[first] in lists.range_openers or not any(word in lists.joining for word in words[first:last])


GUARDS: dict[str, Guard] = {
    "not_counted": not_counted,
    "year": year,
    "not_age": not_age,
    "not_clock": not_clock,
    "spanned": spanned,
    "alone": alone,
    "not_name": not_name,
    "adjective": adjective,
    "not_noun_of": not_noun_of,
    "closed": closed,
    "opened": opened,
    "singular": singular,
    "plural": plural,
    "bare": bare,
    "one_unit": one_unit,
    "year_pair": year_pair,
    "range": range_,
}
