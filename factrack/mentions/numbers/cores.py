"""Bare numbers: digits, words, scales, collectives, fractions and ratios, before any hedge is read."""

from __future__ import annotations

from dataclasses import dataclass

from factrack.mentions.analysis import Tokens
from factrack.mentions.numbers.digits import value_of
from factrack.mentions.numbers.table import Atom, Table
from factrack.mentions.numbers.words import Reading, read
from factrack.model import Number, Qualifier

_COLLECTIVE_MARGIN = 0.2


@dataclass(slots=True)
class Core:
    """A number at tokens `[first, last)`: exact, or with the interval that its own words give it.

    `scale` is the last scale word's (1 without), so that a range can share it. `noun`: links with "de" to what it
    counts. `article`: only an article, no number unless something says so. `unit` is set when the last token is also
    the unit ("demi-litre"). `share`: a part of one.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    scale: float = 1
    noun: bool = False
    article: bool = False
    digits: bool = False
    share: bool = False
    unit_start: int = 0
    rule: str = "digits"


def tidy(value: float | None) -> Number | None:
    """Whole numbers as int, others without the noise of floating point."""
    if value is None:
        return None
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def core_at(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    """The longest number that starts at token `index`, None when there is none."""
    word = tokens.words[index]
    core = _digits(tokens, index, limit, table) if word[:1].isdecimal() else _words(tokens, index, limit, table)
    if core is None or core.qualifier != "exact":
        return core
    _fraction(tokens, core, limit, table)
    _ratio(tokens, core, limit, table)
    return core


def _digits(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    value = value_of(tokens.words[index], table.file.digits)
    if value is None:
        return None
    core = Core(index, index + 1, value, digits=True)
    _symbol(tokens, core, limit, table)
    _written_scale(tokens, core, limit, table)
    return core


def _symbol(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """A scale symbol that hangs on the number ("3k") or stands before a currency sign ("5 M€")."""
    if core.last >= limit or core.value is None:
        return
    factor = table.file.digits.scales.get(tokens.raw[core.last])
    if factor is None:
        return
    glued = tokens.start[core.last] == tokens.end[core.last - 1]
    after = tokens.raw[core.last + 1] if core.last + 1 < limit else ""
    sign = len(after) == 1 and not after.isalnum() and after in "€$£¥"
    if sign or (glued and not after.isdecimal()) or len(tokens.raw[core.last]) > 1:
        core.value, core.scale, core.last = core.value * factor, factor, core.last + 1


def _written_scale(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """Scale words after digits ("1,5 million", "12 mille", "3 douzaines", "2 millions 300 000")."""
    while core.last < limit and core.value is not None:
        atom = table.atoms.get(tokens.words[core.last])
        if atom is None or not atom.written or atom.kind not in ("scale", "collective"):
            break
        core.value, core.scale, core.noun = core.value * atom.value, atom.value, atom.noun
        core.last += 1
    if core.scale >= 1e6 and core.last < limit and tokens.words[core.last][:1].isdecimal():
        rest = value_of(tokens.words[core.last], table.file.digits)
        if isinstance(rest, int) and core.value is not None and 1000 <= rest < core.scale:
            core.value, core.last, core.noun = core.value + rest, core.last + 1, False


def _words(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    words, reading = tokens.words, Reading()
    atoms = table.of(words[index])
    if atoms is None:
        return None
    if atoms[0].plural or (atoms[0].kind == "collective" and len(atoms) == 1):
        return _vague(words, index, limit, table, atoms[0])
    last = read(words, index, limit, table, reading)
    if last == index:
        return _leading_fraction(words, index, limit, table, atoms)
    core = Core(index, last, reading.value, noun=reading.noun, article=reading.article, rule="words")
    core.scale = reading.scale if reading.current is None and reading.scale < float("inf") else 1
    _point(words, core, limit, table)
    return _collective(words, core, limit, table)


def _point(words: list[str], core: Core, limit: int, table: Table) -> None:
    """Decimals in words ("zéro virgule cinq")."""
    if core.last + 1 >= limit or words[core.last] not in table.point or core.value is None:
        return
    reading = Reading()
    last = read(words, core.last + 1, limit, table, reading)
    if last > core.last + 1:
        core.value, core.last = core.value + float(f"0.{int(reading.value)}"), last


def _collective(words: list[str], core: Core, limit: int, table: Table) -> Core:
    """What a collective makes of the number before it: "une trentaine" about thirty, "deux douzaines" twenty-four."""
    index = core.last
    while index < limit and core.article and words[index] in table.between:
        index += 1
    atom = table.atoms.get(words[index]) if index < limit else None
    if atom is None or core.value is None:
        return core
    if atom.kind == "fraction" and core.article and index + 1 < limit:
        return _fraction_of_scale(words, core, index, table, atom)
    if atom.kind != "collective":
        return core
    value, last = _product(words, index, limit, table)
    core.value, core.last, core.noun, core.scale = core.value * value, last, True, value
    if core.article:
        core.qualifier, core.rule, core.article = "approx", "collective", False
        core.low, core.high = core.value * (1 - _COLLECTIVE_MARGIN), core.value * (1 + _COLLECTIVE_MARGIN)
    return core


def _fraction_of_scale(words: list[str], core: Core, index: int, table: Table, atom: Atom) -> Core:
    """ "un demi million": a fraction of the scale after it; what follows else is left to `_fraction`."""
    if words[index] in table.prefixes and words[index + 1] in table.units:
        core.value, core.last, core.article = atom.value, index + 1, False
        return core
    scale = table.atoms.get(words[index + 1])
    if scale is not None and scale.kind in ("scale", "collective") and not scale.plural:
        core.value, core.last, core.noun, core.article = atom.value * scale.value, index + 2, True, False
    return core


def _product(words: list[str], index: int, limit: int, table: Table) -> tuple[float, int]:
    """The product of nested collectives ("dizaines de milliers"), with the index after them."""
    value = 1.0
    while index < limit:
        atom = table.atoms.get(words[index])
        if atom is None or not atom.noun:
            break
        value, index = value * atom.value, index + 1
        if index + 1 < limit and words[index] in table.of_words:
            following = table.atoms.get(words[index + 1])
            if following is not None and following.noun:
                index += 1
    return value, index


def _vague(words: list[str], index: int, limit: int, table: Table, atom: Atom) -> Core | None:
    """A plural with nothing exact before it: "des milliers", "plusieurs centaines", or in a headline "milliers"."""
    value, last = _product(words, index, limit, table)
    before = table.vague.get(words[index - 1]) if index else None
    if not atom.plural:
        definite = index > 0 and words[index - 1] in table.definite
        return Core(index, last, value, value * 0.8, value * 1.2, "approx", value, True, rule="collective") if definite else None
    low = value * (before.low if before else 2)
    high = value * before.high if before and before.high else None
    return Core(index - 1 if before else index, last, None, low, high, "vague", value, True, rule="vague plural")


def _leading_fraction(words: list[str], index: int, limit: int, table: Table, atoms: tuple[Atom, ...]) -> Core | None:
    """ "demi-million", "la moitié", "le tiers de": a fraction with no number before it."""
    atom = atoms[0]
    if atom.kind != "fraction":
        return None
    if len(atoms) > 1 and atoms[1].kind in ("scale", "collective"):
        return Core(index, index + 1, atom.value * atoms[1].value, noun=True, rule="fraction")
    if len(atoms) > 1 and atoms[1].kind == "unit":
        return Core(index, index + 1, atom.value, rule="fraction")
    if words[index] in table.prefixes and index + 1 < limit and words[index + 1] in table.units:
        return Core(index, index + 1, atom.value, rule="fraction")
    definite = index > 0 and words[index - 1] in table.definite
    of = index + 1 < limit and words[index + 1] in table.of_words
    if atom.alone and definite and of:
        return Core(index, index + 1, atom.value, noun=True, share=True, rule="fraction")
    return None


def _fraction(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """A fraction after the number: "deux tiers", "trois et demi", "un million et demi", "2 1/4", "4/5"."""
    words = tokens.words
    if core.last >= limit or core.value is None:
        return
    if core.digits:
        _slash(tokens, core, limit)
    atom = table.atoms.get(words[core.last]) if core.last < limit else None
    if atom is not None and atom.kind == "fraction" and not core.noun:
        _part(words, core, limit, table, atom)
    elif words[core.last : core.last + 1] and words[core.last] in table.ands and core.last + 1 < limit:
        _and_fraction(words, core, limit, table)


def _part(words: list[str], core: Core, limit: int, table: Table, atom: Atom) -> None:
    if core.value is None:
        return
    follower = words[core.last + 1] if core.last + 1 < limit else ""
    ends = not follower or not follower[:1].isalnum() or follower in table.of_words
    if core.value > 1 or ends:
        core.value, core.last, core.share, core.article = core.value * atom.value, core.last + 1, True, False
        core.noun, core.rule = True, "fraction"


def _and_fraction(words: list[str], core: Core, limit: int, table: Table) -> None:
    """ "et demi", "et deux tiers": added to the number, as a part of its last scale."""
    atom = table.atoms.get(words[core.last + 1])
    factor, last = 1.0, core.last + 2
    if atom is not None and atom.kind == "add" and core.last + 2 < limit:
        factor, last = atom.value, core.last + 3
        atom = table.atoms.get(words[core.last + 2])
    if atom is None or atom.kind != "fraction" or core.value is None:
        return
    core.value, core.last, core.article = core.value + factor * atom.value * core.scale, last, False


def _slash(tokens: Tokens, core: Core, limit: int) -> None:
    """ "4/5" and, after a whole number, "2 1/4"."""
    words, index = tokens.words, core.last
    mixed = index + 2 < limit and words[index].isdecimal() and words[index + 1] == "/" and words[index + 2].isdecimal()
    if mixed and 0 < int(words[index]) < int(words[index + 2]) <= 16 and core.value is not None:
        core.value, core.last = core.value + int(words[index]) / int(words[index + 2]), index + 3
    elif index + 1 < limit and words[index] == "/" and words[index + 1].isdecimal() and core.value is not None:
        if 0 < core.value < int(words[index + 1]) <= 10 and words[core.first].isdecimal():
            core.value, core.last, core.share = core.value / int(words[index + 1]), index + 2, True


def _ratio(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """ "sept sur dix": a share, where the second number is one that shares are given of."""
    words = tokens.words
    if core.last + 1 >= limit or words[core.last] not in table.over or core.value is None or core.share:
        return
    other = core_at(tokens, core.last + 1, limit, table)
    if other is None or not other.value or other.value not in table.over_values or core.value >= other.value:
        return
    core.value, core.last, core.share, core.article, core.rule = core.value / other.value, other.last, True, False, "ratio"
