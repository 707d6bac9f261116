"""The words that stand for an event in the timeline: a report's own, or its sentence where they are but a part of it."""

from __future__ import annotations

import re

from factrack.compare.model import Claim

TITLE = 160
_SHORT = 40  # characters that seldom tell an event by themselves
_OPENING = re.compile(r"(?:(?<!\b\w)[.!?…][\"»”)]?\s+|\n\s*)")  # no "M. Ramos"
_CLOSING = re.compile(r"(?<!\b\w)[.!?…](?=[\"»”)]?(?:\s|$))|\n")


def title_of(claim: Claim) -> str:
    """The words of a report, at most `TITLE` characters, cut at a word."""
    text = " ".join(claim.text.split())
    before, after = _before(claim.before), _after(claim.after)
    if len(text) >= _SHORT and not text[:1].islower():
        return _cut(f"{text}{after}".strip())
    if len(before) + len(text) >= TITLE:
        kept = before[len(before) + len(text) - TITLE + 1 :]
        before = f"…{kept.partition(' ')[2]}"
    return _cut(f"{before}{text}{after}".strip())


def _before(text: str) -> str:
    """What of the characters before a report belongs to its sentence."""
    opening = 0
    for found in _OPENING.finditer(text):
        opening = found.end()
    left = text[opening:]
    return re.sub(r"\s+", " ", left)


def _after(text: str) -> str:
    """What of the characters behind a report belongs to its sentence."""
    closing = _CLOSING.search(text)
    return re.sub(r"\s+", " ", text[: closing.start()] if closing else text)


def _cut(line: str) -> str:
    return line if len(line) <= TITLE else line[: TITLE - 1].rsplit(" ", 1)[0] + "…"
