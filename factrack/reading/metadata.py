"""What is known about an article besides its text, each field from the source trusted most.

Order of trust: what the caller gives, front matter (or the fields of a JSON line), JSON-LD and OpenGraph
of a page, a date line in the text, a date in the file name; neither the clock nor the file system is ever asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from factrack.language.detect import detect
from factrack.model import Problem, PublishedBasis
from factrack.reading.published import read_date, two_readings

MAX_FRONT_MATTER = 64_000
MAX_VALUE = 1_000
_FENCE = re.compile(r"\s{0,20}---[ \t]{0,20}(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]{0,20}$", re.MULTILINE)
_KEY = re.compile(r"[ \t]{0,20}[\w-]{1,40}[ \t]{0,5}:")
_FILE_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})([-_.]?)(?P<m>\d{2})\2(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{2})([-_.])(?P<m>\d{2})\2(?P<y>\d{4})(?!\d)"),
)
_FILE_YEARS = range(1900, 2100)
_NAMES = {
    "title": ("title",),
    "source": ("source", "site", "site_name", "publisher"),
    "url": ("url", "link", "canonical"),
    "published": ("published", "date", "published_at", "pubdate", "datepublished"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of an article; None is unknown. `published` is EDTF, `basis` where it was found."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    basis: PublishedBasis | None = None
    language: str | None = None
    problems: tuple[Problem, ...] = ()

    def or_else(self, other: Metadata) -> Metadata:
        """This, with what it does not know from `other`, which is trusted less."""
        known = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        known["basis"] = self.basis if self.published else other.basis
        known["problems"] = self.problems + other.problems
        return Metadata(**known)


def front_matter(text: str) -> tuple[Metadata, int]:
    """Metadata of a YAML block at the start of `text`, and where the article begins after it.

    A block that is no YAML, or a date that is none, is a problem and never an error.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return Metadata(), 0
    closing = _CLOSE.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER)
    if closing is None:
        looks_so = _KEY.match(text, opening.end()) is not None
        return Metadata(problems=(_problem("it is never closed"),) if looks_so else ()), 0
    values, problem = _load(text[opening.end() : closing.start()])
    if problem is not None and _KEY.match(text, opening.end()) is None:
        return Metadata(), 0
    found = from_fields(values, "metadata", text[closing.end() :])
    problems = (problem,) if problem else ()
    return Metadata(problems=problems).or_else(found), closing.end()


def _load(block: str) -> tuple[dict[str, Any], Problem | None]:
    """The block's mapping with scalars as strings, so that a wrong date spoils nothing else."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        values = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return {}, _problem(" ".join(str(error).split())[:200])
    if values is None or values == "":
        return {}, None
    if not isinstance(values, dict):
        return {}, _problem("it holds no names with values")
    return {str(key).strip().lower(): value for key, value in values.items()}, None


def _problem(message: str) -> Problem:
    return Problem("front_matter", f"the front matter cannot be read: {message}")


def from_fields(values: dict[str, Any], basis: PublishedBasis, text: str) -> Metadata:
    """Metadata of an article's `text` from a mapping of names as pages and people write them; only strings count."""
    picked = {field: _first(values, names) for field, names in _NAMES.items()}
    language = normal_language(picked["language"])
    published: str | None = None
    problems: tuple[Problem, ...] = ()
    if picked["published"] is not None:
        published = stated_day(picked["published"], language, text)
        problems = () if published else (bad_date(picked["published"]),)
    return Metadata(
        title=picked["title"],
        source=picked["source"] or host(picked["url"]),
        url=picked["url"],
        published=published,
        basis=basis if published else None,
        language=language,
        problems=problems,
    )


def stated_day(value: str, language: str | None, text: str) -> str | None:
    """A publication date as EDTF; day and month stand in the order of the article's language, which its text may tell."""
    return read_date(value, language or (detect(text) if two_readings(value) else None))


def bad_date(value: str) -> Problem:
    """The problem of a publication date that cannot be read; the date stays unknown."""
    days = two_readings(value)
    what = f"may be {days[0]} or {days[1]}" if days else "is no date"
    return Problem("bad_date", f"the publication date {value[:60]!r} {what}; it stays unknown")


def normal_language(value: str | None) -> str | None:
    """The language code alone: "fr" of "fr-CH" and "FR_fr"."""
    code = re.split(r"[-_]", value.strip().lower(), maxsplit=1)[0] if value else ""
    return code[:20] or None


def host(url: str | None) -> str | None:
    """The outlet's name as its web address gives it."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None


def file_date(name: str) -> str | None:
    """The day in a file name ("2024-03-12_port.txt", "20240312", "12-03-2024"), if there is exactly one."""
    found = set()
    for pattern in _FILE_DATES:
        for match in pattern.finditer(name[-300:]):
            day = read_date(f"{match['y']}-{match['m']}-{match['d']}")
            if day is not None and int(match["y"]) in _FILE_YEARS:
                found.add(day)
    return found.pop() if len(found) == 1 else None


def _first(values: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:MAX_VALUE]
    return None
