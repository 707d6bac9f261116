"""Packs: what is shipped loads, what is broken is told, what a user adds joins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factrack.errors import PackError
from factrack.language.pack import MODULES, ROOT, compile_pack, languages, load_pack, pack_digest


@pytest.mark.parametrize("code", languages())
def test_a_shipped_pack_has_every_file_and_knows_itself(code: str) -> None:
    pack = load_pack(code)
    assert pack.code == code == pack.settings.code
    assert set(pack.files) == {module.FILE for module in MODULES}
    assert len(pack.settings.common_words) >= 30
    assert len(pack.lexicon) > 1_000


@pytest.mark.parametrize("code", languages())
def test_no_toml_file_of_a_pack_lies_unread(code: str) -> None:
    names = {"pack", "morphology"} | {module.FILE for module in MODULES}
    for path in (ROOT / code).rglob("*.toml"):
        read_as = path.stem if path.parent == ROOT / code else path.parent.name
        assert read_as in names, path


def test_packs_have_the_same_files_in_every_language() -> None:
    layouts = {code: {p.name for p in (ROOT / code).glob("*.toml")} for code in languages()}
    wanted = {"pack.toml", "morphology.toml", "grammar.toml", "speech.toml", "hedges.toml"}
    assert all(wanted <= names for names in layouts.values())


def test_a_language_without_a_pack() -> None:
    with pytest.raises(PackError, match=r"no pack for language 'xx'; packs: .*fr"):
        load_pack("xx")


def test_word_classes() -> None:
    pack = load_pack("fr")
    assert pack.is_a("les", "determiner")
    assert not pack.is_a("obus", "determiner", "preposition")
    assert not pack.is_a("les", "no_such_class")


def test_a_mistake_in_a_pack_names_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "fr"
    shutil.copytree(ROOT / "fr", folder)
    with (folder / "hedges.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[hedge]]\nname = "x"\nqualifier = "roughly"\n')
    last = len((folder / "hedges.toml").read_text("utf-8").splitlines())
    with pytest.raises(PackError, match=rf"hedges\.toml:{last}: 'roughly' is not allowed; allowed: exact, approx"):
        compile_pack(folder)


def test_what_a_user_adds_joins_the_pack(tmp_path: Path) -> None:
    extra = tmp_path / "fr"
    extra.mkdir()
    (extra / "topics.toml").write_text('[[topic]]\nname = "beehives"\nnouns = ["ruche"]\n', "utf-8")
    mine, plain = load_pack("fr", (tmp_path,)), load_pack("fr")
    assert "beehives" in {topic.name for topic in mine.files["topics"].topic}
    assert len(mine.files["topics"].topic) == len(plain.files["topics"].topic) + 1
    entry = mine.lexicon.entries["ruches"]
    assert entry is not None and any(tag.key == "beehives" for tag in entry.tags)
    assert pack_digest("fr", (tmp_path,)) != pack_digest("fr")


def test_a_mistake_of_a_user_names_their_file(tmp_path: Path) -> None:
    extra = tmp_path / "fr"
    extra.mkdir()
    (extra / "topics.toml").write_text('[[topic]]\nname = "beehives"\nnoun = ["ruche"]\n', "utf-8")
    with pytest.raises(PackError, match=r"topics\.toml:3: unknown key 'noun'"):
        load_pack("fr", (tmp_path,))


def test_of_territories_with_one_name_the_same_one_is_known_whoever_compiles() -> None:
    pack = load_pack("fr")
    tags = [tag for tag in pack.lexicon.entries["saint-martin"].tags if tag.kind == "actor.name"]
    assert [tag.data.code for tag in tags if tag.data.type == "place"][:2] == ["MAF", "SXM"]
