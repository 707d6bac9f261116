"""The strict loader: every mistake is told with file, line and what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from factrack.errors import PackError
from factrack.language.toml import load


class Colour(NamedTuple):
    name: str
    shade: Literal["light", "dark"] = "light"
    parts: tuple[int, ...] = ()


class Box(NamedTuple):
    label: str
    weight: float = 1.0
    not_: tuple[str, ...] = ()
    lid: Colour | None = None
    colour: tuple[Colour, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    either: tuple[str | Colour, ...] = ()
    free: Any = None


def read(tmp_path: Path, text: str) -> Box:
    path = tmp_path / "box.toml"
    path.write_text(text, "utf-8")
    return load(path, Box)


def test_a_file_becomes_its_record(tmp_path: Path) -> None:
    text = """
label = "caisse"
weight = 2
not = ["vide"]
free = { a = 1 }
either = ["bleu", { name = "vert" }]
[lid]
name = "noir"
[words]
short = ["a", "b"]
[[colour]]
name = "rouge"
shade = "dark"
parts = [1, 2]
"""
    assert read(tmp_path, text) == Box(
        "caisse", 2.0, ("vide",), Colour("noir"), (Colour("rouge", "dark", (1, 2)),), {"short": ("a", "b")},
        ("bleu", Colour("vert")), {"a": 1},
    )  # fmt: skip


MISTAKES = {
    "an unknown key": ('label = "x"\nwieght = 2\n', 2, "unknown key 'wieght'; allowed: colour, either, free, label"),
    "a missing key": ("weight = 2\n", 1, "missing key 'label'"),
    "a wrong type": ('label = "x"\nweight = "heavy"\n', 2, "float expected, str found"),
    "a number for a word": ("label = 3\n", 1, "str expected, int found"),
    "a truth value for a number": ('label = "x"\n[[colour]]\nname = "x"\nparts = [true]\n', 4, "int expected, bool found"),
    "a word for a list": ('label = "x"\nnot = "vide"\n', 2, "a list is expected here"),
    "a list for a table": ('label = "x"\nwords = ["a"]\n', 2, "a table is expected here"),
    "a word for a record": ('label = "x"\nlid = 3\n', 2, "a table is expected here"),
    "a value outside the allowed": (
        'label = "x"\n[[colour]]\nname = "a"\n[[colour]]\nname = "b"\nshade = "pale"\n', 6,
        "'pale' is not allowed; allowed: light, dark",
    ),
    "an unknown key in the second of two tables": (
        'label = "x"\n[[colour]]\nname = "a"\n[[colour]]\nname = "b"\ntint = 1\n', 6, "unknown key 'tint'",
    ),
    "a missing key in the second of two tables": (
        'label = "x"\n[[colour]]\nname = "a"\n\n[[colour]]\nparts = [1]\n', 5, "missing key 'name'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    text, line, message = MISTAKES[mistake]
    with pytest.raises(PackError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'box.toml'}:{line}: {message}")


@pytest.mark.parametrize("content", [b"label = ", b"label = '\xff'", b"label = 'a'\nlabel = 'b'\n"])
def test_what_is_no_toml_is_told_with_the_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(PackError, match=r"broken\.toml: "):
        load(path, Box)


def test_a_missing_file_is_a_pack_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"none\.toml"):
        load(tmp_path / "none.toml", Box)
