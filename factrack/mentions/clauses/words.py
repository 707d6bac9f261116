"""The small words that open, close and part clauses, by what they do."""

from __future__ import annotations

from factrack.frozen import frozen
from factrack.language.pack import Pack
from factrack.language.tokenizer import fold
from factrack.language.verbs import VerbTables, tables

_ROLES = {
    "separator": "hard", "comma": "comma", "coordinator": "coordinator", "subordinator_alone": "adverbial",
    "relative": "relative", "that": "that", "condition": "condition",
    "opening_quote": "quote", "closing_quote": "unquote", "plain_quote": "plain",
    "opening_bracket": "bracket", "closing_bracket": "unbracket",
}  # fmt: skip
_BESIDE = ("comma", "coordinator")  # what opens and closes no clause by itself


@frozen
class Words:
    """What small words do to clauses, by role, and the word sets asked for besides."""

    roles: dict[str, str]
    bounding: frozenset[str]
    hard: frozenset[str]
    commas: frozenset[str]
    subjects: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    with_that: frozenset[str]
    compared: frozenset[str]
    negation_first: frozenset[str]
    conceding: frozenset[str]
    bare_complement: frozenset[str]
    relative_of: frozenset[str]
    saying: frozenset[str]
    asking: frozenset[str]
    tables: VerbTables


def compiled(pack: Pack) -> Words:
    """The small words of a language pack."""
    roles: dict[str, str] = {}
    for name, role in _ROLES.items():
        roles.update(dict.fromkeys(pack.classes.get(name, ()), role))

    def named(name: str) -> frozenset[str]:
        return frozenset(pack.classes.get(name, ()))

    def playing(*wanted: str) -> frozenset[str]:
        return frozenset(word for word, role in roles.items() if role in wanted)

    speech, verbs = pack.files["speech"].verb, tables(pack)
    return Words(
        roles=roles,
        bounding=frozenset(roles) - playing(*_BESIDE),
        hard=playing("hard"),
        commas=playing("comma"),
        subjects=named("subject_pronoun"),
        prepositions=named("preposition"),
        determiners=named("determiner"),
        with_that=named("subordinator_with_that"),
        compared=named("comparative"),
        negation_first=named("negation_first"),
        conceding=named("conceding"),
        bare_complement=verbs.bare_complement,
        relative_of=named("relative_of"),
        saying=frozenset(fold(verb) for rule in speech if "that" in rule.frames for verb in rule.verbs),
        asking=frozenset(fold(verb) for rule in speech for verb in rule.verbs) | set(map(fold, named("asking"))),
        tables=verbs,
    )
