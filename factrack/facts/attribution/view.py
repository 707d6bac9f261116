"""An article as the attribution stage looks at it: words, word classes, and where dates, names and verbs stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from factrack.facts.attribution.words import words_of
from factrack.facts.coreference.people import APPOSED
from factrack.facts.fronted import fronted
from factrack.mentions.analysis import ActorMention, Analysis, Span, VerbGroup

_NAME = 3  # words that a name between quotation marks has at most
_MANY = 60  # verb groups: what has more is no sentence, and asking for all of them again and again takes too long

_SHORT = 5  # letters of the longest word that is no adverb by its ending


class View:
    """What every rule of the stage asks of the article. Positions are token indices.

    `adverbials` maps the first token of a date or a set adverbial ("en outre") to its end, `adverbial_ends` its last
    token to its first; `actors` and `actor_ends` map the first token and the end of a name to its mention;
    `sources` are the first tokens of phrases like "according to", `counts` those of numbers and their hedges;
    `kinds` maps a word to the names of its classes; `quoted` are the first words of names between quotation marks,
    `name_marks` those marks; `affiliations` give a person's body, as far as a description beside the name tells it.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.known = analysis, words_of(analysis.pack)
        self.words, self.raw = _words(analysis), analysis.tokens.raw
        self._kinds_at = list(map(analysis.pack.kinds.get, self.words))
        self.kinds, self.classes = analysis.pack.kinds, analysis.pack.classes
        self._spans, self._sentences = analysis.spans, analysis.tokens.sentence
        adverbials = [*analysis.when_tokens, *((hit.first, hit.last) for hit in analysis.of("speech_aside"))]
        self.adverbials = dict(sorted(adverbials))  # of two with one first token the longer
        self.adverbial_ends = {last - 1: first for first, last in adverbials}
        named = _single(analysis.actors)
        self.actors = {mention.first: mention for mention in named}
        self.actor_ends = {mention.last: mention for mention in named}
        self.sources = frozenset(hit.first for hit in analysis.of("speech_source") if not hit.tag.data.bracket)
        self.counts = frozenset(at for number in analysis.numbers for at in (number.first, number.core[0]))
        self.groups, self.firsts = analysis.verbs, analysis.index.verb_starts
        self.group_at: Callable[[int], VerbGroup | None] = analysis.index.verb_at.get
        self.quoted, self.name_marks = _quoted_names(analysis)
        self.affiliations = _affiliations(analysis)

    def finite_at(self, token: int) -> bool:
        """Whether a finite verb group covers the token."""
        group = self.group_at(token)
        return group is not None and group.finite

    def finites(self, first: int, last: int) -> list[VerbGroup]:
        """Finite verb groups whose first token lies in `[first, last)`, among the `_MANY` groups from there on."""
        found = []
        begin = bisect_left(self.firsts, first)
        for index in range(begin, min(begin + _MANY, len(self.groups))):
            group = self.groups[index]
            if group.first >= last:
                break
            if group.finite:
                found.append(group)
        return found

    def is_a(self, token: int, *names: str) -> bool:
        """Whether the word at `token` belongs to one of the word classes."""
        kinds = self._kinds_at[token]
        return kinds is not None and not kinds.isdisjoint(names)

    def capital(self, token: int) -> bool:
        """Whether the word at `token` starts with a capital, or opens a name between quotation marks."""
        return self.raw[token][0].isupper() or token in self.quoted

    def adverb(self, token: int) -> bool:
        """Whether the word may be an adverb between a verb and what belongs to it."""
        word = self.words[token]
        if word in self.classes["medial_adverb"]:
            return True
        manner = len(word) > _SHORT and word.endswith(self.known.adverb_endings) and not self.capital(token)
        return (
            manner
            and word not in self.known.speaking
            and not (token > 0 and self.is_a(token - 1, "determiner", "preposition"))
        )

    def town(self, at: int) -> str | None:
        """The town that the sentence of a token opens with."""
        return fronted(self.analysis, self.actors.get, at)

    def span(self, token: int) -> Span:
        """The sentence of a token."""
        return self._spans[self._sentences[token]]


def _affiliations(analysis: Analysis) -> dict[str, str]:
    """The body named in the description set beside each person's name ("Jane Doe, head of the union X")."""
    found: dict[str, str] = {}
    described: ActorMention | None = None
    for mention in analysis.actors:
        if mention.type == "person" and mention.rule == APPOSED:
            described = mention
        elif described is not None and mention.type == "organisation" and mention.last == described.last:
            found[described.name] = mention.name
    return found


def _quoted_names(analysis: Analysis) -> tuple[frozenset[int], frozenset[int]]:
    """First words and marks of quoted names: a few words, no figure, right behind an article ("the “tax fund”")."""
    if not analysis.of("quote"):
        return frozenset(), frozenset()
    words, determiners = analysis.tokens.words, analysis.pack.classes["determiner"]
    named = [
        quote
        for quote in analysis.index.quotes
        if quote.last - quote.first <= _NAME and quote.first > 1 and words[quote.first - 2] in determiners
        and all(word.isalpha() for word in words[quote.first : quote.last])
    ]  # fmt: skip
    marks = {at for quote in named for at in (quote.first - 1, quote.last)}
    return frozenset(quote.first for quote in named), frozenset(marks)


def _words(analysis: Analysis) -> list[str]:
    """The folded words, but an acronym that is spelt like a word of grammar in capitals ("WHO", "US")."""
    words, raw, kinds = analysis.tokens.words, analysis.tokens.raw, analysis.pack.kinds
    found = [
        mention.first
        for mention in analysis.actors
        if mention.last - mention.first == 1 and raw[mention.first].isupper() and words[mention.first] in kinds
    ]
    if found:
        words = list(words)
        for at in found:
            words[at] = raw[at]
    return words


def _single(mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions but those of several actors by the same words ("the two countries"), which name no one of them."""
    spans: dict[tuple[int, int], str] = {}
    several = set()
    for mention in mentions:
        span = mention.first, mention.last
        if spans.setdefault(span, mention.name) != mention.name:
            several.add(span)
    return [m for m in mentions if (m.first, m.last) not in several] if several else mentions
