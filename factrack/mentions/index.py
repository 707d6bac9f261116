"""Where the mentions of one document stand: built once, asked by every stage that comes after the clauses.

A question is a look-up or a bisection. Names and frames are listed at the first question for one, which no stage may
ask before they are settled: names by coreference, frames by attribution.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from factrack.mentions import quotes
from factrack.model import When

if TYPE_CHECKING:
    from factrack.mentions.analysis import ActorMention, Analysis, Clause, Frame, NumberMention, Span, VerbGroup


class Index:
    """The verbs, clauses, dates, numbers, names and quotations of a document, by token."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self.verb_starts = [group.first for group in analysis.verbs]
        self.verb_at: dict[int, VerbGroup] = {
            token: group for group in analysis.verbs for token in range(group.first, group.last)
        }
        self.clause_at = _innermost(analysis.spans, analysis.clauses)

    def verbs(self, first: int, last: int) -> list[VerbGroup]:
        """The verb groups that start at tokens `[first, last)`."""
        return self._analysis.verbs[bisect_left(self.verb_starts, first) : bisect_left(self.verb_starts, last)]

    def actors(self, first: int, last: int) -> list[ActorMention]:
        """The names that start at tokens `[first, last)`, those inside another name too."""
        return self._analysis.actors[bisect_left(self.actor_starts, first) : bisect_left(self.actor_starts, last)]

    def whens(self, first: int, last: int) -> list[When]:
        """The dates, durations and sets that start at tokens `[first, last)`."""
        return self._analysis.whens[bisect_left(self.when_starts, first) : bisect_left(self.when_starts, last)]

    @cached_property
    def actor_starts(self) -> list[int]:
        """The first token of each name."""
        return [mention.first for mention in self._analysis.actors]

    @cached_property
    def when_starts(self) -> list[int]:
        """The first token of each date, duration and set."""
        return [first for first, _ in self._analysis.when_tokens]

    @cached_property
    def number_starts(self) -> list[int]:
        """The first token of each number with its hedge."""
        return [number.first for number in self._analysis.numbers]

    @cached_property
    def number_at(self) -> dict[int, NumberMention]:
        """The numbers by the first token of their own words, without hedges."""
        return {number.core[0]: number for number in self._analysis.numbers}

    @cached_property
    def quotes(self) -> list[quotes.Quote]:
        """The quotations, outermost only, in order of the text."""
        return quotes.find(self._analysis)

    @cached_property
    def conditional(self) -> frozenset[int]:
        """The sentences that state a condition."""
        listed = enumerate(self._analysis.clauses)
        return frozenset(place for place, clauses in listed if any(clause.kind == "condition" for clause in clauses))

    @cached_property
    def frames(self) -> dict[int, list[Frame]]:
        """Sentence -> the frames that reach into it, in order of their scopes."""
        return self._reaching(self._analysis.frames)

    @cached_property
    def effects(self) -> dict[int, list[Frame]]:
        """Sentence -> those of its frames that touch the modality of what they govern."""
        return self._reaching([frame for frame in self._analysis.frames if frame.effect])

    @cached_property
    def inserted(self) -> frozenset[int]:
        """First tokens of the verbs of inserted reports ("…, she will say")."""
        return frozenset(frame.cue[0] for frame in self._analysis.frames if frame.kind == "incise")

    def _reaching(self, frames: list[Frame]) -> dict[int, list[Frame]]:
        found: dict[int, list[Frame]] = {}
        sentence = self._analysis.tokens.sentence
        for frame in frames:
            first, last = frame.scope
            for number in range(sentence[first], sentence[last - 1] + 1) if first < last else ():
                found.setdefault(number, []).append(frame)
        return found


def _innermost(spans: list[Span], listed: list[list[Clause]]) -> list[Clause]:
    """For each token the innermost clause around it: outer clauses come first, and those inside are laid over them."""
    found: list[Clause] = []
    for span, clauses in zip(spans, listed, strict=True):
        shift = len(found) - span.first
        found += clauses[:1] * (span.last - span.first)
        for clause in clauses[1:]:
            found[shift + clause.first : shift + clause.last] = [clause] * (clause.last - clause.first)
    return found
