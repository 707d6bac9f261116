"""Hedges around a number: before it, behind it, as a verb; the outer one wins."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from factrack.frozen import replace
from factrack.language.records.hedges import File, Hedge
from factrack.mentions.analysis import Analysis, Hit, NumberMention, Tokens
from factrack.mentions.numbers.core import Core, tidy
from factrack.mentions.numbers.table import table_of
from factrack.model import Number, Qualifier

_SKIPPED = 3
_NEGATION_REACH = 4
_DEFINITE_UP_TO = 10
_SPANS = frozenset({"day", "week", "month", "year", "decade"})
_FEW = 12  # of them, in the course of which something may be said to happen
_BOUNDED = frozenset({"more_than", "at_least", "less_than", "at_most"})
_ABOVE = frozenset({"more_than", "at_least"})
_NOISE = 1e-12  # what floating point adds to a product
_LARGEST = 1e21  # nothing in the news is counted beyond it


@dataclass(slots=True)
class Hedges:
    """The hedges of a document by the token where they end, those behind a number by where they start, its units
    by where they start and its currency signs by where they end.
    """

    file: File
    ending: dict[int, list[Hit]] = field(default_factory=dict)
    behind: dict[int, Hit] = field(default_factory=dict)
    units: dict[int, Hit] = field(default_factory=dict)
    signs: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, analysis: Analysis) -> Hedges:
        """Collect what the scan found."""
        hedges = cls(analysis.pack.files["hedges"])
        for hit in analysis.of("hedge"):
            hedges.ending.setdefault(hit.last, []).append(hit)
        hedges.behind = {hit.first: hit for hit in hedges_behind(analysis)}
        hedges.units = {hit.first: hit for hit in analysis.of("unit")}
        hedges.signs = {hit.last: hit.first for hit in analysis.of("unit_before") if is_sign(analysis, hit)}
        return hedges

    def before(self, token: int) -> Hit | None:
        """The hedge (no verb) that ends right before `token`."""
        return next((hit for hit in self.ending.get(token, ()) if "before" in hit.tag.form), None)

    def start_before(self, token: int) -> int:
        """Where the hedges before `token` start (`token` itself when there are none)."""
        hit = self.before(token)
        while hit is not None:
            token = hit.first
            hit = self.before(token)
        return token


def is_sign(analysis: Analysis, hit: Hit) -> bool:
    """Whether a currency's symbol may stand for it here: a single letter only against the figures ("N500m")."""
    tokens, last = analysis.tokens, hit.last
    raw = tokens.raw[hit.first]
    if last > hit.first + 1 or len(raw) > 1 or not raw.isalpha():
        return True
    return raw.isupper() and last < len(tokens) and tokens.start[last] == tokens.end[last - 1]


def hedges_behind(analysis: Analysis) -> list[Hit]:
    """The hedges behind numbers in one sentence with them, without those that are the start of the next one's ("130 morts
    et plus de 350 blessés").
    """
    found = analysis.of("hedge_after")
    if not found:
        return found
    begun = {hit.first: hit.last for hit in analysis.of("hedge") if "before" in hit.tag.form}
    sentence = analysis.tokens.sentence
    return [
        hit
        for hit in found
        if all(begun.get(token, 0) <= hit.last for token in range(hit.first, hit.last))
        and sentence[hit.first - 1] == sentence[hit.first]
        and not _opens_number(analysis.tokens, hit.last)
    ]


def _opens_number(tokens: Tokens, index: int) -> bool:
    """Whether figures stand at `index`, which a hedge that ends there is nearer to ("2 morts et plus 600 blessés")."""
    return index < len(tokens) and tokens.words[index][:1].isdecimal()


