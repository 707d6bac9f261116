"""Clauses without a parser: stretches of a sentence round one finite verb, nested where one interrupts another.

A stack is enough: relatives, subordinators, quotation marks and brackets open a clause; a second finite verb closes the
one that has its own and goes to the clause that still waits for one, or is coordinated with it.
"""

from __future__ import annotations

from itertools import compress

from factrack.mentions.analysis import Analysis, Clause
from factrack.mentions.clauses.builder import Builder
from factrack.mentions.clauses.words import compiled
from factrack.mentions.index import Index


def find(analysis: Analysis) -> None:
    """Fill `analysis.clauses`: for each sentence its clauses in order of their first word, outer before inner.

    With them all is there that `analysis.index` lists.
    """
    known = analysis.pack.made(compiled)
    groups, position = analysis.verbs, 0
    numbers = frozenset(number.first for number in analysis.numbers)
    words = analysis.tokens.words
    marks = list(compress(range(len(words)), map(known.bounding.__contains__, words)))
    timed = {index for index in marks if words[index] in known.hard and _in_time(words, index)}
    if timed:
        marks = [index for index in marks if index not in timed]
    for span in analysis.spans:
        begin = position
        while position < len(groups) and groups[position].first < span.last:
            position += 1
        if begin == position:
            analysis.clauses.append([Clause(span.first, span.last)])
        else:
            analysis.clauses.append(Builder(analysis, known, span, begin, position, numbers, marks).build())
    analysis.index = Index(analysis)


def _in_time(words: list[str], index: int) -> bool:
    """Whether a colon parts an hour from its minutes ("at 5:30pm")."""
    return 0 < index < len(words) - 1 and words[index - 1].isdecimal() and words[index + 1][:2].isdecimal()
