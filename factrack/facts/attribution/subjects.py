"""The subject of a reporting verb: the phrase before it, past appositions and relatives, or whom a pronoun means."""

from __future__ import annotations

from dataclasses import replace

from factrack.facts.attribution.apposition import issued
from factrack.facts.attribution.memory import Gender, Memory, Speaker
from factrack.facts.attribution.phrases import backward, forward, left_edge
from factrack.facts.attribution.proper import content
from factrack.facts.attribution.speakers import about, speaker
from factrack.facts.attribution.view import View
from factrack.facts.coreference.anaphora import ALONE, LATTER
from factrack.mentions.analysis import ActorMention, Clause, VerbGroup

_ASIDES = 3
_WHERE = frozenset({"place", "country"})
_FAR = 6
_NEAR = 3
_LONGEST = 14  # words of the phrase before a relative pronoun
_CHAIN = 6  # verbs that one after another have the subject of the one before


def subject(view: View, memory: Memory, group: VerbGroup, depth: int = 0) -> Speaker | None:
    """Who a finite verb group has for subject; None when nobody can be told. `depth` verbs led here."""
    begin = view.span(group.first).first
    at = _before(view, group, begin)
    if at < begin:
        return None
    word = view.words[at]
    meant = view.actor_ends.get(at + 1)
    if meant is not None and meant.rule == LATTER:
        return Speaker(meant.name, meant.first, meant.last, True)
    if word in view.classes["subject_pronoun"]:
        return pronoun(view, memory, at) if word in view.classes["third_person"] and not group.passive else None
    if word in view.classes["relative_subject"]:
        end = at - 1 if at > begin and view.is_a(at - 1, "comma", "dash") else at
        return _antecedent(view, memory, end, begin)
    if view.is_a(at, "coordinator"):
        return shared(view, memory, group, begin, depth)
    if word == ",":
        return _past_asides(view, memory, at, begin)
    found = phrase(view, memory, _past_relative(view, at + 1, begin), begin)
    return found if found is not None and found.strong else _before_relative(view, memory, at + 1, begin) or found


def _antecedent(view: View, memory: Memory, end: int, begin: int) -> Speaker | None:
    """The speaker whose phrase ends right before a relative pronoun, the longest that does and can speak."""
    whole = phrase(view, memory, end, begin)
    if whole is not None and whole.last == end and whole.strong:
        return _apart(view, whole) or whole
    for at in range(max(left_edge(view, end, begin), end - _LONGEST), end):
        opens = view.is_a(at, "determiner") or view.capital(at) or (at > begin and view.is_a(at - 1, "of"))
        if opens and forward(view, at, end) == end:
            found = speaker(view, memory, at, end)
            if found is not None and found.strong:
                return found
    return whole


def _apart(view: View, whole: Speaker) -> Speaker | None:
    """The person whose name ends a phrase behind a preposition that joins no complement ("Li on the plan of Mr Wu, who")."""
    mention = view.actor_ends.get(whole.last)
    if mention is None or mention.type != "person" or not view.capital(mention.first):
        return None
    between = range(whole.first + 1, mention.first)
    apart = any(view.is_a(at, "preposition") and not view.is_a(at, "of", "to") for at in between)
    return Speaker(mention.name, mention.first, mention.last, True) if apart else None


def _past_relative(view: View, end: int, begin: int) -> int:
    """Where the antecedent ends, when what stands before the verb belongs to a relative clause without commas."""
    edge = left_edge(view, end, begin) - 1
    group = view.group_at(edge) if edge >= begin else None
    if group is None or not group.finite or group.first <= begin:
        return end
    return group.first - 1 if view.is_a(group.first - 1, "relative_subject") else end


def _before(view: View, group: VerbGroup, begin: int) -> int:
    """The last token before the verb and its clitics; the pronoun itself when the group holds it."""
    first = group.first
    if view.is_a(first, "subject_pronoun") and first < group.head:
        told = first > begin and view.is_a(first, "object_pronoun") and view.is_a(first - 1, "subject_pronoun")
        return first - told  # "il nous a dit": whom he told stands before the verb
    at = first - 1
    while at >= begin and (view.adverb(at) or at in view.adverbial_ends):
        at = view.adverbial_ends.get(at, at) - 1
    while at >= begin and view.is_a(at, "negation_first", "reflexive") and at == first - 1:
        at, first = at - 1, first - 1
    return at


