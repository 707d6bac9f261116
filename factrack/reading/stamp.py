"""A line of data with a day in it: "Publié le 4 mars 2023 à 8h15", "4 Mar 2023 | By Ann Lee", "WIRE | Mar 4, 2023, 10:15 IST".

A line is data when nothing is left of it but dates with a year, clock times, the pack's markers and agencies, and
names. "Le 4 mars 2023, le pont a cédé" is no such line, and neither is a title that holds a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from factrack.language.records.furniture import File
from factrack.reading.published import read_date

Role = Literal["published", "plain", "updated"]
MAX_LINE = 160
MAX_NAMES = 8  # words
MAX_REST = 5  # words behind a bar
PIVOT = 70  # "12/03/19" is of 2019, "12/03/98" of 1998
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_DATE = (
    r"\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}Z?)?"
    r"|\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?!\d)"
    rf"|{_DAY}(?:\s{{0,2}}-\s{{0,3}}|\s{{1,3}}){_MONTH}(?:\s{{0,2}}-\s{{0,3}}|,?\s{{1,3}})\d{{4}}(?!\d)"
    rf"|(?<![^\W\d_]){_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}\d{{4}}(?!\d)"
)
_CLOCK = (
    r"\d{1,2}\s?(?:[h:]|\.(?=\d{2}(?!\d)))\s?(?:\d{2})?(?::\d{2})?(?:\s?(?:min|[ap]\.?m)\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|\d{4}(?=\s[A-Z]{2,4}\b)"
)
DATE = re.compile(_DATE, re.IGNORECASE)
_ITEM = re.compile(
    rf"(?P<date>{_DATE})|(?P<clock>{_CLOCK})|(?P<word>[^\W\d_]+(?:['’.-][^\W\d_]+)*)"
    r"|(?P<bar>[|•·;/–—]|(?<=\s)-(?=\s))|(?P<number>\d+)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=[^\d.:]\d{4})(?=\d{1,2}[:h]\d{2})|(?<=\d)(?=\()|(?<=\d)(?=[A-ZÀ-Þ][a-zà-ÿ]{4})|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})|(?<=[AP]M)(?=[A-Z])"
)
_ORDINAL = re.compile(r"(?<=\d)(?:er|st|nd|rd|th)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})")
_SIGNS = re.compile(r"(?<=[^\d])\s{0,2}-\s{0,3}|\s{0,2}-\s{0,3}(?=[^\d\s])|,")


class Stamp(NamedTuple):
    """The day (ISO) that a line of data states, and as what; `bare` where the line is hardly more than a date."""

    day: str
    role: Role
    bare: bool


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str  # date, clock, word, bar or number
    text: str
    start: int
    end: int


def read_stamp(line: str, file: File, language: str) -> Stamp | None:
    """The stamp that a line is, or None where it is a sentence, a title, or holds no date with a year."""
    if len(line) > MAX_LINE:
        return None
    line = _GLUED.sub(" ", line)
    items = [_Item(match.lastgroup or "", match.group(), *match.span()) for match in _ITEM.finditer(line)]
    dates = [number for number, item in enumerate(items) if item.kind == "date"]
    if not dates or not _is_data(line, items, dates[0], file):
        return None
    return _chosen(line, items, dates, file, language)


def _chosen(line: str, items: list[_Item], dates: list[int], file: File, language: str) -> Stamp | None:
    """The day of publication, else a day of no stated role, else that of the last change."""
    timed = any(item.kind == "clock" for item in items)
    found: dict[Role, str] = {}
    begin = 0
    for number in dates:
        item = items[number]
        role = _role(line[begin : item.start].lower(), file)
        day = day_of(item.text, language) if len(item.text) > 8 or timed or role != "plain" else None
        if day is not None:
            found.setdefault(role, day)
        begin = item.end
    roles: tuple[Role, ...] = ("published", "plain", "updated")
    for role in roles:
        if role in found:
            return Stamp(found[role], role, not timed and role == "plain" and len(items) <= 3)
    return None


def _role(text: str, file: File) -> Role:
    """What the words before a date make of it: those that stand nearest decide."""
    published, updated = (_last_of(_markers(group), text) for group in (file.published, file.updated))
    if max(published, updated) < 0:
        return "plain"
    return "published" if published >= updated else "updated"


def _last_of(markers: tuple[str, ...], text: str) -> int:
    """Where the last of some markers begins as a word of its own; -1 without one."""
    places = [text.rfind(marker) for marker in markers]
    return max((place for place in places if place == 0 or (place > 0 and not text[place - 1].isalnum())), default=-1)


@lru_cache(maxsize=32)
def _markers(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({phrase.removesuffix(":").strip() for phrase in phrases})


@lru_cache(maxsize=32)
def _small(file: File) -> frozenset[str]:
    """Words that say nothing by themselves: those of markers, agencies, "à", "le" …"""
    phrases = (*file.published, *file.updated, *file.at, *file.agencies)
    return frozenset(word for phrase in phrases for word in phrase.split())


def _is_data(line: str, items: list[_Item], first: int, file: File) -> bool:
    """Whether all that stands beside the first date is data."""
    timed = any(item.kind == "clock" for item in items[max(0, first - 3) : first + 4])
    before = _others(items[:first], file)
    after = _others(items[first + 1 :], file)
    if after and line.rstrip()[-1] in ".!?…":
        return False
    return _fits_before(line, items, first, before, timed, file) and _fits_after(line, items, first, after, timed, file)


def _others(items: list[_Item], file: File) -> list[_Item]:
    """The words and numbers that are no data by themselves, zones of a clock ("GMT") and minutes of reading apart."""
    small = _small(file)
    found: list[_Item] = []
    for number, item in enumerate(items):
        previous = items[number - 1] if number else None
        if item.kind == "number" and _closes(items, number, file):
            return found
        if item.kind not in ("word", "number") or item.text.lower() in small:
            continue
        if previous is not None and previous.kind == "clock" and item.text.isupper() and len(item.text) <= 5:
            continue
        if previous is not None and number + 1 < len(items) and items[number + 1].kind == "date":
            continue  # a weekday
        found.append(item)
    return found


def _closes(items: list[_Item], number: int, file: File) -> bool:
    """Whether a number opens what closes a line: "3 min de lecture", "Updated 2 years ago"."""
    following = items[number + 1].text.lower() if number + 1 < len(items) else ""
    before = items[number - 1].text.lower() if number else ""
    return following in ("min", "mn") or before in _markers(file.updated)


def _fits_before(line: str, items: list[_Item], first: int, others: list[_Item], timed: bool, file: File) -> bool:
    """One word ("mardi", a town); who wrote it; names set apart by a sign or a clock; any words before a bar."""
    if len(others) <= 1:
        return True
    if _is_byline(line[: items[first].start], file):
        return True
    sign = items[first - 1].text if items[first - 1].kind == "bar" else ""
    if len(others) <= MAX_NAMES and _are_names(others, file) and (timed or sign):
        return True
    return sign in ("|", "•", "·") and len(others) <= MAX_REST


def _fits_after(line: str, items: list[_Item], first: int, others: list[_Item], timed: bool, file: File) -> bool:
    """Nothing; who wrote it; names behind a sign or a clock; a few words behind a bar."""
    if not others:
        return True
    signs = {item.text for item in items[first + 1 :] if item.kind == "bar" and item.start < others[0].start}
    if len(others) <= MAX_NAMES and _are_names(others, file) and (timed or signs):
        return True
    if signs & {"|", "•", "·"} and len(others) <= MAX_REST:
        return True
    opening = next(
        (item for item in items[first + 1 :] if item.kind == "word" and item.text.lower() in file.bylines), None
    )
    return opening is not None and _is_byline(line[opening.start :], file)


def _are_names(others: list[_Item], file: File) -> bool:
    return all(item.text[0].isupper() or item.kind == "number" or item.text.lower() in file.beside for item in others)


def _is_byline(text: str, file: File) -> bool:
    """Whether words only say who wrote it: an opening, then names ("Par Claire Aubin et l'AFP, le")."""
    opening = next((phrase for phrase in file.bylines if text.lower().startswith(f"{phrase} ")), None)
    if opening is None:
        return False
    words = re.findall(r"[^\W\d_]+", text[len(opening) :])
    small = {*file.at, *file.beside, *_small(file)}
    return 1 <= len(words) <= MAX_NAMES + 2 and all(word[0].isupper() or word.lower() in small for word in words)


def day_of(span: str, language: str) -> str | None:
    """ISO day of a date as the line writes it, its month in any language of the packs; two digits turn at `PIVOT`."""
    span = _ORDINAL.sub("", span.partition("T")[0] if span[:4].isdigit() else span)
    short = _SHORT_YEAR.fullmatch(span)
    if short is not None:
        span = f"{short[1]}{19 if int(short[2]) >= PIVOT else 20}{short[2]}"
    elif not span[:4].isdigit() and any(character.isalpha() for character in span):
        span = _SIGNS.sub(" ", span)
    found = read_date(span, language) or (read_date(span) if any(map(str.isalpha, span)) else None)
    return found if found is not None and len(found) == 10 else None
