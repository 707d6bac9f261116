"""The working state of the search for actors: the mentions found so far and which token each covers."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import compress

from factrack.language.records.actors import NAME
from factrack.memo import Memo
from factrack.mentions.actors.vocabulary import Vocabulary, capitals, vocabulary
from factrack.mentions.analysis import ActorMention, Analysis, Hit, VerbGroup

_TITLE_CASED = 0.6
_SHORTEST_TITLE = 4
_FEWEST = 0.2


@dataclass(slots=True)
class Run:
    """Capitalised words in a row at tokens `[first, last)`, not yet known to be a name."""

    first: int
    last: int
    opening: bool
    text: str = ""


@dataclass(slots=True)
class Board:
    """Mentions by first token, the token cover, and hits by where they start or end."""

    analysis: Analysis
    known: Vocabulary = field(init=False)
    cased: Memo[str, bool] = field(init=False)
    mentions: dict[int, ActorMention] = field(default_factory=dict)
    inner: list[ActorMention] = field(default_factory=list)
    cover: dict[int, ActorMention] = field(default_factory=dict)
    runs: dict[int, Run] = field(default_factory=dict)
    capitals_at: list[int] = field(default_factory=list)
    shouting: frozenset[int] = frozenset()
    demonyms: dict[int, Hit] = field(default_factory=dict)
    roles: dict[int, Hit] = field(default_factory=dict)
    role_ends: dict[int, Hit] = field(default_factory=dict)
    many_places: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()
    place_ends: dict[int, Hit] = field(default_factory=dict)
    before_ends: dict[int, Hit] = field(default_factory=dict)
    event_ends: frozenset[int] = frozenset()
    within_ends: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    qualities: dict[int, int] = field(default_factory=dict)
    verbs: dict[int, VerbGroup] = field(default_factory=dict)
    speech: frozenset[int] = frozenset()
    number_ends: frozenset[int] = frozenset()
    capitals: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Index the hits and verb groups that several rules ask for."""
        analysis = self.analysis
        self.known = vocabulary(analysis.pack)
        self.cased = capitals(analysis.pack)
        self.demonyms = {hit.first: hit for hit in reversed(analysis.of("actor.demonym"))}
        self.roles = {hit.first: hit for hit in analysis.of("actor.role")}
        self.role_ends = {hit.last: hit for hit in analysis.of("actor.role")}
        self.bodies = frozenset(hit.first for hit in analysis.of("actor.body"))
        self.many_places = frozenset(hit.last for hit in analysis.of("actor.place") if hit.tag.form)
        self.place_ends = {hit.last: hit for hit in analysis.of("actor.place")}
        self.before_ends = {hit.last: hit for hit in analysis.of("actor.before")}
        for hit in analysis.of("actor.unplaced"):
            self.before_ends.pop(hit.last, None)
        self.event_ends = frozenset(hit.last for hit in analysis.of("actor.event") if hit.tag.data)
        self.within_ends = frozenset(hit.last for hit in analysis.of("actor.within"))
        self.counted = frozenset(number.core[0] for number in analysis.numbers)
        self.qualities = {hit.first: hit.last for hit in analysis.of("actor.quality")}
        self.speech = frozenset(hit.first for hit in analysis.of("speech"))
        self.number_ends = frozenset(number.last for number in analysis.numbers)
        self.capitals = frozenset(hit.first for hit in analysis.of(NAME) if hit.tag.data.capital)
        self.dated = frozenset(token for first, last in analysis.when_tokens for token in range(first, last))
        self.verbs = analysis.index.verb_at
        raw = analysis.tokens.raw
        self.capitals_at = list(compress(range(len(raw)), map(self.cased.__getitem__, raw)))
        self.shouting = frozenset(span.index for span in analysis.spans if self._title_cased(span.first, span.last))

    def _title_cased(self, first: int, last: int) -> bool:
        """Whether a sentence has so many capitals that they tell nothing: a headline in capitals or title case."""
        count = bisect_left(self.capitals_at, last) - bisect_left(self.capitals_at, first)
        if count < _SHORTEST_TITLE // 2 or count < _FEWEST * (last - first):
            return False
        raw = self.analysis.tokens.raw
        words = [word for word in raw[first:last] if len(word) > 3 and word[0].isalpha()]
        if len(words) < _SHORTEST_TITLE:
            return len(words) > 1 and all(word.isupper() for word in words)
        if sum(word[0].isupper() for word in words) <= _TITLE_CASED * len(words):
            return False
        return not any(at in self.verbs and raw[at][0].islower() for at in range(first, last))

    def add(self, mention: ActorMention) -> None:
        """Add a mention; those inside it stay as inner ones, one that it only overlaps keeps its words."""
        for token in range(mention.first, mention.last):
            old = self.cover.get(token)
            if old is not None and (old.first < mention.first or old.last > mention.last):
                return
        for token in range(mention.first, mention.last):
            old = self.mentions.pop(token, None)
            if old is not None and (old.first, old.type) != (mention.first, mention.type):
                self.inner.append(old)
            self.cover[token] = mention
            self.runs.pop(token, None)
        self.mentions[mention.first] = mention

    def sorted(self) -> list[ActorMention]:
        """All mentions in order, the longer before what it holds."""
        return sorted((*self.mentions.values(), *self.inner), key=lambda m: (m.first, -m.last))

    def name(self, first: int, last: int) -> str:
        """The words at `[first, last)` as a name: plain typography, single spaces."""
        tokens = self.analysis.tokens
        return " ".join(self.analysis.text[tokens.start[first] : tokens.end[last - 1]].split()).rstrip("'")

    def bounds(self, token: int) -> tuple[int, int]:
        """First and last token of the sentence of `token`."""
        analysis = self.analysis
        span = analysis.spans[analysis.tokens.sentence[token]]
        return span.first, span.last

    def capital(self, token: int) -> bool:
        """Whether a token starts with a capital."""
        return self.cased[self.analysis.tokens.raw[token]]

    def elides(self, token: int) -> bool:
        """Whether a word is elided before the next one ("L'"), and not just followed by a closing quotation mark."""
        tokens = self.analysis.tokens
        if tokens.raw[token][-1] != "'" or token + 1 >= len(tokens):
            return False
        return tokens.start[token + 1] == tokens.end[token] and tokens.raw[token + 1][0].isalpha()

    def given(self, token: int) -> bool:
        """Whether a word is a first name, or two with a hyphen."""
        word, known = self.analysis.tokens.words[token], self.known.first_names
        return word in known or ("-" in word and word.partition("-")[0] in known and word[-1].isalpha())

    def opening(self, token: int) -> bool:
        """Whether a capital at `token` tells nothing: the first word of a sentence, or after a quotation mark or dash."""
        if token == self.bounds(token)[0]:
            return True
        previous = self.analysis.tokens.raw[token - 1]
        return not (previous[0].isalnum() or previous[-1].isalpha() or previous in _INSIDE)


_INSIDE = frozenset(",(/&;.")
