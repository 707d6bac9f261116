import io
from pathlib import Path

import pytest

from factrack.errors import InputError
from factrack.reading import document
from factrack.reading.document import Options, from_text, read_path

TEXT = "Le port ferme ses quais\n\nLe port ferme lundi, a dit le maire. Les 300 pêcheurs sont en colère.\n"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "2023-03-04_port.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = read_path(str(path))
    assert (found.id, found.text, found.language) == (str(path), TEXT, "fr")
    assert (found.published, found.published_basis) == ("2023-03-04", "filename")
    assert [TEXT[s.start : s.end] for s in found.sentences] == [
        "Le port ferme ses quais",
        "Le port ferme lundi, a dit le maire.",
        "Les 300 pêcheurs sont en colère.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_document_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding=encoding)
    found = read_path(str(path))
    assert (found.text, found.problems) == (TEXT, ())


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_path("-").text == TEXT


def test_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_TEXT_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(InputError) as error:
        read_path(str(path))
    assert error.value.code == "too_large"


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_path(str(tmp_path / "none.txt"))


def test_a_language_without_a_pack_is_a_problem() -> None:
    found = from_text("x", "Il porto chiude lunedì, ha detto il sindaco della città, e non riapre.")
    assert (found.language, found.sentences) == ("it", ())
    assert [(problem.code, problem.path) for problem in found.problems] == [("no_pack", "x")]


def test_too_little_text_to_tell_the_language() -> None:
    found = from_text("x", "300")
    assert (found.language, [problem.code for problem in found.problems]) == (None, ["no_language"])


def test_a_given_language_is_not_questioned() -> None:
    assert from_text("x", "300 tués.", Options(language="fr-BE")).language == "fr"


@pytest.mark.parametrize("text", ["", "....", "\u00a0", "---\n---\n", "***", "\n\n-\n"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert [s for s in from_text("x", text, Options(language="fr")).sentences if s.kind != "furniture"] == []
