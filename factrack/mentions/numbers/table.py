"""The number words of a pack, compiled once: what each word does when numbers are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from factrack.frozen import frozen
from factrack.language.lexicon import Entries, Packed
from factrack.language.pack import Pack
from factrack.language.readings import Reading
from factrack.language.records.numbers import Cardinal, Collective, File, Fraction, Scale, Vague
from factrack.language.tokenizer import fold
from factrack.mentions.numbers.notation import GLYPHS

Record = Cardinal | Scale | Collective | Fraction
_SMALL = ("preposition", "determiner", "coordinator", "subordinator", "relative", "medial_adverb", "contraction")
_LINKS = ("conjunction_and", "conjunction_or")
_REMEMBERED = 100_000


@frozen
class Atom:
    """One number word. `kind`: add, hundred, scale, collective, fraction; `plural` where it is vague by itself."""

    kind: str
    value: float
    grain: int = 1
    times: tuple[int, ...] = ()
    article: bool = False
    bare: bool = False
    noun: bool = False
    written: bool = True
    plural: bool = False
    ordinal: bool = False
    alone: bool = False
    free: bool = False
    of: bool = False


def is_each(word: str, table: Table) -> bool:
    """Whether one word is an article and a unit ("a-day"): what a rate is for, no number; "one-day" is one."""
    if word.partition("-")[0] not in table.measuring:
        return False
    atoms = table.of(word)
    return atoms is not None and len(atoms) == 2 and atoms[1].kind == "unit"


class Openers(dict[str, bool]):
    """Whether a number may start with a word: asked once a word, then remembered (one look-up a token)."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[word] = word[:1].isdecimal() or self._table.of(word) is not None
        return found


@dataclass(slots=True)
class Table:
    """Word -> atom, with the small words of numbers; hyphenated words are taken apart on demand and remembered."""

    file: File
    atoms: dict[str, Atom] = field(default_factory=dict)
    ands: dict[str, frozenset[int]] = field(default_factory=dict)
    after_hundred: frozenset[str] = frozenset()
    vague: dict[str, Vague] = field(default_factory=dict)
    point: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    over_nouns: frozenset[str] = frozenset()
    over_first: frozenset[str] = frozenset()
    plural_verbs: frozenset[str] = frozenset()
    hedging: frozenset[str] = frozenset()
    readings: dict[str, Reading] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    plural_ends: tuple[str, ...] = ()
    suffixes: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    label_marks: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    clock_letters: frozenset[str] = frozenset()
    day_halves: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    letter_before: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    over_values: frozenset[int] = frozenset()
    of_words: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    symbols: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    entries: Entries = field(default_factory=lambda: Entries(Packed()))
    after_article: frozenset[str] = frozenset()
    measuring: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    glued: frozenset[str] = frozenset()
    compounds: dict[str, tuple[Atom, ...] | None] = field(default_factory=dict)

    def of(self, word: str) -> tuple[Atom, ...] | None:
        """The atoms of one token, None when it is no number word."""
        atom = self.atoms.get(word)
        if atom is not None:
            return (atom,)
        if "-" not in word or word.split("-", 1)[0] not in self.atoms:
            return None
        if word not in self.compounds:
            self.compounds[word] = self._compound(word)
        return self.compounds[word]

    def may_be_counted(self, word: str) -> bool:
        """Whether a word behind a number is a unit or something counted ("7m tonnes", "10m more jobs")."""
        if word in self.units or word in self.more:
            return True
        entry = self.entries[word] if word.endswith(self.plural_ends) else None
        return entry is not None and any(tag.kind in ("topic", "person") for tag in entry.tags)

    def _compound(self, word: str) -> tuple[Atom, ...] | None:
        head, _, unit = word.rpartition("-")
        if f"-{unit}" in self.suffixes:
            number = self.of(head)
            return (*number, Atom("suffix", 1)) if number is not None else None
        if unit in self.units and unit not in self.atoms:
            number = self.of(head)
            return (*number, Atom("unit", 1)) if number is not None else None
        parts = [self.atoms.get(part) for part in word.split("-") if part not in self.ands]
        return tuple(part for part in parts if part is not None) if None not in parts else None


def openers_of(pack: Pack) -> Openers:
    """The words with which a number may start."""
    return pack.made(_open)


def _open(pack: Pack) -> Openers:
    return Openers(table_of(pack))


def table_of(pack: Pack) -> Table:
    """The table of a pack, compiled on first use."""
    return pack.made(_compile)


