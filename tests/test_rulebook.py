"""Rules of one's own, with their examples: what holds and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from factrack.errors import PackError
from factrack.rulebook import check, name_of, rules, tried

EVENT = """
[[event]]
type = "hive_loss"
root = "OTHER"
verbs = ["voler"]
object = ["ruche"]
agent = "subject"
target = "object"
"""
VERB = """
[[verb]]
name = "hum"
verbs = ["bourdonner"]
frames = ["that"]
"""
LINE = """
[[rule]]
name = "own advertisement"
starts = ["réclame maison"]
covers = "line"
"""
HEDGE = """
[[hedge]]
name = "by the ladle"
qualifier = "approx"
low = 0.5
high = 2.0
after = ["à la louche"]
"""
HOLDS = {
    "events": EVENT + 'yes = ["Un inconnu a volé trois ruches à Brume."]\nno = ["Le corbeau vole bas."]',
    "speech": VERB
    + 'yes = [{ text = "Le maire bourdonne que 50 ruches ont brûlé.", fact = "50 ruches", claimant = "maire" }]',
    "furniture": LINE + 'yes = ["Réclame maison : du miel"]\nno = ["Une réclame maison coûte cher."]',
    "hedges": HEDGE
    + 'yes = [{ text = "Il y a 40 ruches à la louche.", low = 20, high = 80 }]\nno = ["Il y a 40 ruches."]',
    "dates": '[[pattern]]\nrule = "never"\nmatch = "unit"\nform = ["Y"]\nno = ["le 3 mars 2025"]',
}
BROKEN = {
    "events": (EVENT + 'yes = ["Il pleut sur Brume."]', "gives no event hive_loss"),
    "speech": (VERB + 'yes = [{ text = "Il bourdonne que 50 nids brûlent.", fact = "50", claimant = "Paul" }]', "not Paul"),
    "furniture": (LINE + 'no = ["Réclame maison : du miel"]', "passed over, and must not"),
    "hedges": (HEDGE + 'yes = [{ text = "Il y a 40 ruches à la louche.", low = 1, high = 2 }]', "gives"),
    "dates": ('[[pattern]]\nrule = "never"\nmatch = "unit"\nform = ["Y"]\nyes = ["une ruche"]', "gives no date"),
}  # fmt: skip


def written(folder: Path, name: str, text: str) -> tuple[Path, ...]:
    (folder / "fr").mkdir(exist_ok=True)
    (folder / "fr" / f"{name}.toml").write_text(text, "utf-8")
    return (folder,)


@pytest.mark.parametrize("name", sorted(HOLDS))
def test_examples_that_hold(name: str, tmp_path: Path) -> None:
    count, examples, broken = check(written(tmp_path, name, HOLDS[name]))
    assert (count, broken) == (1, []) and examples >= 1


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_examples_that_do_not(name: str, tmp_path: Path) -> None:
    text, why = BROKEN[name]
    _, _, broken = check(written(tmp_path, name, text))
    assert len(broken) == 1 and why in broken[0].why and f"{name}.toml" in broken[0].rule


def test_a_file_of_ones_own_only_adds(tmp_path: Path) -> None:
    folders = written(tmp_path, "events", HOLDS["events"])
    assert "hive_loss" in [event.type for event in tried("On a volé deux ruches.", "fr", folders).events]
    assert "visit" in {row["rule"] for row in rules(folders, file="events")}
    assert [row["rule"] for row in rules(folders, mine=True)] == ["hive_loss"]


def test_lists_of_names_are_asked_for() -> None:
    assert "organisations" not in {row["file"] for row in rules(())}
    assert rules((), file="organisations")
    with pytest.raises(PackError, match="no file 'x'"):
        rules((), file="x")


def test_a_rule_is_called_by_its_first_words_where_it_has_no_name() -> None:
    class Rule:
        name = ""
        verbs = ("un", "deux", "trois", "quatre")

    assert name_of(Rule()) == "un, deux, trois"
