"""A frame in the making, and what all rules that make frames share."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from factrack.facts.attribution.memory import Memory, Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.phrases import agency_end, forward
from factrack.facts.attribution.proper import content, text
from factrack.facts.attribution.scopes import Bounds
from factrack.facts.attribution.view import View
from factrack.mentions.analysis import Frame

_ITEMS = 8
_BRACKET = 8  # tokens of an aside in brackets behind a verb
_PLACE = 4  # words from a report to "in a statement"
_HEARD = frozenset({"that", "clause", "quote", "incise", "infinitive", "object", "count", "accuse", "source"})


@dataclass(slots=True)
class Draft:
    """A frame that may still change: `claimant` may come from the next sentence, `last` move left.

    `opens` is the first token of what makes the report (its subject), -1 where nothing can cut another's reach.
    """

    claimant: str | None
    first: int
    last: int
    cue: tuple[int, int]
    kind: str
    rule: str
    via: tuple[str, ...] = ()
    effect: str | None = None
    carried: bool = False
    opens: int = -1

    def frame(self) -> Frame:
        """The frame as the rest of the program reads it."""
        return Frame(
            self.claimant, (self.first, self.last), self.cue, self.kind, self.via, self.effect, self.rule, self.carried
        )


@dataclass(slots=True)
class Work:
    """All that the rules of the stage share while they read one article.

    `spoken` are reporting verbs with a subject that reports nothing by itself: their first token and who speaks.
    """

    view: View
    bounds: Bounds
    memory: Memory
    drafts: list[Draft] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    triggers: list[int] = field(default_factory=list)
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)

    def counts(self, first: int, last: int) -> bool:
        """Whether a number stands in `[first, last)`."""
        return _any(self.numbers, first, last)

    def counted(self, token: int) -> bool:
        """Whether a bare number ends right before a token."""
        numbers = self.view.analysis.numbers
        place = bisect_left(numbers, token, key=lambda number: number.core[1])
        return place < len(numbers) and numbers[place].core[1] == token

    def happens(self, first: int, last: int) -> bool:
        """Whether a number or the trigger of an event stands in `[first, last)`."""
        return _any(self.numbers, first, last) or _any(self.triggers, first, last)

    def add(self, speaker: Speaker, scope: tuple[int, int], draft: Draft) -> None:
        """Keep a draft whose claimant has spoken; an empty scope is no frame."""
        draft.first, draft.last = scope
        if draft.last <= draft.first:
            return
        draft.claimant = speaker.name
        draft.via = tuple(name for name in (*speaker.via, *draft.via) if name != speaker.name)
        self.drafts.append(draft)
        self._issued(speaker, draft.cue)
        if draft.kind in _HEARD or (draft.kind == "by" and speaker.name and self.memory.is_person(speaker.name)):
            self.hear(speaker)

    def _issued(self, speaker: Speaker, cue: tuple[int, int]) -> None:
        """Remember whose the document is that a report names as its place ("said in a statement")."""
        view, end = self.view, self.view.span(cue[0]).last
        for at in range(cue[0], min(cue[1] + _PLACE, end - 2)):
            if view.is_a(at, "preposition") and view.is_a(at + 1, "indefinite") and speaker.name is not None:
                for noun in (at + 2, at + 3):
                    if noun < end and view.known.documents.get(view.words[noun]) is False:
                        self.memory.papers[view.words[noun]] = speaker.name

    def _is_thing(self, speaker: Speaker) -> bool:
        """Whether what speaks is a document under its own name, which no "he" means."""
        start = content(self.view, speaker.first, speaker.last)
        if speaker.name != text(self.view, start, speaker.last):
            return False
        return document(self.view, start, speaker.last) is not None

    def back(self, token: int, hard: bool = False) -> int:
        """Start of what a report after its words governs: an opposition ends it only where somebody spoke before."""
        first, begin = self.bounds.back(token, hard), self.view.span(token).first
        spoken = any(begin <= draft.cue[0] < first for draft in self.drafts[-6:])
        return first if spoken or first == begin or self.view.words[first - 1] == ";" else begin

    def hear(self, speaker: Speaker) -> None:
        """Remember who can speak, unless somebody else reports these words."""
        people = not self.view.known.people.isdisjoint(self.view.words[speaker.first : speaker.last])
        counted = (
            self.counts(speaker.first, speaker.last) and not people
        )  # "three villagers" speak, "30 percent" do not
        if not speaker.strong or counted or self._is_thing(speaker):
            return
        if self.bounds.quote_around(speaker.first) is not None:
            return  # of whom somebody else speaks
        span = self.view.span(speaker.first)
        if speaker.first > span.first and self.view.is_a(speaker.first - 1, "relative"):
            return  # who is only told of in a relative clause: "the fire that the mayor said …"
        for draft in reversed(self.drafts):
            if draft.cue[0] < span.first:
                break
            if draft.opens >= 0 and draft.first <= speaker.first < draft.last and draft.claimant != speaker.name:
                return
        self.memory.hear(speaker, span.index, span.sentence.paragraph)


def _any(sorted_tokens: list[int], first: int, last: int) -> bool:
    index = bisect_left(sorted_tokens, first)
    return index < len(sorted_tokens) and sorted_tokens[index] < last


def skip(view: View, at: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """Past adverbs, dates and adverbials from `at` on: the next token, and the relays named ("à l'AFP")."""
    via: tuple[str, ...] = ()
    for _ in range(_ITEMS):
        if at >= limit:
            break
        step, relay = _step(view, at, limit)
        if step == at:
            break
        at, via = step, via + relay
    return min(at, limit), via


def _step(view: View, at: int, limit: int) -> tuple[int, tuple[str, ...]]:
    if at in view.adverbials:
        return max(view.adverbials[at], at + 1), ()
    kinds = view.kinds.get(view.words[at])
    if kinds is None:
        return (at + 1, ()) if view.adverb(at) else (at, ())
    if "comma" in kinds:
        aside = view.group_at(at + 1) if at + 1 < limit else None
        if aside is not None and aside.tense == "gerund":
            step = _comma_or(view, aside.last, limit)
            return (step if step > aside.last else at), ()
        step, relay = _step(view, at + 1, limit) if at + 1 < limit else (at, ())
        return (step, relay) if step > at + 1 else (at, ())
    if "opening_bracket" in kinds:
        return _past_bracket(view, at, limit), ()
    if "preposition" in kinds and at + 1 < limit:
        step, relay = _past_preposition(view, at, limit)
        if step > at:
            return step, relay
    joins = "subordinator_with_that" in kinds and not view.is_a(at - 1, "preposition")
    if not joins and view.adverb(at):
        return at + 1, ()
    return at, ()


def _past_bracket(view: View, at: int, limit: int) -> int:
    """Past a few words in brackets without a verb ("said at noon (19h, Paris time) the mayor"); `at` otherwise."""
    for closing in range(at + 1, min(at + _BRACKET, limit)):
        if view.is_a(closing, "closing_bracket"):
            return closing + 1
        if view.group_at(closing) is not None:
            break
    return at


def _past_preposition(view: View, at: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """Past what a preposition opens: a gerund up to its comma, or an adverbial."""
    group = view.group_at(at + 1)
    if group is not None:
        return (_comma_or(view, group.last, limit) if group.tense == "gerund" else at), ()
    if view.is_a(at, "of") or view.is_a(at + 1, "that"):
        return at, ()
    return _adverbial(view, at, limit)


def _adverbial(view: View, at: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """Past a preposition and its phrase; a medium named in it is a relay."""
    if at + 1 in view.adverbials:
        return max(view.adverbials[at + 1], at + 2), ()
    end = forward(view, at + 1, limit)
    if end <= at + 1:
        return at, ()
    for inner in range(at + 1, end):
        last = agency_end(view, inner)
        if last > inner:
            named = last in view.actors and view.actors[last].type == "person"
            return last if inner <= at + 2 or named else end, (text(view, inner, last),)
    return end, ()


def _comma_or(view: View, at: int, limit: int) -> int:
    for comma in range(at, min(at + 15, limit)):
        if view.words[comma] == ",":
            return comma + 1
    return at


def _before_subject(view: View, at: int, told: int, limit: int) -> int:
    """The end of those told, where what looks like their phrase holds the subject of the next verb ("told AFP rescuers
    found six", "told reporters police had"), else `told`.
    """
    if told >= limit or not view.finite_at(told):
        return told
    end = agency_end(view, at)
    if end == at and view.words[at] in view.known.audience:
        end = at + 1
    return end if at < end < told and view.words[end] in view.known.speaking else told


def past_told(view: View, at: int, limit: int) -> tuple[int, tuple[str, ...]]:
    """Past whom the speaker tells it, with the relay that this names ("told reporters", "told the BBC on Monday")."""
    told = forward(view, at, limit)
    if told == at:
        return at, ()
    told = _before_subject(view, at, told, limit)
    via = tuple(text(view, inner, last) for inner in range(at, told) if (last := agency_end(view, inner)) > inner)
    if not via and view.known.told.isdisjoint(view.words[at:told]):
        return at, ()
    end, more = skip(view, told, limit)
    return end, via[:1] + more
