"""What every table and column holds, in the words that Datasette shows."""

from __future__ import annotations

from typing import Any

_START = "first character, counted in the article's text"
_END = "one past the last character"

TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "runs": ("One row an ingest", {
        "started": "UTC", "finished": "UTC, null when it did not end", "added": "new articles",
        "replaced": "articles whose file changed", "moved": "articles under a new name", "unchanged": "articles seen before",
        "refused": "inputs that could not be read",
    }),
    "problems": ("What went wrong, beside the results", {
        "path": "the input", "code": "short name", "message": "what was wrong", "article": "null when it was refused",
    }),
    "sources": ("Outlets", {"folded": "the name as it is matched: no case, no accents"}),
    "claimants": ("Who is said to assert something", {"folded": "the name as it is matched: no case, no accents"}),
    "articles": ("Articles as they were read", {
        "name": "as ingested: the path given, or the JSONL id", "key": "what identifies it: the resolved path or the id",
        "source": "the outlet, null when unknown", "published": "EDTF, null when unknown: never guessed",
        "published_basis": "given, metadata, text or filename", "language": "ISO 639-1",
        "digest": "hash of the content", "fingerprint": "hash of the content and the rules",
        "given": "source, date and language that options gave",
        "text": "the readable text, unchanged", "furniture": "character ranges that make no claims",
        "sketch": "sample of its 8-word shingles, by which copies are found",
    }),
    "seen_conflicts": ("What `factrack conflicts --new` has shown", {"identity": "hash of a group's claims and verdict"}),
    "given_dates": ("Publication dates given by a person with `factrack date`", {"published": "EDTF"}),
    "reviews": ("What a person said of a claim with `factrack review`", {
        "claim": "id of the claim when it was reviewed", "verdict": "wrong, right or null", "note": "in the person's words",
        "reviewed": "UTC", "name": "the article", "key": "what identifies it", "digest": "hash of its content",
        "kind": "quantity or event", "start": _START, "end": _END, "words": "the words of the claim",
        "reading": "what was read from them when it was reviewed",
    }),
    "given_aliases": ("Other names given by a person with `factrack alias`", {
        "folded": "the name as it is matched", "name": "another name", "same_as": "of this actor",
    }),
    "dates": ("Temporal expressions, unresolved and resolved", {
        "start": _START, "end": _END, "kind": "date, duration or set", "edtf": "ISO 8601-2; a duration or set in ISO 8601",
        "low": "first day, null when open or unknown", "high": "last day, null when open or unknown",
        "relative": "the unresolved form, null when absolute", "basis": "explicit, publication, context or none",
        "granularity": "year, month, day …", "mod": "start, mid, end, since, before …", "tense": "of its clause",
        "anchor": "number of the date it leans on", "rule": "what found it",
    }),
    "actors": ("Who and what each article names", {
        "type": "country, person, organisation, place …", "code": "ISO 3166-1 alpha-3 for countries",
        "key": "what makes rows of several articles one actor", "mentions": "[start, end] of every mention",
        "aliases": "other names in this article", "why": "how each was merged",
    }),
    "claims": ("One assertion by one claimant in one article", {
        "id": "short hash, stable across extractions", "kind": "quantity or event", "start": _START, "end": _END,
        "text": "the words", "topic": "what is counted or talked about", "place": "where", "date": "EDTF",
        "date_low": "first day", "date_high": "last day", "claimant": "null: the outlet in its own voice",
        "via": "relays, nearest the outlet last",
        "modality": "asserted, alleged, unconfirmed, planned, possible, denied or negated",
        "disputed": "1 when the article's own words dispute it", "rules": "[rule, start, end] of what fired",
        "scope": "inside which claims are compared",
    }),
    "quantities": ("Measured or counted quantities", {
        "value": "the number in the unit as written", "low": "null: open", "high": "null: open",
        "qualifier": "exact, approx, at_least, more_than, at_most, less_than, between or vague",
        "unit": "ISO 4217, %, km, day …", "counted": "the noun that is counted", "measure": "which count of the topic",
        "actor": "whose", "definite": "1 for 'the two …', which is never compared",
        "part_of": "number within the article of the whole it is a part of",
        "change": "how the measure changes: cumulative, stock or fixed (to its day)",
    }),
    "events": ("Events, as each article reports them", {
        "type": "of the pack", "root": "PLOVER root, STATEMENT or OTHER", "agents": "who", "targets": "to whom",
        "date_text": "the words of the date", "background": "1 for historic and hypothetical ones",
        "about": "number of the event that this one, of words, only tells",
    }),
    "participants": ("Who takes part in which claim", {
        "key": "of the actor", "role": "claimant, via, actor, agent, target, place",
    }),
    "reviewed": ("Derived: the claim that each review bears on now", {
        "claim": "number of the claim", "review": "the review", "verdict": "wrong: the claim takes no part in any report",
        "found": "id, or moved: by its words",
    }),
    "copies": ("Derived: articles that repeat another's text", {"original": "counted as the origin", "shared": "0 to 1"}),
    "known_actors": ("Derived: actors over all articles", {"key": "what made them one", "aliases": "every other name"}),
    "actor_keys": ("Derived: which keys mean which actor", {}),
    "aliases": ("Derived: every name as it is matched", {}),
    "timeline": ("Derived: one row a real event", {
        "date": "EDTF, the finest its reports allow", "origins": "independent reports",
        "date_conflict": "1 when the reports' dates cannot all be right",
    }),
    "timeline_reports": ("Derived: the events that each timeline row merges", {}),
    "made_with": ("What the derived tables were made with", {"name": "version, aliases, often", "value": "as text"}),
    "overlaps": ("Derived: articles that share text", {
        "other": "the one with the greater id", "shared": "part of the smaller one's text, 0 to 1",
    }),
    "article_names": ("Derived: the few rare names that each article is about", {"name": "as it is matched"}),
    "actor_surnames": ("Derived: which keys end with a surname, or sound so", {
        "surname": "last word of the key; after ~ how the name or the surname sounds", "key": "of the actor",
    }),
    "event_marks": ("Derived: where events that may be one are looked for", {"mark": "hash of kind and name"}),
    "timeline_knots": ("Derived: rows that must be remade together", {"knot": "least claim number of all their events"}),
}  # fmt: skip


