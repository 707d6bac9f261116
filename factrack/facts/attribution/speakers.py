"""From a noun phrase to the claimant it names: a person's name, an owner of a report, or the phrase itself."""

from __future__ import annotations

from factrack.facts.attribution.memory import Gender, Memory, Speaker
from factrack.facts.attribution.papers import document
from factrack.facts.attribution.phrases import backward, gender
from factrack.facts.attribution.proper import (
    SPEAKING_TYPES,
    acts,
    agency,
    content,
    is_named,
    is_proper,
    is_resolved,
    noun,
    person,
    text,
)
from factrack.facts.attribution.view import View
from factrack.facts.coreference.anaphora import LATTER
from factrack.mentions.analysis import ActorMention

_PEOPLE = "demonym noun"
_FAR = 6
_NEAR = 3


def speaker(view: View, memory: Memory, first: int, last: int) -> Speaker | None:
    """The speaker that the noun phrase `[first, last)` names; None when it is no phrase."""
    found = _speaker(view, memory, first, last)
    if found is None:
        return None
    plural, sex = _plural(view, first, last), gender(view, first, last)
    return Speaker(found.name, found.first, found.last, found.strong, found.via, plural, sex)


def _plural(view: View, first: int, last: int) -> bool:
    """Whether the phrase names several."""
    if view.is_a(first, "plural_determiner") or any(view.is_a(at, "conjunction_and") for at in range(first, last)):
        return True
    stop = next((at for at in range(first + 1, last) if view.is_a(at, "preposition")), last)
    ends, noun = view.known.bare_ends, stop - 1
    opens = noun == view.span(noun).first and view.words[noun] in view.known.people  # "Survivors said"
    return bool(ends) and view.words[noun].endswith(ends) and (opens or not view.capital(noun))


def _speaker(view: View, memory: Memory, first: int, last: int) -> Speaker | None:
    start = content(view, first, last)
    if start + 2 < last and view.words[start] in view.known.not_sources and view.is_a(start + 1, "genitive"):
        start += 2  # "the country's railways minister"
    if start >= last or (view.words[start] in view.known.not_sources and not _is_name(view, start)):
        return None
    if view.is_a(start, "of") and start + 1 < last and view.is_a(start + 1, "tonic_pronoun"):
        return Speaker(text(view, first, last), first, last)
    if _anaphoric(view, first, start, last):
        meant = view.actor_ends.get(last)
        if meant is not None and meant.rule == LATTER:
            return Speaker(meant.name, first, last, True)
        heard = memory.last.name if memory.last else None
        several = view.is_a(first, "plural_determiner") and not view.known.speaking.isdisjoint(view.words[start:last])
        if several and memory.is_person(heard or ""):
            heard = text(view, start + 1, last)  # "the same sources" are not one person
        return Speaker(heard, first, last, True)
    head = _head(view, start, last)
    if head is not None and last - start == 1 and first < start and view.is_a(start - 1, "demonstrative"):
        one = memory.last is not None and not _plural(view, first, last)  # "these soldiers" are not who spoke alone
        known = memory.roles.get(view.words[head]) or (_last_for(view, memory, head) if one else None)
        if known is not None:
            return Speaker(known, first, last, True)
    own = _body_of_speaker(view, memory, first, start, last)
    if own is not None:
        return Speaker(own, first, last, True)
    mark = _possessed(view, start, last)
    if mark is not None:
        owner = speaker(view, memory, first, mark)
        if owner is not None and owner.name is not None and (owner.strong or view.capital(start)):
            return Speaker(owner.name, first, last, True)
    issued_by = document(view, start, last)
    if issued_by is not None:
        return _owner(view, memory, first, issued_by, last)
    name = person(view, memory, start, last) or agency(view, start, last)
    if name is not None:
        if head is not None and view.words[head] in view.known.people:
            memory.bearer(view.words[head], name)
        return Speaker(name, first, last, True)
    body = _same_body(view, memory, first, start, last, head)
    if body is not None:
        return Speaker(body, first, last, True)
    named = _apposed_body(view, start, last)
    if named is not None:
        return Speaker(named, first, last, True)
    mention = view.actors.get(start)
    if mention is not None and mention.last == last and is_resolved(view, mention):
        return Speaker(_called(view, mention), first, last, mention.type in SPEAKING_TYPES)
    return _described(view, memory, first, start, last, head)


def _last_for(view: View, memory: Memory, head: int) -> str | None:
    """Who spoke last, where "this X" can mean him: no villager is the source, without a name, that spoke before."""
    last = memory.last
    if last is None or last.name[0].isupper() or view.words[head] in view.known.generic:
        return last.name if last else None
    same = view.words[head] in view.known.bodies or view.words[head] in last.name.casefold().split()
    return last.name if same else None


def _is_name(view: View, start: int) -> bool:
    """Whether a word has a capital that is not that of the sentence."""
    return view.capital(start) and start > view.span(start).first


