"""Numbers in words: units, tens, hundreds and scales added up as they come."""

from __future__ import annotations

from dataclasses import dataclass

from factrack.mentions.numbers.table import Atom, Table

_NONE = float("inf")


@dataclass(slots=True)
class Reading:
    """What has been read so far: `total` of closed scales and `current` below them.

    `grain` is what the next word to add must stay below, `last` the word added last, `scale` the last scale closed.
    `atoms` counts the words; `article` stays true while only an article has been read.
    """

    total: float = 0
    current: float | None = None
    grain: float = _NONE
    last: float = 0
    scale: float = _NONE
    atoms: int = 0
    article: bool = False
    noun: bool = False

    @property
    def value(self) -> float:
        """The number read."""
        return self.total + (self.current or 0)

    def take(self, atom: Atom) -> bool:
        """Read one more word; False, and nothing changed, when it cannot continue the number."""
        taken = self._take(atom)
        if taken:
            self.article = atom.article and self.atoms == 0
            self.noun = atom.noun
            self.atoms += 1
        return taken

    def _take(self, atom: Atom) -> bool:
        if atom.kind == "add":
            return self._add(atom)
        if atom.kind == "hundred":
            return self._hundred(atom)
        return atom.kind == "scale" and self._scale(atom)

    def _add(self, atom: Atom) -> bool:
        if self.current is None:
            if atom.value >= self.scale:
                return False
            self.current, self.grain = atom.value, atom.grain
        elif self.last in atom.times:
            self.current += self.last * (atom.value - 1)
            self.grain = atom.value
        elif 0 < atom.value < self.grain:
            self.current += atom.value
            self.grain = min(atom.grain, self.grain)
        else:
            return False
        self.last = atom.value
        return True

    def _hundred(self, atom: Atom) -> bool:
        if self.current is None:
            self.current = atom.value
        elif 0 < self.current < atom.value:
            self.current *= atom.value
        else:
            return False
        self.grain, self.last = atom.value, 0
        return True

    def _scale(self, atom: Atom) -> bool:
        if self.current is None and not self.total and not atom.bare:
            return False
        if self.current is None and not self.total:
            self.current = 1
        if atom.value > self.scale:
            self.total = (self.total + (self.current or 0)) * atom.value
        elif self.current is None or atom.value == self.scale:
            return False
        else:
            self.total += self.current * atom.value
        self.current, self.grain, self.last, self.scale = None, _NONE, 0, atom.value
        return True


def read(words: list[str], index: int, limit: int, table: Table, reading: Reading) -> int:
    """Read number words from token `index`; the index after the last one that belongs (`index` when none does)."""
    while index < limit:
        atoms, after = table.of(words[index]), index + 1
        if atoms is None:
            atoms, after = _linked(words, index, limit, table, reading), index + 2
        if atoms is None or not _take_all(atoms, reading):
            break
        index = after
    return index


def _linked(words: list[str], index: int, limit: int, table: Table, reading: Reading) -> tuple[Atom, ...] | None:
    """The atoms after an "and" inside the number ("vingt et un")."""
    word = words[index]
    if word not in table.ands or index + 1 >= limit or not reading.atoms:
        return None
    atoms = table.of(words[index + 1])
    if not atoms or atoms[0].kind != "add" or _is_part(words, index + 2, limit, table):
        return None
    tens = atoms[0].value in table.ands[word] and 10 <= reading.grain < 100
    hundred = word in table.after_hundred and atoms[0].value < 100 and reading.grain >= 100
    return atoms if tens or hundred else None


def _is_part(words: list[str], index: int, limit: int, table: Table) -> bool:
    """Whether a fraction follows, which the number after "and" counts ("two million and a half")."""
    atom = table.atoms.get(words[index]) if index < limit else None
    return atom is not None and atom.kind == "fraction"


def _take_all(atoms: tuple[Atom, ...], reading: Reading) -> bool:
    """Take every word of one token, or none of them."""
    before = Reading(
        reading.total,
        reading.current,
        reading.grain,
        reading.last,
        reading.scale,
        reading.atoms,
        reading.article,
        reading.noun,
    )
    for atom in atoms:
        if not reading.take(atom):
            for name in Reading.__slots__:
                setattr(reading, name, getattr(before, name))
            return False
    return True