@dataclass(slots=True)
class Reading:
    """The interval so far, and where the words that made it stand; `placed`: all hedges may tell a place."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    rule: str
    hedged: bool = False
    placed: bool = True


def mention(analysis: Analysis, core: Core, hedges: Hedges, floor: int) -> NumberMention | None:
    """The number with its hedges; None for an article that nothing makes a number. `floor`: first token of the sentence."""
    first = _with_sign(analysis, core, hedges, floor)
    reading = Reading(first, core.last, core.value, core.low, core.high, core.qualifier, core.rule)
    if core.qualifier == "exact":
        reading.low = reading.high = core.value
    _behind(analysis, reading, core, hedges)
    _before(analysis, reading, core, hedges, floor)
    definite = _definite(analysis, reading, core, floor)
    _verb(analysis, reading, core, hedges, floor)
    if any(bound is not None and bound > _LARGEST for bound in (reading.value, reading.low, reading.high)):
        return None
    weak = reading.placed or analysis.tokens.words[core.first] in table_of(analysis.pack).measuring
    if core.article and (not reading.hedged or (weak and core.last not in hedges.units)):
        return None
    return NumberMention(
        reading.first, reading.last, (core.first, core.last - core.again), tidy(reading.value), tidy(reading.low),
        tidy(reading.high), reading.qualifier, definite, core.share, reading.rule, core.inside,
    )  # fmt: skip


def _with_sign(analysis: Analysis, core: Core, hedges: Hedges, floor: int) -> int:
    """Where the number starts with its currency sign ("$40 million"), which a number before it has not taken."""
    first = hedges.signs.get(core.first, core.first)
    taken = first > floor and analysis.tokens.words[first - 1][:1].isdecimal()
    return core.first if first < floor or taken else first


def _behind(analysis: Analysis, reading: Reading, core: Core, hedges: Hedges) -> None:
    if core.suffix:
        hedge = next(one for one in hedges.file.hedge if core.suffix in one.after)
        apply(reading, hedge)
        return
    hit = hedges.behind.get(core.last)
    if hit is not None and _written_behind(analysis.tokens, hit) and not _adds(analysis, hit):
        apply(reading, hit.tag.data)
        reading.last, reading.placed = hit.last, False


def _adds(analysis: Analysis, hit: Hit) -> bool:
    """Whether a hedge that is a sum's word too stands before its second number ("three plus four")."""
    word = analysis.tokens.words[hit.last] if hit.last < len(analysis.tokens) else ""
    atom = table_of(analysis.pack).atoms.get(word)
    return hit.last - hit.first == 1 and (word[:1].isdecimal() or (atom is not None and atom.kind == "add"))


def _written_behind(tokens: Tokens, hit: Hit) -> bool:
    """A sign hangs on the number and ends there ("50+", not "5 + 3"); a word stands apart ("10 max", not "VO2max")."""
    glued = tokens.end[hit.first - 1] == tokens.start[hit.first]
    if tokens.raw[hit.first][0].isalnum():
        return not glued
    after = hit.last < len(tokens) and tokens.end[hit.last - 1] == tokens.start[hit.last]
    return tokens.raw[hit.first][0] == "-" or (glued and not (after and tokens.raw[hit.last][0].isalnum()))


def _before(analysis: Analysis, reading: Reading, core: Core, hedges: Hedges, floor: int) -> None:
    hit = hedges.before(reading.first) or _set_off(analysis, reading.first, hedges, floor)
    while hit is not None and hit.first >= floor and not _in_course(analysis, hit, core, hedges, floor):
        if _only(analysis, hit, hedges.file, floor):
            return  # "il ne reste plus que 10 lits"
        apply(reading, hit.tag.data)
        reading.first, reading.placed = hit.first, reading.placed and "place" in hit.tag.form
        hit = hedges.before(reading.first)


def _only(analysis: Analysis, hit: Hit, file: File, floor: int) -> bool:
    """Whether a hedge behind a negation says that there are no more than so many."""
    phrase = " ".join(analysis.tokens.words[hit.first : hit.last])
    return phrase in file.only and _negated(analysis, hit, hit.first, floor, file)


def _set_off(analysis: Analysis, first: int, hedges: Hedges, floor: int) -> Hit | None:
    """A hedge that a comma parts from the number, at the start of the sentence or behind another comma."""
    words = analysis.tokens.words
    if first - 1 <= floor or words[first - 1] != ",":
        return None
    hit = hedges.before(first - 1)
    if hit is None or hit.tag.data is None or hit.tag.data.qualifier == "exact":
        return None
    off = "place" not in hit.tag.form and (hit.first == floor or words[hit.first - 1] == ",")
    return hit if off else None


def _in_course(analysis: Analysis, hit: Hit, core: Core, hedges: Hedges, floor: int) -> bool:
    """Whether a hedge before a stretch of time tells in the course of which ("over three years")."""
    words, file = analysis.tokens.words, hedges.file
    if hit.last > hit.first + 1 or words[hit.first] not in file.course or hit.first == floor:
        return False
    unit = hedges.units.get(core.last)
    if unit is None or unit.tag.data.code not in _SPANS or "noun" not in unit.tag.form or (core.value or 0) > _FEW:
        return False
    behind = words[unit.last] if unit.last < len(words) else ""
    before = words[hit.first - 1]
    return not (
        behind in file.course_not_before
        or before in file.course_not_after
        or analysis.pack.is_a(before, "preposition", "subject_pronoun")
        or before.endswith(tuple(analysis.pack.classes.get("adverb_ending", ())))
    )


def _verb(analysis: Analysis, reading: Reading, core: Core, hedges: Hedges, floor: int) -> None:
    """ "dépasse (largement) les 300", "au moins les deux tiers": a hedge with small words between it and the number."""
    index = reading.first
    for _ in range(_SKIPPED):
        hit = next((hit for hit in hedges.ending.get(index, ()) if hit.tag.data is not None), None)
        if hit is not None and hit.first >= floor and ("verb" in hit.tag.form or core.share):
            negated = _negated(analysis, hit, reading.first, floor, hedges.file)
            if reading.qualifier in _BOUNDED and hit.tag.data.qualifier == "approx":
                return  # "estimé à plus de 300"
            apply(reading, hit.tag.data)
            reading.placed = reading.placed and core.article
            if negated and reading.qualifier == "more_than":
                reading.qualifier, reading.low, reading.high = "at_most", 0, reading.value
            return
        index -= 1
        if index < floor or not _light(analysis, index):
            return


