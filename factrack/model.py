"""What factrack knows, as frozen dataclasses: the vocabulary of every other module.

Offsets are indices into `Document.text`, end exclusive. Days are ISO strings (`2025-03-21`),
inclusive at both ends; `None` is open or unknown. Dates are EDTF (ISO 8601-2 level 1) with
day intervals where EDTF has no form. Fields are those of the public JSON; what only the inside
needs is said so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from factrack.frozen import frozen

Number = int | float
SHARE_OF = "share of strikers: "  # how the rule begins that tells of whom a percentage is
NATIONWIDE = "counted nationwide"  # the rule that says so of a count without a place
DEAD = "victims that are dead"  # the rule that says so of a count of victims
Qualifier = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Modality = Literal["asserted", "alleged", "unconfirmed", "planned", "possible", "denied", "negated"]
DateKind = Literal["date", "duration", "set"]
DateBasis = Literal["explicit", "publication", "context", "none"]
PublishedBasis = Literal["given", "metadata", "text", "filename"]
SentenceKind = Literal["text", "heading", "bullet", "furniture"]
Change = Literal["cumulative", "stock", "fixed"]
TRANSFERS = frozenset({"arms_transfer", "tech_transfer"})  # what one party hands another, named by either kind of goods
COURSES = TRANSFERS | {"deployment", "production"}  # what goes on for months and is told without a day
SPREAD = frozenset({"earthquake", "flood", "storm"})  # one of these is felt in many places
TOLL = "casualty"  # what reports of victims are told under
_TOLLS = (TOLL, "death", "killing", "toll")
GROUPS: Mapping[str, str] = {  # types by which reports tell one event, and what they are told under
    **dict.fromkeys(TRANSFERS, "transfer"), **dict.fromkeys(_TOLLS, TOLL), "police_action": "arrest",
    "overthrow": "resignation", "dismissal": "resignation", "armistice": "treaty_signed",
    "agreement": "treaty_signed",
}  # fmt: skip
Verdict = Literal["conflict", "disputed", "evolved", "compatible"]


@frozen
class Problem:
    """Something that went wrong with one input; data, not an exception. `path` names the input."""

    code: str
    message: str
    path: str | None = None


@frozen
class Sentence:
    """A stretch of text `[start, end)`; furniture is kept but never a source of claims."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "text"


@frozen
class Document:
    """An article as read: its text unchanged, what is known about it, and its sentences.

    `published` is EDTF or an ISO day, never guessed; `published_basis` says where it was found.
    """

    id: str
    text: str
    language: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    sentences: tuple[Sentence, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class When:
    """A temporal expression, unresolved and resolved.

    `relative` is the unresolved form (`Y-1`, `M-1`, `WD5`, `MD06-30` …; None when absolute);
    with `tense` ("past", "future" or None) and `anchor` (index of the date in the same article
    it leans on, None = publication) it resolves again without reading the text again.
    `granularity` is year, month, day, …; `mod` is start, mid, end, since, before, after, approx …
    `rule` names the rule that found it; `tense anchor granularity mod rule` stay inside.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    edtf: str | None
    low: str | None
    high: str | None
    relative: str | None
    basis: DateBasis
    granularity: str | None = None
    mod: str | None = None
    tense: str | None = None
    anchor: int | None = None
    rule: str = ""


@frozen
class Attribution:
    """Who the article says asserts something; `claimant` None is the outlet's own voice.

    `via` holds the relays, nearest the outlet last. `start end` cover the cue words
    (equal when there are none); `carried` is true when the speaker comes from an earlier sentence.
    """

    claimant: str | None = None
    via: tuple[str, ...] = ()
    rule: str = ""
    start: int = 0
    end: int = 0
    carried: bool = False


@frozen
class Quantity:
    """A measured or counted quantity with its hedge as the interval `[low, high]`.

    `value` goes with `unit`: 5 for "5 %". `when` is the index of its date in
    `Extraction.dates` (None: none, or the publication date), `date` the EDTF of it.
    `place` and `actor` are canonical actor names. `definite` numerals ("les deux pays") are never compared.
    `part_of` is the index of the quantity this one is a part of ("dont six"). `change` says how its measure
    changes: a cumulative count grows, a stock goes up and down, a fixed one belongs to its day.
    `rules` are (rule, start, end) triples: what fired on which words. The last six stay inside.
    """

    start: int
    end: int
    text: str
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None = None
    counted: str | None = None
    topic: str | None = None
    measure: str | None = None
    actor: str | None = None
    place: str | None = None
    date: str | None = None
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    when: int | None = None
    definite: bool = False
    part_of: int | None = None
    disputed: bool = False
    change: Change = "fixed"
    rules: tuple[tuple[str, int, int], ...] = ()


@frozen
class Event:
    """One event as one clause reports it; `type` is the pack's, `root` a PLOVER root, STATEMENT or OTHER.

    `about` is the index of the event that this one, of words, only tells ("announced a strike"); it stays inside.
    """

    start: int
    end: int
    text: str
    type: str
    root: str
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    claimant: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    background: bool = False
    when: int | None = None
    topic: str | None = None
    disputed: bool = False
    rules: tuple[tuple[str, int, int], ...] = ()
    about: int | None = None


@frozen
class Actor:
    """Someone or something that acts or is named; `mentions` are all its `[start, end)` in this article.

    `aliases` are the other names it goes by here; `why` says how each was merged, and so each pronoun and phrase that
    leads back to it, which is no name (both stay inside).
    """

    name: str
    type: str
    code: str | None
    mentions: tuple[tuple[int, int], ...]
    aliases: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@frozen
class Extraction:
    """All that was found in one document. `dates` is indexed by `Quantity.when` and `Event.when`."""

    document: Document
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
