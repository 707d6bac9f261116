"""Every verb form of a language as a table: word -> what it may be, built once a process and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from factrack.language.pack import Pack
from factrack.language.readings import Reading
from factrack.language.records.verbs import Auxiliary, Ending, File, Homographs
from factrack.language.tokenizer import fold
from factrack.memo import Memo

_BARRIERS = (
    "comma", "separator", "coordinator", "that", "relative", "opening_quote", "closing_quote", "plain_quote",
    "opening_bracket", "closing_bracket", "dash", "subordinator_alone", "condition",
)  # fmt: skip
TAIL = 3  # letters by which a guess at an unknown verb begins


class Link(NamedTuple):
    """The rules that let a verb take another one in one form, and the words that some of them allow in between."""

    form: str
    through: frozenset[str]
    rules: tuple[Auxiliary, ...]


def auxiliaries(file: File) -> dict[str, list[Link]]:
    """Lemma -> what it may take, by form, the rules in the order of the file."""
    rules: dict[str, dict[str, list[Auxiliary]]] = {}
    for rule in file.auxiliary:
        for lemma in rule.verbs:
            rules.setdefault(fold(lemma), {}).setdefault(rule.takes, []).append(rule)
    return {
        lemma: [
            Link(form, frozenset(word for rule in found for word in rule.through), tuple(found))
            for form, found in forms.items()
        ]
        for lemma, forms in rules.items()
    }


@dataclass(frozen=True, slots=True)
class HomographSets:
    """The record `Homographs` as sets."""

    auxiliaries: frozenset[str]
    infinitive_after: frozenset[str]
    plural_ends: tuple[str, ...]
    plurals: frozenset[str]
    objects: frozenset[str]
    particles: frozenset[str]
    transitive: frozenset[str]
    naming: frozenset[str]
    people: frozenset[str]
    barriers: frozenset[str]
    openers: frozenset[str]
    asides: frozenset[str]
    quotes: frozenset[str]
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbTables:
    """All that reading verb groups needs of a pack: verb forms, auxiliary rules and sets of small words.

    `begins` says of any word what may begin a group with it: its reading, True where `guess` may find one, else False.
    """

    words: dict[str, Reading]
    begins: Memo[str, Reading | bool]
    links: dict[str, list[Link]]
    guesses: tuple[Ending, ...]
    medial: dict[str, list[tuple[str, ...]]]
    participle_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    passive: frozenset[str]
    bare_negation: frozenset[str]
    article_nouns: frozenset[str]
    addressed: tuple[str, ...]
    address: frozenset[str]
    apposing: frozenset[str]
    proof: frozenset[str]
    articles: frozenset[str]
    determiners: frozenset[str]
    nominal: frozenset[str]
    closed: frozenset[str]
    clitics: frozenset[str]
    between: frozenset[str]
    inverted: frozenset[str]
    reflexive: frozenset[str]
    negation_first: frozenset[str]
    negation: frozenset[str]
    negative_subject: frozenset[str]
    limiting: frozenset[str]
    after_verb: frozenset[str]
    after_subject: frozenset[str]
    prepositions: frozenset[str]
    before_noun: frozenset[str]
    joins: frozenset[str]
    coordinators: frozenset[str]
    gerund_after: frozenset[str]
    that: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    comma: frozenset[str]
    bare_complement: frozenset[str]
    perfect: frozenset[str]
    homographs: HomographSets | None

    def looks_back(self, before: Iterable[str]) -> bool:
        """Whether the words of a group before its main verb put it in a tense before the past ("had signed")."""
        found = (reading for word in before if (reading := self.words.get(word)) is not None)
        return any(
            reading.tense == "imperfect" or (reading.tense == "past" and reading.finite in self.perfect)
            for reading in found
        )

    def guess(self, word: str, raw: str, before: str) -> Reading | None:
        """The reading of a verb no list knows, by its ending and the word before it; a capital makes it a name."""
        if raw[0].isupper():
            return None
        for rule in self.guesses:
            if word.endswith(rule.ending) and word not in rule.but and (not rule.proved or before in self.proof):
                return Reading(finite="", tense=rule.tense)
        return None


def tables(pack: Pack) -> VerbTables:
    """The tables of `pack`, built at the first call."""
    return pack.made(_compile)


def _compile(pack: Pack) -> VerbTables:
    file: File = pack.files["verbs"]
    medial: dict[str, list[tuple[str, ...]]] = {}
    for phrase in file.medial:
        first, *rest = pack.lexicon.words_of(phrase)
        medial.setdefault(first, []).append(tuple(rest))

    def union(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.classes.get(name, ()))

    inverted = union("inverted_pronoun")
    passive = frozenset(lemma for rule in file.auxiliary if rule.passive for lemma in rule.verbs)
    prepositions = union("preposition", "contraction")
    words, endings = pack.readings, frozenset(e.ending[-TAIL:] for e in file.ending)
    return VerbTables(
        words=words,
        begins=Memo(lambda word: words.get(word) or word[-TAIL:] in endings),
        links=auxiliaries(file),
        guesses=file.ending,
        medial=medial,
        participle_endings=file.participle_endings,
        adverb_endings=tuple(pack.classes.get("adverb_ending", ())),
        passive=passive,
        bare_negation=frozenset(file.bare_negation),
        article_nouns=frozenset(file.article_nouns),
        addressed=file.addressed,
        address=frozenset(file.address),
        apposing=frozenset(file.apposing),
        proof=union("subject_pronoun", "negation_first", "reflexive", "relative_subject") - union("demonstrative"),
        articles=union("definite"),
        determiners=union("determiner"),
        nominal=prepositions | (union("indefinite", "demonstrative", "possessive") - union("subject_pronoun")),
        closed=union("determiner", "preposition", "object_pronoun"),
        clitics=union("object_pronoun", "reflexive", "negation_first"),
        between=union("medial_adverb", "negation", "inverted_pronoun"),
        inverted=inverted,
        reflexive=union("reflexive"),
        negation_first=union("negation_first"),
        negation=union("negation"),
        negative_subject=union("negative_subject"),
        limiting=union("limiting_negation"),
        after_verb=(union("determiner", "that", "negation") - union("contraction", "of")),
        after_subject=prepositions,
        prepositions=prepositions,
        before_noun=union("prenominal_adjective"),
        joins=union("of", "to"),
        coordinators=union("coordinator"),
        gerund_after=union("gerund_preposition"),
        that=union("that"),
        by=union("by"),
        to=union("to", "contraction"),
        comma=union("comma"),
        bare_complement=frozenset(fold(verb) for verb in file.bare_complement),
        perfect=frozenset(fold(verb) for rule in file.auxiliary if "past" in rule.gives for verb in rule.verbs)
        - passive,
        homographs=None if file.homographs is None else _homographs(file.homographs, union),
    )


def _homographs(record: Homographs, union: Callable[..., frozenset[str]]) -> HomographSets:
    return HomographSets(
        frozenset(record.auxiliaries),
        frozenset(record.infinitive_after),
        record.plural_ends,
        frozenset(record.plurals),
        frozenset(record.objects),
        frozenset(record.particles),
        frozenset(record.transitive),
        frozenset(record.naming),
        frozenset(record.people),
        union(*_BARRIERS),
        union("relative_subject", "relative", "that"),
        frozenset(record.asides),
        union("opening_quote", "plain_quote"),
        union("of"),
    )
