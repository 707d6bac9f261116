"""A path or a text -> `Document`: decoded, described, in a known language, cut into sentences."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factrack.errors import InputError
from factrack.language.detect import detect
from factrack.language.pack import Pack, languages, load_pack
from factrack.model import Document, Problem, Sentence
from factrack.reading.dateline import stated_date
from factrack.reading.decode import MAX_TEXT_BYTES, decode
from factrack.reading.files import STDIN, kind_of, safe_name
from factrack.reading.furniture import mark
from factrack.reading.html import read_html
from factrack.reading.metadata import Metadata, file_date, front_matter, normal_language
from factrack.reading.saved import MAX_SAVED_BYTES, page_of
from factrack.reading.sentences import split

MIN_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says about an input; it stands above whatever the input says. `published` is EDTF."""

    source: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None


def read_path(path: str, options: Options | None = None) -> Document:
    """The article in a text, Markdown or HTML file, or on stdin ("-"); raises `InputError`.

    The document's id is the path as given. JSON lines hold many articles: see `jsonl`.
    """
    return from_bytes(path, read_bytes(path), options)


def from_bytes(path: str, data: bytes, options: Options | None = None) -> Document:
    """The article in the content of the file at `path`; raises `InputError`."""
    name = safe_name(path)
    if kind_of(path) == "html":
        decoded, described = read_html(data)
    else:
        decoded, described = decode(data), Metadata()
    filed = Metadata(published=file_date(Path(name).stem), basis="filename") if path != STDIN else Metadata()
    return from_text(name, decoded.text, options, described, filed, decoded.problems)


def read_bytes(path: str) -> bytes:
    """The content of a file or of stdin, at most one byte beyond the limit; raises `InputError`."""
    try:
        if path == STDIN:
            return _limited(sys.stdin.buffer)
        with Path(path).open("rb") as stream:
            return _limited(stream) if kind_of(path) != "html" else page_of(stream.read(MAX_SAVED_BYTES))
    except OSError as error:
        raise InputError("unreadable", error.strerror or str(error)) from error


def _limited(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES:
        raise InputError("too_large", f"more than {MAX_TEXT_BYTES:,} bytes")
    return data


def from_text(
    name: str,
    text: str,
    options: Options | None = None,
    described: Metadata | None = None,
    filed: Metadata | None = None,
    problems: tuple[Problem, ...] = (),
) -> Document:
    """The document of a text that is already decoded.

    `described` is what a page's head says, `filed` what the file's name does. A language without a pack leaves
    the document without sentences and with a problem `no_pack`; one that cannot be told, `no_language`.
    """
    given = _given(options or Options())
    head, begin = front_matter(text)
    known = given.or_else(head).or_else(described or Metadata())
    language = known.language or detect(text[begin:])
    known = replace(known, language=language, problems=known.problems + problems + _without_pack(language))
    sentences: tuple[Sentence, ...] = ()
    if language in languages():
        pack = load_pack(language)
        sentences = sentences_of(text, pack, begin)
        published = None if known.published else stated_date(text, sentences[begin > 0 :], pack)
        known = known.or_else(Metadata(_first_heading(text, sentences), published=published, basis="text"))
    known = known.or_else(filed or Metadata())
    return _document(name, text, known, sentences)


def sentences_of(text: str, pack: Pack, begin: int = 0) -> tuple[Sentence, ...]:
    """Sentences from `begin` on with furniture marked; what stands before (front matter) is one of furniture.

    Furniture frames a text: where nothing else would be left, it is the text.
    """
    plain = split(text, pack, begin)
    sentences = mark(text, plain, pack)
    if all(sentence.kind == "furniture" for sentence in sentences):
        sentences = plain
    return (Sentence(0, begin, -1, "furniture"), *sentences) if begin else sentences


def _given(options: Options) -> Metadata:
    return Metadata(
        title=options.title,
        source=options.source,
        url=options.url,
        published=options.published,
        basis="given" if options.published else None,
        language=normal_language(options.language),
    )


def _without_pack(language: str | None) -> tuple[Problem, ...]:
    if language is None:
        return (Problem("no_language", "the language cannot be told from so little text; name it"),)
    if language not in languages():
        return (Problem("no_pack", f"no rules for language {language!r}; there are: {', '.join(languages())}"),)
    return ()


def _first_heading(text: str, sentences: tuple[Sentence, ...]) -> str | None:
    """The title of a text that names none: the first heading of some words, if nothing else comes before it."""
    shown = [sentence for sentence in sentences[:40] if sentence.kind != "furniture"]
    for number, first in enumerate(shown):
        if first.kind != "heading":
            return None
        last = max(other.end for other in shown[number:] if other.paragraph == first.paragraph)
        words = text[first.start : last].strip("*_# ").split()
        if sum(word[0].isalpha() or word[-1].isalpha() for word in words) >= MIN_TITLE_WORDS:
            return " ".join(words)
    return None


def _document(name: str, text: str, known: Metadata, sentences: tuple[Sentence, ...]) -> Document:
    return Document(
        id=name,
        text=text,
        language=known.language,
        title=known.title,
        source=known.source,
        url=known.url,
        published=known.published,
        published_basis=known.basis if known.published else None,
        sentences=sentences,
        problems=tuple(replace(problem, path=problem.path or name) for problem in known.problems),
    )
