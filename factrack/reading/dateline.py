"""The publication date as the page itself states it: "Publié le …", a line that is only a date, a byline, a dateline.

Only lines around the article are looked at, and only spans that are a date with a year. Different days
on lines of nothing but a date, each with a text of its own, are a chronicle, and say nothing.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from factrack.language.pack import Pack
from factrack.language.records.furniture import File
from factrack.language.tokenizer import plain
from factrack.model import Sentence
from factrack.reading.stamp import DATE, Stamp, day_of, read_stamp

FIRST_LINES = 15
LAST_LINES = 6
MAX_LINE = 220
MIN_BODY = 80
_DATELINE = re.compile(
    r"[^\W\d_][^\W\d_' .-]{0,2}[\w' .-]{0,40}?(?:\((?P<before>[^()]{2,30})\))?,?\s{0,2}(?:[^\W\d_]{2}\s)?$"
)
_AFTER_DATELINE = re.compile(r"\s{0,2}(?:\((?P<after>[^()]{2,30})\)\s{0,2})?(?P<dash>[-–—])?")
_IN_BRACKETS = re.compile(
    r"(?:(?P<place>[^\W\d_][\w' .-]{1,40}?)\s?\((?P<one>[^()]{8,30})\)"
    r"|\((?P<inside>[^\W\d_][^()\d]{1,40}),\s(?P<two>[^()]{8,30})\))\s{0,2}[-–—]"
)


class _Line(NamedTuple):
    text: str
    body: bool  # running text


def stated_date(text: str, sentences: tuple[Sentence, ...], pack: Pack) -> str | None:
    """The day of publication that a line at the start or the end of the page states, as ISO day."""
    file: File = pack.files["furniture"]
    lines = _lines(plain(text), sentences)
    stamps = [None if line.body else read_stamp(line.text, file, pack.code) for line in lines]
    published = next((stamp.day for stamp in stamps if stamp is not None and stamp.role == "published"), None)
    published = published or _marked(lines, file.published, pack.code)
    if published is not None:
        return published
    if any(stamp is not None and stamp.role == "plain" for stamp in stamps):
        return _of_plain(lines, stamps)
    updated = next((stamp.day for stamp in stamps if stamp is not None), None) or _marked(
        lines, file.updated, pack.code
    )
    return updated or next((day for line in lines if (day := _in_dateline(line.text, file, pack.code))), None)


def _of_plain(lines: list[_Line], stamps: list[Stamp | None]) -> str | None:
    """The one day of the lines of data, or that of those above the text; None for a chronicle."""
    days = [(number, stamp.day) for number, stamp in enumerate(stamps) if stamp is not None and stamp.role == "plain"]
    told = [day for number, day in days if number + 1 < len(lines) and lines[number + 1].body]
    if len(set(told)) > 1:
        return None
    first = next((number for number, line in enumerate(lines) if line.body), len(lines))
    for group in (days, [(number, day) for number, day in days if number < first]):
        if len({day for _, day in group}) == 1:
            return group[0][1]
    return None


def _lines(text: str, sentences: tuple[Sentence, ...]) -> list[_Line]:
    """The first lines of the page and the last, each cut to `MAX_LINE`; what breaks off ("…") is no running text."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    lines = [(group[0].start, group[-1].end) for group in paragraphs]
    if len(lines) > FIRST_LINES + LAST_LINES:
        lines = lines[:FIRST_LINES] + lines[-LAST_LINES:]
    found = []
    for start, end in lines:
        line = text.rfind("\n", max(0, start - 8), start) + 1 or start  # "12 - Mars" looks like the bullet of a list
        tail = text[max(start, end - 40) : end].rstrip(" \n\r\t»”\"')]*_")
        body = end - start >= MIN_BODY and tail.endswith((".", "!", "?")) and not tail.endswith("..")
        found.append(_Line(text[line : min(end, start + MAX_LINE)].strip(), body))
    return found


def _marked(lines: list[_Line], markers: tuple[str, ...], language: str) -> str | None:
    return next((day for line in lines if (day := _after_marker(line.text, markers, language)) is not None), None)


def _after_marker(line: str, markers: tuple[str, ...], language: str) -> str | None:
    """The date right after one of `markers` ("publié le", with a weekday between at most)."""
    lower = line.lower()
    for marker in markers:
        place = lower.find(marker)
        if place < 0 or (place and lower[place - 1].isalnum()):
            continue
        date = DATE.search(line, place + len(marker))
        between = line[place + len(marker) : date.start()] if date else ""
        if date is not None and len(between.split()) <= 2 and len(between) <= 24 and _is_line_of_data(line, date.end()):
            return day_of(date.group(), language)
    return None


def _is_line_of_data(line: str, end: int) -> bool:
    """Whether what follows the date is no sentence: it is short, or ends without a full stop."""
    rest = line[end:]
    return len(rest) < 120 and not rest.rstrip().endswith((".", "!", "?", "…"))


def _in_dateline(line: str, file: File, language: str) -> str | None:
    """The date of "PARIS, 12 mars 2024 (AFP) - …": a place, a date with its year, an agency or a dash."""
    date = DATE.search(line, 0, 90)
    if date is None or not (line[:1].isupper() or line[:1] == "("):
        return None
    bracket = _IN_BRACKETS.match(line)
    if bracket is not None and bracket.end() >= date.end():
        return _bracketed(bracket, file, language)
    before, after = _DATELINE.match(line[: date.start()]), _AFTER_DATELINE.match(line, date.end())
    if before is None or after is None:
        return None
    agency = (before["before"] or after["after"] or "").lower()
    if not after["dash"] and not any(name in agency for name in file.agencies):
        return None
    small = {*file.at, agency}
    place = [word for word in line[: date.start()].split() if word.strip("(),").lower() not in small]
    return day_of(date.group(), language) if 1 <= len(place) <= 3 else None


def _bracketed(bracket: re.Match[str], file: File, language: str) -> str | None:
    """The date of "(Genève, le 12 mars 2024) – …" or "GENEVA (12 March 2024) – …"."""
    words = (bracket["one"] or bracket["two"]).split()
    span = " ".join(words[words[0].lower() in file.at :])
    place = (bracket["place"] or bracket["inside"]).split()
    return day_of(span, language) if DATE.fullmatch(span) and len(place) <= 3 else None