def _light(analysis: Analysis, index: int) -> bool:
    """Whether a token may stand between a verb and its number: an article, an adverb, a negation."""
    pack, word = analysis.pack, analysis.tokens.words[index]
    if pack.is_a(word, "definite", "contraction", "medial_adverb", "negation"):
        return True
    return word.endswith(tuple(pack.classes.get("adverb_ending", ())))


def _negated(analysis: Analysis, hit: Hit, number: int, floor: int, file: File) -> bool:
    words, pack = analysis.tokens.words, analysis.pack
    start = max(floor, hit.first - _NEGATION_REACH)
    name = "negation_first" if pack.classes.get("negation_first") else "negation"
    return any(pack.is_a(word, name) or word in file.without for word in words[start:number])


def _definite(analysis: Analysis, reading: Reading, core: Core, floor: int) -> bool:
    """A small definite number points back ("les deux pays"); a large one tells its count."""
    if reading.first <= floor or reading.hedged or core.share or core.value is None or core.value > _DEFINITE_UP_TO:
        return False
    return analysis.pack.is_a(
        analysis.tokens.words[reading.first - 1], "definite", "demonstrative", "possessive", "contraction"
    )


def apply(reading: Reading, hedge: Hedge) -> None:
    """Turn the number into the interval the hedge gives it; "exactly" leaves what an inner word has hedged.

    "Up to" leaves what has no upper end ("jusqu'à plus de 140 km/h"), "about" what has one end only ("about 500 or less").
    """
    if hedge.qualifier == "exact" or (hedge.exists and reading.qualifier in _ABOVE):
        return
    if hedge.qualifier == "approx" and reading.qualifier in _BOUNDED:
        return
    reading.hedged, reading.rule = True, hedge.name
    if reading.value is None:
        _open(reading, hedge)
        return
    low, high = bounds(reading.value, hedge)
    reading.low, reading.high, reading.qualifier = low, high, hedge.qualifier


def _open(reading: Reading, hedge: Hedge) -> None:
    """A range or a vague plural under a hedge keeps the bound that the hedge does not lift."""
    if hedge.qualifier in ("more_than", "at_least"):
        reading.high, reading.qualifier = None, hedge.qualifier
    elif hedge.qualifier in ("less_than", "at_most"):
        reading.low, reading.high, reading.qualifier = 0, reading.high, hedge.qualifier


def bounds(value: float, hedge: Hedge) -> tuple[Number | float | None, Number | float | None]:
    """The interval of a number under a hedge; `outward` rounds whole numbers away from it."""
    floor = hedge.floor if value >= 0 else None  # "below -30" has no nought under it
    low: float | None = floor if hedge.low is None else hedge.low * value
    high = None if hedge.high is None else hedge.high * value
    if value < 0 and low is not None and high is not None and high < low:
        low, high = high, low
    if hedge.outward and value == int(value):
        low = None if low is None else math.floor(low + abs(low) * _NOISE)
        high = None if high is None else math.ceil(high - abs(high) * _NOISE)
    return low, high


def hedged_behind(number: NumberMention, hedge: Hedge) -> NumberMention:
    """A number under a hedge that stands behind what it counts ("300 personnes au moins")."""
    reading = Reading(number.first, number.last, number.value, number.low, number.high, number.qualifier, number.rule)
    if number.qualifier == "exact" or number.value is None:
        apply(reading, hedge)
    return replace(
        number, low=tidy(reading.low), high=tidy(reading.high), qualifier=reading.qualifier, rule=reading.rule
    )


def unrounded(number: NumberMention, hedges: File) -> NumberMention:
    """The number of a unit that fractions are usual of ("environ 8 %"): bounds as they are, not whole."""
    hedge = next((one for one in hedges.hedge if one.name == number.rule and one.outward), None)
    if hedge is None or number.value is None:
        return number
    low, high = bounds(number.value, hedge._replace(outward=False))
    return replace(number, low=tidy(low), high=tidy(high))


def revalued(number: NumberMention, value: Number, hedges: File) -> NumberMention:
    """The number with another value, its bounds made anew by its hedge ("about an hour and a half")."""
    hedge = next((one for one in hedges.hedge if one.name == number.rule), None)
    low, high = (value, value) if hedge is None else bounds(value, hedge)
    if hedge is None and number.value != number.low:
        low, high = number.low, number.high
    return replace(number, value=tidy(value), low=tidy(low), high=tidy(high))


def existing(number: NumberMention, hedges: File) -> NumberMention:
    """The number of people who are there: at least one of them is."""
    hedge = next((one for one in hedges.hedge if one.name == number.rule and one.exists), None)
    return number if hedge is None or number.low != 0 else replace(number, low=1)
