"""A text as the lines a page shows, and which of them are running text."""

from __future__ import annotations

from dataclasses import dataclass

from factrack.model import Sentence

MIN_BODY = 80
_FINAL = (".", "!", "?")
_BROKEN = ("...", "…")
_CLOSING = " \t\u00a0\u202f»”\"')]*_"
_LONG_LINE = 600


@dataclass(slots=True)
class Page:
    """A text as its lines: sentence indices `[first, last)` of each, and whether it is running text.

    `before` is how many characters of running text stand before each line, `told` how many of lines that end as
    sentences do: a menu glued into one long line is running text only as long as nothing better is.
    """

    text: str
    sentences: tuple[Sentence, ...]
    lines: list[tuple[int, int]]
    line_of: list[int]
    body: list[bool]
    before: list[int]
    told: list[int]

    def at_edge(self, line: int) -> bool:
        """Whether no running text stands before this line, or none after it."""
        here = self.size(line) if self.body[line] else 0
        return self.before[line] == 0 or self.before[line] + here >= self.before[-1]

    def size(self, line: int) -> int:
        """Characters of a line."""
        first, last = self.lines[line]
        return self.sentences[last - 1].end - self.sentences[first].start

    def words(self, line: int) -> str:
        """The text of a line."""
        first, last = self.lines[line]
        return self.text[self.sentences[first].start : self.sentences[last - 1].end]

    def share_before(self, index: int) -> float:
        """The share of the page's running text that stands before a sentence."""
        before = self.told if self.told[-1] else self.before
        line = self.line_of[index]
        counts = before[line + 1] > before[line]
        inside = self.sentences[index].start - self.sentences[self.lines[line][0]].start if counts else 0
        return (before[line] + inside) / before[-1] if before[-1] else 0.0


def lay_out(text: str, sentences: tuple[Sentence, ...], found: set[int]) -> Page:
    """The lines of a page; one whose sentences were all `found` to be furniture is no running text."""
    lines: list[tuple[int, int]] = []
    line_of: list[int] = []
    paragraph = -1
    for index, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            lines.append((index, index))
            paragraph = sentence.paragraph
        lines[-1] = (lines[-1][0], index + 1)
        line_of.append(len(lines) - 1)
    page = Page(text, sentences, lines, line_of, [], [0], [0])
    for line, (first, last) in enumerate(lines):
        end = sentences[last - 1]
        running = (
            end.kind == "text" and page.size(line) >= MIN_BODY and is_finished(text, sentences[first].start, end.end)
        )
        own = not found or any(index not in found for index in range(first, last))
        page.body.append(own and (running or page.size(line) >= _LONG_LINE))
        page.before.append(page.before[-1] + (page.size(line) if page.body[-1] else 0))
        page.told.append(page.told[-1] + (page.size(line) if page.body[-1] and running else 0))
    return page


def is_finished(text: str, start: int, end: int) -> bool:
    """Whether a line ends as a sentence does; one that breaks off ("…") is a teaser, and its rest elsewhere."""
    tail = text[max(start, end - 8) : end].rstrip(_CLOSING)
    return tail.endswith(_FINAL) and not tail.endswith(_BROKEN)


def is_broken(words: str) -> bool:
    """Whether a line breaks off: "Les pompiers ont dû…", "La mairie a dit que [...]"."""
    return words.rstrip(_CLOSING).endswith(_BROKEN)
