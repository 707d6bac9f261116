"""What one pass over an article leaves for the next: tokens, hits and mentions.

Every stage reads what the one before left here and adds its own list. Positions called `first`
and `last` are token indices (last exclusive), those called `start` and `end` characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factrack.frozen import frozen
from factrack.language.lexicon import Tag
from factrack.language.pack import Pack
from factrack.model import Document, Number, Qualifier, Sentence, When

if TYPE_CHECKING:
    from factrack.mentions.index import Index


@dataclass(slots=True)
class Tokens:
    """The tokens of all sentences but furniture, as parallel lists (a list a field is what makes the scan fast).

    `words` are case-folded; `raw` keeps the case. An elided word keeps its apostrophe ("l'", "qu'").
    """

    start: list[int]
    end: list[int]
    raw: list[str]
    words: list[str]
    sentence: list[int]

    def __len__(self) -> int:
        return len(self.words)


class Hit(NamedTuple):
    """A lexicon entry found at tokens `[first, last)`; a tuple, for there are many and most are soon forgotten."""

    first: int
    last: int
    tag: Tag


@frozen
class Span:
    """A sentence as tokens `[first, last)`; `index` is its place in `Analysis.sentences`."""

    index: int
    first: int
    last: int
    sentence: Sentence


@frozen
class NumberMention:
    """A number with its hedge: `first last` cover hedge, number, scale and trailing hedge.

    `value low high qualifier` are read as DESIGN's table of hedges says; `core` is the token range of the bare number.
    `share` is set when the value is a part of one ("un tiers"), `inside` where the noun stands within it ("un Français
    sur trois"); `rule` names the hedge rule.
    """

    first: int
    last: int
    core: tuple[int, int]
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    definite: bool = False
    share: bool = False
    rule: str = "number"
    inside: tuple[int, int] | None = None


@frozen
class ActorMention:
    """A name at tokens `[first, last)`: `name` canonical, `adjective` when it is a demonym in adjective use."""

    first: int
    last: int
    name: str
    type: str
    code: str | None = None
    adjective: bool = False
    head: str | None = None
    rule: str = ""


@frozen
class VerbGroup:
    """A verb with its auxiliaries, clitics and negation at tokens `[first, last)`.

    `head` is the token of the main verb, `lemma` its infinitive (None for a verb known only by its ending).
    `tense`: present past imperfect future conditional conditional_past future_past subjunctive
    infinitive participle gerund. `modal`: lemma of a governing modal ("pouvoir" in "pourrait livrer").
    """

    first: int
    last: int
    head: int
    lemma: str | None
    tense: str
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    modal_tense: str | None = None
    finite: bool = True


@frozen
class Clause:
    """A stretch of a sentence with at most one finite verb group, at tokens `[first, last)`.

    `kind`: main, relative, complement, adverbial, participle, quote, condition ("si …"), infinitive.
    `parent` is the index in the sentence's clauses it hangs on; `verb` the index in `Analysis.verbs`.
    """

    first: int
    last: int
    kind: str = "main"
    parent: int | None = None
    verb: int | None = None


@frozen
class Frame:
    """Words that say who asserts what: a reporting clause, "selon X", a quotation, "les déclarations de X".

    `claimant` is the source as text (already the canonical name where it is an actor); `via` its relays.
    `scope` are the tokens `[first, last)` that it governs; `cue` the tokens of the cue itself.
    `effect`: None, or what the cue does to the modality of its scope (alleged, denied, unconfirmed, planned …).
    """

    claimant: str | None
    scope: tuple[int, int]
    cue: tuple[int, int]
    kind: str
    via: tuple[str, ...] = ()
    effect: str | None = None
    rule: str = ""
    carried: bool = False


@dataclass(slots=True)
class Analysis:
    """The working state of one document; each stage fills its own field and only reads the others.

    `index`, by token, is there once the clauses are found.
    """

    document: Document
    pack: Pack
    text: str
    tokens: Tokens
    spans: list[Span]
    hits: defaultdict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[NumberMention] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    when_tokens: list[tuple[int, int]] = field(default_factory=list)
    verbs: list[VerbGroup] = field(default_factory=list)
    clauses: list[list[Clause]] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    index: Index = field(init=False, repr=False)

    def of(self, kind: str) -> list[Hit]:
        """Hits of one kind, in order of the text."""
        return self.hits.get(kind, [])

    def span_of(self, token: int) -> Span:
        """The sentence a token stands in."""
        return self.spans[self.tokens.sentence[token]]

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the tokens `[first, last)`."""
        return self.tokens.start[first], self.tokens.end[last - 1]

    def slice(self, first: int, last: int) -> str:
        """The article's own words at the tokens `[first, last)`."""
        return self.document.text[self.tokens.start[first] : self.tokens.end[last - 1]]

    def token_at(self, offset: int) -> int:
        """Index of the token that holds or precedes the character `offset` (-1 before the first)."""
        return bisect_right(self.tokens.start, offset) - 1
