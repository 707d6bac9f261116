"""The gate: no score falls below its floor, and the scorer that says so can be trusted."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from factrack.language.pack import languages
from factrack.model import Actor, Event, Extraction, Quantity, When
from tests.evaluation import floors
from tests.evaluation.gold import Annotated, Item, checksum, corpus
from tests.evaluation.scorer import Tally, pairs, same_name, score


def test_no_score_falls_below_its_floor() -> None:
    fallen = floors.fallen(floors.pinned()[1], floors.reached())
    assert fallen == [], "python -m tests.evaluation --errors 5 shows what is missed"


def test_the_floors_are_those_of_this_corpus() -> None:
    assert floors.pinned()[0] == checksum(), "the corpus changed: python -m tests.evaluation --pin"


def test_every_metric_has_a_floor() -> None:
    assert floors.unpinned(floors.pinned()[1], floors.reached()) == []


def test_every_language_with_a_pack_is_measured() -> None:
    assert set(floors.reached()) == {article.document.language for article in corpus()} & set(languages())


def echo(article: Annotated) -> Extraction:
    """An extraction that says exactly what the annotation does."""
    quantities, dates, events, actors = [], [], [], []
    for item in article.items["quantity"]:
        v = item.values
        quantities.append(
            Quantity(item.start, item.end, v["text"], v.get("low"), v.get("low"), v.get("high"), v["qualifier"], v.get("unit"),
                     topic=v.get("topic"), measure=v.get("measure"), claimant=v.get("claimant"), modality=v["modality"])
        )  # fmt: skip
    for item in article.items["date"]:
        v = item.values
        dates.append(When(item.start, item.end, v["text"], v["kind"], None, v.get("low"), v.get("high"), None, "none"))
    for item in article.items["event"]:
        v = item.values
        agents, date = tuple(v.get("agents", ())), v.get("date_low") or v.get("date_high")
        events.append(
            Event(item.start, item.end, v["text"], v["type"], v["root"], agents, date=date, modality=v["modality"])
        )
    for item in article.items["actor"]:
        actors.append(Actor(item.values["name"], item.values["type"], item.values.get("code"), ()))
    return Extraction(article.document, tuple(dates), tuple(quantities), tuple(actors), tuple(events))


def scores_of(change=lambda extraction: extraction) -> dict[str, float]:  # type: ignore[no-untyped-def]
    tally = Tally()
    for article in corpus():
        score(article, change(echo(article)), tally)
    return tally.scores()


def test_the_annotation_itself_scores_one() -> None:
    assert {name: value for name, value in scores_of().items() if value != 1.0} == {}


def test_nothing_scores_nothing() -> None:
    scores = scores_of(lambda found: Extraction(found.document))
    assert set(scores.values()) == {0.0}


def test_what_is_invented_lowers_precision_alone() -> None:
    def invent(found: Extraction) -> Extraction:
        far = dataclasses.replace(found.quantities[0], start=10**6, end=10**6 + 5) if found.quantities else None
        return dataclasses.replace(found, quantities=(*found.quantities, far) if far else ())

    scores = scores_of(invent)
    assert scores["quantities.recall"] == 1.0 and 0.8 < scores["quantities.precision"] < 1.0
    assert scores["quantities.f1"] < 1.0


@pytest.mark.parametrize(
    ("metric", "field", "value"),
    [("interval", "low", -7), ("qualifier", "qualifier", "vague"), ("topic", "topic", "x"),
     ("modality", "modality", "possible"), ("claimant", "claimant", "Nobody"), ("own_voice", "claimant", "Nobody")],
)  # fmt: skip
def test_a_wrong_field_lowers_its_own_metric(metric: str, field: str, value: object) -> None:
    def spoil(found: Extraction) -> Extraction:
        spoilt = tuple(dataclasses.replace(item, **{field: value}) for item in found.quantities)
        return dataclasses.replace(found, quantities=spoilt)

    scores = scores_of(spoil)
    assert scores[f"quantities.{metric}"] < 0.2
    assert scores["quantities.f1"] == scores["events.recall"] == 1.0


def span(start: int, end: int) -> Item:
    return Item(start, end, {"text": ""})


def fact(start: int, end: int) -> When:
    return When(start, end, "", "date", None, None, None, None, "none")


def test_the_largest_overlap_wins_and_nobody_is_matched_twice() -> None:
    assert pairs([span(0, 10), span(8, 20)], [fact(0, 9), fact(9, 20)]) == {0: 0, 1: 1}
    assert pairs([span(0, 10), span(2, 6)], [fact(0, 10)]) == {0: 0}
    assert pairs([span(0, 10)], [fact(10, 20)]) == {}
    assert pairs([span(0, 100)], [fact(90, 120)], 0.5) == {}


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [("préfecture de l'Orvaine", "Préfecture de l’Orvaine", True), ("syndicats", "les syndicats", True),
     ("Maud Kerleroux", "Kerleroux", True), ("police", None, False), ("police", "préfecture", False),
     ("agence sud-coréenne de renseignement", "agence", False)],
)  # fmt: skip
def test_names(wanted: str, got: str | None, same: bool) -> None:
    assert same_name(wanted, got) is same


class TestPinning:
    @pytest.fixture(autouse=True)
    def path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(floors, "PATH", tmp_path / "floors.toml")
        return tmp_path / "floors.toml"

    def test_floors_are_rounded_down(self) -> None:
        assert floors.pin({"fr": {"dates.f1": 0.83279}}) == []
        assert floors.pinned() == (checksum(), {"fr": {"dates.f1": 0.832}})
        assert floors.fallen(floors.pinned()[1], {"fr": {"dates.f1": 0.83279}}) == []

    def test_no_floor_is_lowered_silently(self, path: Path) -> None:
        floors.pin({"fr": {"dates.f1": 0.8, "dates.value": 0.5}})
        before = path.read_bytes()
        assert floors.pin({"fr": {"dates.f1": 0.7, "dates.value": 0.9}}) == ["fr dates.f1: 0.700, pinned at 0.800"]
        assert path.read_bytes() == before
        assert floors.pin({"fr": {"dates.f1": 0.7, "dates.value": 0.9}}, lower=True) == []
        assert floors.pinned()[1] == {"fr": {"dates.f1": 0.7, "dates.value": 0.9}}

    def test_a_score_that_is_gone_has_fallen(self) -> None:
        floors.pin({"fr": {"dates.f1": 0.8}})
        assert floors.fallen(floors.pinned()[1], {}) == ["fr dates.f1: 0.000, pinned at 0.800"]
        assert floors.unpinned(floors.pinned()[1], {"fr": {"x": 1.0}, "en": {"y": 1.0}}) == ["fr x", "en y"]
