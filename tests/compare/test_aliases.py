"""Actors of many articles made one."""

from __future__ import annotations

from factrack.compare import aliases
from factrack.compare.model import KnownActor, NamedActor


def named(article: int, name: str, key: str | None = None, kind: str = "person", **values: object) -> NamedActor:
    return NamedActor(
        article, key or name.lower(), name, kind, values.get("code"), values.get("mentions", 1),  # type: ignore[arg-type]
        values.get("aliases", ()),  # type: ignore[arg-type]
    )  # fmt: skip


def merge(rows: list[NamedActor], user: dict[str, str] | None = None) -> list[KnownActor]:
    return aliases.merge(aliases.gathered(rows), user)


def told(found: list[KnownActor]) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.aliases for actor in found}


def test_one_key_is_one_actor_under_the_name_most_used() -> None:
    rows = [
        named(1, "Kerleroux", "maud kerleroux"),
        named(2, "Maud Kerleroux", mentions=3),
        named(3, "Brume", kind="place"),
    ]
    found = merge(rows)
    assert told(found) == {"Brume": (), "Maud Kerleroux": ("Kerleroux",)}
    assert [(actor.articles, actor.mentions) for actor in found] == [(1, 1), (2, 4)]


def test_a_surname_joins_the_only_full_name_it_can_stand_for() -> None:
    rows = [named(1, "Maud Kerleroux"), named(2, "Kerleroux")]
    assert told(merge(rows)) == {"Maud Kerleroux": ("Kerleroux",)}
    assert merge(rows)[0].keys == ("kerleroux", "maud kerleroux")


def test_a_surname_of_two_people_stays_alone() -> None:
    rows = [named(1, "Maud Kerleroux"), named(2, "Kerleroux"), named(3, "Yann Kerleroux")]
    assert set(told(merge(rows))) == {"Maud Kerleroux", "Kerleroux", "Yann Kerleroux"}


def test_an_acronym_joins_the_only_name_that_explains_it() -> None:
    ligue, banque = "Ligue Ouvrière de Brume", "Loge des Ouvriers de Brume"
    rows = [named(1, ligue, kind="organisation", aliases=("LOB",)), named(2, "LOB", kind="organisation")]
    assert told(merge(rows)) == {ligue: ("LOB",)}
    rows.append(named(3, banque, kind="organisation", aliases=("LOB",)))
    assert set(told(merge(rows))) == {ligue, banque, "LOB"}


def test_only_people_have_surnames() -> None:
    rows = [named(1, "Banque de Brume", kind="organisation"), named(2, "Brume", kind="place")]
    assert set(told(merge(rows))) == {"Banque de Brume", "Brume"}


def test_a_body_told_with_what_it_is_is_the_body_of_that_name() -> None:
    rows = [
        named(1, "cabinet Mesura", kind="organisation"),
        named(2, "cabinet indépendant Mesura", kind="organisation"),
    ]
    assert told(merge(rows)) == {"cabinet Mesura": ("cabinet indépendant Mesura",)}
    rows.append(named(3, "Mesura", kind="organisation", mentions=9))
    assert told(merge(rows)) == {"Mesura": ("cabinet Mesura", "cabinet indépendant Mesura")}


def test_words_that_make_a_branch_of_a_name_make_another_body() -> None:
    names = ("fédération LOB", "LOB", "mairie de Brume", "police de Brume", "tribunal Brume", "institut Brume")
    rows = [named(at, name, kind="organisation") for at, name in enumerate(names)]
    rows.append(named(9, "Brume", kind="place"))
    assert set(told(merge(rows))) == {*names, "Brume"}


def test_what_the_user_says_comes_on_top() -> None:
    rows = [
        named(1, "la Préfète", "préfète", kind="other"),
        named(2, "Maud Kerleroux"),
        named(3, "Yann Roc", aliases=("Roc",)),
    ]
    assert told(merge(rows, {"LA PREFETE": "maud kerleroux"}))["Maud Kerleroux"] == ("la Préfète",)
    assert "Maud Kerleroux" in told(merge(rows, {"Nobody": "maud kerleroux"}))


def test_aliases_in_a_circle_end() -> None:
    rows = [named(1, "Un"), named(2, "Deux")]
    assert merge(rows, {"un": "deux", "deux": "un"})


def test_no_order_changes_the_actors() -> None:
    rows = [named(1, "Maud Kerleroux"), named(2, "Kerleroux", mentions=9), named(3, "Brume", kind="place", code="BRU")]
    assert merge(rows) == merge(rows[::-1])


def test_spellings_of_one_name_are_one_person() -> None:
    rows = [
        named(1, "Oleg Tchostakov"), named(2, "Oleg Tchostakov"), named(3, "Oleh Chostakoff"),
        named(4, "Oleg Chostakov"), named(5, "Chostakov"),
    ]  # fmt: skip
    assert told(merge(rows))["Oleg Tchostakov"] == ("Chostakov", "Oleg Chostakov", "Oleh Chostakoff")


def test_two_spellings_in_one_article_are_two_people() -> None:
    rows = [named(1, "Oleg Tchostakov"), named(1, "Oleg Chostakov"), named(2, "Oleg Tchostakov")]
    assert set(told(merge(rows))) == {"Oleg Tchostakov", "Oleg Chostakov"}


def test_only_people_are_spelled_in_many_ways() -> None:
    rows = [named(1, "Banque Chostakov", kind="organisation"), named(2, "Banque Shostakov", kind="organisation")]
    assert len(merge(rows)) == 2
