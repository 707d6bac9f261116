"""What only looks like a count: ordinals, clock times, scores, telephone numbers, names with a number."""

from __future__ import annotations

import re

from factrack.mentions.analysis import Analysis
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.table import Table, is_each

_URL_MARKS = frozenset("/=&?%#@_~\\")
_PLAIN = 3  # letters that a word behind a padded count has more than
_LONGEST = 15
_ADDRESS = frozenset("/?&.:=%#@")
_SYMBOL = 6  # letters that a symbol in an equation has fewer than
_LISTED = 12  # tokens back that a list of numbers is followed to its label
_NUMBERED = 3  # tokens of a sentence that only numbers a picture
_POWER = "^"
_AFTER_LABEL = frozenset("°º.")  # between an abbreviated label and its number
_MINUTES = 2
_HOUR_AND_MINUTES = re.compile(r"\d{1,2}\.[0-5]\d")
_SAID = 2  # words from its subject to the verb that tells the hour
_DAYS = range(1, 32)
_GROUP = 3  # figures of a group of thousands
_GROUP_MARKS = frozenset(".,' \u2019\u00a0\u202f")
_NUMBERS = 989  # of departments and the like, at most
_YEARS = range(1000, 2101)
_EARLY = 7  # no hour of the day that a range of them ends at


def is_none(analysis: Analysis, core: Core, first: int, limit: int, table: Table) -> bool:
    """Whether the number at `core` counts nothing; `[first, limit)` is its sentence."""
    if core.digits:
        return (
            _ordinal(analysis, core, limit, table)
            or _glued(analysis, core, limit, table)
            or _row(analysis, core, first, limit, table)
            or _list_mark(analysis, core, first, limit)
            or _labelled(analysis, core, first, table)
            or _minutes(analysis, core, first, table)
            or _of_month(analysis, core, limit, table)
            or _of_street(analysis, core, limit, table)
            or _clock(analysis, core, first, limit, table)
        )
    return _labelled(analysis, core, first, table) or _clock(analysis, core, first, limit, table)


def _touches(analysis: Analysis, left: int) -> bool:
    """Whether no space stands between token `left` and the next one."""
    return analysis.tokens.end[left] == analysis.tokens.start[left + 1]


