"""Where an event's words stand: the verb group, the clause, the actors and dates around a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from factrack.facts.events.tables import Tables
from factrack.mentions.analysis import ActorMention, Analysis, Clause, VerbGroup

_GOVERNS = 5  # words between a preposition and the name it governs


class Scene:
    """Indexes over one document's mentions; every answer is a bisection and a short walk."""

    def __init__(self, analysis: Analysis, tables: Tables) -> None:
        self.analysis, self.tables = analysis, tables
        self.words = analysis.tokens.words
        self._groups = [group.first for group in analysis.verbs]
        self._actors = [mention.first for mention in analysis.actors]
        self._whens = [first for first, _ in analysis.when_tokens]
        self._clauses: dict[int, Clause] = {}
        self._speakers = {
            token: frame.claimant for frame in analysis.frames if frame.claimant for token in range(*frame.cue)
        }

    def group_at(self, token: int) -> VerbGroup | None:
        """The verb group that a token belongs to."""
        index = bisect_right(self._groups, token) - 1
        group = self.analysis.verbs[index] if index >= 0 else None
        return group if group is not None and token < group.last else None

    def groups(self, first: int, last: int) -> list[VerbGroup]:
        """The verb groups that start at tokens `[first, last)`."""
        return self.analysis.verbs[bisect_left(self._groups, first) : bisect_left(self._groups, last)]

    def actors(self, first: int, last: int) -> list[ActorMention]:
        """The actor mentions that start at tokens `[first, last)`."""
        return self.analysis.actors[bisect_left(self._actors, first) : bisect_left(self._actors, last)]

    def whens(self, first: int, last: int) -> list[int]:
        """Indices of the dates (no durations, no sets) that start at tokens `[first, last)`."""
        found = range(bisect_left(self._whens, first), bisect_left(self._whens, last))
        return [index for index in found if self.analysis.whens[index].kind == "date"]

    def speaker_at(self, token: int) -> str | None:
        """Who speaks where a token belongs to the words of a report."""
        return self._speakers.get(token)

    def belongs(self, token: int, clause: Clause) -> bool:
        """Whether a token stands in a clause itself and in none inside it."""
        return self.clause_of(token) is clause

    def clause_of(self, token: int) -> Clause:
        """The innermost clause around a token; the whole sentence where none is known."""
        found = self._clauses.get(token)
        if found is None:
            span = self.analysis.span_of(token)
            clauses = self.analysis.clauses[span.index] if self.analysis.clauses else []
            around = [clause for clause in clauses if clause.first <= token < clause.last]
            found = (
                min(around, key=lambda clause: clause.last - clause.first) if around else Clause(span.first, span.last)
            )
            self._clauses[token] = found
        return found

    def parent_of(self, clause: Clause, token: int) -> Clause | None:
        """The clause that a clause of this token's sentence hangs on."""
        clauses = self.analysis.clauses
        if clause.parent is None or not clauses:
            return None
        return clauses[self.analysis.tokens.sentence[token]][clause.parent]

    def governor(self, mention: ActorMention, first: int) -> int | None:
        """The token of the preposition that governs a name, not before `first`."""
        tables, words = self.tables, self.words
        for index in range(mention.first - 1, max(first, mention.first - _GOVERNS) - 1, -1):
            word = words[index]
            if word in tables.prepositions:
                return index
            if word in tables.stops or self.group_at(index) is not None:
                return None
        return None
