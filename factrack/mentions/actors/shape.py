"""What a word looks like: an acronym, the model of a weapon."""

from __future__ import annotations

import re
from collections import Counter

from factrack.matching import folded

_LONGEST_ACRONYM = 6
_LONGEST_MODEL = 4
_SMALL = 3  # letters of the words that an acronym leaves out


def is_acronym(raw: str) -> bool:
    """Whether a token is two to six capitals and nothing else."""
    return 2 <= len(raw) <= _LONGEST_ACRONYM and raw.isupper() and raw.isalpha()


def is_model(raw: str) -> bool:
    """Whether a token looks like a model: up to four letters with a capital first, a hyphen, then a digit ("KN-23")."""
    head, hyphen, tail = raw.partition("-")
    if not hyphen or not head[:1].isupper() or not head.isalpha() or len(head) > _LONGEST_MODEL:
        return False
    return any(char.isdigit() for char in tail)


def _in_order(letters: str, initials: list[str]) -> bool:
    """Whether the letters are initials in their order, words between them left out, the first one not."""
    left = iter(initials)
    return letters[0] == initials[0] and all(letter in left for letter in letters)


def abbreviates(short: str, whole: str) -> bool:
    """Whether the letters of an acronym are the initials of the words, in order, at most one missing."""
    dated = re.fullmatch(r"([A-Z]+)(\d+)", short)
    if dated is not None:  # "Mouvement du 23 mars (M23)"
        return folded(whole).startswith(dated[1][0].lower()) and dated[2] in whole.split()
    if not (2 <= len(short) <= 8 and short.isalpha()):
        return False
    words = folded(whole).replace("'", " ").replace("-", " ").split()
    initials = [word[0] for word in words]
    if sum(char.isupper() for char in short) < 2:
        return short.istitle() and len(short) > _SMALL and _in_order(folded(short), initials)
    letters, long = Counter(folded(short)), Counter(word[0] for word in words if len(word) > _SMALL)
    if letters <= long and (long - letters).total() <= (len(short) > 2):
        return True  # in the order of another language: "Forces démocratiques alliées (ADF)"
    at = missed = 0
    for letter in folded(short):
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
        else:
            missed += 1
    return missed <= max(1, len(short) // 3) and folded(short)[0] == initials[0]
