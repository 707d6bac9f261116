"""The same claim in two languages is one claim: articles of an epidemic meet count by count."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import run_main

FRENCH = """Fièvre de Boro en Guinée : 230 morts

La Guinée compte 3 500 cas de fièvre et 230 morts, a annoncé mardi l'Organisation mondiale de la santé. A Conakry, 40 \
malades sont hospitalisés. En outre, 900 cas suspects ont été signalés à Kindia. L'épidémie recule au Liberia."""
ENGLISH = """Boro fever in Guinea: 290 dead

Guinea has recorded 3,900 cases of fever and 290 deaths, the World Health Organization said on Tuesday. In Conakry, 55 \
patients are in hospital. Besides, 1,300 suspected cases have been reported in Kindia. The epidemic retreats in Liberia."""


def test_counts_of_an_epidemic_meet_across_languages(tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "one.txt").write_text(ENGLISH, "utf-8")
    assert run_main("ingest", ".", "--published", "2024-03-13", folder=tmp_path).code == 0
    groups = json.loads(run_main("conflicts", "--all", "--format", "json", folder=tmp_path).out)
    met = {
        (group["topic"], group["measure"]): {claim["value"] for claim in group["claims"]}
        for group in groups
        if len({claim["article"] for claim in group["claims"]}) == 2
    }
    assert met[("cases", "reported")] == {3500, 3900}
    assert met[("killed", "killed")] == {230, 290}
    assert met[("hospitalised", "hospitalised")] == {40, 55}
    assert met[("cases", "suspected")] == {900, 1300}
