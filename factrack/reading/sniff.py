"""Whether a file whose name says too little is a feed: told by its first element, cheaply."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = 4096
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


def is_feed(data: bytes) -> bool:
    """Whether a file that begins so is an RSS or Atom feed."""
    return _ROOT.search(data[:_HEAD]) is not None


def holds_feed(path: str) -> bool:
    """Whether the file at `path` is an RSS or Atom feed."""
    try:
        with Path(path).open("rb") as stream:
            return is_feed(stream.read(_HEAD))
    except OSError:
        return False
