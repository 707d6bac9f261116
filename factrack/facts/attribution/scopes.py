"""How far a frame reaches: to the end of its sentence, unless a word that opposes or a semicolon ends it sooner."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import compress

from factrack.facts.attribution.view import View
from factrack.mentions.quotes import Quote


@dataclass(slots=True)
class Bounds:
    """Where reach may end. `opened` and `closed` map the tokens of quotation marks to their quotation."""

    view: View
    breaks: list[int]
    hard: frozenset[int]
    opened: dict[int, Quote] = field(default_factory=dict)
    closed: dict[int, Quote] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)

    def quote_around(self, token: int) -> Quote | None:
        """The quotation that `token` stands in."""
        index = bisect_left(self.starts, token + 1) - 1
        if index >= 0 and token < self.quotes[index].last:
            return self.quotes[index]
        return None

    def ahead(self, token: int, hard: bool = False) -> int:
        """End of what is governed from `token` on; `hard`: only words that always oppose end it."""
        last = self._dashed(token, self.view.span(token).last) if token < len(self.view.words) else token
        around = self.quote_around(token)
        if around is not None:
            last = min(last, around.last)
        index = bisect_left(self.breaks, token + 1)
        while index < len(self.breaks) and self.breaks[index] < last:
            if self._ends(self.breaks[index], hard) and self.quote_around(self.breaks[index]) is around:
                last = self.breaks[index]
                break
            index += 1
        return self._whole_quote(token, self._semicolon(token, last))

    def _dashed(self, token: int, last: int) -> int:
        """The end, or that of the aside between dashes that the token stands in."""
        index = bisect_left(self.dashes, token)
        opened = bisect_left(self.dashes, self.view.span(token).first)
        inside = (index - opened) % 2 == 1 and index < len(self.dashes)
        return min(last, self.dashes[index]) if inside else last

    def _whole_quote(self, token: int, last: int) -> int:
        """The end, moved to that of a quotation that opened on the way and goes on over further sentences."""
        index = bisect_left(self.starts, last) - 1
        if index >= 0 and token <= self.quotes[index].first and self.quotes[index].last > last:
            return self.quotes[index].last
        return last

    def _semicolon(self, token: int, last: int) -> int:
        try:
            return self.view.words.index(";", token, last)
        except ValueError:
            return last

    def _ends(self, at: int, hard: bool) -> bool:
        return not hard or at in self.hard

    def opposed(self, first: int, token: int) -> int:
        """The last word before `token` that always opposes what follows it to what went before, else `first`."""
        return max((at for at in self.hard if first <= at < token), default=first)

    def back(self, token: int, hard: bool = False) -> int:
        """Start of what is governed up to `token`."""
        first = self.view.span(token).first
        around = self.quote_around(token)
        index = bisect_left(self.breaks, token) - 1
        while index >= 0 and self.breaks[index] >= first:
            at = self.breaks[index]
            if self._ends(at, hard) and self.quote_around(at) is around and self._main(at, token):
                first = at
                break
            index -= 1
        for at in range(token - 1, first - 1, -1):
            if self.view.words[at] == ";":
                return at + 1
        return first

    def _main(self, at: int, token: int) -> bool:
        """Whether the break at `at` starts something with a verb of its own before `token`."""
        return bool(self.view.finites(at, token))


def bounds(view: View) -> Bounds:
    """The bounds of the article."""
    analysis = view.analysis
    that = view.classes["that"]
    hits = [
        hit
        for hit in analysis.of("speech_break")
        if hit.last < len(view.words) and not (hit.last - hit.first == 1 and view.words[hit.last] in that)
    ]
    found = [quote for quote in analysis.index.quotes if quote.first not in view.quoted]
    return Bounds(
        view, [hit.first for hit in hits], frozenset(hit.first for hit in hits if hit.tag.key == "opposition"),
        {quote.first - 1: quote for quote in found}, {quote.last: quote for quote in found},
        found, [quote.first for quote in found], _dashes(view),
    )  # fmt: skip


def _dashes(view: View) -> list[int]:
    """The dashes with a space on both sides, which set an aside apart."""
    words, tokens, known = view.words, view.analysis.tokens, view.classes.get("dash", frozenset())
    return [
        at
        for at in compress(range(1, len(words) - 1), map(known.__contains__, words[1:]))
        if tokens.end[at - 1] < tokens.start[at] and tokens.end[at] < tokens.start[at + 1]
    ]
