"""What the phrases of quantities are read from: hits by place, word classes, verbs and names by token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import compress
from operator import attrgetter

from factrack.facts.quantities.sets import sets_of
from factrack.language.records.topics import File
from factrack.mentions.analysis import Analysis, Hit, NumberMention, VerbGroup
from factrack.mentions.numbers import half_of, hedges_behind, links

_KINDS = (
    "unit", "unit_before", "topic", "topic_adjective", "topic_verb", "topic_of", "topic_to", "topic_context", "topic_one",
    "topic_word", "topic_also", "topic_toll", "nationwide", "people_kind", "remains", "topic_measure", "person", "beast",
    "branch", "strike_rate", "strike_turnout", "strike_word", "taken_up", "victim", "victim_toll", "countering",
    "turnout", "voter", "voted", "poll", "lately",
    "money_noun", "rate_noun", "compound", "classifier", "number_noun", "hedge_after", "change", "actor.demonym",
    "actor.name", "actor.role", "addition", "numbered")  # fmt: skip

_FAR = 80  # tokens
_ASIDE = 4  # tokens of the shortest apposition
_IN_BRACKETS = 24  # tokens of a bracket before what stands in it
_first = attrgetter("first")


class Scene:
    """One document, indexed for the reading of quantities."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, index = analysis, analysis.index
        self.pack = analysis.pack
        self.clause = index.clause_at.__getitem__
        self.number_at: Callable[[int], NumberMention | None] = index.number_at.get
        self.verb_at: Callable[[int], VerbGroup | None] = index.verb_at.get
        self.verbs, self.actors, self.span = index.verbs, index.actors, analysis.span_of
        self.words, self.raw = analysis.tokens.words, analysis.tokens.raw
        self.text = analysis.text
        file: File = analysis.pack.files["topics"]
        self.phrase = file.phrase
        self.aged = [phrase.split() for phrase in file.phrase.aged]
        self.topics = {topic.name: topic for topic in file.topic}
        self.sets = sets_of(analysis.pack)
        self._hits = {kind: analysis.of(kind) for kind in _KINDS}
        self._hits["hedge_after"] = hedges_behind(analysis)
        self._by_first: dict[str, dict[int, list[Hit]]] = {}
        for kind, hits in self._hits.items():
            places = self._by_first[kind] = {}
            for hit in hits:
                places.setdefault(hit.first, []).append(hit)
        self.named_topics = {hit.tag.key for hit in analysis.of("topic")}
        self.cues: dict[int, list[tuple[int, int]]] = {}
        self._givers: dict[int, list[tuple[int, int]]] = {}
        for frame in analysis.frames:
            if frame.cue[0] < frame.cue[1]:
                self.cues.setdefault(analysis.tokens.sentence[frame.cue[0]], []).append(frame.cue)
                if frame.kind == "by":
                    self._givers.setdefault(analysis.tokens.sentence[frame.cue[0]], []).append(frame.cue)
        self.speech = frozenset(hit.first for hit in analysis.of("speech"))
        self.number_starts, self.when_starts = index.number_starts, index.when_starts
        marked = self._all_in("marks")
        self._back_to_places = [index for index in marked if self.is_in(index, "back_to_places")]
        self._contrasts = [index for index in marked if self.is_in(index, "versus") or self._leads_to_figure(index)]
        self._brackets = [index for index in marked if self.is_in(index, "bracket")]
        self._adverb_ends = tuple(self.sets["adverb_ending"])

    def at(self, kind: str, token: int) -> list[Hit]:
        """Hits of `kind` that start at `token`."""
        return self._by_first[kind].get(token, [])

    def one(self, kind: str, token: int) -> Hit | None:
        """The first hit of `kind` at `token`."""
        hits = self._by_first[kind].get(token)
        return hits[0] if hits else None

    def ending(self, kind: str, last: int, reach: int = 4) -> Hit | None:
        """The longest hit of `kind` that ends right before token `last`."""
        return next(iter(self.all_ending(kind, last, reach)), None)

    def all_ending(self, kind: str, last: int, reach: int = 4) -> list[Hit]:
        """All hits of `kind` that end right before token `last`, the longest first."""
        return [hit for first in range(last - reach, last) for hit in self.at(kind, first) if hit.last == last]

    def is_in(self, token: int, name: str) -> bool:
        """Whether the word at `token` belongs to a set: of, closed, before, whole, sources, quotes … (none behind the end)."""
        return token < len(self.words) and self.words[token] in self.sets[name]

    def back_to_places(self, first: int, last: int) -> list[int]:
        """The tokens in `[first, last)` that point back to a place ("where", "there")."""
        return self._back_to_places[bisect_left(self._back_to_places, first) : bisect_left(self._back_to_places, last)]

    def contrasts(self, first: int, last: int) -> list[int]:
        """The tokens in `[first, last)` that set one figure against another."""
        return self._contrasts[bisect_left(self._contrasts, first) : bisect_left(self._contrasts, last)]

    def _leads_to_figure(self, index: int) -> bool:
        """Whether a word like "after" stands right before an earlier figure ("3 % en mai, après 4 % en avril"), no time."""
        if not self.is_in(index, "followed"):
            return False
        place = bisect_left(self.number_starts, index + 1)
        if place == len(self.number_starts) or self.number_starts[place] > index + 1:
            return False
        unit = self.one("unit", self.analysis.numbers[place].last)
        return self.is_in(index - 1, "comma") if unit is None else unit.tag.data.of_topic != "duration"

    def _all_in(self, name: str) -> list[int]:
        """Every token whose word belongs to a set."""
        return list(compress(range(len(self.words)), map(self.sets[name].__contains__, self.words)))

    def window(self, first: int, last: int) -> tuple[int, int]:
        """The sentence round the tokens `[first, last)`, no farther than words can belong to them."""
        span = self.span(first)
        return max(span.first, first - _FAR), min(span.last, last + _FAR)

    def within(self, kind: str, first: int, last: int) -> Hit | None:
        """The first hit of `kind` that starts in `[first, last)`."""
        hits = self._hits[kind]
        place = bisect_left(hits, first, key=_first) if hits else 0
        return hits[place] if place < len(hits) and hits[place].first < last else None

    def all_within(self, kind: str, first: int, last: int) -> list[Hit]:
        """All hits of `kind` that start in `[first, last)`."""
        hits = self._hits[kind]
        return hits[bisect_left(hits, first, key=_first) : bisect_left(hits, last, key=_first)] if hits else hits

    def bracket_before(self, token: int, begin: int) -> int | None:
        """The bracket that opens in `[begin, token)` and is still open at `token`."""
        place = bisect_left(self._brackets, token) - 1
        index = self._brackets[place] if place >= 0 else -1
        return index if index >= begin and self.is_in(index, "opening_bracket") else None

    def bracketed(self, token: int, other: int) -> bool:
        """Whether `token` stands in brackets that close before `other`."""
        begin = max(self.span(token).first, token - _IN_BRACKETS)
        inside = self._brackets[bisect_left(self._brackets, token) : bisect_left(self._brackets, other)]
        return (
            any(self.is_in(index, "closing_bracket") for index in inside)
            and self.bracket_before(token, begin) is not None
        )

    def aside(self, first: int, begin: int) -> tuple[int, int] | None:
        """Tokens of an apposition between the subject and the verb that `first` is behind ("X, the worst yet, killed")."""
        groups = [group for group in self.verbs(begin, first) if group.finite and group.last <= first]
        end = groups[-1].first - 1 if groups else begin
        if end <= begin or not self.is_in(end, "comma"):
            return None
        opening = next((index for index in range(end - 1, begin, -1) if self.is_in(index, "comma")), None)
        return (opening, end) if opening is not None and end - opening > _ASIDE else None

    def people(self, draft_topic: str | None) -> bool:
        """Whether a topic is one of people."""
        topic = self.topics.get(draft_topic or "")
        return topic is not None and topic.people

    def bracketed_off(self, last: int, other: int) -> bool:
        """Whether `other` stands in brackets that close before `last`, or that open behind it for something else."""
        if other < last:
            return self.bracketed(other, last)
        opening = self.bracket_before(other, last)
        if opening is None:
            return False
        place = bisect_left(self.number_starts, opening)
        numbered = place < len(self.number_starts) and self.number_starts[place] < other
        return numbered or opening - last > 1

    def givers(self, token: int) -> list[tuple[int, int]]:
        """Cues "given by X" of the sentence of a token, with the name of X."""
        return self._givers.get(self.analysis.tokens.sentence[token], [])

    def reports(self, verb: VerbGroup) -> bool:
        """Whether the verb says who gives the figure ("le syndicat compte 300 grévistes"): its subject has told, not done."""
        cues = self.cues.get(self.span(verb.first).index, ())
        return any(first < verb.last and verb.first < last for first, last in cues)

    def counted_between(self, first: int, last: int) -> bool:
        """Whether a number starts in `[first, last)`."""
        return bisect_left(self.number_starts, first) < bisect_left(self.number_starts, last)

    def is_adverb(self, token: int) -> bool:
        """An adverb that may stand before a participle."""
        return self.is_in(token, "adverb") or self.words[token].endswith(self._adverb_ends)

    def phrase_links(self, number: NumberMention) -> bool:
        """Whether "of" links the number to what it counts."""
        return links(self.pack, number, self.words)

    def half_at(self, index: int, limit: int) -> tuple[float, int] | None:
        """The fraction added at `index`, and the token behind it ("et demi", "and a half")."""
        for place in range(index + 1, min(index + 3, limit)):
            half = half_of(self.pack, self.words[index], self.words[place])
            if half is not None:
                return half, place + 1
            if not self.is_in(place, "determiner"):
                return None
        return None

    def half_unit(self, token: int) -> Hit | None:
        """The unit in a word that is number and unit ("demi-litre")."""
        word = self.words[token].rpartition("-")[2]
        entry = self.pack.lexicon.entries.get(word) if word and not self.one("unit", token) else None
        tags = [tag for tag in entry.tags if tag.kind == "unit"] if entry is not None else []
        return Hit(token, token + 1, tags[0]) if tags else None
