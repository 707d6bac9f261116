"""Quotations: pairs of quotation marks, over several sentences of a paragraph, mended where one is missing.

A pair is never left open past its paragraph, so a lost mark spoils no more than that.
"""

from __future__ import annotations

from factrack.frozen import frozen
from factrack.mentions.analysis import Analysis


@frozen
class Quote:
    """A quotation: the tokens `[first, last)` between its marks, which stand at `first - 1` and `last`."""

    first: int
    last: int


def find(analysis: Analysis) -> list[Quote]:
    """The quotations of the document, outermost only, in order of the text."""
    classes = analysis.pack.classes
    opening, closing = classes.get("opening_quote", frozenset()), classes.get("closing_quote", frozenset())
    quotes: list[Quote] = []
    begin: int | None = None
    depth, paragraph = 0, -1
    for hit in analysis.of("quote"):
        token = hit.first
        word = analysis.tokens.words[token]
        here = analysis.span_of(token).sentence.paragraph
        if here != paragraph:
            begin, depth, paragraph = None, 0, here
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
            if depth == 0:
                if token > begin + 1:
                    quotes.append(Quote(begin + 1, token))
                begin = None
    return quotes


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