def _compile(pack: Pack) -> Table:
    file: File = pack.files["numbers"]
    table = Table(file)
    records: tuple[Record, ...] = (*file.cardinal, *file.hundred, *file.scale, *file.collective, *file.fraction)
    for record in records:
        for word, atom in _atoms(record, hundred=record in file.hundred):
            table.atoms[fold(word)] = atom
            table.atoms.setdefault(_bare(fold(word)), atom)
    table.atoms |= {char: Atom("fraction", value) for char, value in GLYPHS.items()}
    for link in file.and_:
        for word in link.words:
            table.ands[word] = frozenset(link.values)
    table.after_hundred = frozenset(word for link in file.and_ if link.after_hundred for word in link.words)
    table.vague = {word: record for record in file.vague for word in record.words}
    table.point, table.minus, table.over = frozenset(file.point), frozenset(file.minus), frozenset(file.over)
    table.between, table.labels = frozenset(file.between), frozenset(fold(word) for word in file.labels)
    table.prefixes = frozenset(word for record in file.fraction if record.prefix for word in record.words)
    table.label_marks, table.ordinals = frozenset(file.label_marks), frozenset(map(fold, file.digits.ordinal))
    table.clock, table.clock_before = frozenset(file.clock), frozenset(file.clock_before)
    table.letter_before = frozenset(file.letter_before)
    table.day_halves = frozenset(file.day_halves)
    table.linking = frozenset(",&-–").union(*(pack.classes.get(name, frozenset()) for name in ("to", *_LINKS)))
    table.clock_letters = frozenset(word for word in file.clock if len(word) == 1)
    listed = pack.lexicon.listed
    table.small = frozenset().union(*(pack.classes.get(name, frozenset()) for name in _SMALL))
    table.more, table.entries = frozenset(pack.files["topics"].phrase.before), pack.lexicon.entries
    table.units = frozenset(word for word, form in listed["unit"] if "noun" in form)
    symbols = frozenset(
        word for word, form in listed["unit"] if "noun" not in form and len(word) > 1 and word.isalpha()
    )
    table.symbols = symbols - table.small
    table.signs = frozenset(word for word, _ in listed["unit_before"] if len(word) == 1 and not word.isalnum())
    table.glued = frozenset(pack.settings.glued)
    linking = [pack.classes.get(name, frozenset()) for name in ("to", "conjunction_or", "dash")]
    opening = {phrase.split()[0] for phrase in table.over}
    table.after_article = frozenset(table.atoms).union(
        table.between, table.ands, opening, file.divided, table.point, *linking
    )
    table.over_nouns = frozenset(file.over_nouns)
    table.over_first = frozenset(phrase.split()[0] for phrase in file.over_nouns)
    table.plural_ends = pack.files["topics"].phrase.plural_ends
    table.suffixes = frozenset(
        phrase for hedge in pack.files["hedges"].hedge for phrase in hedge.after if phrase[0] == "-"
    )
    table.hedging = frozenset(
        phrase.split()[-1]
        for hedge in pack.files["hedges"].hedge
        if hedge.qualifier != "exact"
        for phrase in hedge.before
    )
    table.plural_verbs, table.readings = frozenset(file.plural_verbs), pack.readings
    table.measuring = frozenset(file.measuring)
    table.over_values = frozenset(file.over_values)
    table.of_words = pack.classes.get("of", frozenset())
    table.known = pack.classes["definite"] | pack.classes["demonstrative"] | pack.classes["possessive"]
    table.determiners = table.known | pack.classes["indefinite"]
    table.definite = pack.classes["definite"] | pack.classes.get("contraction", frozenset())
    return table


def _atoms(record: Record, hundred: bool) -> Iterable[tuple[str, Atom]]:
    if isinstance(record, Cardinal):
        for word in record.words:
            yield word, Atom("add", record.value, record.grain, record.times, record.article)
    elif isinstance(record, Scale):
        for word in record.words:
            plural = record.noun and word not in record.singular
            kind = "hundred" if hundred else "scale"
            yield (
                word,
                Atom(kind, record.value, bare=record.bare, noun=record.noun, written=record.written, plural=plural),
            )
    elif isinstance(record, Collective):
        for word in (*record.words, *record.plural):
            yield word, Atom("collective", record.value, noun=True, plural=word in record.plural, of=record.of)
    else:
        for word in (*record.words, *record.plural):
            ordinal = bool(record.plural) and word in record.words
            yield word, Atom("fraction", record.value, ordinal=ordinal, alone=record.alone, free=record.free)


def _bare(word: str) -> str:
    """The word without its accents, as careless pages write it."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
