"""Entries as the scan looks them up."""

from __future__ import annotations

from factrack.language.lexicon import Lexicon, Tag
from factrack.language.tokenizer import token_pattern


def lexicon(*phrases: str) -> Lexicon:
    made = Lexicon(token_pattern("before", ["il"]))
    for phrase in phrases:
        made.add(phrase, Tag("kind", phrase))
    made.close()
    return made


def test_a_word_carries_its_tags() -> None:
    made = lexicon("obus")
    made.add("obus", Tag("other", "x"))
    assert [tag.key for tag in made.entries["obus"].tags] == ["obus", "x"]
    assert made.entries["obus"].longer == {}


def test_a_phrase_hangs_on_its_first_and_second_word_longest_first() -> None:
    made = lexicon("plus", "plus de", "plus de la moitié", "plus d'")
    entry = made.entries["plus"]
    assert [tag.key for tag in entry.tags] == ["plus"]
    assert [rest for rest, _ in entry.longer["de"]] == [("de", "la", "moitié"), ("de",)]
    assert [rest for rest, _ in entry.longer["d'"]] == [("d'",)]


def test_a_phrase_is_cut_as_text_is() -> None:
    assert lexicon().words_of("L’O.N.U. au cœur") == ("l'", "onu", "au", "coeur")


def test_capitals_without_their_accent_are_found() -> None:
    made = lexicon("États-Unis", "École normale")
    assert [tag.key for tag in made.entries["etats-unis"].tags] == ["États-Unis"]
    assert made.entries["ecole"].longer["normale"][0][0] == ("normale",)


def test_a_short_word_keeps_its_accent() -> None:
    assert set(lexicon("à", "où").entries) == {"à", "où"}


def test_nothing_is_no_entry() -> None:
    assert lexicon("", "  ").entries == {}
