"""What is counted: topics with the words that tell them, and the measures of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.errors import PackError
from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology
from factrack.model import Change

FILE = "topics"
ANYBODY = frozenset({"anybody"})
SURE = frozenset({"sure"})
UNDER = frozenset({"under"})


class Measure(NamedTuple):
    """Which count of a topic it is, told by the verb the quantity depends on, a modifier, or a word of the clause.

    `subject` are verbs whose subject is counted, `object` those whose object (or subject in the passive) is.
    `gives`: what stands behind "to" receives it and is no place. `words` are phrases of the clause that tell it, `of`
    nouns that govern the quantity ("la livraison de"). `planned`: also what a plan of any of the topic's counts is.
    `nouns` are nouns of the topic that tell this measure, and what people are rather than what befell them: they yield
    to a strong topic ("détenus tués"). `strong`: its other words tell the topic of people as well.
    """

    name: str
    change: Change = "fixed"
    gives: bool = False
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    planned: bool = False
    strong: bool = False


class Topic(NamedTuple):
    """One thing that news count.

    `nouns` are heads ("soldat"), `adjectives` what makes any noun one ("disparu"), `subject` and `object` verbs as in
    `Measure`, `of` nouns that govern the quantity ("la mort de"), `to` those that do with "to" ("des blessures à"),
    `words` phrases of the clause that tell it of people ("sous les décombres"), `tolls` nouns that name its count
    ("the death toll rose to 41"), `context` words of the sentence that decide for people whom no verb does. `one`:
    phrases whose article is the number. `strong`: a verb or modifier of the topic outweighs the noun ("soldats tués"
    are killed). `measure` and `change` are what it is when no `measures` says otherwise. `also` are nouns that are of
    the topic only in an article that has one of `nouns` too, people only under one of its measures ("hommes"), and any
    of them before a phrase of such a measure ("habitants sans eau"); `under` are such nouns that are of the topic
    under one of its measures only. `crowd`: whom somebody only counts, in an article that names them, are these ("8
    000 personnes selon la police"). `people`: its nouns are people, whom a strong topic may befall. `only_people`:
    verbs and adjectives of a strong topic that mean something else of things ("abattre un avion"); the others tell
    people by themselves. `both`: other topics of which two told together are this one ("12 morts et blessés").
    `unless`: what an article tells of whose nouns mean something else, as long as it names none of `both` ("victimes"
    of a fraud). `gathering`: what shows like `context` that a crowd is told of, and decides for nobody.
    """

    name: str
    measure: str = "count"
    change: Change = "fixed"
    strong: bool = False
    people: bool = False
    crowd: bool = False
    nouns: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    only_people: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    gathering: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """How a language builds the phrase around what is counted.

    `head`: which word of it is the noun. `before`: words that may stand before the noun. `adjective_ends` mark what
    may follow the noun as its adjective, `plural_ends` a plural noun; `not_heads` are no nouns. `whole`: what opens
    the whole of a part ("dont"). `number_nouns`: nouns whose value follows ("le nombre de"). `ages`: words before a
    person's age, infinitives among them, `aged` what stands behind its unit, `lasting` nouns whose years are no age
    ("un bail de 20 ans"). `sources` open who counted ("selon"), `against` what it is compared with, `links` join two
    numbers; `places` stand before a place. `others` say that those counted are not the ones counted before,
    `numbering` stand before the count of a noun. `linking` are verbs whose predicate tells of their subject ("restent
    introuvables"). `of_it` are pronouns for what was counted before ("en compte 300"), `opening` marks that a figure
    may follow, `denying` words that put it right ("et non onze"). `no_places` before a preposition take the place
    from it ("quant à"), the object of a `striking` verb is one
    ("a quake hit Chile"), and the time from a date ("par rapport à"); `regions` are nouns before "of" and a place,
    `round` what alone makes one of it ("autour de"), `entire` words that may stand between the preposition and the
    name ("dans toute la France"), `inside` those after which a noun and "of" lead to a town ("dans une école de
    Lyon"), or one of `quarters` to a country ("dans le nord du Mali"); `among` leads to the whole of which the part
    follows; `opening_places` are how they are written with the capital that opens a sentence; `counting` verbs have
    the country counted in as their subject, a count after `along` what follows it ("avec 300 cas, le Mali"); `out_of`
    joins a count to all of them, `outward` may stand before it ("12 out of 30");
    `than` behind a word of `comparing` leads to the time that a count is measured by
    ("300 de moins qu'en mai"); a count with `since` in its clause is of no day told before; `age_nouns` are the nouns
    for an age; `turns` are marks that end what is told of a quantity; behind verbs of `heading` a place is only where
    it went, and `unnamed` are places that are told by a noun alone ("neuf dans la capitale"); behind `examples`
    stands one of several. `rate_nouns` are nouns of which a percentage is said without "of" ("la marge recule à 20
    %"); `of_own` are those phrases of `of_them` that mean the subject's people; `aims` open what was done it for;
    `records` before `since` say that nothing was like it; `settled` are nouns of places that people live in ("une
    ville de 8 000 habitants"). `valued` are verbs that say at what value their subject stands ("s'établir à").
    `including` are verbs by which a toll told of has a part ("ce bilan comprend 9
    enfants"), `counted_by` those, with the pronoun before them, by which its noun has a number ("se comptent par").
    `cast` are the topics of what candidates have each a share of, `polling` verbs by which they have it. `nationwide` are
    phrases for a whole country; `versus` words set a figure of another time against this one, those of
    `followed` only right before that figure. `of_them` (words apart
    as tokens) takes a part of those counted before, `occasions` are nouns that count how often ("trois fois"),
    `terms` what makes a stretch of time after an article a count ("un an de prison"). `where` opens a clause of what
    happened in the place right before it; `there` means the place named before: next to a verb, and not behind one of
    the words `no_there` ("il y a"). `earlier` phrases say that the figure behind them, else before, has been
    overtaken ("un précédent bilan"), `overtaken` ones only the figure before them ("avant d'être revu à la baisse").
    An `addition` says that so many came on top of those counted before ("40 morts supplémentaires"), a `numbered`
    noun with its number which of a series counts belong to ("acte 11"). A verb that opens with one of `had` looks
    back, with one of `then` to the day just told of ("avait alors recensé"). `respective` deals counts out
    to names or nouns in order ("respectivement"); `that_of` are pronouns for the number of other things ("celui des
    blessés"). `singles` are nouns for people whose article counts by itself before a verb that befalls them ("une
    personne a été tuée"); `all_of` are nouns for all there is of what follows ("40 % de l'ensemble des ventes").
    `hours` are the words and marks of a time of day, `lately` phrases for the
    last day or so, in which only some of a toll came.
    """

    head: Literal["first", "last"] = "first"
    before: tuple[str, ...] = ()
    adjective_ends: tuple[str, ...] = ()
    plural_ends: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    number_nouns: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    age_nouns: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    not_heads: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    of_it: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    striking: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    nationwide: tuple[str, ...] = ()
    had: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    versus: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    of_them: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    no_there: tuple[str, ...] = ()
    entire: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    opening_places: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()
    outward: tuple[str, ...] = ()
    than: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    comparing: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    counted_by: tuple[str, ...] = ()
    valued: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    polling: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    of_own: tuple[str, ...] = ()
    rate_nouns: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()
    addition: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    victim_verbs: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    countering: tuple[str, ...] = ()
    respective: tuple[str, ...] = ()
    that_of: tuple[str, ...] = ()
    singles: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    lately: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `topics.toml`.

    `persons` are nouns for people, whose topic the verb decides; those for `anybody` take it from the sentence too;
    `classifiers` are seen through to what they hold ("unités d'artillerie"). `groups` are words that several measures
    share: `"@arms"` stands for all of them. `kinds` are nouns for people that are counted apart, by a name that is the
    same in every language ("assailants"); `remains` those for the dead as they are found, of whom there may be more.
    `compounds` are nouns of several words that no complement with "of" makes ("prise en charge"). What befalls
    people is no topic of `beasts`. `branches` are those of a trade or school whose people are counted apart ("24 % des
    enseignants du primaire"), by a name that is the same in every language; `strike_rates` are nouns whose percentage
    tells how many strike, `strike_turnouts` those that tell it near one of the `strike_words`, `taken_up` stand before
    "by" and the percentage of those who do ("suivi par"). `turnouts` are nouns of the percentage of `voters` who went to
    one of the `polls`, or did not, by the measure that they tell; `voted` words tell it of the voters themselves.
    `victims` are nouns for the dead and the wounded alike; behind `victim_tolls` and with the `victim_verbs` of the
    phrase ("a fait 7 victimes") they are the dead, where nothing tells of wounded. `sums` are nouns for money, whose
    millions need no currency told.
    """

    topic: tuple[Topic, ...] = ()
    phrase: Phrase = Phrase()
    persons: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    groups: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    remains: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    beasts: tuple[str, ...] = ()
    branches: dict[str, tuple[str, ...]] = {}
    strike_rates: tuple[str, ...] = ()
    strike_turnouts: tuple[str, ...] = ()
    strike_words: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    victim_tolls: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    turnouts: dict[str, tuple[str, ...]] = {}
    voted: dict[str, tuple[str, ...]] = {}
    voters: tuple[str, ...] = ()
    polls: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Kinds topic (nouns), topic_also, _adjective, _verb, _of, _word, _context, _one; person, classifier, number_noun …"""
    for topic in file.topic:
        for noun in topic.nouns:
            forms = morphology.adjective(noun) if topic.people else morphology.noun(noun)
            yield from ((form, Tag("topic", topic.name, data=topic)) for form in forms)
        for noun in topic.also:
            yield from ((form, Tag("topic_also", topic.name, data=topic)) for form in morphology.noun(noun))
        for noun in topic.under:
            yield from ((form, Tag("topic_also", topic.name, UNDER, topic)) for form in morphology.noun(noun))
        for noun in topic.context:
            yield from ((form, Tag("topic_context", topic.name, data=topic)) for form in morphology.noun(noun))
        for phrase in topic.tolls:
            yield from ((form, Tag("topic_toll", topic.name, data=topic)) for form in morphology.noun(phrase))
        for noun in topic.unless:
            yield from ((form, Tag("topic_unless", topic.name)) for form in morphology.noun(noun))
        for noun in topic.gathering:
            yield from ((form, Tag("topic_gathering", topic.name)) for form in morphology.noun(noun))
        for noun in topic.to:
            yield from ((form, Tag("topic_to", topic.name, data=(topic, None))) for form in morphology.noun(noun))
        for phrase in topic.one:
            yield phrase, Tag("topic_one", topic.name, data=topic)
        yield from _dependents(topic, topic, file.groups, morphology)
        for measure in topic.measures:
            yield from _dependents(topic, measure, file.groups, morphology)
            for form in (form for noun in measure.nouns for form in morphology.adjective(noun)):
                yield form, Tag("topic", topic.name, data=topic)
                yield form, Tag("topic_measure", topic.name, data=(topic, measure))
    for person in file.persons:
        yield from ((form, Tag("person", person)) for form in morphology.adjective(person))
    for person in file.anybody:
        yield from ((form, Tag("person", person, ANYBODY)) for form in morphology.adjective(person))
    yield from _of_strikes_and_tolls(file, morphology)
    yield from _of_polls(file, morphology)
    for noun in file.sums:
        yield from ((form, Tag("money_noun", noun)) for form in morphology.noun(noun))
    for noun in file.phrase.rate_nouns:
        yield from ((form, Tag("rate_noun", noun)) for form in morphology.noun(noun))
    for noun in file.beasts:
        yield from ((form, Tag("beast", noun)) for form in morphology.noun(noun))
    for noun in file.compounds:
        yield from ((form, Tag("compound", noun)) for form in morphology.noun(noun))
    for noun in file.classifiers:
        yield from ((form, Tag("classifier", noun)) for form in morphology.noun(noun))
    for kind, nouns in file.kinds.items():
        yield from ((form, Tag("people_kind", kind)) for noun in nouns for form in morphology.adjective(noun))
    for noun in file.remains:
        yield from ((form, Tag("remains", noun)) for form in morphology.noun(noun))
    for phrase in file.phrase.nationwide:
        yield phrase, Tag("nationwide", phrase)
    for kind in ("earlier", "overtaken", "addition", "lately", "numbered", "countering", "respective"):
        yield from ((phrase, Tag(kind, phrase)) for phrase in getattr(file.phrase, kind))
    for noun in file.phrase.number_nouns:
        yield from ((form, Tag("number_noun", noun)) for form in morphology.noun(noun))


def _of_strikes_and_tolls(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Kinds branch, strike_rate, strike_turnout, strike_word, taken_up; victim, victim_toll."""
    for branch, nouns in file.branches.items():
        yield from ((form, Tag("branch", branch)) for noun in nouns for form in morphology.noun(noun))
    rates = (
        ("strike_rate", file.strike_rates),
        ("strike_turnout", file.strike_turnouts),
        ("strike_word", file.strike_words),
    )
    for kind, nouns in rates:
        yield from ((form, Tag(kind, noun)) for noun in nouns for form in morphology.noun(noun))
    for kind, nouns in (("victim", file.victims), ("victim_toll", file.victim_tolls)):
        yield from ((form, Tag(kind, noun)) for noun in nouns for form in morphology.noun(noun))
    yield from ((phrase, Tag("taken_up", phrase)) for phrase in file.taken_up)


def _of_polls(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Kinds turnout, voted, voter, poll."""
    for measure, nouns in file.turnouts.items():
        yield from ((form, Tag("turnout", measure)) for noun in nouns for form in morphology.noun(noun))
    for measure, phrases in file.voted.items():
        yield from ((phrase, Tag("voted", measure)) for phrase in phrases)
    for kind, nouns in (("voter", file.voters), ("poll", file.polls)):
        yield from ((form, Tag(kind, noun)) for noun in nouns for form in morphology.noun(noun))


def _dependents(
    topic: Topic, words: Topic | Measure, groups: dict[str, tuple[str, ...]], morphology: Morphology
) -> Iterator[tuple[str, Tag]]:
    """Verbs and adjectives of a topic or of one of its measures; a participle of `object` verbs is an adjective too."""
    data = (topic, words if isinstance(words, Measure) else None)
    for adjective in words.adjectives:
        sure = frozenset() if adjective in topic.only_people else SURE
        yield from ((form, Tag("topic_adjective", topic.name, sure, data)) for form in morphology.adjective(adjective))
    for role, verbs in (("subject", words.subject), ("object", words.object)):
        for verb in _spread(verbs, groups):
            sure = frozenset() if verb in topic.only_people else SURE
            for form, features in morphology.verb(verb).items():
                yield form, Tag("topic_verb", topic.name, features | {role} | sure, data)
                if role == "object" and "participle" in features:
                    yield form, Tag("topic_adjective", topic.name, sure, data)
    for noun in _spread(words.of, groups):
        yield from ((form, Tag("topic_of", topic.name, data=data)) for form in morphology.noun(noun))
    yield from ((phrase, Tag("topic_word", topic.name, data=data)) for phrase in words.words)


def _spread(words: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """`words` with those of each group in the place of its name; `PackError` for a group that is none."""
    for word in words:
        if word.startswith("@") and word[1:] not in groups:
            raise PackError(f"topics: no group {word!r}")
        yield from groups[word[1:]] if word.startswith("@") else (word,)
