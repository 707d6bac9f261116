"""Articles as the page shows them: their text, with the sentences that facts link to and the facts in them marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factrack.render.page.places import Places, anchor
from factrack.render.page.story import Article
from factrack.render.wording import file_name

_CLASSES = {"quantity": "q", "event": "e", "date": "d"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the classes of the facts they belong to (none: an empty string)."""

    words: str
    kinds: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text: a sentence that is linked to (`anchor`), plain text, or a gap (no pieces)."""

    anchor: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article; `short`: only the sentences that the page links to are here."""

    number: int
    title: str
    name: str
    source: str
    published: str
    url: str | None
    language: str
    copy_of: str
    short: bool
    parts: tuple[Part, ...]


def texts(articles: Sequence[Article], places: Places, most: int) -> list[Text]:
    """The articles that are linked to; where all of them have more than `most` characters, in excerpts."""
    wanted = [(index, articles[index]) for index in sorted(places.linked)]
    short = sum(len(article.text) for _, article in wanted) > most
    return [_text(index, article, places.linked[index], short) for index, article in wanted]


def _text(index: int, article: Article, linked: set[int], short: bool) -> Text:
    parts = _excerpts(index, article, linked) if short else _whole(index, article, linked)
    return Text(
        index + 1, article.title or file_name(article.name), file_name(article.name), article.source or "",
        article.published or "", article.url, article.language or "", file_name(article.copy_of), short, tuple(parts),
    )  # fmt: skip


def _whole(index: int, article: Article, linked: set[int]) -> Iterable[Part]:
    """The whole text but for what makes no claims, and for the blank lines around it."""
    position = len(article.text) - len(article.text.lstrip())
    for number, (start, end) in enumerate(article.sentences or ((0, len(article.text)),)):
        if number in linked:
            yield from _between(article, position, start)
            yield Part(anchor(index, number), tuple(_pieces(article, start, end)))
            position = end
    yield from _between(article, position, len(article.text.rstrip()))


def _excerpts(index: int, article: Article, linked: set[int]) -> Iterable[Part]:
    """Only the sentences that are linked to, with gaps between them."""
    sentences = article.sentences or ((0, len(article.text)),)
    last = -1
    for number in sorted(linked):
        if number != last + 1:
            yield Part(None, ())
        yield Part(anchor(index, number), tuple(_pieces(article, *sentences[number])))
        last = number
    if last + 1 < len(sentences):
        yield Part(None, ())


def _between(article: Article, start: int, end: int) -> Iterable[Part]:
    """What stands between two sentences, without the stretches that make no claims."""
    for low, high in article.hidden:
        if low < end and high > start:
            if low > start:
                yield Part(None, (Piece(article.text[start:low], ""),))
            start = max(start, high)
            start += len(article.text[start:end]) - len(article.text[start:end].lstrip("\r\n"))
    if start < end:
        yield Part(None, (Piece(article.text[start:end], ""),))


def _pieces(article: Article, start: int, end: int) -> Iterable[Piece]:
    """A sentence cut where facts begin and end."""
    marks = [
        (max(start, mark["start"]), min(end, mark["end"]), _CLASSES[mark["kind"]])
        for mark in article.marks
        if mark["kind"] in _CLASSES and mark["start"] < end and mark["end"] > start
    ]
    cuts = sorted({start, end, *(low for low, _, _ in marks), *(high for _, high, _ in marks)})
    for low, high in pairwise(cuts):
        kinds = sorted({kind for first, last, kind in marks if first <= low and last >= high})
        yield Piece(article.text[low:high], " ".join(kinds))
