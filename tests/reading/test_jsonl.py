import io
import json

import pytest

from factrack.model import Document
from factrack.reading import jsonl
from factrack.reading.document import Options
from factrack.reading.jsonl import BadLine, lines, read_line


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": "Le port ferme lundi, dit le maire.", **fields})


def test_all_fields() -> None:
    found = read_line(line(title="T", language="fr", source="S", published="2024-03", url="http://x.example/"))
    assert isinstance(found, Document)
    assert (found.id, found.title, found.language, found.source, found.published) == ("a", "T", "fr", "S", "2024-03")
    assert found.published_basis == "given"
    assert len(found.sentences) == 1


def test_options_stand_above_the_line() -> None:
    found = read_line(line(source="S", published="2024"), Options(source="O", published="2020"))
    assert isinstance(found, Document)
    assert (found.source, found.published) == ("O", "2020")


def test_null_and_missing_fields_are_unknown() -> None:
    found = read_line(line(title=None, source=None, published=None))
    assert isinstance(found, Document)
    assert (found.source, found.published, found.published_basis, found.problems) == (None, None, None, ())


def test_a_bad_date_is_a_problem_of_the_document() -> None:
    found = read_line(line(published="hier"))
    assert isinstance(found, Document)
    assert found.published is None
    assert [problem.code for problem in found.problems] == ["bad_date"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("{", None, "bad_json"),
        ("[" * 100_000, None, "bad_json"),
        ("[1]", None, "bad_line"),
        ('{"text": "x"}', None, "bad_line"),
        ('{"id": 3, "text": "x"}', None, "bad_line"),
        ('{"id": "a", "text": 3}', "a", "bad_line"),
        ('{"id": "a"}', "a", "bad_line"),
        ('{"id": "a", "text": " "}', "a", "blank"),
        ('{"id": "a", "text": "x\\u0000y"}', "a", "binary"),
        ('{"id": "a", "text": "x", "published": 2024}', "a", "bad_line"),
        ('{"id": "a", "text": "x", "source": ["x"]}', "a", "bad_line"),
    ],
)
def test_bad_lines(text: str, name: str | None, code: str) -> None:
    found = read_line(text)
    assert isinstance(found, BadLine)
    assert (found.id, found.problem.code) == (name, code)


def test_bytes_that_are_no_utf8() -> None:
    found = read_line(b'{"id": "a", "text": "\xe9"}')
    assert isinstance(found, BadLine)
    assert found.problem.code == "encoding"


def test_half_surrogates_are_replaced() -> None:
    found = read_line('{"id": "a", "text": "x\\ud800y", "language": "fr"}')
    assert isinstance(found, Document)
    assert found.text == "x\ufffdy"


def test_lines_skip_blanks_and_refuse_the_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 8)
    first, second, third = lines(io.BytesIO(b"ab\n \n" + b"x" * 30 + b"\ncd"))
    assert (first, third) == (b"ab\n", b"cd")
    assert isinstance(second, BadLine)
    assert second.problem.code == "too_large"
