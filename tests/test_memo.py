"""A memo works a thing out once, and holds no more than it may."""

from __future__ import annotations

from factrack.memo import Memo


def test_a_thing_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(length)
    assert list(map(memo.__getitem__, ["obus", "a", "obus"])) == [4, 1, 4]
    assert asked == ["obus", "a"]


def test_it_forgets_rather_than_grow() -> None:
    memo = Memo(len, limit=2)
    for word in ("a", "bb", "ccc", "a"):
        assert memo[word] == len(word)
        assert len(memo) <= 2
