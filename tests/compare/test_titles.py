"""The words that stand for an event: a report's own, or its sentence around them."""

from __future__ import annotations

import pytest

from factrack.compare.titles import TITLE, title_of
from tests.compare.making import happening

CASES = [
    (
        "l'incendie",
        "Le port est fermé. Depuis lundi, ",
        " du hangar dure.\nLe maire",
        "Depuis lundi, l'incendie du hangar dure",
    ),
    (
        "qui a tué deux pêcheurs",
        "M. Ramos a vu la vague ",
        ", selon lui. Rien",
        "M. Ramos a vu la vague qui a tué deux pêcheurs, selon lui",
    ),
    ("La digue", "", "", "La digue"),
    (
        "Le maire de Brest a fermé la digue du port lundi",
        "Il pleut, dit-on. ",
        " avant midi. Puis",
        "Le maire de Brest a fermé la digue du port lundi avant midi",
    ),
]


@pytest.mark.parametrize(("words", "before", "after", "title"), CASES)
def test_a_title_is_the_sentence_where_words_are_part_of_it(words: str, before: str, after: str, title: str) -> None:
    assert title_of(happening(1, text=words, before=before, after=after)) == title


def test_a_long_sentence_is_cut_around_the_words() -> None:
    title = title_of(happening(1, text="la marche", before="vague " * 60, after=" longue" * 60))
    assert len(title) <= TITLE
    assert title.startswith("…vague") and "la marche" in title


def test_a_long_sentence_behind_the_words_is_cut_at_its_end() -> None:
    title = title_of(happening(1, text="la marche", before="Dès lors ", after=" longue" * 60))
    assert title.startswith("Dès lors la marche longue") and title.endswith("longue…")
