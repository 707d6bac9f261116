"""How people's spellings are compared: case, accents and spacing do not count."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

COMMON_AT_LEAST = 40  # a name in fewer articles than this is never common
COMMON_SHARE = 0.05


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`text` as it is compared: "Corée du  Nord" and "coree du nord" are one."""
    return folded_once(text)


def folded_once(text: str) -> str:
    """As `folded`, of a text that nobody asks for again."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    for mark in filter(unicodedata.combining, () if decomposed.isascii() else set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return " ".join(decomposed.split())


def is_name(name: str) -> bool:
    """Whether somebody is called by a name, with a capital in its first word, not by what he is ("police", "préfet du Var")."""
    first = name.partition(" ")[0]
    return first != first.lower()


def nearest(value: str, known: Iterable[str], likeness: float = 0.5) -> str | None:
    """The known value that a mistyped one most resembles, or None; `likeness` (0 to 1) is the least that counts."""
    by_folded = {folded(name): name for name in known}
    wanted = folded(value)
    inside = [name for name in by_folded if wanted and wanted in name]
    close = difflib.get_close_matches(wanted, by_folded, n=1, cutoff=likeness) or sorted(inside, key=len)
    return by_folded[close[0]] if close else None


def common_from(articles: int) -> float:
    """In how many of `articles` articles a name may stand and still be rare."""
    return max(COMMON_AT_LEAST, COMMON_SHARE * articles)


WITHIN = "~"  # before the key of a country: somewhere in it


def is_country(key: str) -> bool:
    """Whether a key that is one across articles is a country's: ISO codes are the only ones in capitals."""
    return len(key) == 3 and key.isupper()
