"""Event types with their triggers, guards and slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "events"

Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "OTHER",
]  # fmt: skip


class Example(NamedTuple):
    """A sentence that must give one event of the rule's type, with the values that it must have."""

    text: str
    agent: str | None = None
    target: str | None = None
    place: str | None = None
    modality: str | None = None


class Frame(NamedTuple):
    """Other triggers of the same type whose slots differ ("recevoir": the subject is the target)."""

    agent: str
    target: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One way to report one type of event.

    `verbs` are infinitives (a pronominal one demands its pronoun), `nouns` event nominals, `words` what does not inflect.
    `object`: words, or `@class`, one of which must stand beside the trigger; `also`: the same, besides; `not`: words
    none of which may.
    `agent` and `target` are slots in order of preference, parted by "|": `subject`, `object`, `owner` (whose
    soldiers, whose missiles), `speaker` (who says it), `@class` of the grammar, or a preposition. Of a noun,
    what follows "of" is the object unless the agent names that preposition.
    `polarity` "negative": only when negated (a confirmation that is refused). `passive`: a verb only in the passive.
    `named`: only with a known agent; `aimed`: only with a known target; `parties`: with one or the other; `placed`:
    with a party, a place or a date. `people`: its targets are people or bodies, no state, no place.
    `direct`: the object must stand close to the verb, of a noun in its own
    complement. `behind`: of an active verb behind it.
    `ahead`: before the verb, whose subject it is.
    `topic`: what claims about such an event are compared under. `disputes`: what follows in the sentence is disputed.
    """

    type: str
    root: Root
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    agent: str = "subject | @by"
    target: str = "object"
    frame: tuple[Frame, ...] = ()
    polarity: Literal["any", "negative"] = "any"
    named: bool = False
    aimed: bool = False
    parties: bool = False
    people: bool = False
    passive: bool = False
    direct: bool = False
    behind: bool = False
    ahead: bool = False
    placed: bool = False
    topic: str | None = None
    disputes: bool = False
    yes: tuple[str | Example, ...] = ()
    no: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `events.toml` or, in a folder `events`, of each of its files (which add up).

    `classes`: words for `object` and `not`; of them `inert` are nouns for people and things that never act (the dead),
    `judging` for bodies to whom nothing is done that is done to people.
    `actor_types`: class -> the types of actors that belong to it too.
    `support`: verbs that only carry a noun ("mener une attaque"): their subject is the noun's agent.
    `undergoing`: those whose subject is the noun's target ("subir une attaque"). `ending`: those whose subject does not
    do what a noun of violence names ("mettre fin à une attaque"). `engaging`: verbs whose passive sets its subject in a
    noun ("engaged in talks").
    `suffering`: nouns for them that stand between ("be the victim of an attack"). `hitting`: verbs whose object is the
    target of the noun before them ("the attack targeted a camp").
    `submitting`: verbs whose pronominal form makes the infinitive after it a passive ("se faire arrêter").
    `plurals`: endings that a noun for people has only in its plural.
    `nearing`: lengths of time that with "at" before them are those before what is to come ("à trois jours du vote").
    `ceasing`: nouns for the end of what follows them: who asks for that speaks of what goes on.
    `simultaneous`: prepositions after which an event shares the date of its clause, `causing`: those after which it has
    none of it ("because of"); `stand_ins`: what stands for another of its kind ("celle de mardi"). `skip`: phrases that hold a
    trigger word and are no event. `generic`: words after which a noun names a kind and no event ("prévention des …").
    `hypothetical`: words after which it has not happened. `historic`: names of wars and treaties long past and
    their years in EDTF (empty: none). `closing`: words before such a name that mean its last year ("at the end of").
    `moving`: what moves on from the time told before ("later").
    `comparing`: superlatives and ordinals; since when something is the greatest is not when it was. `parts`: nouns of a
    part or a number of the event after them, whose date is its own ("le début de la grève").
    `another`: what says before a noun that there was one before it ("new").
    `bygone`: what says inside a verb that it is no news of the day ("already").
    `counts`: nouns for a count of victims, whose day is that of the counting.
    `recent`: what says beside a trigger that it was of late ("recently"). `shortly`: after these a noun was over right
    before its clause ("just after"), after `ahead` it is still to come ("before"). `unmeant`: verbs of killing that say
    nothing of a hand behind it. `concluding`: verbs that say what something ended in. `further`: what says that it comes
    on top of what was told before ("additional troops").
    `carriers`: nouns that only count or delimit the event after them ("série de", "fin de"). `sequence`: prepositions
    after which an event is older or younger than its clause. `aim`: of what one asks for. `backing`: verbs of
    help whose object is whom troops are sent to, `calling` what stands before "of" and those who called for a
    protest ("à l'appel"). `company`: of whom one meets ("with"). `place`: prepositions of place. `refusing`: verbs
    that make an infinitive not happen. `intending`: what announces an infinitive that is planned ("la décision de"),
    `favouring`: a noun that is wanted, voted for or given leave to ("in favour of a strike").
    `announcing`: verbs that in the passive make their subject something to come ("are announced for Saturday"),
    `postponing` those that do so in every tense ("was put off"), `producing` those whose passive tells only the cause
    of their subject.
    `requested`: those that do so in every tense ("was asked for"). `averting`: verbs that say that their subject in the
    passive, or their object, did not come about ("foil"). `happening`: those that say so of their subject when negated,
    with what belongs to them ("take place"); `holding`: those that do so in the passive ("was not held").
    `ascribing`: verbs that say who was behind an attack -> the prepositions before that name ("blamed on").
    `granting`: verbs whose infinitive takes its object for granted ("pour dénoncer les violences").
    `relating`: nouns that with the "of" behind them make a preposition ("en faveur de"): it names no party of a noun.
    `arriving`: verbs of those who come on a visit or for talks.
    `impersonal`: verbs that say that an infinitive ought to be done ("il faut arrêter").
    `play`: words of sport, beside which an attack, a defeat or a loss is a game's. `question`: the mark that ends a question.
    `charging`: words before a crime without an article that is what somebody stands accused of ("for murder").
    `habitual`: words that say how often what a plural names happens ("rare"); `rates`: phrases for how many or how often
    ("every year"), beside which a verb in the present tells a count and no event.
    `joining`: what joins others to a subject and looks like the opening of a clause ("ainsi que").
    `compound`: a noun right before another noun only qualifies it ("withdrawal plan"); `person_ends`: the ends of plurals
    of people, when another noun stands before them ("school educators"); `qualifying`: nouns for people that before a
    singular only say which ("civilian rule"). `personal`: the pronouns of one
    person mean nothing else.
    """

    classes: dict[str, tuple[str, ...]] = {}
    actor_types: dict[str, tuple[str, ...]] = {}
    support: tuple[str, ...] = ()
    undergoing: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    suffering: tuple[str, ...] = ()
    submitting: tuple[str, ...] = ()
    ceasing: tuple[str, ...] = ()
    nearing: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    hitting: tuple[str, ...] = ()
    engaging: tuple[str, ...] = ()
    simultaneous: tuple[str, ...] = ()
    causing: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    historic: dict[str, str] = {}
    closing: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    shortly: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    concluding: tuple[str, ...] = ()
    unmeant: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    bygone: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    comparing: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()
    backing: tuple[str, ...] = ()
    calling: tuple[str, ...] = ()
    granting: tuple[str, ...] = ()
    intending: tuple[str, ...] = ()
    favouring: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    postponing: tuple[str, ...] = ()
    producing: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    averting: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    ascribing: dict[str, tuple[str, ...]] = {}
    relating: tuple[str, ...] = ()
    arriving: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    play: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    aim: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    charging: tuple[str, ...] = ()
    habitual: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    compound: bool = False
    person_ends: tuple[str, ...] = ()
    qualifying: tuple[str, ...] = ()
    personal: bool = False
    event: tuple[Rule, ...] = ()


