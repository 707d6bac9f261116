"""Where on the page a fact's sentence stands: every link to it is asked for here, and so is known to be needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factrack.render.page.story import Article


class Places:
    """Anchors of sentences, and which of them are linked to."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._index = {article.name: index for index, article in enumerate(articles)}
        self._starts = [[start for start, _ in article.sentences] for article in articles]
        self.linked: dict[int, set[int]] = {}

    def link(self, article: str, start: int) -> str | None:
        """The address of the sentence around a place in an article; None where the page has no such article."""
        index = self._index.get(article)
        if index is None:
            return None
        sentence = max(0, bisect_right(self._starts[index], start) - 1)
        self.linked.setdefault(index, set()).add(sentence)
        return f"#{anchor(index, sentence)}"


def anchor(article: int, sentence: int) -> str:
    """The id of a sentence."""
    return f"a{article + 1}-s{sentence + 1}"
