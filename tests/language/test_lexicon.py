"""Entries as the scan looks them up."""

from __future__ import annotations

import pickle

from factrack.language.lexicon import Lexicon, Tag
from factrack.language.tokenizer import token_pattern


def lexicon(*phrases: str, tags: tuple[tuple[str, Tag], ...] = ()) -> Lexicon:
    made = Lexicon(token_pattern("before", ["il"]))
    for phrase in phrases:
        made.add(phrase, Tag("kind", phrase))
    for phrase, tag in tags:
        made.add(phrase, tag)
    made.close()
    return made


def test_a_word_carries_its_tags() -> None:
    entry = lexicon("obus", tags=(("obus", Tag("other", "x")),)).entries["obus"]
    assert entry is not None and [tag.key for tag in entry.tags] == ["obus", "x"]
    assert entry.longer == {}


def test_a_phrase_hangs_on_its_first_and_second_word_longest_first() -> None:
    made = lexicon("plus", "plus de", "plus de la", "plus de la moitié", "plus d'")
    entry = made.entries["plus"]
    assert entry is not None and [tag.key for tag in entry.tags] == ["plus"]
    assert [phrase.size for phrase in entry.longer["de"].pairs] == [2]
    assert [(phrase.size, phrase.rest) for phrase in entry.longer["de"].others["la"]] == [(4, ("moitié",)), (3, ())]
    assert [phrase.tag.key for phrase in entry.longer["d'"].pairs] == ["plus d'"] and not entry.longer["d'"].others


def test_a_phrase_is_cut_as_text_is() -> None:
    assert lexicon().words_of("L’O.N.U. au cœur") == ("l'", "onu", "au", "coeur")


def test_capitals_without_their_accent_are_found() -> None:
    made = lexicon("États-Unis", "École normale")
    states, school = made.entries["etats-unis"], made.entries["ecole"]
    assert states is not None and [tag.key for tag in states.tags] == ["États-Unis"]
    assert school is not None and school.longer["normale"].pairs


def test_a_short_word_keeps_its_accent() -> None:
    made = lexicon("à", "où")
    assert len(made) == 2 and made.entries["à"] is not None
    assert made.entries["a"] is None


def test_nothing_is_no_entry() -> None:
    assert len(lexicon("", "  ")) == 0


def test_a_lexicon_from_disk_knows_the_same_and_shares_the_tags_of_a_rule() -> None:
    rule = object()
    tags = (
        ("livre", Tag("x", "a", frozenset({"present"}), rule)),
        ("livres", Tag("x", "a", frozenset({"present"}), rule)),
    )
    made = lexicon("plus de", tags=(*tags, ("km", Tag("unit", "km", frozenset({"noun"})))))
    again: Lexicon = pickle.loads(pickle.dumps(made))
    one, other, phrase = again.entries["livre"], again.entries["livres"], again.entries["plus"]
    assert one is not None and other is not None and one.tags[0] is other.tags[0]
    assert phrase is not None and [pair.size for pair in phrase.longer["de"].pairs] == [2]
    assert again.listed["unit"] == [("km", frozenset({"noun"}))]
    assert len(again) == len(made) == 4


def test_words_asked_for_do_not_pile_up_without_end() -> None:
    made = lexicon("obus")
    made.entries.limit = 3
    for word in ("a", "b", "obus", "c", "d", "e"):
        assert (made.entries[word] is not None) == (word == "obus")
        assert len(made.entries) <= 3
