"""Builds the clauses of one sentence in one walk, on a stack of those still open."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from factrack.mentions.analysis import Analysis, Clause, Span, VerbGroup
from factrack.mentions.clauses.joints import parting
from factrack.mentions.clauses.words import Words

_FAR = 30  # words between "that" and its verb, beyond which it is taken for a comparison
_COMPARED = 8  # words back to "more", "less" from the "than" that a language spells like "that"
_DEEP = 12  # clauses open at once


@dataclass(slots=True)
class _Open:
    """A clause not yet closed; `place` is its index in the sentence's clauses."""

    place: int
    first: int
    kind: str
    parent: int | None
    verb: int | None = None
    finite: bool = False


_BARRIERS = ("quote", "bracket")


class Builder:
    """The clauses of one sentence, whose verb groups are `analysis.verbs[begin:end]`."""

    def __init__(
        self,
        analysis: Analysis,
        known: Words,
        span: Span,
        begin: int,
        end: int,
        numbers: frozenset[int],
        marks: list[int],
    ) -> None:
        self.tokens, self.words = analysis.tokens, analysis.tokens.words
        self.verbs = analysis.verbs
        self.numbers, self.marks = numbers, marks
        self.known, self.span = known, span
        self.begin, self.end = begin, end
        self.made: list[Clause] = []
        self.stack: list[_Open] = []

    def build(self) -> list[Clause]:
        """Walk the sentence once, group by group, word by word between them."""
        self._open(self.span.first, "main")
        index = self.span.first
        for number in range(self.begin, self.end):
            group = self.verbs[number]
            self._between(index, group.first, number)
            if group.finite:
                self._finite(number, group)
            else:
                self._non_finite(number, group)
            index = group.last
        self._between(index, self.span.last, self.end)
        self._close_to(0, self.span.last)
        return self.made

    # ---- the stack

    def _open(self, first: int, kind: str, parent: int | None = None) -> _Open:
        clause = _Open(len(self.made), first, kind, parent)
        self.made.append(Clause(first, first, kind, parent))
        self.stack.append(clause)
        return clause

    def _push(self, first: int, kind: str) -> _Open:
        self._close_to(_DEEP, first)
        return self._open(first, kind, self.stack[-1].place)

    def _close_to(self, depth: int, last: int) -> None:
        """Close the open clauses above `depth`, at token `last`."""
        while len(self.stack) > depth:
            done = self.stack.pop()
            end = max(last, done.first)
            self.made[done.place] = Clause(done.first, end, done.kind, done.parent, done.verb)

    def _floor(self) -> int:
        """Depth of the innermost quotation or bracket, whose clauses have nothing to do with those outside."""
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].kind in _BARRIERS:
                return depth
        return 0

    # ---- small words

    def _between(self, first: int, last: int, number: int) -> None:
        """Open and close clauses at the small words of `[first, last)`; `number` is the next verb group."""
        marks, roles, words = self.marks, self.known.roles, self.words
        for index in marks[bisect_left(marks, first) : bisect_left(marks, last)]:
            self._small_word(roles[words[index]], index, number)

    def _small_word(self, role: str, index: int, number: int) -> None:
        if role == "plain":
            role = "unquote" if any(clause.kind == "quote" for clause in self.stack) else "quote"
        if role == "hard":
            self._restart(index + 1)
        elif role in ("unquote", "unbracket"):
            self._close_barrier("quote" if role == "unquote" else "bracket", index + 1)
        elif role in _BARRIERS:
            self._push(index, role)
        elif self._verb_follows(index, number) and not self._counts(index, number):
            self._subordinate(role, index, number)

    def _restart(self, first: int) -> None:
        """After a colon or semicolon a new main clause begins."""
        floor = self._floor()
        parent = self.stack[floor].place if floor else None
        self._close_to(floor + 1 if floor else 0, first)
        if first < self.span.last:
            self._open(first, "main", parent)

    def _close_barrier(self, kind: str, last: int) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].kind == kind:
                self._close_to(depth, last)
                return

    def _verb_follows(self, index: int, number: int) -> bool:
        """Whether a finite verb comes soon enough to be that of a clause opened at `index`."""
        while number < self.end and not self.verbs[number].finite:
            number += 1
        if number >= self.end:
            return False
        first = self.verbs[number].first
        return first - index < _FAR and self.known.hard.isdisjoint(self.words[index:first])

    def _counts(self, index: int, number: int) -> bool:
        """Whether "of whom" only counts some, in an aside that ends right before the verb ("15 people, dont 3 enfants,")."""
        first = self.verbs[number].first
        if self.words[index] not in self.known.relative_of or not self.verbs[number].finite:
            return False
        commas = [self.known.roles.get(word) == "comma" for word in self.words[index:first]]
        if commas[-1] and (index + 1 in self.numbers or sum(commas) == 1):
            return True
        return index + 1 in self.numbers and not any(commas) and self.stack[-1].verb is None

    def _subordinate(self, role: str, index: int, number: int) -> None:
        before = self.words[index - 1] if index > self.span.first else ""
        after = self.words[index + 1] if index + 1 < self.span.last else ""
        first, kind = index, role
        if role == "that":
            if self._compares(index, after):
                return
            first, kind = self._that(index, before)
        elif role == "condition":
            if after not in self.known.subjects and self.words[index].endswith("'"):
                return
            kind = "adverbial" if before in self.known.conceding else "condition"
            asked = self.stack[-1].finite and index == self.verbs[number - 1].last
            if asked and self.verbs[number - 1].lemma in self.known.asking:
                kind = "complement"
        elif role == "relative" and before in self.known.prepositions:
            first = index - 1
        self._end_coordinate(first, kind)
        self._push(first, kind)

    def _that(self, index: int, before: str) -> tuple[int, str]:
        """Where a clause with "that" starts, and its kind: complement of a verb, relative of a noun, adverbial."""
        if before in self.known.with_that:
            return index - 1, "adverbial"
        top = self.stack[-1]
        return index, "complement" if top.verb is not None else "relative"

    def _compares(self, index: int, after: str) -> bool:
        """ "ne … que", and "plus … que" before a preposition: no clause."""
        top = self.stack[-1]
        if top.verb is not None:
            group = self.verbs[top.verb]
            if group.last == index and not group.negated:
                return not self.known.negation_first.isdisjoint(self.words[group.first : group.head])
        near = self.words[max(self.span.first, index - _COMPARED) : index]
        return after in self.known.prepositions and any(word in self.known.compared for word in near)

    def _end_coordinate(self, first: int, kind: str) -> None:
        """ "que A … et que B …": the second ends the first."""
        if first > self.span.first and self.known.roles.get(self.words[first - 1]) == "coordinator":
            for depth in range(len(self.stack) - 1, self._floor(), -1):
                if self.stack[depth].kind == kind and self.stack[depth].finite:
                    self._close_to(depth, first - 1)
                    return

    # ---- verbs

    def _finite(self, number: int, group: VerbGroup) -> None:
        floor = self._floor()
        top = self.stack[-1]
        if top.verb is None:
            top.verb, top.finite = number, True
            return
        for depth in range(len(self.stack) - 1, floor - 1, -1):
            clause = self.stack[depth]
            if clause.verb is None:
                self._close_to(depth + 1, self._resume(group.first))
                clause.verb, clause.finite = number, True
                return
        if not self._bare_complement(number, group, top.verb):
            self._coordinate(number, group, floor)

    def _bare_complement(self, number: int, group: VerbGroup, verb: int) -> bool:
        """Open a complement right after a verb that needs no "that" ("said 12 people died"), if no comma parts them."""
        above = self.verbs[verb]
        if above.lemma not in self.known.bare_complement or not above.finite:
            return False
        between = self.words[above.last : group.first]
        if not (self.known.hard.isdisjoint(between) and self.known.commas.isdisjoint(between)):
            return False
        opened = self._push(above.last, "complement")
        opened.verb, opened.finite = number, True
        return True

    def _resume(self, first: int) -> int:
        """Where an interrupted clause goes on: after the last comma before its verb, or at the verb."""
        top = self.stack[-1]
        for index in range(first - 1, top.first, -1):
            if self.known.roles.get(self.words[index]) == "comma":
                return index + 1
            if top.verb is not None and index < self.verbs[top.verb].last:
                break
        return first

    def _coordinate(self, number: int, group: VerbGroup, floor: int) -> None:
        """A second finite verb and none waiting: split before it."""
        top = self.stack[-1]
        begin = self.verbs[top.verb].last if top.verb is not None else top.first
        cut = parting(self.tokens, self.known, self.numbers, begin, group)
        depth = len(self.stack) - 1
        if self._reports_again(cut, group):
            depth -= 1
            top = self.stack[depth]
        kind, parent = top.kind, top.parent
        same = self.known.roles.get(self.words[cut]) == "coordinator" and top.finite
        if not same:
            while depth > floor and self.stack[depth].kind != "main":
                depth -= 1
            kind, parent = ("main", self.stack[depth].parent)
            if self.stack[depth].kind in _BARRIERS:
                depth, parent = depth + 1, self.stack[depth].place
        self._close_to(depth, cut)
        opened = self._open(cut, kind if kind not in _BARRIERS else "main", parent)
        opened.verb, opened.finite = number, True

    def _reports_again(self, cut: int, group: VerbGroup) -> bool:
        """Whether a second verb of saying is joined to the first, past what that reports of an earlier time
        ("denied that shots had been fired and said …")."""
        top = self.stack[-1]
        above = self.stack[-2] if len(self.stack) > 1 else None
        if top.kind != "complement" or top.verb is None or above is None or above.place != top.parent:
            return False
        if group.lemma not in self.known.saying or cut + 1 != group.first or above.verb is None or not above.finite:
            return False
        lead, inner = self.verbs[above.verb], self.verbs[top.verb]
        earlier = inner.tense == "subjunctive" or self._looks_back(inner)
        return lead.lemma in self.known.saying and earlier and not self._looks_back(group)

    def _looks_back(self, group: VerbGroup) -> bool:
        """Whether a verb is told in a tense before the past ("had fired")."""
        return self.known.tables.looks_back(self.words[group.first : group.head])

    def _non_finite(self, number: int, group: VerbGroup) -> None:
        first = group.first
        while first > self.stack[-1].first and self.words[first - 1] in self.known.prepositions:
            first -= 1
        before = self.known.roles.get(self.words[first - 1]) if first > self.span.first else "comma"
        if group.tense == "participle" and before != "comma":
            return
        kind = "infinitive" if group.tense == "infinitive" or group.modal is not None else "participle"
        top = self.stack[-1]
        if before in ("coordinator", "comma") and top.kind == kind and not top.finite and top.verb is not None:
            self._close_to(len(self.stack) - 1, first)
        self._push(first, kind).verb = number
