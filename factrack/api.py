"""What programs call: facts of a text or a file, and a database of them."""

from __future__ import annotations

from pathlib import Path

from factrack.config import Config
from factrack.model import Extraction
from factrack.pipeline import extract_document
from factrack.reading import Options, from_text, read_path


def extract_text(
    text: str, *, language: str | None = None, published: str | None = None, source: str | None = None
) -> Extraction:
    """The facts of a text; `published` is EDTF, and `language` is told by the text where it is left out.

    In a language without a pack there are none, and `problems` says so.
    """
    return extract_document(from_text("text", text, Options(source, published, language)), Config())


def extract_file(
    path: str | Path, *, language: str | None = None, published: str | None = None, source: str | None = None
) -> Extraction:
    """The facts of a text, Markdown or HTML file, with what it says about itself; raises `InputError`."""
    return extract_document(read_path(str(path), Options(source, published, language)), Config())