def pronoun(view: View, memory: Memory, at: int, quoted: int | None = None) -> Speaker | None:
    """Whom "he", "she", "they" means: the last speaker, or a person named since at the head of a sentence.

    `quoted` is the first token of the quotation that the pronoun's verb reports.
    """
    index = view.span(at if quoted is None else quoted).index
    topic = memory.topics.get(index)
    if topic is not None and topic.last <= at:
        return topic
    plural = view.is_a(at, "plural_pronoun")
    here = started(view, index, at) if quoted is None and not plural else None
    if here is not None:
        return Speaker(here, at, at + 1, True)
    sex = view.known.genders.get(view.words[at])
    bodies = [one.name for one in memory.heard if _is_body(view, one.name)] if sex and view.known.personal else []
    heard = memory.fitting(plural, sex, index - _FAR, bodies)
    name = heard.name if heard else None
    if heard is not None and heard.gender is None and not plural and not memory.is_person(heard.name):
        titled = _titled(view, heard.sentence, index, view.known.genders.get(view.words[at]))
        if titled is not None:
            return Speaker(titled, at, at + 1, True)
    for back in range(0 if quoted is not None else 1, _NEAR + 1):
        if plural or (heard is not None and heard.sentence >= index - back):
            break
        person = started(view, index - back, quoted if back == 0 else None)
        if person is not None:
            name = person
            break
    if plural and name is None:
        name = _several(view, index - 1)
    meant = view.actors.get(at)
    told = heard is None or heard.gender is None  # of a man or a woman, nothing says
    if meant is not None and meant.rule == ALONE and (name is None or (told and _feminine(view, at))):
        name = meant.name
    return Speaker(name, at, at + 1, True, plural=plural) if name else None


def _is_body(view: View, name: str) -> bool:
    """Whether a name is a body's, by its last word ("Benue Police Command"), and "she" cannot mean it."""
    words = name.casefold().split()
    return words[-1] in view.known.bodies and view.known.people.isdisjoint(words)


def _several(view: View, index: int) -> str | None:
    """Those whom the sentence `index` is about, where they can speak ("The firemen fought on. They counted …")."""
    if index < 0:
        return None
    span = view.analysis.spans[index]
    verbs = view.finites(span.first, span.last)
    if not verbs or not view.is_a(span.first, "plural_determiner") or view.is_a(span.first, "contraction"):
        return None
    return about(view, index, view.known.speaking)


def _feminine(view: View, at: int) -> bool:
    """Whether a pronoun means a woman: who is found by it has a woman's first name."""
    return view.known.genders.get(view.words[at]) == "feminine"


def _titled(view: View, since: int, until: int, gender: Gender | None) -> str | None:
    """The person with a title of this gender named between two sentences, where a body only had spoken."""
    span = view.analysis.spans[since]
    for at in range(span.first, view.analysis.spans[max(since, until - 1)].last if gender else span.first):
        if view.words[at] in view.known.titles and view.known.genders.get(view.words[at]) == gender:
            for first in (at, at + 1, at + 2):
                mention = view.actors.get(first)
                if mention is not None and mention.type == "person":
                    return mention.name
    return None


def started(view: View, index: int, before: int | None = None) -> str | None:
    """The person whom the sentence `index` names before its first finite verb (and before the token `before`)."""
    if index < 0:
        return None
    span = view.analysis.spans[index]
    verbs = view.finites(span.first, span.last)
    own = _own_subject(view, verbs[0], span.first) if verbs and (before is None or verbs[0].first < before) else None
    if own is not None:
        return own
    end = verbs[0].first if verbs else span.last
    for at in range(span.first, min(end, span.first + 20, before if before is not None else end)):
        mention = view.actors.get(at)
        if mention is not None and mention.type == "person" and view.capital(at):
            return mention.name
    return None


def _own_subject(view: View, group: VerbGroup, begin: int) -> str | None:
    """The person whose name ends right before a verb, or before the comma that sets it apart ("the minister, X, said")."""
    at = _before(view, group, begin) + 1
    for end in (at, at - 1):
        mention = view.actor_ends.get(end)
        if mention is not None and mention.first >= begin and mention.type == "person" and view.capital(mention.first):
            hangs = mention.first > begin and view.is_a(mention.first - 1, "preposition", "of")
            return None if hangs or mention.rule == LATTER else mention.name
    return None


def shared(view: View, memory: Memory, group: VerbGroup, begin: int, depth: int = 0) -> Speaker | None:
    """The subject that a second verb ("and added"), a gerund or an infinitive has from the verb before it."""
    verbs = view.finites(begin, group.first) if depth < _CHAIN else []
    if not verbs:
        return None
    clause_at = view.analysis.index.clause_at
    beside = [verb for verb in verbs if _is_beside(clause_at[verb.head], clause_at[group.head])]
    found = subject(view, memory, beside[-1] if beside else verbs[-1], depth + 1)
    if found is None and len(verbs) > 1:
        found = subject(view, memory, verbs[0], depth + 1)
    return found


def _is_beside(other: Clause, clause: Clause) -> bool:
    """Whether two clauses are joined: they hang on the same one in the same way."""
    return other is not clause and other.kind == clause.kind and other.parent == clause.parent


def phrase(view: View, memory: Memory, end: int, begin: int) -> Speaker | None:
    """The speaker whose phrase ends before `end`, not before `begin`."""
    found = backward(view, end, begin)
    if found is None:
        return None
    speaking = speaker(view, memory, *found)
    return issued(view, memory, speaking, end) if speaking is not None else None


