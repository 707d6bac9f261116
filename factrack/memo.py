"""What was worked out once for a word, kept: news repeats its words, and a look-up in C is cheaper than any rule."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """`memo[key]` is `make(key)`, made once. It forgets everything rather than hold more than `limit` keys.

    Over a list of words, `map(memo.__getitem__, words)` runs without a step of Python for words known already.
    """

    __slots__ = ("limit", "make")

    def __init__(self, make: Callable[[Key], Value], limit: int = 200_000) -> None:
        super().__init__()
        self.make, self.limit = make, limit

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self.limit:
            self.clear()
        found = self[key] = self.make(key)
        return found
