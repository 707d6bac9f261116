"""Words that say how firmly something is asserted, besides the tense of its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factrack.language.lexicon import Tag
from factrack.language.morphology import Morphology

FILE = "modality"
Effect = Literal["alleged", "denied", "unconfirmed", "planned", "possible", "negated"]
Reach = Literal["before", "beside", "clause", "predicate"]


class Governor(NamedTuple):
    """Verbs that settle how firmly what they govern is asserted: "plan to", "refuse to", "suspect that".

    `over`: what they govern, `infinitive`, `complement` clause, `object` (a noun after the verb) or the subject of
    their own `passive`. `negated` is the
    effect of the negated verb (none: what it governs keeps its own). `only`: tenses of the verb for which it holds.
    """

    name: str
    verbs: tuple[str, ...]
    over: tuple[Literal["infinitive", "complement", "object", "passive"], ...]
    effect: Effect | None = None
    negated: Effect | None = None
    only: tuple[str, ...] = ()


class Modal(NamedTuple):
    """What a modal makes of its verb, by its own tense; of one of `stating` nothing ("300 more must be added")."""

    verbs: tuple[str, ...]
    effects: dict[str, Effect]
    stating: tuple[str, ...] = ()


class Cue(NamedTuple):
    """Words that hedge a fact in their reach.

    `before`: the fact follows at once; `beside`: it stands next to the fact; `clause`: anywhere in its clause,
    unless the clause tells the past; `predicate`: the fact is what the noun is said to be ("the aim is to …").
    `adjectives` are taken in every form.
    """

    name: str
    effect: Effect
    reach: Reach
    phrases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class File(NamedTuple):
    """The schema of `modality.toml`.

    `tenses` gives the modality of a plain verb by tense; a conditional that is `hypothetical` (beside a condition, in a
    quotation) or the `sequence` of a past reporting verb gets those instead. `whole` are words between a negated verb
    and what it negates; `without` denies the infinitive after it; what follows a `factive` preposition is a fact,
    and so is the number that a `compared` one sets aside (", against 40 last year"); `copulas` join a noun to its predicate;
    `occurrence`: verbs that say of an event that it happens; `causing`: verbs that bring about what they name, which
    nobody knows before ("sans provoquer la chute"); `purposes`: words that with "that" open what is wanted ("pour que"),
    `conditions` phrases that with "that" or "where" open a condition ("à moins que", "au cas où");
    `reaching`: verbs with a figure for object, which an
    article does not make known ("may exceed the 300"), and nouns for one ("the mark of the 300"); `able`: modals
    in whose present and imperfect a deed is possible, not told ("France can attack"), while what is counted is a fact;
    what one is to put out or hold back by a verb of `facing` is there ("they try to put out 30 fires");
    a gerund behind one of `aiming` and a noun of `aims` is planned ("a proposal for sending troops").
    """

    tenses: dict[str, Effect]
    hypothetical: Effect
    sequence: Effect
    condition: Effect
    modal: tuple[Modal, ...] = ()
    governor: tuple[Governor, ...] = ()
    cue: tuple[Cue, ...] = ()
    whole: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    factive: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    occurrence: tuple[str, ...] = ()
    causing: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    facing: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    aiming: tuple[str, ...] = ()


def entries(file: File, morphology: Morphology) -> Iterator[tuple[str, Tag]]:
    """The cues, under the kinds `modality` and `modality_predicate` (nouns that a longer cue may hold as well)."""
    for cue in file.cue:
        tag = Tag(f"modality_{cue.reach}" if cue.reach == "predicate" else "modality", cue.name, frozenset(), cue)
        for phrase in cue.phrases:
            yield phrase, tag
        for adjective in cue.adjectives:
            for form in morphology.adjective(adjective):
                yield form, tag
