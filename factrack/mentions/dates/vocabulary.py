"""The words of a pack's dates as a table, and what a token that is a number may be.

A word may belong to several classes; each set of classes is one character of a private alphabet, so that a
stretch of tokens is a short string and a pattern over classes a regular expression over such strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factrack.frozen import frozen
from factrack.language.lexicon import Lexicon
from factrack.language.records.dates import File

Values = dict[str, str]
_ALPHABET = 0xE000
_PIVOT = 40
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi",
)  # fmt: skip


@frozen
class Word:
    """What a word or phrase is: the value it has in each of its classes, and the character of that set of classes."""

    values: Values
    char: str


@dataclass(slots=True)
class Vocabulary:
    """All words of a pack's dates. `table` maps a first word to (rest, `Word`), longest first."""

    table: dict[str, list[tuple[tuple[str, ...], Word]]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    letters: dict[frozenset[str], str] = field(default_factory=dict)
    prefixes: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    numbers: dict[str, Word | None] = field(default_factory=dict)

    def letter(self, classes: frozenset[str]) -> str:
        """The character of a set of classes."""
        if classes not in self.letters:
            self.letters[classes] = chr(_ALPHABET + len(self.letters))
        return self.letters[classes]

    def word(self, values: Values) -> Word:
        """A word with these values."""
        return Word(values, self.letter(frozenset(values)))

    def classes(self) -> dict[str, str]:
        """Every class with all characters whose sets hold it."""
        found: dict[str, str] = {}
        for classes, char in self.letters.items():
            for name in classes:
                found[name] = found.get(name, "") + char
        return found

    def number(self, token: str) -> Word | None:
        """What a token of digits may be (a day, a year, a whole date …), or None."""
        if token not in self.numbers:
            if len(self.numbers) > 20_000:
                self.numbers.clear()
            values = number_values(token)
            self.numbers[token] = self.word(values) if values else None
        return self.numbers[token]

    def ordinal(self, token: str) -> Word | None:
        """What digits with an ordinal suffix may be ("1er", "19th")."""
        values = number_values(token)
        kept: Values = {name: values[name] for name in ("day", "century") if name in values}
        if "day" in kept:
            kept["nth_day"] = kept["day"]
        return self.word({**kept, "ordinal": str(int(token))}) if kept else None


def build(file: File, lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of one pack; phrases are cut as the scan cuts text."""
    merged: dict[tuple[str, ...], Values] = {}
    for name, value, form in _forms(file):
        merged.setdefault(lexicon.words_of(form), {})[name] = value
    found = Vocabulary(prefixes=frozenset(file.prefixes), suffixes=frozenset(file.ordinal_suffixes))
    for token in _SHAPES:
        found.number(token)
        found.ordinal(token[:2])
    found.words.update(file.ordinal_suffixes)
    for words, values in merged.items():
        found.table.setdefault(words[0], []).append((words[1:], found.word(values)))
        found.words.update(words)
    for options in found.table.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


# One token of every shape, so that the alphabet is complete before the patterns are compiled.
_SHAPES = (
    "1", "01", "12", "13", "20", "21", "22", "25", "30", "31", "32", "40", "45", "90", "00", "100", "2000", "1996", "2,5",
    "13.5.2015", "2015.3", "2.2015", "3000", "10", "2", "11", "99",
)  # fmt: skip


def _forms(file: File) -> Iterator[tuple[str, str, str]]:
    """(class, value, word) of all that the file lists or implies."""
    for name, values in file.classes.items():
        for value, forms in values.items():
            yield from ((name, value, form) for form in forms)
    yield from _composed(file)
    for value, forms in file.classes.get("number", {}).items():
        number = int(value)
        for form in forms:
            if 2 <= number <= 31:
                yield "day", f"{number:02}", form
            if number % 10 == 0 and 20 <= number < 100:
                yield "decade", f"19{number // 10}X", form
    for index, roman in enumerate(_ROMAN):
        for suffix in ("", *file.ordinal_suffixes):
            if len(roman + suffix) > 2:
                yield "century", f"{index:02}XX", roman + suffix
    for value, forms in file.classes.get("ordinal", {}).items():
        yield from (("century", f"{int(value) - 1:02}XX", form) for form in forms)


def _composed(file: File) -> Iterator[tuple[str, str, str]]:
    """Number words made of two ("vingt et un")."""
    listed = file.classes.get("number", {})
    for rule in file.compose:
        for tens in rule.tens:
            for unit in range(rule.first, rule.last + 1):
                for form in rule.forms:
                    for left in listed.get(str(tens), ()):
                        for right in listed.get(str(unit), ()):
                            if " " not in left + right:
                                yield from _number_forms(tens + unit, form.format(tens=left, unit=right))


def _number_forms(number: int, form: str) -> Iterator[tuple[str, str, str]]:
    yield "number", str(number), form
    if number <= 31:
        yield "day", f"{number:02}", form


_DOTTED = re.compile(r"(?:(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)|(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?|()(\d{1,2})\.(\d{4}))")


def number_values(token: str) -> Values:
    """The classes a token of digits belongs to, with its value in each; empty for what no date holds."""
    if not token.isascii():
        return {}
    if not token.isdecimal():
        return _written(token)
    number, size = int(token), len(token)
    values: Values = {}
    if size <= 2:
        values["number"] = str(number)
        if 1 <= number <= 31:
            values["day"] = f"{number:02}"
        if 1 <= number <= 12:
            values["month_number"] = f"{number:02}"
        if 1 <= number <= 21:
            values["century"] = f"{number - 1:02}XX"
        if size == 2:
            values["short"] = token
            values["yy"] = str(number + (2000 if number < _PIVOT else 1900))
            if number % 10 == 0:
                values["decade"] = f"{20 if number < 20 else 19}{number // 10}X"
    elif size <= 5:
        values["number"] = str(number)
    if size == 4 and 1000 <= number < 3000:
        values["year"] = token
        if number % 10 == 0:
            values["decade"] = f"{number // 10}X"
    return values


def _written(token: str) -> Values:
    """A decimal number, a number with separators, or a date written with dots."""
    match = _DOTTED.fullmatch(token)
    if match is not None:
        day, month = match[1] or match[6], match[2] or match[5] or match[8]
        year = match[3] or match[4] or match[9]
        if day is not None and int(month) > 12:
            day, month = month, day
        if len(year) == 2:
            year = str(int(year) + (2000 if int(year) < _PIVOT else 1900))
        if 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= 31):
            return {"dotted": f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")}
    digits = re.fullmatch(r"(\d{1,3})(?:[ .,'](\d{3})){1,2}", token)
    if digits is not None:
        return {"number": re.sub(r"\D", "", token)}
    decimal = re.fullmatch(r"(\d{1,4})[.,](\d{1,3})", token)
    return {"number": f"{decimal[1]}.{decimal[2]}"} if decimal else {}
