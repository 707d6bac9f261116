"""What is counted: topics with the words that tell them, and the measures of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.model import Change

FILE = "topics"
ANYBODY = frozenset({"anybody"})
SURE = frozenset({"sure"})


@dataclass(frozen=True, slots=True)
class Measure:
    """Which count of a topic it is, told by the verb the quantity depends on, a modifier, or a word of the clause.

    `subject` are verbs whose subject is counted, `object` those whose object (or subject in the passive) is.
    `gives`: what stands behind "to" receives it and is no place.
    """

    name: str
    change: Change = "fixed"
    gives: bool = False
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that news count.

    `nouns` are heads ("soldat"), `adjectives` what makes any noun one ("disparu"), `subject` and `object` verbs as in
    `Measure`, `of` nouns that govern the quantity ("la mort de"), `context` words of the sentence that decide for people
    whom no verb does. `one`: phrases whose article is the number. `strong`: a verb or modifier of the topic outweighs
    the noun ("soldats tués" are killed). `measure` and `change` are what it is when no `measures` says otherwise.
    `people`: its nouns are people, whom a strong topic may befall. `only_people`: verbs of a strong topic that mean
    something else of things ("abattre un avion"); the others tell people by themselves.
    """

    name: str
    measure: str = "count"
    change: Change = "fixed"
    strong: bool = False
    people: bool = False
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    only_people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a language builds the phrase around what is counted.

    `head`: which word of it is the noun. `before`: words that may stand before the noun. `adjective_ends` mark what
    may follow the noun as its adjective, `plural_ends` a plural noun; `not_heads` are no nouns. `whole`: what opens the
    whole of a part ("dont"). `number_nouns`: nouns whose value follows ("le nombre de"). `ages`: words before a
    person's age, `lasting` nouns whose years are no age ("un bail de 20 ans"). `sources` open who counted ("selon"),
    `against` what it is compared with, `links` join two numbers; `places` stand before a place.
    """

    head: Literal["first", "last"] = "first"
    before: tuple[str, ...] = ()
    adjective_ends: tuple[str, ...] = ()
    plural_ends: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    number_nouns: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    not_heads: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """The schema of `topics.toml`.

    `persons` are nouns for people, whose topic the verb decides; those for `anybody` take it from the sentence too;
    `classifiers` are seen through to what they hold ("unités d'artillerie").
    """

    topic: tuple[Topic, ...] = ()
    phrase: Phrase = Phrase()
    persons: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Kinds topic (nouns), topic_adjective, topic_verb, topic_of, topic_context, topic_one, person and classifier."""
    for topic in file.topic:
        for noun in topic.nouns:
            forms = morphology.adjective(noun) if topic.people else morphology.noun(noun)
            yield from ((form, Tag("topic", topic.name, data=topic)) for form in forms)
        for noun in topic.of:
            yield from ((form, Tag("topic_of", topic.name, data=topic)) for form in morphology.noun(noun))
        for noun in topic.context:
            yield from ((form, Tag("topic_context", topic.name, data=topic)) for form in morphology.noun(noun))
        for phrase in topic.one:
            yield phrase, Tag("topic_one", topic.name, data=topic)
        yield from _dependents(topic, None, topic, morphology)
        for measure in topic.measures:
            yield from _dependents(topic, measure, measure, morphology)
    for person in file.persons:
        yield from ((form, Tag("person", person)) for form in morphology.adjective(person))
    for person in file.anybody:
        yield from ((form, Tag("person", person, ANYBODY)) for form in morphology.adjective(person))
    for noun in file.classifiers:
        yield from ((form, Tag("classifier", noun)) for form in morphology.noun(noun))
    for noun in file.phrase.number_nouns:
        yield from ((form, Tag("number_noun", noun)) for form in morphology.noun(noun))


def _dependents(
    topic: Topic, measure: Measure | None, words: Topic | Measure, morphology: Morphology
) -> Iterator[tuple[str, Tag]]:
    """Verbs and adjectives of a topic or of one of its measures; a participle of `object` verbs is an adjective too."""
    data = (topic, measure)
    for adjective in words.adjectives:
        yield from ((form, Tag("topic_adjective", topic.name, SURE, data)) for form in morphology.adjective(adjective))
    for role, verbs in (("subject", words.subject), ("object", words.object)):
        for verb in verbs:
            sure = frozenset() if verb in topic.only_people else SURE
            for form, features in morphology.verb(verb).items():
                yield form, Tag("topic_verb", topic.name, features | {role} | sure, data)
                if role == "object" and "participle" in features:
                    yield form, Tag("topic_adjective", topic.name, sure, data)
    if isinstance(words, Measure):
        yield from ((phrase, Tag("topic_word", topic.name, data=data)) for phrase in words.words)
