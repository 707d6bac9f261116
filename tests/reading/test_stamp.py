import tomllib
from pathlib import Path

import pytest

from factrack.language.pack import load_pack
from factrack.language.records.furniture import File
from factrack.reading.stamp import MAX_LINE, read_stamp

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = {language: tomllib.loads((CORPUS / language / "stamps.toml").read_text("utf-8")) for language in ("fr", "en")}
STAMPS = [(language, case) for language, file in FILES.items() for case in file["stamp"]]
OTHERS = [(language, text) for language, file in FILES.items() for text in file["none"]]


def furniture(language: str) -> File:
    file: File = load_pack(language).files["furniture"]
    return file


@pytest.mark.parametrize(
    ("language", "case"), STAMPS, ids=lambda value: value if isinstance(value, str) else value["text"]
)
def test_stamps(language: str, case: dict[str, str]) -> None:
    found = read_stamp(case["text"], furniture(language), language)
    assert found is not None
    assert (found.day, found.role) == (case.get("day", "2023-03-04"), case["role"])


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_a_sentence_or_title_is_no_stamp(language: str, text: str) -> None:
    assert read_stamp(text, furniture(language), language) is None


def test_a_long_line_is_no_stamp() -> None:
    assert read_stamp("Publié le 4 mars 2023" + " " * MAX_LINE, furniture("fr"), "fr") is None


def test_a_date_alone_is_bare() -> None:
    stamps = [
        read_stamp(line, furniture("fr"), "fr")
        for line in ("4 mars 2023", "4 mars 2023 à 8h15", "Publié le 4 mars 2023")
    ]
    assert [stamp is not None and stamp.bare for stamp in stamps] == [True, False, False]
