"""Where words and numbers begin and end; offsets are those of the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.language.tokenizer import fold, folded_words, plain, token_pattern

FRENCH = token_pattern("before", ["t-il", "t-on", "il", "elle", "ce", "là", "ci", "même"])
ENGLISH = token_pattern("after")

# Each text is written as its tokens joined by "|".
CASES = [
    ("before", "10 000 hommes", "10 000|hommes"),
    ("before", "1 234 567 voix", "1 234 567|voix"),
    ("before", "58.600 et 5,200", "58.600|et|5,200"),
    ("before", "30'000 francs", "30'000|francs"),
    ("before", "10\u00a0000 hommes, 10\u202f000 femmes", "10\u00a0000|hommes|,|10\u202f000|femmes"),
    ("before", "2,5 millions", "2,5|millions"),
    ("before", "en 2024 12 blessés", "en|2024|12|blessés"),
    ("before", "l'été, l’hiver", "l'|été|,|l’|hiver"),
    ("before", "qu'aujourd'hui", "qu'|aujourd'|hui"),
    ("before", "sud-coréen du KN-23", "sud-coréen|du|KN-23"),
    ("before", "a-t-il dit", "a|-t-il|dit"),
    ("before", "dit-il, dit-elle", "dit|-il|,|dit|-elle"),
    ("before", "ces jours-là, est-ce vrai", "ces|jours|-là|,|est|-ce|vrai"),
    ("before", "vis-à-vis", "vis-à-vis"),
    ("before", "l'O.N.U. et la S.N.C.F.", "l'|O.N.U.|et|la|S.N.C.F."),
    ("before", "« 5 % »", "«|5|%|»"),
    ("before", "or\u00addre", "or\u00addre"),
    ("before", "**12** morts", "12|morts"),
    ("before", "21/03/2025", "21|/|03|/|2025"),
    ("after", "Kim's 40,000 men", "Kim|'s|40,000|men"),
    ("after", "they don't", "they|don|'t"),
]


@pytest.mark.parametrize(("apostrophe", "text", "wanted"), CASES)
def test_tokens(apostrophe: str, text: str, wanted: str) -> None:
    pattern = FRENCH if apostrophe == "before" else ENGLISH
    spans = [match.span() for match in pattern.finditer(plain(text))]
    assert "|".join(text[start:end] for start, end in spans) == wanted


@given(st.text(max_size=200))
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=200))
def test_only_space_is_left_between_tokens(text: str) -> None:
    flat = plain(text)
    spans = [match.span() for match in FRENCH.finditer(flat)]
    gaps = [flat[last:first] for (_, last), (first, _) in zip([(0, 0), *spans], [*spans, (len(flat), 0)], strict=True)]
    left = "".join(gaps).replace("_", "")
    assert not left.strip()


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("ÉTÉ", "été"),
        ("O.N.U.", "onu"),
        ("cœur", "coeur"),
        ("or\u00addre", "ordre"),
        ("e\u0301te\u0301", "été"),
        ("...", "..."),
    ],
)
def test_fold(word: str, wanted: str) -> None:
    assert fold(word) == wanted
    assert folded_words([word, word]) == [wanted, wanted]


@pytest.mark.parametrize("unit", ["1 ", "1.", "a-", "a'", "A.", "-t-", "'", "\u00ad", "é\u0301", "1'"])
def test_no_text_takes_longer_than_its_length(unit: str) -> None:
    """Twice the text, at most about twice the time: nothing backtracks without bound."""
    from time import process_time

    def seconds(count: int) -> float:
        text = plain(unit * count)
        begin = process_time()
        FRENCH.findall(text)
        return process_time() - begin

    small, large = min(seconds(4_000) for _ in range(3)), min(seconds(32_000) for _ in range(3))
    assert large < 30 * small + 0.05
