"""What a word looks like: an acronym, the model of a weapon."""

from __future__ import annotations

_LONGEST_ACRONYM = 6
_LONGEST_MODEL = 4


def is_acronym(raw: str) -> bool:
    """Whether a token is two to six capitals and nothing else."""
    return 2 <= len(raw) <= _LONGEST_ACRONYM and raw.isupper() and raw.isalpha()


def is_model(raw: str) -> bool:
    """Whether a token looks like a model: up to four letters with a capital first, a hyphen, then a digit ("KN-23")."""
    head, hyphen, tail = raw.partition("-")
    if not hyphen or not head[:1].isupper() or len(head) > _LONGEST_MODEL:
        return False
    return any(char.isdigit() for char in tail)