def _called(view: View, mention: ActorMention) -> str:
    """What to call an actor: its name, but an acronym or what one stands for as written, and a people as a people."""
    own = text(view, mention.first, mention.last)
    spelt = mention.type == "organisation" and mention.name.isupper() and view.capital(mention.first)
    short = spelt or (own.isupper() and mention.type != "country")
    return own if mention.rule == _PEOPLE or short else mention.name


def _anaphoric(view: View, first: int, start: int, last: int) -> bool:
    """Whether the phrase means who spoke before: "the same source", "these reports"."""
    phrase = " ".join(view.words[start:last]).replace(" -", "-")
    if phrase in view.known.anaphors or view.words[start] in view.known.same:
        return True
    pointing = first < start and view.is_a(start - 1, "demonstrative")
    return pointing and document(view, start, last) == start


def _head(view: View, start: int, last: int) -> int | None:
    """The noun of someone who can speak, before the first complement."""
    for at in range(start, last):
        if at > start and view.is_a(at, "preposition"):
            return None
        if view.words[at] in view.known.speaking:
            return at
    return None


def _body_of_speaker(view: View, memory: Memory, first: int, start: int, last: int) -> str | None:
    """The body that "his union", "her party" means: that of who spoke or was named last with one."""
    if last - start != 1 or first == start or not view.is_a(start - 1, "third_possessive"):
        return None
    if view.words[start] not in view.known.bodies or not view.affiliations:
        return None
    for heard in reversed(memory.heard):
        if heard.name in view.affiliations:
            return view.affiliations[heard.name]
    span = view.span(start)
    begin = view.analysis.spans[max(0, span.index - _NEAR)].first
    for at in range(start - 1, begin - 1, -1):
        mention = view.actors.get(at)
        if mention is not None and mention.name in view.affiliations:
            return view.affiliations[mention.name]
    return None


def _possessed(view: View, start: int, last: int) -> int | None:
    """The mark of the genitive before something that speaks for its owner ("the ministry's figures")."""
    for at in range(start + 1, last - 1):
        if view.is_a(at, "genitive"):
            return at if document(view, at + 1, last) is not None else None
    return None


def _owner(view: View, memory: Memory, first: int, noun: int, last: int) -> Speaker:
    """Whose report it is: what follows "of" or "by", when that can speak."""
    named = view.actors.get(noun + 1) if noun + 1 < last else None
    alone = named is not None and not (named.last < last and view.is_a(named.last, "of"))
    if named is not None and alone and named.type == "organisation" and view.capital(noun + 1):
        return Speaker(_called(view, named), first, last, True)  # "the YouGov poll"
    before = _before_noun(view, first, noun)
    if before is not None and view.known.documents[view.words[noun]]:
        return Speaker(before, first, last, True)
    for at in range(noun + 1, last):
        if view.is_a(at, "of", "by") and at + 1 not in view.adverbials:
            owner = speaker(view, memory, at + 1, last)
            if owner is not None and (
                owner.strong or (owner.name and (view.is_a(at, "by") or is_proper(view, at + 1, last)))
            ):
                if owner.name is not None:
                    memory.papers[view.words[noun]] = owner.name
                return Speaker(owner.name, first, last, True)
            break
    if noun + 1 == last and noun > 0 and view.is_a(noun - 1, "definite", "contraction", "demonstrative"):
        known = memory.papers.get(view.words[noun]) or _issued_last(view, memory, noun)
        if known is not None:
            return Speaker(known, first, last, True)
    if view.is_a(first, "third_possessive"):
        name = _whose(view, memory, first)
        if name is not None:
            return Speaker(name, first, last, True)
    if view.known.documents[view.words[noun]]:
        return Speaker(None, first, last, True)
    return Speaker(text(view, content(view, first, last), last), first, last, True)


def _before_noun(view: View, first: int, noun: int) -> str | None:
    """Whose figures they are where a language puts the owner first: "a new Red Cross toll", "the police figures"."""
    if not view.known.bare_ends or noun <= first:
        return None
    named = view.actor_ends.get(noun)
    if named is not None and named.first >= first and named.type == "organisation":
        return _called(view, named)
    return view.words[noun - 1] if view.words[noun - 1] in view.known.bodies else None


def _issued_last(view: View, memory: Memory, noun: int) -> str | None:
    """Whose the last document was, where it is taken up by a noun for any ("the report of X … The text says …")."""
    return list(memory.papers.values())[-1] if memory.papers and view.words[noun] in view.known.sheets else None


def _whose(view: View, memory: Memory, at: int) -> str | None:
    """Whose figures "their figures" are: who spoke in the sentence before, or whom it is about."""
    index = view.span(at).index
    if view.finites(view.span(at).first, at):
        return about(view, index)
    last = memory.last
    if last is not None and index - 1 <= last.sentence <= index:
        return last.name
    before = view.analysis.spans[max(index - 1, 0)]
    same = before.sentence.paragraph == view.span(at).sentence.paragraph
    return about(view, before.index, view.known.speaking) if index and same else None


