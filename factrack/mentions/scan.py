"""The one scan: tokens of every sentence but furniture, each asked of the lexicon once.

What is done for every token is done in C: one `split` a sentence, running sums of its pieces' lengths for the
offsets, and look-ups through `map`. Python sees only the words that have an entry.
"""

from __future__ import annotations

from itertools import accumulate, compress
from typing import Any

from factrack.language.lexicon import Longer
from factrack.language.markup import blank
from factrack.language.pack import Pack
from factrack.language.tokenizer import folded_words, plain
from factrack.mentions.analysis import Analysis, Hit, Span, Tokens
from factrack.model import Document

_new = tuple.__new__  # a hit for which no function is called: there are hundreds an article


def scan(document: Document, pack: Pack) -> Analysis:
    """Tokenise a document and collect its lexicon hits, by kind, in order of the text."""
    text = blank(plain(document.text))
    split = pack.pattern.split
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    sentence_of: list[int] = []
    spans: list[Span] = []
    for sentence in document.sentences:
        if sentence.kind == "furniture":
            continue
        pieces = split(text[sentence.start : sentence.end])
        bounds = list(accumulate(map(len, pieces), initial=sentence.start))
        first = len(raw)
        raw += pieces[1::2]
        last = len(raw)
        if last > first:
            starts += bounds[1:-1:2]
            ends += bounds[2::2]
            sentence_of += [len(spans)] * (last - first)
            spans.append(Span(len(spans), first, last, sentence))
    tokens = Tokens(starts, ends, raw, folded_words(raw), sentence_of)
    analysis = Analysis(document, pack, text, tokens, spans)
    _look_up(analysis)
    return analysis


def _look_up(analysis: Analysis) -> None:
    """Fill `analysis.hits`. Of one kind, a longer phrase hides the words inside it."""
    words, hits = analysis.tokens.words, analysis.hits
    covered: dict[str, int] = {}
    entries: list[Any] = list(map(analysis.pack.lexicon.entries.__getitem__, words))
    for index, (tags, longer) in compress(enumerate(entries), entries):
        if longer and index + 1 < len(words) and words[index + 1] in longer:
            _take_phrases(analysis, longer[words[index + 1]], index, covered)
        for tag in tags:
            kind = tag.kind
            if kind not in covered or covered[kind] <= index:
                hits[kind].append(_new(Hit, (index, index + 1, tag)))


def _take_phrases(analysis: Analysis, longer: Longer, index: int, covered: dict[str, int]) -> None:
    """The longest phrases of each kind that begin at `index`, unless a phrase of the kind covers it already."""
    words = analysis.tokens.words
    others = longer.others.get(words[index + 2], ()) if index + 2 < len(words) else ()
    if not others and not longer.pairs:
        return
    limit = analysis.spans[analysis.tokens.sentence[index]].last
    lengths: dict[str, int] = {}
    for size, rest, tag in (*others, *longer.pairs):
        last, kind = index + size, tag.kind
        if last > limit or covered.get(kind, 0) > index or lengths.get(kind, last) != last:
            continue
        if not rest or tuple(words[index + 3 : last]) == rest:
            analysis.hits[kind].append(_new(Hit, (index, last, tag)))
            lengths[kind] = last
    covered.update(lengths)
