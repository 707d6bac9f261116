import pytest

from factrack.language.detect import detect
from factrack.language.pack import languages, load_pack

TEXTS = {
    "fr": "Le port de la ville a été fermé lundi, et les pêcheurs ne savent pas quand il va rouvrir.",
    "en": "The harbour was closed on Monday, and the fishermen do not know when it will open again.",
    "de": "Der Hafen der Stadt wurde am Montag geschlossen, und die Fischer wissen nicht, wann er wieder öffnet.",
    "es": "El puerto de la ciudad fue cerrado el lunes y los pescadores no saben cuándo se abrirá para ellos.",
    "it": "Il porto della città è stato chiuso lunedì e i pescatori non sanno quando sarà riaperto per loro.",
    "pt": "O porto da cidade foi fechado na segunda-feira e os pescadores não sabem quando ele será aberto para eles.",
    "nl": "De haven van de stad is maandag gesloten en de vissers weten niet wanneer het weer open gaat voor hen.",
    "ru": "Порт города был закрыт в понедельник, и рыбаки не знают, когда он снова откроется для них.",
    "ar": "أغلق ميناء المدينة يوم الاثنين ولا يعرف الصيادون متى يفتح من جديد بعد هذه العاصفة في البلاد.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_detect(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "300", "KN-23 M-1989", "Paris Berlin Rome Madrid Lisbonne", "12 34 56"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) is None


def test_a_menu_in_another_language_does_not_decide() -> None:
    assert detect("Home\nAbout us\nContact\n\n" + TEXTS["fr"] * 3) == "fr"


@pytest.mark.parametrize("text", ["La police a arrêté un homme.", "La fin de la guerre se complique."])
def test_a_small_pack_yields_where_a_text_is_as_much_another_language(text: str) -> None:
    assert load_pack("es").settings.small and detect(text) == "fr"


def test_every_pack_is_among_the_texts() -> None:
    assert set(languages()) <= set(TEXTS)


@pytest.mark.parametrize(("main", "other"), [("fr", "en"), ("en", "fr")])
@pytest.mark.parametrize("before", [True, False])
def test_a_mixed_page_goes_by_its_main_language(main: str, other: str, before: bool) -> None:
    own, foreign = TEXTS[main] * 60, f'"{TEXTS[other]}"' * 30
    assert detect(f"{foreign}\n\n{own}" if before else f"{own}\n\n{foreign}") == main
