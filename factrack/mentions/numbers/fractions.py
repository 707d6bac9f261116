"""Parts of one: "demi-million", "la moitié", "trois quarts", "et demi", "2 1/4"."""

from __future__ import annotations

from factrack.language.readings import SURE
from factrack.mentions.analysis import Tokens
from factrack.mentions.numbers.core import Core
from factrack.mentions.numbers.table import Atom, Table

_LARGEST = 10
_HUNDREDTH = 0.01
_TENS = 10
_DASHES = ("-", "–")


def leading_fraction(words: list[str], index: int, limit: int, table: Table, atoms: tuple[Atom, ...]) -> Core | None:
    """ "demi-million", "la moitié", "le tiers de": a fraction with no number before it."""
    atom = atoms[0]
    if [part.kind for part in atoms] == ["add", "fraction"]:
        if atoms[1].ordinal and atom.value > 1:
            return None
        core = Core(index, index + 1, atom.value * atoms[1].value, noun=True, share=True, rule="fraction")
        _of_unit(words, core, limit, table)
        return core
    if atom.kind != "fraction":
        return None
    if len(atoms) > 1 and atoms[1].kind in ("scale", "collective"):
        article = table.atoms.get(words[index - 1]) if index else None
        first = index - 1 if article is not None and article.article else index
        return Core(first, index + 1, atom.value * atoms[1].value, noun=True, rule="fraction")
    if words[index] in table.prefixes and index + 1 < limit:
        article = table.atoms.get(words[index + 1])
        unit = index + 1 + (article is not None and article.article)
        if unit < limit and words[unit] in table.units:
            return Core(index, unit, atom.value, rule="fraction")
    scaled = _scaled(words, index, limit, table, atom)
    if scaled is not None:
        return scaled
    definite = index > 0 and words[index - 1] in table.definite
    follower = words[index + 1] if index + 1 < limit else ""
    of = follower in table.of_words or follower in table.plural_verbs
    if atom.alone and ((definite and of) or (atom.free and _is_free(words, index, limit, table))):
        core = Core(index, index + 1, atom.value, noun=True, share=True, rule="fraction")
        _of_unit(words, core, limit, table)
        return core
    return None


def _is_free(words: list[str], index: int, limit: int, table: Table) -> bool:
    """Whether a fraction with no article is a share of what follows ("half of them", "half the town")."""
    follower = words[index + 1] if index + 1 < limit else ""
    if follower not in table.of_words and follower not in table.known:
        return _stands_alone(words, index, index + 1, limit, table)
    before = words[index - 1] if index else ""
    named = index > 1 and words[index - 2] in table.determiners
    return not (named or before in table.determiners or before in table.atoms)


def _stands_alone(words: list[str], first: int, last: int, limit: int, table: Table) -> bool:
    """Whether a fraction at `[first, last)` is a share with nothing behind that it is of: before a verb that agrees with
    many ("a third were"), or under a hedge before what is counted, a verb, a small word or a pause
    ("by more than half.").
    """
    follower, before = words[last] if last < limit else "", words[first - 1] if first else ""
    if before in table.determiners or before in table.atoms:
        return False
    if before not in table.hedging:
        return follower in table.plural_verbs and (not before[:1].isalnum() or before in table.small)
    if follower in table.plural_verbs or table.may_be_counted(follower):
        return True
    reading = table.readings.get(follower)
    verb = reading is not None and reading.finite is not None and reading.caution == SURE
    return verb or follower in table.small or not follower[:1].isalnum()


def _scaled(words: list[str], index: int, limit: int, table: Table, atom: Atom) -> Core | None:
    """ "half a million", "demi million": the fraction of a scale or collective."""
    place = index + 1
    article = table.atoms.get(words[place]) if place < limit else None
    place += article is not None and article.article
    scale = table.atoms.get(words[place]) if place < limit and words[index] in table.prefixes else None
    if scale is None or scale.kind not in ("scale", "collective") or scale.plural:
        return None
    return Core(index, place + 1, atom.value * scale.value, noun=True, rule="fraction")


def add_fraction(tokens: Tokens, core: Core, limit: int, table: Table) -> None:
    """A fraction after the number: "deux tiers", "trois et demi", "un million et demi", "2 1/4", "4/5"."""
    words = tokens.words
    if core.last >= limit or core.value is None:
        return
    if core.digits:
        _slash(tokens, core, limit)
    elif _is_spaced(tokens, core, limit, table):
        core.last += 1  # "two - thirds"
    if not core.digits and _in_compound_parts(words, core, limit, table):
        return
    atom = table.atoms.get(words[core.last]) if core.last < limit else None
    if atom is not None and atom.kind == "fraction" and not core.noun:
        _part(words, core, limit, table, atom)
    elif words[core.last : core.last + 1] and words[core.last] in table.ands and core.last + 1 < limit:
        _and_fraction(words, core, limit, table)


def _is_spaced(tokens: Tokens, core: Core, limit: int, table: Table) -> bool:
    """Whether a dash stands between the number and the fraction that it counts."""
    if core.noun or core.last + 1 >= limit or tokens.words[core.last] not in _DASHES:
        return False
    atom = table.atoms.get(tokens.words[core.last + 1])
    return atom is not None and atom.kind == "fraction" and (core.value == 1 or not atom.ordinal)