def _ordinal(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """ "5e", "1er", "17 bis"; "19h30" is a clock time, seen elsewhere."""
    index = core.last
    if index >= limit:
        return False
    word = analysis.tokens.words[index]
    return word in table.file.repeats or (_touches(analysis, index - 1) and word.split("-", 1)[0] in table.ordinals)


def _glued(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """Part of an address, a file name, a model ("KN-23", "3-1")."""
    tokens, text = analysis.tokens, analysis.text
    start, end = tokens.start[core.first], tokens.end[core.last - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    word = tokens.raw[core.first]
    if (word[:1] == "0" and len(word) > 1 and word.isdecimal() and not _padded(analysis, core, limit)) or len(
        word
    ) > _LONGEST:
        return True
    if before == ":" and len(word) == _MINUTES and text[: start - 1].rstrip(" ")[-1:].isdecimal() and word.isdecimal():
        return True
    if before == "~" and (text[start - 2 : start - 1].strip() in ("", "(") or text[start - 2].isdecimal()):
        before = ""
    if after == "~" and text[end + 1 : end + 2].isdigit():
        after = ""
    if before == "=" and _is_equation(text, start - 1):
        before = ""
    if (before in _URL_MARKS and before) or (after in _URL_MARKS and after not in "%" and after):
        return True
    if before == "-" and text[start - 2 : start - 1].isalnum():
        return not text[start - 2 : start - 1].isdigit()
    hyphened = after == "-" and text[end + 1 : end + 2].isalpha()
    return (hyphened and not _unit_behind(analysis, core, limit, table)) or _hour_and_minutes(text, end)


def _padded(analysis: Analysis, core: Core, limit: int) -> bool:
    """A count that a zero fills up to two figures ("07 morts"), before a plain word."""
    raw = analysis.tokens.raw
    word, behind = raw[core.first], raw[core.last] if core.last < limit else ""
    return len(word) == 2 and word[1] != "0" and len(behind) > _PLAIN and behind.isalpha() and behind.islower()


def _is_equation(text: str, sign: int) -> bool:
    """Whether the equals sign at `sign` gives a value ("r=0.66"), and is not part of an address ("page?id=7")."""
    begin = sign
    while begin > 0 and sign - begin < _SYMBOL and not (text[begin - 1].isspace() or text[begin - 1] in "(["):
        begin -= 1
    return sign - begin < _SYMBOL and _ADDRESS.isdisjoint(text[begin:sign])


def _unit_behind(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """ "10-gallon", "20-odd", "3-a-day": the hyphen joins the unit, a hedge or what it is for."""
    if core.last + 1 >= limit:
        return False
    word = analysis.tokens.words[core.last + 1]
    return word in table.units or word in table.symbols or f"-{word}" in table.suffixes or is_each(word, table)


def _hour_and_minutes(text: str, end: int) -> bool:
    """ "14:30", also with a space before the colon."""
    colon = end + 1 if text[end : end + 1] == " " else end
    return text[colon : colon + 1] == ":" and text[colon + 1 : colon + 3].isdigit()


def _row(analysis: Analysis, core: Core, first: int, limit: int, table: Table) -> bool:
    """One of several numbers in a row, as in a telephone number or a table; "4 of 34" alone under a picture."""
    raw = analysis.tokens.raw
    if limit - first == _NUMBERED and raw[first].isdecimal() and raw[limit - 1].isdecimal():
        middle = analysis.tokens.words[first + 1]
        return not (middle in table.units or middle in table.file.divided or middle == _POWER)
    follows = core.first > first and raw[core.first - 1][:1].isdecimal()
    return follows or (core.last < limit and core.last == core.first + 1 and raw[core.last][:1].isdecimal())


def _of_month(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """ "du 12 au 18 du mois": the number of a day."""
    index, words = core.last, analysis.tokens.words
    if index + 2 < limit and words[index] in table.linking and words[index + 1].isdecimal():
        index += 2  # "du 12 au 18 du mois"
    if index + 1 >= limit or core.value not in _DAYS or words[index] not in table.of_words:
        return False
    return any(word in table.file.of_month for word in words[index + 1 : min(limit, index + 3)])


def _of_street(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """ "au 17 de la rue Haute", "17, rue Haute": the number of a house."""
    index, words = core.last, analysis.tokens.words
    if index < limit and words[index] == ",":
        index += 1
    elif index < limit and words[index] in table.of_words:
        index += 1 + (index + 1 < limit and words[index + 1] in table.definite)
    return index < limit and words[index] in table.file.streets


def _list_mark(analysis: Analysis, core: Core, first: int, limit: int) -> bool:
    """ "1." or "2)" at the head of a line, "(3)" and "[4]" anywhere."""
    raw = analysis.tokens.raw
    if core.last >= limit or core.last > core.first + 1:
        return False
    after, before = raw[core.last], raw[core.first - 1] if core.first > first else ""
    if core.first == first and limit > core.last + 1 and after in ".)":
        return len(raw[core.first]) <= 2
    if (before, after) == ("(", ")"):
        whole = core.value is not None and core.value == int(core.value)
        return not whole or not (_breaks_down(raw, first, limit) or _noun_before(analysis, core.first - 2, first))
    return (before, after) == ("[", "]")


def _breaks_down(raw: list[str], first: int, limit: int) -> bool:
    """Whether figures in brackets behind names are counts: "Nord (1 203), Gard (97)"; small ones may number the names."""
    told = (index for index in range(first + 1, limit - 2) if raw[index - 1] == "(" and raw[index + 2] == ")")
    if any(raw[index][0].isdecimal() and raw[index + 1][0].isalpha() for index in told):
        return True  # "Sétif (281 feux), Alger (248)"
    alone = [
        raw[index]
        for index in range(first + 2, limit - 1)
        if raw[index][0].isdecimal() and raw[index - 1] == "(" and raw[index + 1] == ")" and raw[index - 2][0].isupper()
    ]
    counts = [word for word in alone if not word.isdecimal() or int(word) not in _YEARS]
    return len(alone) > 1 and any(
        int(word) > _NUMBERS if word.isdecimal() else word[-_GROUP - 1 :][:1] in _GROUP_MARKS for word in counts
    )


def _noun_before(analysis: Analysis, index: int, first: int) -> bool:
    """Whether a noun in the plural stands before a bracket with a number too large for a note ("les noyés (540)")."""
    if index <= first or len(analysis.tokens.words[index + 2]) <= _MINUTES:
        return False
    return any(hit.last == index + 1 for kind in ("topic", "person") for hit in analysis.of(kind))


def _labelled(analysis: Analysis, core: Core, first: int, table: Table) -> bool:
    """The name of something: "article 3", "n° 5", "#12", also behind others ("articles 3, 4 et 7")."""
    words, index = analysis.tokens.words, core.first
    while (
        index - 2 > first and words[index - 1] == "-" and words[index - 2].isdecimal() and _touches(analysis, index - 2)
    ):
        index -= 2
    if index < core.first and words[index - 1] in table.labels:
        return True
    index = core.first
    first_listed = max(first, index - _LISTED) if core.digits else index
    while index - 2 > first_listed and words[index - 1] in table.linking and words[index - 2].isdecimal():
        index -= 2
    if index == first:
        return False
    word = words[index - 1]
    if word in _AFTER_LABEL and index - 1 > first:
        word = words[index - 2]
    if index < core.first:
        return word in table.labels and word.endswith(table.plural_ends) and not _counts_behind(words, core, table)
    return word in table.label_marks or (word in table.labels and not core.article)


def _counts_behind(words: list[str], core: Core, table: Table) -> bool:
    """Whether a word that may be counted stands right behind the number ("dans les articles 3 et 12 décrets")."""
    word = words[core.last] if core.last < len(words) else ""
    return word.endswith(table.plural_ends) and word not in table.small


def _clock(analysis: Analysis, core: Core, first: int, limit: int, table: Table) -> bool:
    """ "20 h 30", "à 20 heures"; "24 heures de garde" lasts."""
    words, index = analysis.tokens.words, core.last
    if core.digits and _in_zone(words[index : min(limit, index + 2)], table):
        return True
    if index >= limit or core.value is None or core.value > 24:
        return False
    word = words[index]
    if core.value % 1:
        return word in table.day_halves and _HOUR_AND_MINUTES.fullmatch(words[core.first]) is not None
    if core.digits and word[:1] in table.clock_letters and word[1:].isdecimal() and _touches(analysis, index - 1):
        return True
    if word not in table.clock:
        return False
    if word in table.day_halves and _touches(analysis, index - 1):
        return True
    before = words[core.first - 1] if core.first > first else ""
    if _hour_told(analysis, core, first, table):
        return True
    if before in table.file.clock_sure or _part_of_day(words, index + 1, limit, table):
        return True
    if len(word) == 1 and before in table.letter_before:
        return True
    if before in table.of_words and core.first - 2 >= first and words[core.first - 2] in table.file.clock_about:
        return not _lasting(analysis, core, limit, table)
    if core.digits and index + 1 < limit and words[index + 1].isdecimal() and len(words[index + 1]) == 2:
        return True
    if before not in table.clock_before:
        return False
    return not (_lasting(analysis, core, limit, table) or _few_hours(words, core, first))


def _in_zone(behind: list[str], table: Table) -> bool:
    """Whether the hours of some zone follow ("0500 GMT", "21 heures TU")."""
    zones = table.file.clock_zones
    return behind[:1] != [] and (behind[0] in zones or (behind[0] in table.clock and behind[-1] in zones))


def _hour_told(analysis: Analysis, core: Core, first: int, table: Table) -> bool:
    """Whether a word that opens the sentence leads to the hour ("A 9 h"), or it is what hour it is ("il est déjà 7 h")."""
    before, tokens = core.first - 1, analysis.tokens
    if before == first and tokens.raw[before] in table.file.clock_opening:
        return not _lasting(analysis, core, first + _LISTED, table)
    while before > first and tokens.words[before] in table.file.clock_adverbs:
        before -= 1
    said = before > first and tokens.words[before] in table.file.clock_verbs
    return said and any(word in table.file.clock_subjects for word in tokens.words[max(first, before - _SAID) : before])


def _part_of_day(words: list[str], index: int, limit: int, table: Table) -> bool:
    """ "du matin", "de l'après-midi" behind the hour."""
    if index >= limit or words[index] not in table.of_words:
        return False
    return any(word in table.file.day_parts for word in words[index + 1 : min(limit, index + 3)])


def _few_hours(words: list[str], core: Core, first: int) -> bool:
    """ "3 à 5 heures" lasts, "9 à 12 heures" opens a shop."""
    return (
        core.value is not None and core.value < _EARLY and core.first - 2 >= first and words[core.first - 2].isdecimal()
    )


def _minutes(analysis: Analysis, core: Core, first: int, table: Table) -> bool:
    """The minutes of "20 h 30"."""
    words, index = analysis.tokens.words, core.first
    return (
        index - 2 >= first
        and words[index - 1] in table.clock
        and words[index - 2].isdecimal()
        and len(words[index]) == 2
    )


def _lasting(analysis: Analysis, core: Core, limit: int, table: Table) -> bool:
    """ "à 35 heures de marche": what follows says that it is a stretch of time; "à 14 heures de Nation" starts there."""
    tokens, index = analysis.tokens, core.last
    limit = min(limit, len(tokens.words))
    if index + 1 >= limit or tokens.words[index + 1] not in table.of_words:
        return False
    named = index + 2 < limit and tokens.raw[index + 2][:1].isupper()
    return not named or (core.value or 0) < _EARLY
