"""The index of an article's mentions answers as a walk over all of them would."""

from __future__ import annotations

import pytest

from factrack.extract import analyse
from factrack.language.pack import load_pack
from factrack.mentions.analysis import Analysis
from factrack.model import Document
from factrack.reading import Options, from_text

TEXTS = {
    "fr": "Lundi 3 mars, la ministre Léa Fontaine a dit que 40 wagons seraient livrés si le pont tenait. "
    "« Nous les attendons depuis mai », répond Marc Aubin, qui dirige la gare de Lormont.",
    "en": "On Monday 3 March, minister Leah Hobbs said that 40 wagons would be delivered if the bridge held. "
    '"We have waited since May," says Mark Dunn, who runs the station.',
}


@pytest.fixture(params=sorted(TEXTS))
def analysis(request: pytest.FixtureRequest) -> Analysis:
    document: Document = from_text(
        "case", TEXTS[request.param], Options(language=request.param, published="2025-03-05")
    )
    return analyse(document, load_pack(request.param))


def test_verbs_dates_and_names_are_found_where_they_start(analysis: Analysis) -> None:
    index, count = analysis.index, len(analysis.tokens)
    assert analysis.verbs and analysis.actors and analysis.whens
    for first, last in ((0, count), (3, 9), (5, 5), (count - 4, count)):
        assert index.verbs(first, last) == [group for group in analysis.verbs if first <= group.first < last]
        assert index.actors(first, last) == [name for name in analysis.actors if first <= name.first < last]
        told = zip(analysis.when_tokens, analysis.whens, strict=True)
        assert index.whens(first, last) == [when for (start, _), when in told if first <= start < last]


def test_a_token_knows_its_verb_and_its_innermost_clause(analysis: Analysis) -> None:
    index = analysis.index
    for token in range(len(analysis.tokens)):
        covering = [group for group in analysis.verbs if group.first <= token < group.last]
        assert index.verb_at.get(token) == (covering[0] if covering else None)
        around = [
            clause
            for clause in analysis.clauses[analysis.tokens.sentence[token]]
            if clause.first <= token < clause.last
        ]
        assert index.clause_at[token] == min(around, key=lambda clause: clause.last - clause.first)


def test_sentences_know_the_frames_that_reach_them_and_their_conditions(analysis: Analysis) -> None:
    index, sentences = analysis.index, analysis.tokens.sentence
    told = {number for number, clauses in enumerate(analysis.clauses) if "condition" in {one.kind for one in clauses}}
    assert index.conditional == told
    for number in range(len(analysis.spans)):
        reaching = [
            frame for frame in analysis.frames if sentences[frame.scope[0]] <= number <= sentences[frame.scope[1] - 1]
        ]
        assert index.frames.get(number, []) == reaching
    assert any(index.frames.values())


def test_a_condition_marks_its_sentence_alone() -> None:
    text = "Le pont tient. Si la pluie revenait, le maire fermerait la route."
    assert analyse(from_text("case", text, Options(language="fr")), load_pack("fr")).index.conditional == {1}
