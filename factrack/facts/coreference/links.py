"""The mentions of an article while they are being linked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from factrack.frozen import replace
from factrack.mentions.actors.vocabulary import Vocabulary, vocabulary
from factrack.mentions.analysis import ActorMention, Analysis


@dataclass(slots=True)
class Links:
    """Mentions in order, which token the longest of them cover, and what is added."""

    analysis: Analysis
    known: Vocabulary = field(init=False)
    mentions: list[ActorMention] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    added: list[ActorMention] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the mentions by their edges, the longest first."""
        self.known = vocabulary(self.analysis.pack)
        self.mentions = list(self.analysis.actors)
        for index, mention in enumerate(self.mentions):
            self.starts.setdefault(mention.first, index)
            old = self.ends.get(mention.last)
            if old is None or self.mentions[old].first > mention.first:
                self.ends[mention.last] = index
            self.covered.update(range(mention.first, mention.last))

    def rename(self, index: int, name: str, rule: str, like: ActorMention | None = None) -> None:
        """Give a mention another name (and the type and code of `like`), with the reason."""
        old = self.mentions[index]
        model = like or old
        self.mentions[index] = replace(old, name=name, type=model.type, code=model.code, rule=rule)

    def add(self, first: int, last: int, like: ActorMention, rule: str) -> None:
        """Add a mention of the actor of `like` at `[first, last)`."""
        self.added.append(ActorMention(first, last, like.name, like.type, like.code, rule=rule))

    def at(self, token: int) -> ActorMention | None:
        """The first mention that starts at a token."""
        return self.mentions[self.starts[token]] if token in self.starts else None

    def before(self, token: int) -> int:
        """Index of the first mention that starts at or after `token`."""
        return bisect_left(self.mentions, token, key=lambda mention: mention.first)

    def store(self) -> None:
        """Write the mentions back, in order."""
        self.analysis.actors = sorted((*self.mentions, *self.added), key=lambda m: (m.first, -m.last))
