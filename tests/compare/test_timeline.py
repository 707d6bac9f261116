"""Events merged into rows, from cases of the corpus, in every order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrack.compare import timeline
from factrack.compare.model import Claim, TimelineRow
from factrack.compare.rows import row_of
from factrack.compare.sameness import compatible
from factrack.compare.timeline import merge
from tests.compare.making import cases, happening

CASES = cases("timeline")


def events_of(case: dict[str, Any]) -> list[Claim]:
    return [happening(number, **event) for number, event in enumerate(case["events"], 1)]


def about_of(case: dict[str, Any]) -> dict[int, frozenset[str]]:
    """What the articles are about: the same names for all, or by article."""
    names = case.get("about", [])
    per = names if isinstance(names, dict) else {str(number): names for number in range(1, 1 + len(case["events"]))}
    return {int(number): frozenset(found) for number, found in per.items()}


def numbers(rows: list[TimelineRow]) -> list[list[int]]:
    return sorted(sorted(report.number for report in row.reports) for row in rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rows(case: dict[str, Any]) -> None:
    events = events_of(case)
    for ordered in (events, events[::-1]):
        rows = merge(
            ordered,
            case.get("names", {}),
            about_of(case),
            frozenset(case.get("countries", ())),
            frozenset(case.get("persons", ())),
        )
        assert numbers(rows) == case["rows"]
        if "date" in case:
            assert rows[0].date == case["date"]


DAYS = ["2024-06-18", "2024-06-19", "2024-06-20", "2024-07-01", None]
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.sampled_from(DAYS), "agents": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
            "targets": st.lists(st.sampled_from("de"), max_size=1), "modality": st.sampled_from(["asserted", "planned"]),
            "type": st.sampled_from(["strike", "visit"]), "published": st.sampled_from(["", "2024-06-20"]),
            "relative": st.sampled_from([None, "WD2", "MD06-18"]),
        }
    ),
    max_size=9,
)  # fmt: skip


@given(EVENTS, st.randoms(use_true_random=False))
def test_no_order_of_events_changes_a_row(values: list[dict[str, Any]], chance: random.Random) -> None:
    events = [happening(number, **value) for number, value in enumerate(values, 1)]
    shuffled = events.copy()
    chance.shuffle(shuffled)

    def by_id(rows: list[TimelineRow]) -> list[TimelineRow]:
        return sorted(rows, key=lambda row: row.id)

    about = {number: frozenset("xyz") for number in range(1, 1 + len(events))}
    rows = merge(events, {}, about)
    assert by_id(merge(shuffled, {}, about)) == by_id(rows)
    assert sorted(report.number for row in rows for report in row.reports) == [event.number for event in events]


def row(*events: dict[str, Any], names: dict[str, str] | None = None) -> TimelineRow:
    rows = merge([happening(number, **event) for number, event in enumerate(events, 1)], names or {})
    assert len(rows) == 1
    return rows[0]


def test_a_row_takes_the_finest_date_and_the_firmest_word() -> None:
    wide = {"date": "2024-06", "low_day": "2024-06-01", "high_day": "2024-06-30", "modality": "alleged"}
    found = row({**wide}, {"day": "2024-06-19", "modality": "asserted"})
    assert (found.date, found.low, found.high, found.modality) == ("2024-06-19", "2024-06-19", "2024-06-19", "asserted")


def test_what_no_report_dates_has_the_date_that_publication_allows() -> None:
    news = row({"date": "../2025-03-04"}, {"date": "2025-03-04~"})
    assert (news.date, news.low, news.high) == ("2025-03-04~", "2025-03-04", "2025-03-04")
    month = row({"date": "../2025-02", "published": "2025-02"})
    assert (month.date, month.low, month.high) == ("../2025-02", None, "2025-02-28")
    lately = row({"date": "2025-02-02/2025-03-04"})
    assert (lately.low, lately.high) == ("2025-02-02", "2025-03-04")
    course = row({"type": "deployment", "root": "MOBILIZE", "date": "2025-03-04~"})
    assert (course.date, course.low, course.high) == ("../2025-03-04", None, "2025-03-04")
    planned = row({"date": "2025-03-04/..", "modality": "planned"})
    assert (planned.date, planned.low, planned.high) == ("2025-03-04/..", "2025-03-04", None)
    assert row({"date": "1939/1945"}).high == "1945-12-31"


def test_of_days_that_clash_the_one_that_most_reports_give_is_taken() -> None:
    found = row({"day": "2024-06-18"}, {"day": "2024-06-19"}, {"day": "2024-06-19"})
    assert (found.date, found.date_conflict) == ("2024-06-19", True)


def test_dates_that_clash_are_told() -> None:
    assert row({"day": "2024-06-19"}, {"day": "2024-06-20"}).date_conflict
    assert not row({"day": "2024-06-19"}, {"day": "2024-06-19"}).date_conflict


def test_the_people_of_a_row_are_those_of_its_reports() -> None:
    found = row(
        {"day": "2024-06-19", "agents": ["Orvaine", "Brume"]},
        {"day": "2024-06-19", "agents": ["Orvaine"], "place": "Valmer"},
    )
    assert (found.agents, found.place) == (("Orvaine", "Brume"), "Valmer")


def test_who_puts_a_toll_right_and_when_is_not_who_killed_nor_when() -> None:
    deaths = happening(1, type="death", root="OTHER", agents=[], targets=["habitants"], date="../2025-03-04")
    toll = happening(2, type="toll", root="STATEMENT", agents=["Orvaine"], day="2025-03-06")
    found = row_of([deaths, toll], "x", {})
    assert (found.type, found.agents, found.targets) == ("death", (), ("habitants",))
    assert (found.date, len(found.reports)) == ("../2025-03-04", 2)


def test_one_voice_in_several_articles_is_one_origin() -> None:
    day = {"day": "2024-06-19"}
    assert row({**day, "claimant": "Maire"}, {**day, "claimant": "maire"}, {**day}).origins == 2
    assert row({**day}, {**day, "origin": 1}).origins == 1


def test_a_title_is_rather_the_head_of_a_sentence() -> None:
    part = {"day": "2024-06-19", "text": "qui a été signé mercredi à Brume par les deux voisins"}
    assert row(part, {"day": "2024-06-19", "text": "Orvaine a signé"}).title == "Orvaine a signé"


def test_a_title_is_cut_at_a_word() -> None:
    title = row({"day": "2024-06-19", "text": "mot " * 100}).title
    assert len(title) <= 160 and title.endswith("mot…")


def test_the_same_words_in_articles_without_a_common_name_are_not_held_against_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []
    monkeypatch.setattr(timeline, "compatible", lambda *pair: compared.append(pair) or compatible(*pair))
    told = {"agents": [], "text": "The shops of the old town opened their doors again"}
    events = [happening(number, **told) for number in range(1, 40)]
    assert len(merge(events, {})) == len(events)
    assert not compared
    assert len(merge(events, {}, dict.fromkeys(range(1, 40), frozenset({"maud kerleroux"})))) == 1
    assert compared
