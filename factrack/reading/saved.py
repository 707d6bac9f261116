"""Pages as browsers save them whole: in one file, with every picture inside, or as a MIME archive."""

from __future__ import annotations

import re

MAX_SAVED_BYTES = 60_000_000
_EMBEDDED = re.compile(rb"data:[\w/+.-]{0,60}(?:;[\w=-]{1,40}){0,4};base64,[A-Za-z0-9+/=%\s]*")
_ARCHIVE = re.compile(rb"(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date|Content-Type):", re.IGNORECASE)


def page_of(data: bytes) -> bytes:
    """The HTML of a saved page, without the pictures and fonts that were put into it."""
    if _ARCHIVE.match(data):
        data = _from_archive(data)
    return _EMBEDDED.sub(b"data:,", data) if b";base64," in data else data


def _from_archive(data: bytes) -> bytes:
    """The first HTML part of a MIME archive (.mht, .mhtml); the archive itself where there is none."""
    from email import message_from_bytes

    message = message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            return body if isinstance(body, bytes) else data
    return data
