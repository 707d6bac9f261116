"""An extraction as the rows of its article: pure, so that a row depends on its article alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

from factrack.matching import WITHIN, folded, is_country
from factrack.model import Event, Extraction, Quantity, When

Row = dict[str, Any]
_YEARS = re.compile(r"(\d{4})(?:/(\d{4}))?")
ORDINALS = 1 << 19  # claims of one article stand side by side below its id


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article ready to be stored.

    `name` is what reports print, `key` what identifies it (resolved path or JSONL id), `digest` the hash of
    its content, `fingerprint` of that and the rules, `given` what options said (source, published, language); `sketch` the
    sample of shingle hashes by which copies are found; `keys` maps actor names to what is one across articles;
    `scopes` holds for each quantity and then each event what it may be compared with (None: nothing).
    """

    name: str
    key: str
    digest: str
    fingerprint: str
    extraction: Extraction
    sketch: tuple[int, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    scopes: tuple[str | None, ...] = ()
    given: tuple[str | None, str | None, str | None] = (None, None, None)


def article_id(key: str) -> int:
    """44 bits of the hash of what identifies the article."""
    return int(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:11], 16)


def claim_id(arrival: Arrival, kind: str, start: int, end: int) -> str:
    """The short hash people type: of the content, the name it goes by, and the words; a new extraction keeps it."""
    text = f"{arrival.digest}\0{arrival.name}\0{kind}\0{start}\0{end}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def another_id(taken: str, number: int) -> str:
    """The id of a claim where the one it should have is taken; `number` is the claim's own."""
    return hashlib.sha256(f"{taken}\0{number}".encode()).hexdigest()[:12]


def article_row(arrival: Arrival, number: int) -> Row:
    """The row of `articles`."""
    document = arrival.extraction.document
    furniture = [[part.start, part.end] for part in document.sentences if part.kind == "furniture"]
    return {
        "id": number, "name": arrival.name, "key": arrival.key, "source": document.source, "title": document.title,
        "url": document.url, "published": document.published, "published_basis": document.published_basis,
        "language": document.language, "digest": arrival.digest, "fingerprint": arrival.fingerprint,
        "given": _json(arrival.given), "text": document.text, "furniture": _json(furniture), "sketch": _json(arrival.sketch),
    }  # fmt: skip


def date_rows(arrival: Arrival, number: int) -> Iterator[Row]:
    """The rows of `dates`."""
    for index, when in enumerate(arrival.extraction.dates):
        row = {name: getattr(when, name) for name in When.__dataclass_fields__}
        yield {"article": number, "number": index, **row}


def actor_rows(arrival: Arrival, number: int) -> Iterator[Row]:
    """The rows of `actors`, one a name and type."""
    seen = set()
    for actor in arrival.extraction.actors:
        if (actor.name, actor.type) in seen:
            continue
        seen.add((actor.name, actor.type))
        yield {
            "article": number, "name": actor.name, "type": actor.type, "code": actor.code,
            "key": arrival.keys.get(actor.name, folded(actor.name)), "mentions": _json(actor.mentions),
            "aliases": _json(actor.aliases), "why": _json(actor.why),
        }  # fmt: skip


@dataclass(slots=True)
class ClaimRows:
    """The rows of all claims of one article, by table."""

    claims: list[Row] = field(default_factory=list)
    quantities: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)


def claim_rows(arrival: Arrival, number: int) -> ClaimRows:
    """Quantities and events as claims, in order of the text."""
    rows = ClaimRows()
    ids: set[str] = set()
    extraction = arrival.extraction
    facts: tuple[Quantity | Event, ...] = (*extraction.quantities, *extraction.events)
    events = number * ORDINALS + len(extraction.quantities)  # the first of them
    for fact, scope in zip(facts, chain(arrival.scopes, repeat(None)), strict=False):
        kind = "quantity" if isinstance(fact, Quantity) else "event"
        name = claim_id(arrival, kind, fact.start, fact.end)
        if name in ids:
            name = claim_id(arrival, f"{kind} {len(ids)}", fact.start, fact.end)
        ids.add(name)
        key = number * ORDINALS + len(rows.claims)
        rows.claims.append({**_claim(fact, kind, key, name, number, extraction), "scope": scope})
        if isinstance(fact, Quantity):
            rows.quantities.append(_quantity(fact, key, name))
        else:
            rows.events.append(_event(fact, key, name, events))
        rows.participants.extend(_participants(fact, key, arrival.keys))
    return rows


def _claim(fact: Quantity | Event, kind: str, key: int, name: str, article: int, extraction: Extraction) -> Row:
    low, high = _days(fact, extraction)
    return {
        "number": key, "id": name, "article": article, "kind": kind, "start": fact.start, "end": fact.end,
        "text": fact.text, "topic": fact.topic, "place": fact.place, "date": fact.date, "date_low": low,
        "date_high": high, "date_number": fact.when, "claimant": fact.claimant, "via": _json(fact.via),
        "modality": fact.modality, "disputed": int(fact.disputed), "rules": _json(fact.rules),
    }  # fmt: skip


def _days(fact: Quantity | Event, extraction: Extraction) -> tuple[str | None, str | None]:
    if fact.when is None:  # what no words date may have the years of its war
        years = _YEARS.fullmatch(fact.date or "")
        return (f"{years[1]}-01-01", f"{years[2] or years[1]}-12-31") if years else (None, None)
    when = extraction.dates[fact.when]
    return when.low, when.high


def _quantity(fact: Quantity, key: int, name: str) -> Row:
    names = ("value", "low", "high", "qualifier", "unit", "counted", "topic", "measure", "actor", "part_of", "change")
    row: Row = {field: getattr(fact, field) for field in names}
    for field_ in ("value", "low", "high"):
        if isinstance(row[field_], int) and abs(row[field_]) >= 1 << 63:
            row[field_] = float(row[field_])
    return {"number": key, "id": name, **row, "definite": int(fact.definite)}


def _event(fact: Event, key: int, name: str, first: int) -> Row:
    return {
        "number": key, "id": name, "type": fact.type, "root": fact.root, "agents": _json(fact.agents),
        "targets": _json(fact.targets), "date_text": fact.date_text, "background": int(fact.background),
        "about": None if fact.about is None else first + fact.about,
    }  # fmt: skip


def _participants(fact: Quantity | Event, key: int, keys: Mapping[str, str]) -> Iterator[Row]:
    roles: dict[tuple[str, str], None] = {}
    for role, names in _named(fact).items():
        for name in names:
            key_ = keys.get(name) or (_quarter(name, keys) if role == "place" else None)
            roles[(key_ or folded(name), role)] = None
    for name, role in roles:
        yield {"key": name, "claim": key, "role": role}


def _quarter(place: str, keys: Mapping[str, str]) -> str | None:
    """The key of a part of a country that has no name of its own ("nord du Mali"): its country's, marked as within it."""
    words = folded(place)
    countries = (key for name, key in keys.items() if is_country(key) and words.endswith(f" {folded(name)}"))
    return next((f"{WITHIN}{key}" for key in countries), None)


def _named(fact: Quantity | Event) -> dict[str, tuple[str, ...]]:
    common = {
        "claimant": (fact.claimant,) if fact.claimant else (),
        "via": fact.via,
        "place": (fact.place,) if fact.place else (),
    }
    if isinstance(fact, Quantity):
        return {**common, "actor": (fact.actor,) if fact.actor else ()}
    return {**common, "agent": fact.agents, "target": fact.targets}


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode  # made once


def _json(value: Any) -> str:
    return "[]" if value == () else _encoded(value)
