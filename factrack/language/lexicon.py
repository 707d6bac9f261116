"""What a pack knows, by word: one dictionary that the scan asks once a token.

An entry of several words hangs on its first word. Tags say what kind of thing a match is and
which rule it came from; one word may carry tags of several kinds.

A pack has tens of thousands of entries and an article asks for some hundreds, so a closed lexicon keeps them
packed, a few bytes each, and unpacks an entry when its word is first asked for. That is what makes a compiled
pack quick to load.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple, TypeVar

from factrack.language.tokenizer import fold, plain
from factrack.memo import Memo


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """What a lexicon entry stands for.

    `kind` groups tags by the stage that reads them (number, scale, hedge, date, unit, topic, actor,
    speech, event …); `key` is the name of the rule; `form` the grammatical features of this form of
    the word (present, participle, noun, plural …; empty when it does not inflect); `data` the rule
    record, or whatever the stage needs.
    """

    kind: str
    key: str
    form: frozenset[str] = frozenset()
    data: Any = None


Open = tuple[list[Tag], dict[str, list[tuple[tuple[str, ...], Tag]]]]  # an entry that may still grow
Value = TypeVar("Value")
LISTED = frozenset({"unit", "unit_before"})


class Phrase(NamedTuple):
    """A phrase of `size` words: its words from the fourth on, and its tag."""

    size: int
    rest: tuple[str, ...]
    tag: Tag


class Longer(NamedTuple):
    """The phrases that begin with two words: those of just these, and the others by third word, longest first."""

    pairs: list[Phrase]
    others: dict[str, list[Phrase]]


class Entry(NamedTuple):
    """All that starts with one word: `tags` of the word alone, `longer` phrases by second word."""

    tags: list[Tag]
    longer: dict[str, Longer]


@dataclass(slots=True)
class Packed:
    """Entries as bytes: word -> (numbers of its tags, its phrases with the number of each) as `marshal` writes them.

    A tag is three numbers in `tags`: its place in `names` (kind and key), in `forms` and in `data`.
    """

    words: dict[str, bytes] = field(default_factory=dict)
    tags: array[int] = field(default_factory=lambda: array("I"))
    names: list[tuple[str, str]] = field(default_factory=list)
    forms: list[frozenset[str]] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)


class Entries(Memo[str, Entry | None]):
    """Folded first word -> `Entry`, None for a word that begins none. Ask with `[]`: what was not asked is not here."""

    __slots__ = ("_tags", "packed")

    def __init__(self, packed: Packed) -> None:
        super().__init__(self._entry)
        self.packed = packed
        self._tags: dict[int, Tag] = {}

    def get(self, word: str, default: Any = None) -> Any:
        """As `[]`, which is faster."""
        found = self[word]
        return default if found is None else found

    def _entry(self, word: str) -> Entry | None:
        blob = self.packed.words.get(word)
        if blob is None:
            return None
        tags, longer = marshal.loads(blob)
        return Entry(
            [self._tag(number) for number in tags],
            {second: self._longer(phrases) for second, phrases in longer.items()},
        )

    def _longer(self, phrases: list[tuple[tuple[str, ...], int]]) -> Longer:
        found = Longer([], {})
        for rest, number in phrases:
            phrase = Phrase(len(rest) + 1, rest[2:], self._tag(number))
            (found.others.setdefault(rest[1], []) if len(rest) > 1 else found.pairs).append(phrase)
        return found

    def _tag(self, number: int) -> Tag:
        found = self._tags.get(number)
        if found is None:
            packed, place = self.packed, 3 * number
            name, form, data = packed.tags[place : place + 3]
            found = self._tags[number] = Tag(*packed.names[name], packed.forms[form], packed.data[data])
        return found


class Lexicon:
    """Folded first word -> `Entry`. Build with `add`, then `close` once; read `entries` directly.

    `listed` maps each kind of `LISTED` to its words (phrases left out) with the form of each.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.listed: dict[str, list[tuple[str, frozenset[str]]]] = {kind: [] for kind in LISTED}
        self.entries = Entries(Packed())
        self._open: dict[str, Open] = {}

    def __getstate__(self) -> tuple[re.Pattern[str], dict[str, list[tuple[str, frozenset[str]]]], Packed]:
        return self.pattern, self.listed, self.entries.packed

    def __setstate__(self, state: tuple[re.Pattern[str], dict[str, list[tuple[str, frozenset[str]]]], Packed]) -> None:
        self.pattern, self.listed, packed = state
        self.entries, self._open = Entries(packed), {}

    def __len__(self) -> int:
        return len(self.entries.packed.words)

    def words_of(self, phrase: str) -> tuple[str, ...]:
        """A phrase as the scan will see it."""
        return tuple(fold(word) for word in self.pattern.findall(plain(phrase)))

    def add(self, phrase: str, tag: Tag) -> None:
        """Register a word or phrase; also without the accent of a capital initial ("Etats-Unis")."""
        words = self.words_of(phrase)
        if not words:
            return
        self._put(words, tag)
        bare = _bare_initial(words[0])
        if bare != words[0] and len(bare) > 2:
            self._put((bare, *words[1:]), tag)

    def close(self) -> None:
        """Sort the phrases of each entry, longest first, and pack all entries."""
        packed = Packed()
        number_of = _Numbers(packed)
        for word, (tags, phrases) in self._open.items():
            longer = {
                second: [(rest, number_of(tag)) for rest, tag in sorted(found, key=lambda item: -len(item[0]))]
                for second, found in phrases.items()
            }
            packed.words[intern(word)] = marshal.dumps(([number_of(tag) for tag in tags], longer))
        self.entries, self._open = Entries(packed), {}

    def _put(self, words: tuple[str, ...], tag: Tag) -> None:
        tags, longer = self._open.setdefault(words[0], ([], {}))
        if len(words) > 1:
            longer.setdefault(words[1], []).append((words[1:], tag))
            return
        tags.append(tag)
        if tag.kind in LISTED:
            self.listed[tag.kind].append((words[0], tag.form))


class _Numbers:
    """Gives tags their numbers while a lexicon is packed; equal tags of one rule share one."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self._known: dict[tuple[int, int, int], int] = {}
        self._names: dict[tuple[str, str], int] = {}
        self._forms: dict[frozenset[str], int] = {}
        self._data: dict[int, int] = {}

    def __call__(self, tag: Tag) -> int:
        parts = (
            _place(self._names, (tag.kind, tag.key), self.packed.names, (tag.kind, tag.key)),
            _place(self._forms, tag.form, self.packed.forms, tag.form),
            _place(self._data, id(tag.data), self.packed.data, tag.data),
        )
        number = self._known.setdefault(parts, len(self._known))
        if 3 * number == len(self.packed.tags):
            self.packed.tags.extend(parts)
        return number


def _place(places: dict[Any, int], key: object, values: list[Value], value: Value) -> int:
    """Where `value` stands in `values`, where it is put if its key is new."""
    found = places.get(key)
    if found is None:
        found = places[key] = len(values)
        values.append(value)
    return found


def _bare_initial(word: str) -> str:
    return unicodedata.normalize("NFD", word[0])[0] + word[1:]