class Trigger(NamedTuple):
    """What a trigger word stands for: its rule, the slots in force, whether it is a verb and a pronominal one."""

    rule: Rule
    agent: str
    target: str
    part: Literal["verb", "noun", "word"]
    reflexive: bool = False


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """The triggers in all their forms, as kind "event"; a phrase of `skip` hides the triggers inside it."""
    for phrase in file.skip:
        for form in morphology.noun(phrase):
            yield form, Tag(FILE[:-1], "")
    for rule in sorted(file.event, key=lambda rule: (rule.polarity == "any", not rule.object)):
        yield from _of_rule(rule, morphology)


def _of_rule(rule: Rule, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    frames = (Frame(rule.agent, rule.target, rule.verbs, rule.nouns), *rule.frame)
    for frame in frames:
        for infinitive in frame.verbs:
            yield from _of_verb(infinitive, rule, frame, morphology)
        for noun in frame.nouns:
            trigger = Trigger(rule, frame.agent, frame.target, "noun")
            for form in dict.fromkeys(morphology.noun(noun)):
                yield form, Tag(FILE[:-1], rule.type, frozenset({"noun"}), trigger)
    for word in rule.words:
        yield word, Tag(FILE[:-1], rule.type, frozenset(), Trigger(rule, rule.agent, rule.target, "word"))


def _of_verb(infinitive: str, rule: Rule, frame: Frame, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    reflexive = infinitive.startswith(morphology.file.reflexive) if morphology.file.reflexive else False
    trigger = Trigger(rule, frame.agent, frame.target, "verb", reflexive)
    for form, features in morphology.verb(infinitive).items():
        yield form, Tag(FILE[:-1], rule.type, features | {"verb"}, trigger)
