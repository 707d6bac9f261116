"""What markup leaves in a text, blanked out character for character, so that every offset holds.

Character entities become the character they stand for, web addresses and tags become spaces: the
numbers inside an address are no figures, and "&quot;" is a quotation mark.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)[^\s<>\"»)\]]{1,2000}")
_TARGET = re.compile(r"\]\([^()\s]{1,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>|<!--[^<>]{0,1000}-->")


def blank(text: str) -> str:
    """`text` with entities replaced and addresses, link targets and tags as spaces; its length stays."""
    if "](" in text:
        text = _TARGET.sub(_link, text)
    if "://" in text or "www." in text or "pic." in text:
        text = _ADDRESS.sub(_spaces, text)
    if "<" in text:
        text = _TAG.sub(_spaces, text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _link(match: re.Match[str]) -> str:
    return "]" + " " * (match.end() - match.start() - 1)


def _character(match: re.Match[str]) -> str:
    """The character next to the word it belongs to: at the end before a word, else at the start."""
    character = html.unescape(match.group())
    if len(character) != 1 or not character.isprintable():
        return _spaces(match)
    width = match.end() - match.start()
    text, start, end = match.string, match.start(), match.end()
    opens = text[end : end + 1].isalnum() and not text[max(0, start - 1) : start].isalnum()
    return character.rjust(width) if opens else character.ljust(width)
