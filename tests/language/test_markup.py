import pytest

from factrack.language.markup import blank

CASES = {
    "le &quot;port&quot; ferme": 'le      "port"      ferme',
    "l&#39;été &amp; l&#x27;hiver": "l'    été &     l'     hiver",
    "10&nbsp;000 soldats": "10      000 soldats",
    '[le port](https://a.example/2019/300 "titre 12") ferme': "[le port]" + " " * 39 + " ferme",
    "voir https://a.example/2019/12/300.html ce soir": "voir " + " " * 34 + " ce soir",
    "voir www.a.example/300, ce soir": "voir " + " " * 18 + " ce soir",
    "un <b class='x 3'>port</b> fermé": "un " + " " * 15 + "port" + " " * 4 + " fermé",
    "3 < 5 & 7 > 2 ; A&B;": "3 < 5 & 7 > 2 ; A&B;",
    "rien à faire": "rien à faire",
}


@pytest.mark.parametrize(("text", "blanked"), CASES.items())
def test_blank(text: str, blanked: str) -> None:
    assert blank(text) == blanked
    assert len(blank(text)) == len(text)
