"""The one scan: tokens of every sentence but furniture, each asked of the lexicon once."""

from __future__ import annotations

from factrack.language.lexicon import Phrases
from factrack.language.markup import blank
from factrack.language.pack import Pack
from factrack.language.tokenizer import folded_words, plain
from factrack.mentions.analysis import Analysis, Hit, Span, Tokens
from factrack.model import Document


def scan(document: Document, pack: Pack) -> Analysis:
    """Tokenise a document and collect its lexicon hits, by kind, in order of the text."""
    text = blank(plain(document.text))
    offsets: list[tuple[int, int]] = []
    sentence_of: list[int] = []
    spans: list[Span] = []
    for sentence in document.sentences:
        if sentence.kind == "furniture":
            continue
        first = len(offsets)
        offsets += [match.span() for match in pack.pattern.finditer(text, sentence.start, sentence.end)]
        last = len(offsets)
        if last > first:
            sentence_of += [len(spans)] * (last - first)
            spans.append(Span(len(spans), first, last, sentence))
    raw = [text[start:end] for start, end in offsets]
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    tokens = Tokens(starts, ends, raw, folded_words(raw), sentence_of)
    analysis = Analysis(document, pack, text, tokens, spans)
    _look_up(analysis)
    return analysis


def _look_up(analysis: Analysis) -> None:
    """Fill `analysis.hits`. Of one kind, a longer phrase hides the words inside it."""
    words, hits = analysis.tokens.words, analysis.hits
    covered: dict[str, int] = {}
    for index, entry in enumerate(map(analysis.pack.lexicon.entries.get, words)):
        if entry is None:
            continue
        if entry.longer and index + 1 < len(words):
            phrases = entry.longer.get(words[index + 1])
            if phrases is not None:
                _take_phrases(analysis, phrases, index, covered)
        for tag in entry.tags:
            kind = tag.kind
            if covered.get(kind, 0) <= index:
                if kind not in hits:
                    hits[kind] = []
                hits[kind].append(Hit(index, index + 1, tag))


def _take_phrases(analysis: Analysis, phrases: Phrases, index: int, covered: dict[str, int]) -> None:
    """The longest phrases of each kind that begin at `index`, unless a phrase of the kind covers it already."""
    words, limit = analysis.tokens.words, analysis.spans[analysis.tokens.sentence[index]].last
    lengths: dict[str, int] = {}
    for rest, tag in phrases:
        last = index + 1 + len(rest)
        if last > limit or covered.get(tag.kind, 0) > index or lengths.get(tag.kind, last) != last:
            continue
        if len(rest) == 1 or tuple(words[index + 1 : last]) == rest:
            analysis.hits.setdefault(tag.kind, []).append(Hit(index, last, tag))
            lengths[tag.kind] = last
    covered.update(lengths)
