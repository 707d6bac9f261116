import pytest

from factrack.reading.published import read_date, two_readings

READ = {
    "2024-03-12": "2024-03-12",
    "2024-03": "2024-03",
    "2024": "2024",
    "2024-22": "2024-22",
    "2022~": "2022~",
    "2023-08/2024-01": "2023-08/2024-01",
    "20240312": "2024-03-12",
    "2025-04-28T03:37:19+02:00": "2025-04-28",
    "2025-04-28 03:37": "2025-04-28",
    "12 mars 2024": "2024-03-12",
    "mardi 12 mars 2024": "2024-03-12",
    "1er mai 2023": "2023-05-01",
    "03/04/2024": "2024-04-03",
    "25.12.2023": "2023-12-25",
    "03/04/2024 22:10": "2024-04-03",
    "12/31/2023": "2023-12-31",
    "mars 2024": "2024-03",
}
REFUSED = [
    "", "hier", "aujourd'hui", "12 mars", "2024-02-30", "31/02/2024", "2024-13", "99999", "été chaud", "il y a 3 jours",
    "2024-05/2023-01", "Paris 2024", "12 mars 24", "x" * 500,
]  # fmt: skip


@pytest.mark.parametrize(("value", "edtf"), READ.items())
def test_read(value: str, edtf: str) -> None:
    assert read_date(value, "fr") == edtf


@pytest.mark.parametrize("value", REFUSED)
def test_refused(value: str) -> None:
    assert read_date(value, "fr") is None


def test_an_unknown_language_is_no_error() -> None:
    assert read_date("12 mars 2024", "xx") is None


@pytest.mark.parametrize("language", [None, "en"])
def test_a_day_that_may_be_the_month_is_not_guessed(language: str | None) -> None:
    assert read_date("03/04/2024", language) is None
    assert two_readings("03/04/2024") == ("2024-04-03", "2024-03-04")


@pytest.mark.parametrize(
    ("value", "day"), [("3.4.2024", "2024-04-03"), ("4/4/2024", "2024-04-04"), ("13-04-2024", "2024-04-13")]
)
def test_what_can_only_be_one_day_is_read_in_every_language(value: str, day: str) -> None:
    assert [read_date(value, language) for language in (None, "en", "fr", "de")] == [day] * 4
    assert two_readings(value) is None
