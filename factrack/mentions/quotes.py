"""Quotations: pairs of quotation marks, over several sentences of a paragraph, mended where one is missing.

A pair is left open past its paragraph only where the next one goes on with it: with a mark of its own, or with the
closing one. So a lost mark spoils no more than a paragraph.
"""

from __future__ import annotations

from factrack.frozen import frozen
from factrack.mentions.analysis import Analysis


@frozen
class Quote:
    """A quotation: the tokens `[first, last)` between its marks, which stand at `first - 1` and `last`.

    One that `runs` on is not closed in its paragraph, and the next paragraph opens with a mark at `last`.
    """

    first: int
    last: int
    runs: bool = False


def find(analysis: Analysis) -> list[Quote]:
    """The quotations of the document, outermost only, in order of the text."""
    classes = analysis.pack.classes
    opening, closing = classes.get("opening_quote", frozenset()), classes.get("closing_quote", frozenset())
    quotes: list[Quote] = []
    begin: int | None = None
    depth, paragraph, lost = 0, -1, False
    for hit in analysis.of("quote"):
        token = hit.first
        word = analysis.tokens.words[token]
        here = analysis.span_of(token).sentence.paragraph
        if here != paragraph:
            running = begin if here == paragraph + 1 and not lost else None
            lost, begin, depth, paragraph = False, None, 0, here
            if running is not None and token == _first(analysis, token):
                quotes.append(Quote(running + 1, token, runs=True))
            elif running is not None and word in closing:
                begin, depth = running, 1
        opens = _opens(analysis, token, begin is not None)
        if word in opening:
            opens = begin is None or not _closes(analysis, token)
        elif word in closing:
            opens = begin is None and opens and not _closes(analysis, token)
        if opens:
            plain = word not in opening
            begin, depth = (token, 1) if begin is None or plain else (begin, depth + 1)
        elif begin is not None:
            depth -= 1
            lost = depth > 0  # which of two opening marks it closes, nothing tells
            if depth == 0:
                if token > begin + 1:
                    quotes.append(Quote(begin + 1, token))
                begin = None
    return quotes


def _first(analysis: Analysis, token: int) -> int:
    """The first token of the paragraph of a token that opens a sentence, else -1."""
    span = analysis.span_of(token)
    before = analysis.spans[span.index - 1] if span.index else None
    opens = before is None or before.sentence.paragraph != span.sentence.paragraph
    return span.first if opens else -1


def _closes(analysis: Analysis, token: int) -> bool:
    """Whether a mark stands right after a word and a space follows, as a closing one does whatever its shape."""
    tokens = analysis.tokens
    glued_left = token > 0 and tokens.end[token - 1] == tokens.start[token]
    glued_right = token + 1 < len(tokens) and tokens.start[token + 1] == tokens.end[token]
    return glued_left and not glued_right


def _opens(analysis: Analysis, token: int, inside: bool) -> bool:
    """Whether a straight mark opens a quotation: space before and none after, else whatever is due."""
    tokens = analysis.tokens
    glued_left = token > 0 and tokens.end[token - 1] == tokens.start[token]
    glued_right = token + 1 < len(tokens) and tokens.start[token + 1] == tokens.end[token]
    if glued_left == glued_right:
        return not inside
    return glued_right