def _past_asides(view: View, memory: Memory, comma: int, begin: int) -> Speaker | None:
    """The subject before what stands between commas; a name set beside a role is the subject itself."""
    end = comma
    for _ in range(_ASIDES):
        left = _comma_before(view, end, begin)
        if left is None:
            return _role_before(view, memory, end, begin)
        published = _published(view, memory, left, end, begin)
        if published is not None:
            return published
        aside = left + 1 + (left + 1 < end and view.is_a(left + 1, "closing_quote", "plain_quote"))
        if view.is_a(aside, "relative_subject"):
            return phrase(view, memory, left, begin)
        if _situates(view, aside, end):
            end = left
            continue
        found = phrase(view, memory, end, aside)
        if found is not None and found.first == aside and _is_role(view, found, left):
            return phrase(view, memory, left, begin)
        if found is not None and found.first == aside and view.capital(aside) and not view.is_a(aside, "determiner"):
            role = phrase(view, memory, left, begin) if not found.strong else None
            return role if role is not None and role.strong else _named(view, memory, found, left, begin)
        if found is not None and found.strong and view.is_a(found.first, "definite") and _adverbial(view, left, begin):
            return found
        end = left
    return None


def _published(view: View, memory: Memory, left: int, end: int, begin: int) -> Speaker | None:
    """Whose document stands before a comma, when what follows tells it ("a toll, given on Monday by X, counts …")."""
    group = view.group_at(left + 1)
    if group is None or group.finite or group.tense != "participle":
        return None
    found = phrase(view, memory, left, begin)
    whole = issued(view, memory, replace(found, last=left + 1), end) if found is not None else None
    return whole if whole is not None and whole.last > left + 1 else None


def _is_role(view: View, found: Speaker, left: int) -> bool:
    """Whether what stands between the commas ends in a role of the person named before ("Jane Doe, Basel Zoo keeper,")."""
    named = view.actor_ends.get(left)
    last = found.last - 1
    role = view.words[last] in view.known.people and not view.capital(last)
    return role and named is not None and named.type == "person" and view.capital(named.first)


def _situates(view: View, aside: int, end: int) -> bool:
    """Whether all that stands between the commas is where the place before them lies ("a nurse in Basel, Switzerland,")."""
    mention, before = view.actors.get(aside), view.actor_ends.get(aside - 1)
    if mention is None or before is None or mention.last != end:
        return False
    return mention.type in _WHERE and before.type in _WHERE and view.is_a(before.first - 1, "preposition", "of")


def _role_before(view: View, memory: Memory, end: int, begin: int) -> Speaker | None:
    """A phrase from the head of the sentence to the comma; it must be someone who can speak."""
    if view.finites(begin, end):
        return _before_relative(view, memory, end, begin)
    found = phrase(view, memory, end, begin)
    return found if found is not None and found.strong else None


def _before_relative(view: View, memory: Memory, end: int, begin: int) -> Speaker | None:
    """The subject that opens the sentence and that a relative clause parts from its verb ("The group that met, says")."""
    verbs = view.finites(begin, end)
    if not verbs or verbs[0].first - 1 <= begin or not view.is_a(verbs[0].first - 1, "relative_subject"):
        return None
    relative = verbs[0].first - 1
    found = _antecedent(view, memory, relative - view.is_a(relative - 1, "comma"), begin)
    return found if found is not None and found.strong and len(verbs) == 1 else None


def _named(view: View, memory: Memory, found: Speaker, left: int, begin: int) -> Speaker:
    """Note the role before the comma, if there is one, as borne by the name after it."""
    role = backward(view, left, begin)
    if role is not None and found.name is not None:
        for at in range(*role):
            if view.words[at] in view.known.people:
                memory.bearer(view.words[at], found.name)
                break
    return found


def _adverbial(view: View, left: int, begin: int) -> bool:
    """Whether what stands before the comma is no possible subject."""
    found = backward(view, left, begin)
    mention = view.actor_ends.get(left)
    if mention is not None and mention.type == "person" and view.capital(mention.first):
        return False
    if (
        mention is not None
        and mention.type == "organisation"
        and found is not None
        and _stands_alone(view, mention, *found)
    ):
        return False
    return found is None or bool(view.known.speaking.isdisjoint(view.words[slice(*found)]))


def _stands_alone(view: View, mention: ActorMention, first: int, end: int) -> bool:
    """Whether a body's name is all of the phrase `[first, end)`, and no preposition leads to it."""
    start = content(view, first, end)
    return (
        start == mention.first and not view.is_a(first, "contraction", "of") and not view.is_a(first - 1, "preposition")
    )


def _comma_before(view: View, end: int, begin: int) -> int | None:
    for at in range(end - 1, max(begin, end - 40) - 1, -1):
        if view.words[at] == ",":
            return at
    return None


def nearest(view: View, memory: Memory, end: int, begin: int) -> Speaker | None:
    """The smallest noun phrase that ends at `end` ("estimates" in "with estimates suggesting that")."""
    for at in range(end - 1, max(begin, end - 8) - 1, -1):
        if view.is_a(at, "determiner") and forward(view, at, end) == end:
            return speaker(view, memory, at, end)
    return None
