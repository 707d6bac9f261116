"""Numbers of a document with their hedges: digits, words, ranges; what counts nothing is left out."""

from __future__ import annotations

from itertools import compress

from factrack.language.pack import Pack
from factrack.mentions.analysis import Analysis, NumberMention
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.cores import core_at
from factrack.mentions.numbers.hedging import (
    Hedges,
    existing,
    hedged_behind,
    hedges_behind,
    is_sign,
    mention,
    revalued,
    unrounded,
)
from factrack.mentions.numbers.looks import is_none
from factrack.mentions.numbers.ranges import joined
from factrack.mentions.numbers.table import Table, openers_of, table_of

__all__ = [
    "ambiguous_of",
    "articles_of",
    "existing",
    "find",
    "half_of",
    "hedged_behind",
    "hedges_behind",
    "is_sign",
    "links",
    "revalued",
    "unrounded",
]

_MIDNIGHT = 24
_DAYS = 31
_FIGURES = 2  # of a day
_MINUS = "−"
_DASHES = ("-", "–")  # what is written for it, against the number


def find(analysis: Analysis) -> None:
    """Fill `analysis.numbers`, in order of the text; tokens of a date or of a fixed phrase are not read."""
    table = table_of(analysis.pack)
    openers = openers_of(analysis.pack)
    words = analysis.tokens.words
    candidates = list(compress(range(len(words)), map(openers.__getitem__, words)))
    if not candidates:
        return
    hedges = Hedges.of(analysis)
    cores = _cores(analysis, table, hedges, candidates)
    for core in joined(analysis, cores, hedges):
        number = mention(analysis, core, hedges, analysis.span_of(core.first).first)
        if number is not None:
            analysis.numbers.append(number)


def _cores(analysis: Analysis, table: Table, hedges: Hedges, candidates: list[int]) -> list[Core]:
    """Every bare number that counts something."""
    dates, phrases = _taken(analysis, table)
    found: list[Core] = []
    after = 0
    for index in candidates:
        if index < after or index in phrases or _plain_article(analysis, index, table, hedges):
            continue
        span = analysis.span_of(index)
        core = core_at(analysis.tokens, index, span.last, table)
        if core is None:
            continue
        _past_repeat(analysis, core, span.last, table)
        after = core.last
        if index in dates and not _lasts(hedges, core):
            continue
        if index - 1 in dates and core.last < span.last and _is_hour(analysis, core, table):
            continue  # "le 5 juillet 19 heures"
        if core.digits and _is_day(analysis, core, dates, table):
            dates.add(index)
            continue
        if not is_none(analysis, core, span.first, span.last, table):
            found.append(_signed(analysis, core, span.first, table))
    return found


def _is_hour(analysis: Analysis, core: Core, table: Table) -> bool:
    """Whether a word for the hour follows a number that may be one."""
    early = core.digits and core.value is not None and core.value <= _MIDNIGHT
    return early and analysis.tokens.words[core.last] in table.clock


def _past_repeat(analysis: Analysis, core: Core, limit: int, table: Table) -> None:
    """Take in the same number written once more in brackets ("trente-deux (32) blessés")."""
    index, tokens = core.last, analysis.tokens
    if index + 2 >= limit or tokens.words[index] not in analysis.pack.classes["opening_bracket"]:
        return
    again = core_at(tokens, index + 1, limit, table)
    if again is None or again.last >= limit or again.value != core.value or again.digits == core.digits:
        return
    if tokens.words[again.last] in analysis.pack.classes["closing_bracket"] and core.qualifier == "exact":
        core.again, core.last = again.last + 1 - core.last, again.last + 1


def _plain_article(analysis: Analysis, index: int, table: Table, hedges: Hedges) -> bool:
    """An article that nothing beside it makes a number: most of them, seen here before anything is read."""
    words = analysis.tokens.words
    atom = table.atoms.get(words[index])
    if atom is None or not atom.article or index in hedges.ending or index + 1 in hedges.behind:
        return False
    if index and words[index - 1] in table.minus:
        return False
    follower = words[index + 1] if index + 1 < len(words) else ""
    if not table.over_first.isdisjoint(words[index + 2 : index + 4]):
        return False  # "un Français sur trois"
    return follower not in table.after_article and "-" not in follower


def _taken(analysis: Analysis, table: Table) -> tuple[set[int], set[int]]:
    """Tokens of dates, and those of phrases in which a number word counts nothing."""
    dates: set[int] = set()
    for when, (first, last) in zip(analysis.whens, analysis.when_tokens, strict=True):
        if when.kind == "date":
            dates.update(range(first, last))
    words = analysis.tokens.words
    phrases: set[int] = set()
    for hit in analysis.of("not_number"):
        behind = table.atoms.get(words[hit.last]) if hit.last < len(words) else None
        if behind is None or behind.kind not in ("scale", "hundred"):  # "that one million have fled" counts
            phrases.update(range(hit.first, hit.last))
    return dates, phrases


