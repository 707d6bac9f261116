"""The one scan: tokens with exact offsets, hits by kind, the longest phrase of a kind."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.language.lexicon import Lexicon, Tag
from factrack.language.morphology import Morphology, MorphologyFile
from factrack.language.pack import Pack, Settings, load_pack
from factrack.language.tokenizer import token_pattern
from factrack.mentions.scan import scan
from factrack.model import Document, Sentence

PATTERN = token_pattern("before", ["il"])


def small_pack(*entries: tuple[str, str]) -> Pack:
    """A pack that knows only the given (phrase, kind) pairs; the key of each is its phrase."""
    lexicon = Lexicon(PATTERN)
    for phrase, kind in entries:
        lexicon.add(phrase, Tag(kind, phrase))
    lexicon.close()
    morphology = Morphology(load_pack("fr").morphology.file)
    assert isinstance(morphology.file, MorphologyFile)
    return Pack("fr", Settings("fr", "x", "before", ()), PATTERN, lexicon, morphology, {})


def document(*parts: str, furniture: tuple[int, ...] = ()) -> Document:
    """A text of sentences parted by a space."""
    sentences, position = [], 0
    for number, part in enumerate(parts):
        kind = "furniture" if number in furniture else "text"
        sentences.append(Sentence(position, position + len(part), number, kind))
        position += len(part) + 1
    return Document("case", " ".join(parts), "fr", sentences=tuple(sentences))


def hits(pack: Pack, *parts: str, kind: str) -> list[str]:
    analysis = scan(document(*parts), pack)
    return [f"{hit.tag.key}@{analysis.slice(hit.first, hit.last)}" for hit in analysis.of(kind)]


def test_tokens_are_parallel_lists_with_the_offsets_of_the_text() -> None:
    text = document("L’usine a 1\u00a0200 ouvriers.", "**Fin**.")
    tokens = scan(text, small_pack()).tokens
    words = [text.text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
    assert words == ["L’", "usine", "a", "1\u00a0200", "ouvriers", ".", "Fin", "."]
    assert tokens.words == ["l'", "usine", "a", "1 200", "ouvriers", ".", "fin", "."]
    assert tokens.raw[0] == "L'" and tokens.sentence == [0] * 6 + [1] * 2


def test_furniture_is_never_scanned() -> None:
    analysis = scan(document("Douze morts.", "Partager", "Fin.", furniture=(1,)), small_pack(("partager", "x")))
    assert "partager" not in analysis.tokens.words
    assert analysis.of("x") == []
    assert [(span.first, span.last) for span in analysis.spans] == [(0, 3), (3, 5)]


def test_the_longest_phrase_of_a_kind_wins() -> None:
    pack = small_pack(("plus", "hedge"), ("plus de", "hedge"), ("plus de la moitié", "hedge"), ("moitié", "number"))
    assert hits(pack, "plus de la moitié", kind="hedge") == ["plus de la moitié@plus de la moitié"]
    assert hits(pack, "plus de la moitié", kind="number") == ["moitié@moitié"]
    assert hits(pack, "plus de la rue", kind="hedge") == ["plus de@plus de"]
    assert hits(pack, "plus haut", kind="hedge") == ["plus@plus"]


def test_a_phrase_hides_what_begins_inside_it_only_for_its_kind() -> None:
    pack = small_pack(("a b c", "x"), ("b", "x"), ("b c d", "x"), ("b", "y"))
    assert hits(pack, "a b c d", kind="x") == ["a b c@a b c"]
    assert hits(pack, "a b c d", kind="y") == ["b@b"]


def test_no_phrase_runs_over_the_end_of_a_sentence() -> None:
    assert hits(small_pack(("un deux", "x"), ("un", "x")), "C'est un", "deux fois", kind="x") == ["un@un"]


def test_two_tags_on_one_word_and_one_phrase() -> None:
    lexicon = Lexicon(PATTERN)
    for key in ("first", "second"):
        lexicon.add("état", Tag("x", key))
        lexicon.add("état major", Tag("x", key))
    lexicon.close()
    pack = replace(small_pack(), lexicon=lexicon)
    assert hits(pack, "l'état dit", kind="x") == ["first@état", "second@état"]
    assert hits(pack, "l'état major dit", kind="x") == ["first@état major", "second@état major"]


def test_case_accents_of_capitals_and_typographic_variants_do_not_count() -> None:
    pack = small_pack(("États-Unis", "actor"), ("aujourd'hui", "date"))
    assert hits(pack, "Les Etats-Unis et les ÉTATS‑UNIS", kind="actor") == [
        "États-Unis@Etats-Unis",
        "États-Unis@ÉTATS‑UNIS",
    ]
    assert hits(pack, "aujourd’hui", kind="date") == ["aujourd'hui@aujourd’hui"]


def test_positions_back_and_forth() -> None:
    analysis = scan(document("Un deux.", "Trois."), small_pack())
    assert analysis.chars(0, 2) == (0, 7)
    assert analysis.slice(3, 4) == "Trois"
    assert analysis.span_of(3).index == 1
    assert [analysis.token_at(offset) for offset in (0, 1, 3, 9)] == [0, 0, 1, 3]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "..."])
def test_a_text_without_words(text: str) -> None:
    assert [word for word in scan(document(text), small_pack()).tokens.words if re.search(r"\w", word)] == []


@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_token_is_where_it_says(parts: list[str]) -> None:
    text = document(*parts)
    tokens = scan(text, small_pack(("a b", "x"))).tokens
    assert len(tokens.start) == len(tokens.end) == len(tokens.raw) == len(tokens.words) == len(tokens.sentence)
    assert all(start < end <= len(text.text) for start, end in zip(tokens.start, tokens.end, strict=True))
    assert all(end <= start for end, start in zip(tokens.end, tokens.start[1:], strict=False))
