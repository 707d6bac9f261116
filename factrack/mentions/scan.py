"""The one scan: tokens of every sentence but furniture, each asked of the lexicon once."""

from __future__ import annotations

from factrack.language.lexicon import Entry
from factrack.language.markup import blank
from factrack.language.pack import Pack
from factrack.language.tokenizer import fold, plain
from factrack.mentions.analysis import Analysis, Hit, Span, Tokens
from factrack.model import Document


def scan(document: Document, pack: Pack) -> Analysis:
    """Tokenise a document and collect its lexicon hits, by kind, in order of the text."""
    text = blank(plain(document.text))
    tokens = Tokens([], [], [], [], [])
    spans: list[Span] = []
    for sentence in document.sentences:
        if sentence.kind == "furniture":
            continue
        first = len(tokens.start)
        for match in pack.pattern.finditer(text, sentence.start, sentence.end):
            tokens.start.append(match.start())
            tokens.end.append(match.end())
            tokens.raw.append(match.group())
        last = len(tokens.start)
        if last > first:
            tokens.sentence.extend([len(spans)] * (last - first))
            spans.append(Span(len(spans), first, last, sentence))
    tokens.words = [fold(word) for word in tokens.raw]
    analysis = Analysis(document, pack, text, tokens, spans)
    _look_up(analysis)
    return analysis


def _look_up(analysis: Analysis) -> None:
    """Fill `analysis.hits`. Of one kind, a longer phrase hides the words inside it."""
    entries, words = analysis.pack.lexicon.entries, analysis.tokens.words
    covered: dict[str, int] = {}
    for index, word in enumerate(words):
        entry = entries.get(word)
        if entry is not None:
            _take(analysis, entry, index, covered)


def _take(analysis: Analysis, entry: Entry, index: int, covered: dict[str, int]) -> None:
    words, hits = analysis.tokens.words, analysis.hits
    limit = analysis.spans[analysis.tokens.sentence[index]].last
    lengths: dict[str, int] = {}
    for rest, tag in entry.longer:
        last = index + 1 + len(rest)
        if last > limit or covered.get(tag.kind, 0) > index or lengths.get(tag.kind, last) != last:
            continue
        if tuple(words[index + 1 : last]) == rest:
            hits.setdefault(tag.kind, []).append(Hit(index, last, tag))
            lengths[tag.kind] = last
    for kind, last in lengths.items():
        covered[kind] = last
    for tag in entry.tags:
        if covered.get(tag.kind, 0) <= index:
            hits.setdefault(tag.kind, []).append(Hit(index, index + 1, tag))
