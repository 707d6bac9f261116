"""What a person says of claims, kept apart from what was extracted, and which claim each review bears on now.

A review keeps the words, their place and how they were read. So it finds its claim again by its id; where a
rule has moved the span, by the words it overlaps in the same text; where the article was edited, by the same
words in it. What is found by none of these is kept as an orphan, and comes back when its claim does.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from factrack.errors import NotFoundError
from factrack.store.derived import among
from factrack.store.filters import Filters, claim_conditions
from factrack.store.touched import Touched

Row = dict[str, Any]
Judgement = Literal["wrong", "right"]
WRONG = "reviewed.verdict = 'wrong'"
_READ = ("value", "low", "high", "qualifier", "unit", "topic", "measure", "actor", "type", "agents", "targets", "place",
         "claimant", "modality")  # fmt: skip
_CLAIM = """SELECT claims.number, claims.id, claims.kind, claims.start, claims.end, claims.text AS words,
    articles.name, articles.key, articles.digest, quantities.value, quantities.low, quantities.high,
    quantities.qualifier, quantities.unit, claims.topic, quantities.measure, quantities.actor, events.type,
    events.agents, events.targets, claims.place, claims.claimant, claims.modality
    FROM claims JOIN articles ON articles.id = claims.article LEFT JOIN quantities ON quantities.number = claims.number
    LEFT JOIN events ON events.number = claims.number"""


@dataclass(frozen=True, slots=True)
class Review:
    """One row of `reviews`: `claim` is the id it was given to, `reviewed` when (UTC), `reading` what it judged, as JSON."""

    claim: str
    verdict: Judgement | None
    note: str | None
    reviewed: str
    name: str
    key: str
    digest: str
    kind: str
    start: int
    end: int
    words: str
    reading: str


def give(connection: sqlite3.Connection, claim: str, verdict: Judgement | None, note: str | None) -> Review:
    """Review the stored claim of that id; what is None stays as an earlier review of it has it."""
    row = connection.execute(f"{_CLAIM} WHERE claims.id = ?", (claim,)).fetchone()
    earlier = connection.execute(
        "SELECT reviews.* FROM reviews JOIN reviewed ON reviewed.review = reviews.claim WHERE reviewed.claim = ?",
        (row["number"],),
    ).fetchone()
    if earlier is not None:
        verdict, note = verdict or earlier["verdict"], note if note is not None else earlier["note"]
        connection.execute("DELETE FROM reviews WHERE claim = ?", (earlier["claim"],))
    place = {name: row[name] for name in ("name", "key", "digest", "kind", "start", "end", "words")}
    review = Review(claim, verdict, note or None, _now(), reading=_reading(row), **place)
    put(connection, review)
    return review


def put(connection: sqlite3.Connection, review: Review) -> bool:
    """Store a review unless a later one of the same claim is there; whether it was stored."""
    known = connection.execute("SELECT reviewed FROM reviews WHERE claim = ?", (review.claim,)).fetchone()
    if known is not None and known[0] > review.reviewed:
        return False
    values = asdict(review)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT OR REPLACE INTO reviews({', '.join(values)}) VALUES ({marks})", values)
    return True


def withdraw(connection: sqlite3.Connection, text: str) -> str:
    """Forget the review of a claim, by the beginning of the id it was given to or has now; raises `NotFoundError`."""
    prefix = text.strip().lower()
    rows = connection.execute(
        """SELECT DISTINCT reviews.claim FROM reviews LEFT JOIN reviewed ON reviewed.review = reviews.claim
           LEFT JOIN claims ON claims.number = reviewed.claim
           WHERE substr(reviews.claim, 1, length(?1)) = ?1 OR substr(claims.id, 1, length(?1)) = ?1""",
        (prefix,),
    ).fetchall()
    if not prefix or not rows:
        raise NotFoundError(f"no review of a claim {text!r}")
    if len(rows) > 1:
        raise NotFoundError(f"{text!r} is the beginning of {', '.join(row[0] for row in rows[:5])}")
    connection.execute("DELETE FROM reviews WHERE claim = ?", (rows[0][0],))
    return str(rows[0][0])


def stored(connection: sqlite3.Connection) -> Iterator[Review]:
    """Every review, the latest first."""
    names = ", ".join(Review.__dataclass_fields__)
    for row in connection.execute(f"SELECT {names} FROM reviews ORDER BY reviewed DESC, claim"):
        yield Review(**dict(row))


def settle(connection: sqlite3.Connection, touched: Touched, before: set[int] | None = None) -> None:
    """Rewrite the derived table `reviewed`: which stored claim each review bears on. A claim's own id comes first.

    Articles with a claim that is wrong now and was not `before` (None: until now), or the other way round, are `touched`.
    """
    before = wrong(connection) if before is None else before
    _bring_home(connection)
    changed = before ^ wrong(connection)
    for row in among(connection, "SELECT DISTINCT article FROM claims WHERE number IN ({marks})", changed):
        touched.article(connection, row[0])


def _bring_home(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM reviewed")
    reviews = list(stored(connection))
    for found, search in (("id", _by_id), ("moved", _by_overlap), ("moved", _by_words)):
        left = []
        for review in reviews:
            number = search(connection, review)
            if number is None:
                left.append(review)
                continue
            row = (number, review.claim, review.verdict, found)
            connection.execute("INSERT OR IGNORE INTO reviewed VALUES (?, ?, ?, ?)", row)
        reviews = left


def listed(connection: sqlite3.Connection) -> list[Row]:
    """Every review as a report shows it, the latest first.

    `state`: `applies`; `moved` (found again under the id `now`); `changed` (its claim is read differently today);
    `orphaned` (no claim is left that it could bear on).
    """
    rows = []
    for review in stored(connection):
        bears_on = connection.execute("SELECT claim, found FROM reviewed WHERE review = ?", (review.claim,)).fetchone()
        state, now = "orphaned", None
        if bears_on is not None:
            claim = connection.execute(f"{_CLAIM} WHERE claims.number = ?", (bears_on["claim"],)).fetchone()
            now = claim["id"]
            same = _reading(claim) == review.reading
            state = "changed" if not same else "moved" if bears_on["found"] == "moved" else "applies"
        rows.append({
            "claim": review.claim, "verdict": review.verdict, "note": review.note, "state": state, "now": now,
            "article": review.name, "kind": review.kind, "start": review.start, "end": review.end,
            "text": review.words, "reviewed": review.reviewed,
        })  # fmt: skip
    return rows


def of_claim(connection: sqlite3.Connection, number: int) -> Row | None:
    """The review that bears on a stored claim: `verdict note reviewed`."""
    row = connection.execute(
        """SELECT reviews.verdict, reviews.note, reviews.reviewed FROM reviewed
           JOIN reviews ON reviews.claim = reviewed.review WHERE reviewed.claim = ?""",
        (number,),
    ).fetchone()
    return dict(row) if row else None


def wrong(connection: sqlite3.Connection) -> set[int]:
    """Numbers of the claims that are marked wrong."""
    return {row[0] for row in connection.execute(f"SELECT claim FROM reviewed WHERE {WRONG}")}


def left_out(connection: sqlite3.Connection, filters: Filters) -> int:
    """How many claims that the filters ask for are marked wrong."""
    asked = Filters(filters.source, filters.claimant, filters.topic, filters.actor, article=filters.article)
    where = claim_conditions(connection, asked)
    where.add(WRONG)
    query = f"""SELECT count(*) FROM reviewed JOIN claims ON claims.number = reviewed.claim
        JOIN articles ON articles.id = claims.article {where.sql()}"""
    return int(connection.execute(query, where.parameters).fetchone()[0])


def _by_id(connection: sqlite3.Connection, review: Review) -> int | None:
    row = connection.execute("SELECT number FROM claims WHERE id = ?", (review.claim,)).fetchone()
    return row[0] if row else None


def _by_overlap(connection: sqlite3.Connection, review: Review) -> int | None:
    """The claim of the same text that shares most with the words reviewed, at least half of the shorter span."""
    rows = connection.execute(
        f"""{_CLAIM} WHERE articles.digest = ? AND claims.kind = ? AND claims.start < ? AND claims.end > ?
            ORDER BY articles.key <> ?, articles.key, claims.number""",
        (review.digest, review.kind, review.end, review.start, review.key),
    ).fetchall()
    fitting = [row for row in rows if _same_type(row, review) and _shared(row, review) >= 0.5]
    return max(fitting, key=lambda row: _shared(row, review))["number"] if fitting else None


def _by_words(connection: sqlite3.Connection, review: Review) -> int | None:
    """The claim with the same words in the article as it is now, the nearest of several."""
    rows = connection.execute(
        f"{_CLAIM} WHERE (articles.key = ? OR articles.name = ?) AND claims.kind = ? AND claims.text = ?",
        (review.key, review.name, review.kind, review.words),
    ).fetchall()
    fitting = [row for row in rows if _same_type(row, review)]
    return min(fitting, key=lambda row: abs(row["start"] - review.start))["number"] if fitting else None


def _same_type(row: sqlite3.Row, review: Review) -> bool:
    """Events of several types may stand in the same words: a review is of one of them."""
    return review.kind != "event" or row["type"] == json.loads(review.reading).get("type")


def _shared(row: sqlite3.Row, review: Review) -> float:
    start, end = int(row["start"]), int(row["end"])
    common = min(end, review.end) - max(start, review.start)
    return common / max(1, min(end - start, review.end - review.start))


def _reading(row: sqlite3.Row) -> str:
    return json.dumps({name: row[name] for name in _READ if row[name] is not None}, ensure_ascii=False)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