def _in_compound_parts(words: list[str], core: Core, limit: int, table: Table) -> bool:
    """ "two twenty-fifths", "three thirty fifths": parts whose number is tens and a unit."""
    if core.last >= limit or core.value is None or core.value != int(core.value) or core.noun:
        return False
    atoms, last = table.of(words[core.last]), core.last + 1
    if atoms is not None and len(atoms) == 1 and last < limit:
        atoms, last = (*atoms, *(table.of(words[last]) or ())), last + 1
    if atoms is None or len(atoms) != 2 or atoms[0].grain != _TENS or atoms[1].kind != "fraction":
        return False
    units = 1 / atoms[1].value if atoms[1].value else _TENS
    if units > _TENS - 0.5 or not (core.value == 1 or not table.atoms[words[last - 1].rpartition("-")[2]].ordinal):
        return False
    core.value, core.last, core.share, core.article = core.value / (atoms[0].value + round(units)), last, True, False
    core.noun, core.rule = True, "fraction"
    return True


def _part(words: list[str], core: Core, limit: int, table: Table, atom: Atom) -> None:
    if core.value is None:
        return
    follower = words[core.last + 1] if core.last + 1 < limit else ""
    if _makes_ordinal(core.value, atom):
        return
    ends = not follower[:1].isalnum() or follower in table.of_words
    if core.value > 1 or ends or _stands_alone(words, core.first, core.last + 1, limit, table):
        core.value, core.last, core.share, core.article = core.value * atom.value, core.last + 1, True, False
        core.noun, core.rule = True, "fraction"
        _of_scale(words, core, limit, table)
        _of_unit(words, core, limit, table)


def _of_scale(words: list[str], core: Core, limit: int, table: Table) -> None:
    """ "three quarters of a million", "trois quarts de million": a number, no share."""
    place = core.last + (core.last < limit and words[core.last] in table.of_words)
    article = table.atoms.get(words[place]) if place < limit else None
    place += article is not None and article.article
    scale = table.atoms.get(words[place]) if place < limit else None
    if scale is not None and scale.kind == "scale" and not scale.plural and core.value is not None:
        core.value, core.last, core.share, core.scale = core.value * scale.value, place + 1, False, scale.value


def _of_unit(words: list[str], core: Core, limit: int, table: Table) -> None:
    """ "a tenth of a percent", "half of one metre": so much of the unit, no share."""
    one = table.atoms.get(words[core.last + 1]) if core.last + 2 < limit and core.share else None
    if (
        one is None
        or not one.article
        or words[core.last] not in table.of_words
        or words[core.last + 2] not in table.units
    ):
        return
    core.last, core.share, core.noun = core.last + 2, False, False


def _and_fraction(words: list[str], core: Core, limit: int, table: Table) -> None:
    """ "et demi", "et deux tiers": added to the number, as a part of its last scale."""
    atom = table.atoms.get(words[core.last + 1])
    factor, last = 1.0, core.last + 2
    if atom is not None and atom.kind == "add" and core.last + 2 < limit:
        factor, last = atom.value, core.last + 3
        atom = table.atoms.get(words[core.last + 2])
    if atom is None or atom.kind != "fraction" or core.value is None or (atom.ordinal and last == core.last + 2):
        return
    core.value, core.last, core.article = core.value + factor * atom.value * core.scale, last, False
    scale = table.atoms.get(words[last]) if last < limit and core.scale == 1 else None
    if scale is not None and scale.kind == "scale" and not scale.plural:
        core.value, core.last, core.scale, core.noun = core.value * scale.value, last + 1, scale.value, scale.noun


def is_ordinal(words: list[str], core: Core, limit: int, table: Table) -> bool:
    """Whether the word behind the number makes an ordinal of it ("twenty fifth", "one hundred and fifth")."""
    index = core.last + (core.last < limit and words[core.last] in table.after_hundred)
    atom = table.atoms.get(words[index]) if index < limit and not core.digits and not core.share else None
    return atom is not None and _makes_ordinal(core.value or 0, atom)


def _makes_ordinal(value: float, atom: Atom) -> bool:
    """Whether a number and an ordinal are one ordinal: tens and a unit ("twenty fifth"), units and a scale ("deux centième");
    "trois cinquième" is a fraction spelled carelessly.
    """
    return atom.ordinal and value > 1 and (value % 10 == 0 or atom.value <= _HUNDREDTH)


def _slash(tokens: Tokens, core: Core, limit: int) -> None:
    """ "4/5" and, after a whole number, "2 1/4"."""
    words, index = tokens.words, core.last
    mixed = index + 2 < limit and words[index].isdecimal() and words[index + 1] == "/" and words[index + 2].isdecimal()
    if mixed and 0 < int(words[index]) < int(words[index + 2]) <= 16 and core.value is not None:
        core.value, core.last = core.value + int(words[index]) / int(words[index + 2]), index + 3
    elif _is_proper(words, core, limit) and core.value is not None:
        core.value, core.last, core.share = core.value / int(words[index + 1]), index + 2, True


def _is_proper(words: list[str], core: Core, limit: int) -> bool:
    """Whether a slash and a small larger number follow a whole one ("4/5"; no date, no "49/3")."""
    index = core.last
    if (
        index + 1 >= limit
        or words[index] != "/"
        or not words[index + 1].isdecimal()
        or not words[core.first].isdecimal()
    ):
        return False
    if words[index + 2 : index + 3] == ["-"] and words[index + 3 : index + 4] and words[index + 3].isdecimal():
        return False  # the line-ups "4-4-2/4-3-3"
    return core.value is not None and 0 < core.value < int(words[index + 1]) <= _LARGEST


def fraction_of_scale(words: list[str], core: Core, index: int, table: Table, atom: Atom) -> Core:
    """ "un demi million": a fraction of the scale after it; what follows else is left to `add_fraction`."""
    if words[index] in table.prefixes and words[index + 1] in table.units:
        core.value, core.last, core.article = atom.value, index + 1, False
        return core
    scale = table.atoms.get(words[index + 1])
    if scale is not None and scale.kind in ("scale", "collective") and not scale.plural:
        core.value, core.last, core.noun, core.article = atom.value * scale.value, index + 2, True, False
    return core
