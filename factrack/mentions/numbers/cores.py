"""Bare numbers: digits, words, scales, collectives, fractions and ratios, before any hedge is read."""

from __future__ import annotations

import math

from factrack.language.records.numbers import Vague
from factrack.mentions.analysis import Tokens
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.digits import value_of
from factrack.mentions.numbers.fractions import add_fraction, fraction_of_scale, is_ordinal, leading_fraction
from factrack.mentions.numbers.notation import GLYPHS, add_notation, leading_point
from factrack.mentions.numbers.ratios import add_ratio
from factrack.mentions.numbers.table import Atom, Table, is_each
from factrack.mentions.numbers.words import Reading, read
from factrack.model import Number

_COLLECTIVE_MARGIN = 0.2
_COUPLE_HIGH = 1.5  # "a couple of": two or a few
_BEFALLEN = 3  # words behind a plural within which what befell it stands
_UNITS = frozenset({"hundred", "scale", "collective"})
_ADDS_DIGITS = 100  # the least scale word behind which digits may go on
_DECIMALS = 2  # figures on each side, at most, in a number whose decimal mark a space follows by mistake
_JOINS_DIGITS = 1_000_000  # a scale that figures behind "and" are added to


def core_at(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    """The longest number that starts at token `index`, None when there is none."""
    word = tokens.words[index]
    core = _digits(tokens, index, limit, table) if word[:1].isdecimal() else _words(tokens, index, limit, table)
    if core is None or core.qualifier != "exact":
        return core
    add_fraction(tokens, core, limit, table)
    if is_ordinal(tokens.words, core, limit, table):
        return None
    add_ratio(tokens, core, limit, table)
    return core


def _digits(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    part = leading_point(tokens, index)
    value = value_of(tokens.words[index], table.file.digits) if part is None else part
    if value is None:
        return None
    core = Core(index if part is None else index - 1, index + 1, value, digits=True)
    _spaced_decimals(tokens, core, limit, table)
    add_notation(tokens, core, limit)
    _spoken_point(tokens.words, core, limit, table)
    _symbol(tokens, core, limit, table)
    _written_scale(tokens, core, limit, table)
    return core


def _spaced_decimals(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """A space that slipped in behind the decimal mark ("49, 51 %"): before a sign of a unit that ends no list."""
    digits, mark, sign = table.file.digits, core.last, core.last + 2
    if sign >= limit or tokens.words[mark] != digits.decimal or tokens.words[sign] not in digits.parted:
        return
    whole, decimals = tokens.words[core.first], tokens.words[mark + 1]
    if not (whole.isdecimal() and len(whole) <= _DECIMALS and decimals.isdecimal() and len(decimals) <= _DECIMALS):
        return
    listed = (
        core.first > 1 and tokens.words[core.first - 1] in (",", ";") and tokens.words[core.first - 2] in digits.parted
    )
    against = tokens.end[core.last - 1] == tokens.start[mark]
    if against and not (listed or _list_goes_on(tokens, sign + 1, limit, table)):
        core.value, core.last = float(f"{whole}.{decimals}"), mark + 2


def _list_goes_on(tokens: Tokens, index: int, limit: int, table: Table) -> bool:
    """Whether one more number of a list stands at `index` ("40, 51 et 53 %")."""
    joined = index + 1 < limit and (tokens.words[index] in table.ands or tokens.words[index] in (",", ";"))
    return joined and tokens.words[index + 1][:1].isdecimal()


def _symbol(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """A scale symbol that hangs on the number ("3k") or stands before a currency sign ("5 M€")."""
    if core.last >= limit or core.value is None:
        return
    symbol = tokens.raw[core.last]
    factor = table.file.digits.scales.get(symbol) or _of_money(tokens, core, limit, table)
    if factor is None:
        return
    glued = tokens.start[core.last] == tokens.end[core.last - 1]
    after = tokens.raw[core.last + 1] if core.last + 1 < limit else ""
    ends = symbol in table.file.digits.spaced and not after[:1].isalnum()
    of = symbol.isupper() and (after in table.of_words or (core.value % 1 != 0 and after in table.small))
    if after in table.signs or (glued and not after.isdecimal()) or len(tokens.raw[core.last]) > 1 or ends or of:
        core.value, core.scale, core.last = core.value * factor, factor, core.last + 1


def _of_money(tokens: Tokens, core: Core, limit: int, table: Table) -> int | None:
    """What a symbol multiplies by that is a unit too, where a currency, a decimal or what is counted tells it apart."""
    symbol = tokens.raw[core.last]
    factor = table.file.digits.money_scales.get(symbol)
    if factor is None or _priced(tokens, core.first, table):
        return factor
    if tokens.raw[core.last + 1 : core.last + 2] == ["/"]:
        return None  # "9.5m/s"
    glued = tokens.start[core.last] == tokens.end[core.last - 1]
    if glued and symbol not in table.units and core.value is not None and core.value % 1:
        return factor
    return factor if core.last + 1 < limit and table.may_be_counted(tokens.words[core.last + 1]) else None


def _priced(tokens: Tokens, first: int, table: Table) -> bool:
    """Whether a currency sign stands before the number, or before one that a dash joins to it ("$3-5m")."""
    raw = tokens.raw
    if first > 2 and raw[first - 1] in "-–" and raw[first - 2][0].isdecimal():
        first -= 2
    if first == 0:
        return False
    against = tokens.end[first - 1] == tokens.start[first]
    return raw[first - 1] in table.signs or (against and raw[first - 1] in table.glued)


def _spoken_point(words: list[str], core: Core, limit: int, table: Table) -> None:
    """A decimal mark in words between digits ("1 point 5")."""
    index = core.last
    if index + 1 >= limit or words[index] not in table.point or not words[index + 1].isdecimal():
        return
    if words[core.first].isdecimal() and core.last == core.first + 1:
        core.value, core.last = float(f"{words[core.first]}.{words[index + 1]}"), index + 2


def _written_scale(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """Scale words after digits ("1,5 million", "12 mille", "3 douzaines"), and what is added to them."""
    words = tokens.words
    while core.last < limit and core.value is not None:
        atom = table.atoms.get(words[core.last])
        if atom is None or not atom.written or atom.kind not in ("hundred", "scale", "collective"):
            break
        core.value, core.scale, core.noun = core.value * atom.value, atom.value, atom.noun
        core.last += 1
    while core.scale >= _ADDS_DIGITS and core.last < limit and core.value is not None:
        rest, scale, last = _rest(words, core, limit, table)
        if rest is None:
            return
        core.value, core.last, core.noun = core.value + rest, last, scale > 1 and core.noun
        core.scale = scale


def _rest(words: list[str], core: Core, limit: int, table: Table) -> tuple[Number | None, float, int]:
    """Digits below the scale just read, with their own scale and the token after them ("2 millions 300 000", "371 mille
    891", "4 thousand 3 hundred", "3 hundred and 21", "1 million et 663 447"); None when they belong to something else.
    """
    linked = words[core.last] in table.after_hundred and core.scale < 1000
    linked = linked or (words[core.last] in table.ands and core.scale >= _JOINS_DIGITS)
    index = core.last + linked
    rest = value_of(words[index], table.file.digits) if index < limit and words[index][:1].isdecimal() else None
    if not isinstance(rest, int) or not rest:
        return None, 1, index
    atom = table.atoms.get(words[index + 1]) if index + 1 < limit else None
    if atom is not None and atom.kind in ("hundred", "scale"):
        return (rest * int(atom.value) if atom.value < core.scale else None), atom.value, index + 2
    fits = rest < core.scale and (
        rest >= 1000 or (linked and core.scale < 1000) or (core.scale == 1000 and rest >= 100)
    )
    return (rest if fits else None), 1, index + 1


def _words(tokens: Tokens, index: int, limit: int, table: Table) -> Core | None:
    words, reading = tokens.words, Reading()
    atoms = table.of(words[index])
    if atoms is None:
        return None
    if len(atoms) == 1 and (atoms[0].plural or atoms[0].kind == "collective"):
        return _vague(words, index, limit, table, atoms[0])
    vague = table.vague.get(words[index - 1]) if index else None
    if vague is not None and vague.singular and vague.high and atoms[0].kind in _UNITS:
        return _several(words, index, limit, table, vague)
    if atoms[-1].kind == "unit":
        named = _is_title(tokens.raw[index]) or is_each(words[index], table)
        return None if named else _with_unit(index, atoms)
    if atoms[-1].kind == "suffix":
        whole = _with_unit(index, atoms)
        if whole is not None:
            whole.suffix, whole.rule = f"-{words[index].rpartition('-')[2]}", "words"
        return whole
    if words[index] in GLYPHS:
        return Core(index, index + 1, GLYPHS[words[index]], rule="fraction")
    last = read(words, index, limit, table, reading)
    if last == index:
        return leading_fraction(words, index, limit, table, atoms)
    core = Core(index, last, reading.value, noun=reading.noun, article=reading.article, rule="words")
    core.scale = reading.scale if reading.current is None and reading.scale < float("inf") else 1
    _point(words, core, limit, table)
    return _collective(words, core, limit, table)


def _is_title(raw: str) -> bool:
    """Whether a number and its unit make a name ("les Cent-Jours"), each part with a capital."""
    return not raw.isupper() and all(part[:1].isupper() for part in raw.split("-"))


def _with_unit(index: int, atoms: tuple[Atom, ...]) -> Core | None:
    """One word of a number and its unit ("demi-litre", "four-mile") or hedge ("twenty-odd")."""
    reading = Reading()
    value = atoms[0].value if atoms[0].kind == "fraction" else None
    if value is None and not all(reading.take(atom) for atom in atoms[:-1]):
        return None
    return Core(index, index + 1, reading.value if value is None else value, rule="number with unit")


def _point(words: list[str], core: Core, limit: int, table: Table) -> None:
    """Decimals in words: as a number ("zéro virgule douze") or figure by figure ("zero point one four")."""
    if core.last + 1 >= limit or words[core.last] not in table.point or core.value is None:
        return
    reading, end = Reading(), _scale_at(words, core.last + 1, limit, table)
    last = read(words, core.last + 1, end, table, reading)
    if last == core.last + 1:
        return
    figures = str(int(reading.value))
    while (reading.value < 10) and last < end:
        atom = table.atoms.get(words[last])
        if atom is None or atom.kind != "add" or atom.value > 9:
            break
        figures, last = f"{figures}{int(atom.value)}", last + 1
    core.value, core.last = core.value + float(f"0.{figures}"), last
    scale = table.atoms.get(words[last]) if last < limit else None
    if scale is not None and scale.kind == "scale":
        core.value, core.last, core.scale, core.noun = core.value * scale.value, last + 1, scale.value, scale.noun


def _scale_at(words: list[str], index: int, limit: int, table: Table) -> int:
    """The first scale word from `index` on among the decimals in words, which multiplies them with what stands before
    ("two point five million"); `limit` when there is none.
    """
    while index < limit and (atom := table.atoms.get(words[index])) is not None and atom.kind == "add":
        index += 1
    return index if index < limit and words[index] in table.atoms else limit


def _collective(words: list[str], core: Core, limit: int, table: Table) -> Core:
    """What a collective makes of the number before it: "une trentaine" about thirty, "deux douzaines" twenty-four."""
    index = core.last
    while index < limit and core.article and words[index] in table.between:
        index += 1
    atom = table.atoms.get(words[index]) if index < limit else None
    if atom is None or core.value is None:
        return core
    if atom.kind == "fraction" and core.article and index + 1 < limit:
        return fraction_of_scale(words, core, index, table, atom)
    if atom.kind != "collective" or (atom.of and table.of_words.isdisjoint(words[index + 1 : index + 2])):
        return core
    value, last = _product(words, index, limit, table)
    core.value, core.last, core.noun, core.scale = core.value * value, last, True, value
    if core.article:
        core.qualifier, core.rule, core.article = "approx", "collective", False
        low, high = (1.0, _COUPLE_HIGH) if atom.of else (1 - _COLLECTIVE_MARGIN, 1 + _COLLECTIVE_MARGIN)
        core.low, core.high = math.floor(round(core.value * low, 6)), math.ceil(round(core.value * high, 6))
    return core


def _product(words: list[str], index: int, limit: int, table: Table) -> tuple[float, int]:
    """The product of nested collectives ("dizaines de milliers"), with the index after them."""
    value = 1.0
    while index < limit:
        atom = table.atoms.get(words[index])
        if atom is None or not (atom.noun or atom.kind == "hundred"):
            break
        value, index = value * atom.value, index + 1
        if index + 1 < limit and words[index] in table.of_words:
            following = table.atoms.get(words[index + 1])
            if following is not None and (following.noun or following.kind == "hundred"):
                index += 1
    return value, index


def _several(words: list[str], index: int, limit: int, table: Table, vague: Vague) -> Core:
    """ "several hundred", "a few thousand": a unit in the singular of which there are a few."""
    value, last = _product(words, index, limit, table)
    article = table.atoms.get(words[index - 2]) if index > 1 else None
    first = index - 1 - (article is not None and article.article)
    high = value * vague.high if vague.high else None
    return Core(first, last, None, value * vague.low, high, "vague", value, True, rule="vague plural")


def _befallen(words: list[str], last: int, limit: int, table: Table) -> bool:
    """Whether a plural that is another noun too counts: before "of", "more" or what befell people ("scores were hurt")."""
    following = words[last : min(last + _BEFALLEN, limit)]
    if not following or following[0] in table.of_words or following[0] in table.more:
        return bool(following)
    found = (table.entries[word] for word in following if word not in table.units)
    return any(tag.kind == "topic_adjective" for entry in found if entry is not None for tag in entry.tags)


def _vague(words: list[str], index: int, limit: int, table: Table, atom: Atom) -> Core | None:
    """A plural with nothing exact before it: "des milliers", "plusieurs centaines", or in a headline "milliers"."""
    value, last = _product(words, index, limit, table)
    before = table.vague.get(words[index - 1]) if index else None
    if atom.of and atom.plural and not _befallen(words, last, limit, table):
        return None
    if not atom.plural:
        definite = index > 0 and words[index - 1] in table.definite and not atom.of
        return (
            Core(index, last, value, value * 0.8, value * 1.2, "approx", value, True, rule="collective")
            if definite
            else None
        )
    low = value * (before.low if before else 2)
    high = value * before.high if before and before.high else None
    return Core(index - 1 if before else index, last, None, low, high, "vague", value, True, rule="vague plural")
