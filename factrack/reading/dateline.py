"""The publication date as the page itself states it: "Publié le …", a line that is only a date, a byline, a dateline.

Only lines around the article are looked at, and only spans that are a date with a year. Two different
days on lines of nothing but a date are a chronicle, and say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factrack.language.pack import Pack
from factrack.language.records.furniture import File
from factrack.language.tokenizer import plain
from factrack.model import Sentence
from factrack.reading.published import read_date

FIRST_LINES = 15
LAST_LINES = 6
MAX_LINE = 220
MAX_BYLINE = 10  # words
_WORD = r"[^\W\d_]{2,12}\.?"
_DATE = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?\s{{1,3}}{_WORD}\s{{1,3}}\d{{4}}|{_WORD}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}"
)
_ORDINAL = re.compile(r"(?<=\d)(?:er|st|nd|rd|th)\b")
_CLOCK = re.compile(r"\d{1,2}\s?[h:]\s?(?:\d{2})?(?::\d{2})?\s?(?:min|utc|gmt|cet|am|pm)?|[^\w]|\d{1,2}\s?[ap]\.?m")
_DATELINE = re.compile(
    r"[^\W\d_][^\W\d_' .-]{0,2}[\w' .-]{0,40}?(?:\((?P<before>[^()]{2,30})\))?,?\s{0,2}(?:[^\W\d_]{2}\s)?$"
)
_AFTER_DATELINE = re.compile(r"\s{0,2}(?:\((?P<after>[^()]{2,30})\)\s{0,2})?(?P<dash>[-–—])?")


def stated_date(text: str, sentences: tuple[Sentence, ...], pack: Pack) -> str | None:
    """The day of publication that a line at the start or the end of the page states, as ISO day."""
    file: File = pack.files["furniture"]
    lines = list(_lines(plain(text), sentences))
    for markers in (file.published, file.updated):
        for line in lines:
            found = _after_marker(line, markers, pack.code)
            if found is not None:
                return found
    alone = {day for line in lines if (day := _alone(line, file, pack.code)) is not None}
    if len(alone) == 1:
        return alone.pop()
    return None if alone else next((day for line in lines if (day := _in_dateline(line, file, pack.code))), None)


def _lines(text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """The first lines of the page and the last, each cut to `MAX_LINE`."""
    starts = [s.start for n, s in enumerate(sentences) if not n or s.paragraph != sentences[n - 1].paragraph]
    ends = [*starts[1:], len(text)][: len(starts)]
    lines = list(zip(starts, ends, strict=True))
    if len(lines) > FIRST_LINES + LAST_LINES:
        lines = lines[:FIRST_LINES] + lines[-LAST_LINES:]
    for start, end in lines:
        yield text[start : min(end, start + MAX_LINE)].strip()


def _after_marker(line: str, markers: tuple[str, ...], language: str) -> str | None:
    """The date right after one of `markers` ("publié le", with a weekday between at most)."""
    lower = line.lower()
    for marker in markers:
        place = lower.find(marker)
        if place < 0 or (place and lower[place - 1].isalnum()):
            continue
        date = _DATE.search(line, place + len(marker))
        between = line[place + len(marker) : date.start()] if date else ""
        if date is not None and len(between.split()) <= 2 and len(between) <= 24 and _is_line_of_data(line, date.end()):
            return _day(date.group(), language)
    return None


def _is_line_of_data(line: str, end: int) -> bool:
    """Whether what follows the date is no sentence: it is short, or ends without a full stop."""
    rest = line[end:]
    return len(rest) < 120 and not rest.rstrip().endswith((".", "!", "?", "…"))


def _alone(line: str, file: File, language: str) -> str | None:
    """The date of a line that holds nothing else but a clock time, a weekday or place, an agency, or who wrote it."""
    date = _DATE.search(line) if len(line) < 80 else None
    if date is None:
        return None
    small = {*file.at, *file.agencies}
    before = [word for word in re.findall(r"[^\W\d_]+", line[: date.start()]) if word.lower() not in small]
    after = [word for word in _CLOCK.sub(" ", line[date.end() :].lower()).split() if word not in small]
    if after or (len(before) > 1 and not _is_byline(line[: date.start()], file)):
        return None
    return _day(date.group(), language)


def _is_byline(text: str, file: File) -> bool:
    """Whether the words before a date only say who wrote it: an opening, then names ("Par Claire Aubin et l'AFP, le")."""
    opening = next((phrase for phrase in file.bylines if text.lower().startswith(f"{phrase} ")), None)
    if opening is None:
        return False
    words = re.findall(r"[^\W\d_]+", text[len(opening) :])
    small = {*file.at, *file.beside}
    return 1 <= len(words) <= MAX_BYLINE and all(word[0].isupper() or word in small for word in words)


def _in_dateline(line: str, file: File, language: str) -> str | None:
    """The date of "PARIS, 12 mars 2024 (AFP) - …": a place, a date with its year, an agency or a dash."""
    date = _DATE.search(line, 0, 90)
    if date is None or not line[:1].isupper():
        return None
    before, after = _DATELINE.match(line[: date.start()]), _AFTER_DATELINE.match(line, date.end())
    if before is None or after is None:
        return None
    agency = (before["before"] or after["after"] or "").lower()
    if not after["dash"] and not any(name in agency for name in file.agencies):
        return None
    small = {*file.at, agency}
    place = [word for word in line[: date.start()].split() if word.strip("(),").lower() not in small]
    return _day(date.group(), language) if 1 <= len(place) <= 3 else None


def _day(span: str, language: str) -> str | None:
    found = read_date(_ORDINAL.sub("", span), language)
    return found if found is not None and len(found) == 10 else None