def _is_day(analysis: Analysis, core: Core, dates: set[int], table: Table) -> bool:
    """Whether the number is one more day of the month told before ("on November 3, 5 and 7"): and counts nothing."""
    words, index = analysis.tokens.words, core.first
    listed = index > 1 and words[index - 1] in table.linking and index - 2 in dates and words[index - 2].isdecimal()
    if not listed or core.last != index + 1 or not 0 < (core.value or 0) <= _DAYS or len(words[index - 2]) > _FIGURES:
        return False
    behind = words[core.last] if core.last < len(words) else ""
    return not behind[:1].isalnum() or behind in table.linking or behind in table.small


def _lasts(hedges: Hedges, core: Core) -> bool:
    """Whether the number of a date tells how far away it is ("deux ans plus tard"), or is no year but so many of a unit."""
    hit = hedges.units.get(core.last) or hedges.units.get(core.last + 1) if core.noun else hedges.units.get(core.last)
    return hit is not None and "noun" in hit.tag.form


def _signed(analysis: Analysis, core: Core, floor: int, table: Table) -> Core:
    """The number with its sign ("-5", "moins 12", "+3,2 %"), which "moins de" and a dash in a list are none of."""
    if core.first == floor or core.value is None or core.value <= 0 or core.qualifier != "exact":
        return core
    index, tokens = core.first - 1, analysis.tokens
    word = tokens.words[index]
    if core.article and (word not in table.minus or tokens.words[core.first] in analysis.pack.classes["indefinite"]):
        return core
    alone = (
        index == floor
        or analysis.text[tokens.start[index] - 1].isspace()
        or analysis.text[tokens.start[index] - 1] in "(:"
        or tokens.raw[index - 1] in table.signs
    )
    after_number = index > floor and tokens.words[index - 1][:1].isdecimal()
    glued = tokens.end[index] == tokens.start[core.first]
    if word == "+" and core.digits and alone and glued and not after_number:
        core.first = index
        return core
    minus = alone and not after_number and (word == _MINUS or (word in _DASHES and glued))
    minus = minus and not _sets_off(analysis, core, index, floor)
    margin = " ".join(tokens.words[max(floor, index - 2) : core.first]) in analysis.pack.files["hedges"].margins
    if minus or (
        word in table.minus
        and (index == floor or not (margin or tokens.words[index - 1] in analysis.pack.classes["contraction"]))
    ):
        core.value, core.first, core.article = -core.value, index, False
    return core


def _sets_off(analysis: Analysis, core: Core, dash: int, floor: int) -> bool:
    """Whether a dash behind a noun opens an aside ("cent écoles -90 selon la mairie-"): no unit follows the number."""
    words, last = analysis.tokens.words, analysis.span_of(dash).last
    noun = (
        dash > floor and words[dash - 1][:1].isalpha() and words[dash - 1] not in analysis.pack.classes["preposition"]
    )
    if not noun or any(hit.first == core.last for hit in analysis.of("unit")):
        return False
    closing = (index for index in range(core.last, last) if words[index] in _DASHES)
    return any(index + 1 == last or not words[index + 1][:1].isdecimal() for index in closing)


def articles_of(pack: Pack) -> frozenset[str]:
    """The articles of a language that are also its number one."""
    return frozenset(word for word, atom in table_of(pack).atoms.items() if atom.article)


def ambiguous_of(pack: Pack) -> frozenset[str]:
    """The words that are a number only before what it counts."""
    return frozenset(word for record in table_of(pack).file.cardinal if record.ambiguous for word in record.words)


def half_of(pack: Pack, link: str, word: str) -> float | None:
    """The fraction that `link` and `word` add behind a noun ("et demi"), None when they add none."""
    table = table_of(pack)
    atom = table.atoms.get(word)
    return (
        atom.value
        if atom is not None and atom.kind == "fraction" and link in table.ands and word in table.prefixes
        else None
    )


def links(pack: Pack, number: NumberMention, words: list[str]) -> bool:
    """Whether the number is a noun that "of" links to what it counts ("une centaine de", "deux millions de")."""
    if number.share or number.rule == "vague plural":
        return True
    table, last = table_of(pack), number.core[1] - 1
    if last > number.core[0] and words[last].isalpha() and table.of(words[last]) is None:
        return words[last + 1 : last + 2] != [] and words[last + 1] in table.of_words  # "35 M de quintaux"
    half = number.rule != "fraction" and words[last] in table.prefixes and words[last - 1] in table.ands
    atoms = table.of(words[last - 2 if half else last])  # "un million et demi de" links as the million does
    return atoms is not None and atoms[-1].noun
