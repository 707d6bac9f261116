"""Reporting verbs, nouns and frames: the words that say who asserts something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "speech"
FrameName = Literal[
    "that",
    "clause",
    "quote",
    "incise",
    "tail",
    "infinitive",
    "modal",
    "object",
    "count",
    "accuse",
    "dispute",
    "gerund",
    "cite",
    "by",
    "figure",
]
Effect = Literal["alleged", "denied", "unconfirmed", "planned", "possible"]


class Case(NamedTuple):
    """An example: who asserts the words `fact` of `text` (`claimant` empty: the outlet), through which relays."""

    text: str
    fact: str
    claimant: str = ""
    via: tuple[str, ...] = ()


class Verb(NamedTuple):
    """Verbs that report, and the frames that make a report of them.

    `that`: X says that … · `clause`: X says … · `quote`: X says: "…" · `incise`: …, says X · `tail`: …, X says ·
    `infinitive`: X claims to have … · `modal`: X hopes to gather … (the two verbs are one group) ·
    `object`: X announces a number or an event · `count`: X counts a number, where X is someone who can speak ·
    `accuse`: X accuses Y of having … · `dispute`: X rejects the claim that … (one of the `allegations`) ·
    `gerund`: X admits having … · `cite`: …, citing X · `by`: … published by X · `figure`: the toll of X is N (the
    subject is headed by one of `subjects`).
    `effect` is what the verb does to the modality of what it governs, `negated` what it does when negated (none: a
    negated verb reports nothing). `reflexive` verbs need their pronoun; a subject that only passes on what it
    heard is a `relay` where the source is named; an `audience` verb may have its hearer for object; `strong`:
    only who can speak, or a document, reports so; `officials`: only they count ("the village counts 300
    souls"). What the verb governs stands after one of the words `complement`; before it the pronoun `clitic`.
    `bare`: only a number right before it is of who it is done `by` ("the 900 claimed by X", not an attack).
    `owns`: what some officials have they count, too: in the present they report no number so ("the hospital counts 300
    beds"). `figures`: only a report or a figure is given `by` somebody so ("a toll given by X", not a concert), or has the
    number after the `complement` ("raises its estimate to N", not its prices).
    """

    name: str
    verbs: tuple[str, ...]
    frames: tuple[FrameName, ...]
    effect: Effect | None = None
    negated: Effect | None = None
    reflexive: bool = False
    relay: bool = False
    strong: bool = False
    audience: bool = False
    officials: bool = False
    complement: tuple[str, ...] = ()
    figures: bool = False
    bare: bool = False
    owns: bool = False
    clitic: str = ""
    subjects: tuple[str, ...] = ()
    yes: tuple[Case, ...] = ()
    no: tuple[Case, ...] = ()


class Noun(NamedTuple):
    """Things that speak for somebody: a report, a statement, a toll. Its owner is the claimant.

    `anonymous` ones are no claimant by themselves; `effect` as for verbs; a `toll` counts several things at once, so
    that a sentence of figures right after it goes on with it.
    """

    name: str
    nouns: tuple[str, ...]
    anonymous: bool = False
    toll: bool = False
    effect: Effect | None = None
    yes: tuple[Case, ...] = ()
    no: tuple[Case, ...] = ()


class Source(NamedTuple):
    """Phrases before a source: "according to". What follows is the claimant.

    `initial`: only at the head of a sentence; `speaking`: only before someone who can speak; `keep`: the last word of
    the phrase belongs to the claimant; `bracket`: only in brackets; `anaphoric`: the phrase itself means who spoke or
    was named before ("if he is to be believed"); `beside`: only behind a figure, and another source with its own before
    it ("300 according to the police, 900 for the unions").
    """

    name: str
    phrases: tuple[str, ...]
    initial: bool = False
    speaking: bool = False
    keep: bool = False
    bracket: bool = False
    anaphoric: bool = False
    beside: bool = False
    yes: tuple[Case, ...] = ()
    no: tuple[Case, ...] = ()


class Impersonal(NamedTuple):
    """Phrases that report without saying who: "it is believed that"."""

    name: str
    phrases: tuple[str, ...]
    effect: Effect
    yes: tuple[Case, ...] = ()
    no: tuple[Case, ...] = ()


class Speakers(NamedTuple):
    """Nouns of those who can speak, in the singular, and the words around them.

    `people` and `bodies` can speak; `media` relay what others say, `agencies` are their names; `audience` is whom one
    speaks to; `titles` stand before a name, `particles` inside it; `not_sources` follow "according to" and are no
    source; `anaphors` mean the speaker before ("the same source"), as does a phrase that starts with one of `same`;
    `officials` keep counts of what happens, `owners` among them have members or beds; `masculine` and `feminine` are
    articles, titles and pronouns that tell a speaker's gender. A noun on no list is of someone who acts by one of
    `agent_endings`, of a thing by one of `thing_endings`; `generic` nouns mean, with an article alone, the person or
    body that was named before.
    """

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    agent_endings: tuple[str, ...] = ()
    thing_endings: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


class Origin(NamedTuple):
    """Verbs whose subject is what was just said and whose complement is who said it: "this comes from X"."""

    name: str
    verbs: tuple[str, ...]
    yes: tuple[Case, ...] = ()
    no: tuple[Case, ...] = ()


class File(NamedTuple):
    """The schema of `speech.toml`.

    `oppositions` end what a report or a source governs, `breaks` only what a reporting verb does; `learned_from` stand
    before the source of an impersonal report ("it was learned from X"), one of the `sides` before that ("on X's side,
    one says"); `quotes` are the quotation marks,
    `asides` set adverbials of several words that may stand beside a reporting verb,
    `reflexives` the pronouns that can only be the verb's own subject; after one of the `varying` verbs a source
    phrase names what something depends on ("the price varies according to the buyer"); `topics` stand before whom
    the sentence is about, and its pronoun means ("as for X, he said"); the conditional of one of the `plans` is no hearsay;
    `echoes` stand before a report of what was just said ("as X said"). Who does one of the `withholding` verbs, or is
    `unable` to, or not `able`, has not said what the infinitive after it says ("declined to confirm").
    `figures` are nouns for what a source in brackets gives ("(police figures)"), `allegations` are what one rejects.
    What a relative clause tells of the event after one of the words `circumstances` is no part of what is announced
    ("announces 40 posts after the strike that …"). What a statement without an owner says is of the subject of a verb of
    `issuing` before it ("X issued a statement saying …"). Where one of the `aspects` of an event was not confirmed, the
    event was ("the cause of the fire was not confirmed"). `sheets` are nouns for any document named before.
    """

    speakers: Speakers = Speakers()
    verb: tuple[Verb, ...] = ()
    noun: tuple[Noun, ...] = ()
    source: tuple[Source, ...] = ()
    impersonal: tuple[Impersonal, ...] = ()
    origin: tuple[Origin, ...] = ()
    oppositions: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    learned_from: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    varying: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    withholding: tuple[str, ...] = ()
    allegations: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    unable: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    issuing: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """Verbs in all forms, source phrases, impersonal phrases and breaks."""
    for verb in file.verb:
        yield from _forms("speech", verb.name, verb.verbs, verb, morphology)
        yield from _rests(verb)
    for origin in file.origin:
        yield from _forms("speech_origin", origin.name, origin.verbs, origin, morphology)
    for source in file.source:
        yield from _phrases("speech_source", source.name, source.phrases, source)
    for impersonal in file.impersonal:
        yield from _phrases("speech_impersonal", impersonal.name, impersonal.phrases, impersonal)
    yield from _phrases("speech_break", "opposition", file.oppositions, None)
    yield from _phrases("speech_break", "break", file.breaks, None)
    yield from _phrases("quote", "quote", file.quotes, None)
    yield from _phrases("speech_aside", "aside", file.asides, None)
    yield from _phrases("speech_topic", "topic", file.topics, None)


class Rest(NamedTuple):
    """What a verb of several words has after its first one, which adverbs may part from it ("fait aussi état de")."""

    verb: str
    rule: Verb


def _rests(rule: Verb) -> Iterator[tuple[str, Tag]]:
    for verb in rule.verbs:
        first, _, rest = verb.partition(" ")
        if len(rest.partition(" ")[0].rstrip("'")) >= _WEIGHTY and not rule.reflexive:
            yield rest, Tag("speech_rest", rule.name, frozenset(), Rest(first, rule))


_WEIGHTY = 4  # letters of the word that a verb of several words is known by


def _forms(
    kind: str, name: str, verbs: Iterable[str], data: Verb | Origin, morphology: Morphology
) -> Iterator[tuple[str, Tag]]:
    for verb in verbs:
        for form, features in morphology.verb(verb).items():
            yield form, Tag(kind, name, features, data)


def _phrases(
    kind: str, name: str, phrases: Iterable[str], data: Source | Impersonal | None
) -> Iterator[tuple[str, Tag]]:
    for phrase in phrases:
        yield phrase, Tag(kind, name, frozenset(), data)
