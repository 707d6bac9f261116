"""What a pack knows, by word: one dictionary that the scan asks once a token.

An entry of several words hangs on its first word. Tags say what kind of thing a match is and
which rule it came from; one word may carry tags of several kinds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from factrack.language.tokenizer import fold, plain


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


Phrases = list[tuple[tuple[str, ...], Tag]]


@dataclass(slots=True)
class Entry:
    """All that starts with one word.

    `tags` of the word alone; `longer` by second word: the rest of each phrase from there on, longest first.
    """

    tags: list[Tag] = field(default_factory=list)
    longer: dict[str, Phrases] = field(default_factory=dict)


@dataclass(slots=True)
class Lexicon:
    """Folded first word -> `Entry`. Build with `add`, then `close` once; read `entries` directly."""

    pattern: re.Pattern[str]
    entries: dict[str, Entry] = field(default_factory=dict)

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
        """Sort the phrases of each entry, longest first."""
        for entry in self.entries.values():
            for phrases in entry.longer.values():
                phrases.sort(key=lambda item: -len(item[0]))

    def _put(self, words: tuple[str, ...], tag: Tag) -> None:
        entry = self.entries.setdefault(words[0], Entry())
        if len(words) == 1:
            entry.tags.append(tag)
        else:
            entry.longer.setdefault(words[1], []).append((words[1:], tag))


def _bare_initial(word: str) -> str:
    return unicodedata.normalize("NFD", word[0])[0] + word[1:]