# Columns that mean the same wherever they stand and are not told above.
COMMON = {
    "id": "what other tables refer to", "number": "what other tables refer to", "article": "the article", "claim": "the claim",
    "name": "what it is called", "title": "the headline", "url": "where it was published", "key": "what identifies it",
    "source": "the outlet", "type": "its kind", "root": "PLOVER root, STATEMENT or OTHER", "value": "the value",
    "topic": "what is counted or talked about", "code": "short code", "actor": "key of the actor", "row": "the timeline row",
    "folded": "the name as it is matched: no case, no accents", "articles": "how many articles name it",
    "mentions": "how often it is named", "text": "the words", "low": "first day", "high": "last day", "place": "where",
    "agents": "who", "targets": "to whom", "background": "1 for historic and hypothetical ones",
        "about": "number of the event that this one, of words, only tells",
    "date_number": "number within the article of its date",
    "version": "of factrack", "modality": "how firmly it is said", "given": "what options gave", "date": "EDTF",
}  # fmt: skip


def described(table: str, column: str) -> str:
    """What a column holds, in a few words."""
    return TABLES[table][1].get(column) or COMMON.get(column, "")


def metadata(database: str) -> dict[str, Any]:
    """The object that `datasette --metadata` reads, for a database of that name."""
    tables: dict[str, Any] = {
        name: {"description": description, "columns": columns} for name, (description, columns) in TABLES.items()
    }
    tables["articles"] |= {"label_column": "name", "facets": ["source", "language"], "hidden": False}
    tables["claims"] |= {"label_column": "text", "facets": ["kind", "topic", "modality"]}
    return {"databases": {database: {"tables": tables}}}