def _described(view: View, memory: Memory, first: int, start: int, last: int, head: int | None) -> Speaker | None:
    """A speaker without a name: the phrase as it stands, or the fuller one that stood for it before."""
    name = text(view, start, last)
    if head is None:
        named = is_named(view, start, last)
        bare = first == start and not view.capital(start) and start not in view.actors
        return None if bare and not named else Speaker(name, first, last, named or acts(view, start, last))
    role = view.words[head]
    if last - start == 1 and (first == start or view.is_a(start - 1, "definite", "contraction")):
        name = memory.borne(role, view.town(head)) or _before(view, memory, head) or name
    elif last - start > 1:
        memory.bearer(role, name, view.town(head))
    return Speaker(name, first, last, True)


def _apposed_body(view: View, start: int, last: int) -> str | None:
    """The known body that a common noun only introduces ("the union XY")."""
    mention = view.actor_ends.get(last)
    if mention is None or mention.type != "organisation" or mention.first <= start or mention.head is not None:
        return None
    noun = view.words[start] in view.known.bodies | view.known.media and view.words[start] not in view.known.people
    if not noun or not view.capital(mention.first) or view.is_a(mention.first - 1, "preposition", "of", "determiner"):
        return None
    between = range(start, mention.first)
    if any(at in view.actors or view.is_a(at, "preposition", "determiner", "conjunction_and") for at in between):
        return None
    return _called(view, mention)


def _same_body(view: View, memory: Memory, first: int, start: int, last: int, head: int | None) -> str | None:
    """The body that spoke in the sentence before, which is told of in common words ("the human rights group")."""
    heard = memory.last
    if head != start or last - start < 2 or heard is None or first == start or memory.is_person(heard.name):
        return None
    this = view.is_a(start - 1, "demonstrative")
    if heard.sentence < view.span(start).index - (_NEAR if this else 1) or _plural(view, first, last):
        return None
    own = view.capital(start) and not view.raw[start].isupper()  # a name by itself: "the Organisation for …"
    nouns = view.known.bodies if this else view.known.generic
    if own or view.words[start] not in nouns or view.words[start] in view.known.people:
        return None
    named = heard.name[0].isupper()
    noun = this and heard.name.partition(" ")[0] in view.known.bodies
    definite = (this and (named or noun)) or (named and view.is_a(start - 1, "definite", "contraction"))
    plain = not any(view.capital(at) or at in view.actors for at in range(start + 1, last))
    return heard.name if definite and plain else None


def _before(view: View, memory: Memory, at: int) -> str | None:
    """Whom a noun that fits anybody means: the person who spoke last, or the body that the sentence before starts with."""
    if view.words[at] not in view.known.generic:
        return None
    span = view.span(at)
    if view.words[at] in view.known.people:
        heard = memory.fitting(_plural(view, at - 1, at), view.known.genders.get(view.words[at - 1]), span.index - _FAR)
        return heard.name if heard is not None and memory.is_person(heard.name) else None
    if _plural(view, at - 1, at):
        return None  # "the NGOs" are others than the authorities that spoke before
    own = told_of(view, at)
    if own is not None:
        return own
    last = memory.last
    officials = view.known.officials
    if last is not None and last.sentence >= span.index - 1 and not memory.is_person(last.name):
        described = last.name[0].islower() and not officials.isdisjoint(last.name.split())
        return None if described else last.name  # "the group" is not the police that spoke before
    before = view.analysis.spans[max(span.index - 1, 0)]
    same = before.index < span.index and before.sentence.paragraph == span.sentence.paragraph
    return about(view, before.index, view.known.bodies) if same else None


def told_of(view: View, at: int, sex: Gender | None = None) -> str | None:
    """The body whose deed the clause that opens the sentence tells, before the token `at` ("X freed 14, the NGO said").

    A pronoun of the gender `sex` means no body whose article is of the other.
    """
    span = view.span(at)
    verbs = view.finites(span.first, at)
    subject = backward(view, verbs[0].first, span.first) if verbs else None
    if subject is None or subject[1] > verbs[0].first or verbs[0].passive:
        return None
    if sex is not None and gender(view, *subject) not in (None, sex):
        return None
    return about(view, span.index, view.known.bodies)


def about(view: View, index: int, nouns: frozenset[str] | None = None) -> str | None:
    """The subject of sentence `index` before its first verb: a name, or where its noun is one of `nouns`, the phrase."""
    span = view.analysis.spans[index]
    verbs = view.finites(span.first, span.last)
    found = backward(view, verbs[0].first, span.first) if verbs else None
    start = content(view, *found) if found is not None else 0
    if found is None or start >= found[1]:
        return None
    mention = view.actors.get(start)
    if nouns is None and mention is not None and mention.type in SPEAKING_TYPES:
        return mention.name
    if mention is not None and mention.type == "organisation" and mention.last == found[1] and mention.head is None:
        return mention.name
    listed = view.known.speaking if nouns is None else nouns
    return text(view, start, found[1]) if view.words[noun(view, start, found[1])] in listed else None
