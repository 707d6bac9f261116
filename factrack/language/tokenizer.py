"""One compiled pattern cuts text into tokens; the lexicon cuts its own entries with the same one.

A number keeps its thousands separators ("10 000", "58.600", "30'000"), a word its hyphens ("sud-coréen",
"KN-23"), an elided word its apostrophe where the language elides before the next word ("l'", "qu'"),
a dotted acronym its dots ("O.N.U."), a site its ending ("Le360.com"). Clitics that hang on a verb ("-t-il") are
tokens of their own. Anything else that is no space is a token of one character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from factrack.memo import Memo

_PLAIN = {
    **dict.fromkeys("’‘ʼ´`՚＇‵ʹ′", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u200b\ufeff*_", " "),
    **dict.fromkeys("‑‐", "-"),
}
_LETTER = r"[^\W\d_]"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = r"[\w\u0300-\u036f\u00ad]"
_SITE = r"[^\W\d_][\w-]{1,40}+\.(?:com|org|net|info|tv)(?![\w-])"
_USUAL = rf"[a-zß-öø-ÿ]{{1,60}}+(?!{_WORD}|['.-])"  # most words: nothing beside them makes them part of another token
_NUMBER = r"\d{1,3}(?:[ .,']\d{3}){1,6}(?!\d)(?:[.,]\d{1,9})?|\d{1,30}(?:[.,]\d{1,30}){0,5}"


def plain(text: str) -> str:
    """Typographic variants as plain ones, character for character, so that every offset holds.

    Curly apostrophes, unusual spaces and hyphens, and the marks of Markdown emphasis (as spaces).
    """
    for variant, usual in _PLAIN.items():  # thirty times as fast as str.translate on text that is not ASCII
        if variant in text:
            text = text.replace(variant, usual)
    return text


def fold(word: str) -> str:
    """A word as the lexicon knows it: lower case, composed, ligatures written out, no dots of an acronym."""
    lower = word.lower()
    if len(lower) > 2 and lower[1] == "." and lower[0].isalpha():
        lower = lower.replace(".", "")
    if lower.isascii():
        return lower
    bare = lower.replace("\u00ad", "") or lower  # a soft hyphen that stands alone stays: no token is empty
    return unicodedata.normalize("NFC", bare).replace("œ", "oe").replace("æ", "ae")


_FOLDS: Memo[str, str] = Memo(fold)


def folded_words(words: Iterable[str]) -> list[str]:
    """Every word as `fold` makes it."""
    return list(map(_FOLDS.__getitem__, words))


def token_pattern(
    apostrophe: str, clitics: Iterable[str] = (), glued: Iterable[str] = (), scales: Iterable[str] = ()
) -> re.Pattern[str]:
    """The pattern of one language.

    `apostrophe`: "before" when it belongs to the word before it (French "l'été"), "after" when to the
    letters after it (English "Kim's" is "Kim" + "'s", but "O'Brien" one name). `clitics`: words that hang on a verb by a
    hyphen. `glued`: letters of currencies written against the figures ("Rs500" is "Rs" + "500"), a single one only
    before an amount in thousands or with one of `scales` ("N500m", but "N95"). A token is the one group of the pattern,
    so that `split` gives what stands between tokens and the tokens in turn. An alternative begins with the characters
    that it can begin with, not with a look behind them: those that cannot match here are then passed over in no time.
    """
    hanging = "|".join(re.escape(word) for word in sorted(clitics, key=len, reverse=True))
    ends = f"(?!{_WORD}|-{_CAPITAL})"  # no clitic stands within a name ("Bourg-en-Bresse")
    stop = f"(?!(?:{hanging}){ends})" if hanging else ""
    word = f"{_LETTER}{_WORD}{{0,60}}(?:-{stop}{_WORD}{{1,60}}){{0,6}}"
    parts = [r"(?:[^\W\d_]\.){2,8}(?!\w)", _SITE, word + ("'?" if apostrophe == "before" else ""), _NUMBER]
    if hanging:
        parts.insert(0, f"-(?:{hanging}){ends}")
    parts[:0] = _currencies(list(glued), list(scales))
    if apostrophe == "after":
        parts.insert(0, rf"'(?<=\w'){_LETTER}{{1,3}}(?!{_WORD})")
        parts.insert(0, rf"{_CAPITAL}(?<!\w.){_WORD}?'(?={_CAPITAL}[^\W\d_A-Z]){word}")
    return re.compile("(" + "|".join([_USUAL, *parts, r"[^\w\s]"]) + ")")


def _currencies(glued: list[str], scales: list[str]) -> list[str]:
    """The alternatives of letters that stand for a currency before figures."""
    names = "|".join(sorted((name for name in glued if len(name) > 1), key=len, reverse=True))
    initials = "".join(name for name in glued if len(name) == 1)
    found = [rf"(?<!\w)(?:{names})(?=\d)"] if names else []
    if initials:
        amount = rf"\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)|\d{{1,6}}(?:\.\d{{1,3}})? ?(?:{'|'.join(scales)})(?!\w)"
        found.append(rf"[{initials}](?<!\w.)(?={amount})")
    return found
