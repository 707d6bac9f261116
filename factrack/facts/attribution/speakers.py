"""From a noun phrase to the claimant it names: a person's name, an owner of a report, or the phrase itself."""

from __future__ import annotations

from dataclasses import replace

from factrack.facts.attribution.memory import Memory, Speaker
from factrack.facts.attribution.owners import is_owner, of_somebody, title_at
from factrack.facts.attribution.phrases import abbreviated, agency_end, backward, gender
from factrack.facts.attribution.view import View
from factrack.facts.coreference.anaphora import LATTER
from factrack.mentions.analysis import ActorMention

_PEOPLE = "demonym noun"
_FAR = 6
_NEAR = 3
_SPEAKING_TYPES = frozenset({"person", "organisation", "country"})


def speaker(view: View, memory: Memory, first: int, last: int) -> Speaker | None:
    """The speaker that the noun phrase `[first, last)` names; None when it is no phrase."""
    found = _speaker(view, memory, first, last)
    if found is None:
        return None
    return replace(found, plural=_plural(view, first, last), gender=gender(view, first, last))


def _plural(view: View, first: int, last: int) -> bool:
    """Whether the phrase names several."""
    if view.is_a(first, "plural_determiner") or any(view.is_a(at, "conjunction_and") for at in range(first, last)):
        return True
    stop = next((at for at in range(first + 1, last) if view.is_a(at, "preposition")), last)
    ends = view.known.bare_ends
    return bool(ends) and view.words[stop - 1].endswith(ends) and not view.capital(stop - 1)


def _speaker(view: View, memory: Memory, first: int, last: int) -> Speaker | None:
    start = content(view, first, last)
    if start >= last or view.words[start] in view.known.not_sources:
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
        known = memory.roles.get(view.words[head]) or (memory.last.name if memory.last else None)
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
    name = _person(view, memory, start, last) or _agency(view, start, last)
    if name is not None:
        if head is not None and view.words[head] in view.known.people:
            memory.bearer(view.words[head], name)
        return Speaker(name, first, last, True)
    mention = view.actors.get(start)
    if mention is not None and mention.last == last and _resolved(view, mention):
        return Speaker(_called(view, mention), first, last, mention.type in _SPEAKING_TYPES)
    return _described(view, memory, first, start, last, head)


def _called(view: View, mention: ActorMention) -> str:
    """What to call an actor: its name, but an acronym or what one stands for as written, and a people as a people."""
    own = text(view, mention.first, mention.last)
    spelt = mention.type == "organisation" and mention.name.isupper() and view.capital(mention.first)
    short = spelt or (own.isupper() and mention.type != "country")
    return own if mention.rule == _PEOPLE or short else mention.name


def _resolved(view: View, mention: ActorMention) -> bool:
    """Whether a mention is a name, or a description whose bearer is known."""
    return view.capital(mention.first) or mention.name != text(view, mention.first, mention.last)


def content(view: View, first: int, last: int) -> int:
    """First token that is no article, pronoun-like determiner or title's stop."""
    begin = first
    while first < last and first not in view.actors:
        partitive = view.is_a(first, "of") and (first == begin or view.is_a(first + 1, "determiner"))
        if not (view.is_a(first, "determiner") or partitive or first in view.name_marks):
            break
        first += 1
    return first


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


def document(view: View, start: int, last: int) -> int | None:
    """The noun of something that speaks for somebody, before the first complement."""
    if view.known.bare_ends:
        start = _compounded(view, start, last)
    for at in range(start, last):
        word = view.words[at]
        if view.is_a(at, "of") or word in view.known.speaking:
            return None
        if word in view.known.documents and (at == view.span(at).first or not view.capital(at)):
            return at
    return None


def _compounded(view: View, start: int, last: int) -> int:
    """The last word of a noun with others before it ("police figures"), where a language compounds so."""
    at = start
    while at + 1 < last and view.words[at + 1].isalpha() and not view.is_a(at + 1, "preposition"):
        at += 1
    return at


def _owner(view: View, memory: Memory, first: int, noun: int, last: int) -> Speaker:
    """Whose report it is: what follows "of" or "by", when that can speak."""
    for at in range(noun + 1, last):
        if view.is_a(at, "of", "by") and at + 1 not in view.adverbials:
            owner = speaker(view, memory, at + 1, last)
            if owner is not None and (
                owner.strong or (owner.name and (view.is_a(at, "by") or _proper(view, at + 1, last)))
            ):
                if owner.name is not None:
                    memory.papers[view.words[noun]] = owner.name
                return Speaker(owner.name, first, last, True)
            break
    if noun + 1 == last and noun > 0 and view.is_a(noun - 1, "definite", "contraction", "demonstrative"):
        known = memory.papers.get(view.words[noun])
        if known is not None:
            return Speaker(known, first, last, True)
    if view.is_a(first, "third_possessive"):
        name = _whose(view, memory, first)
        if name is not None:
            return Speaker(name, first, last, True)
    if view.known.documents[view.words[noun]]:
        return Speaker(None, first, last, True)
    return Speaker(text(view, content(view, first, last), last), first, last, True)


def _whose(view: View, memory: Memory, at: int) -> str | None:
    """Whose figures "their figures" are: who spoke in the sentence before, or whom it is about."""
    index = view.span(at).index
    if view.finites(view.span(at).first, at):
        return _about(view, index)
    last = memory.last
    if last is not None and index - 1 <= last.sentence <= index:
        return last.name
    before = view.analysis.spans[max(index - 1, 0)]
    same = before.sentence.paragraph == view.span(at).sentence.paragraph
    return _about(view, before.index, view.known.speaking) if index and same else None


def _proper(view: View, first: int, last: int) -> bool:
    """Whether the phrase starts with the name of what is no place."""
    start = content(view, first, last)
    mention = view.actors.get(start)
    return start < last and view.capital(start) and (mention is None or mention.type != "place")


def text(view: View, first: int, last: int) -> str:
    """The article's words at `[first, last)`, spaces evened out, without the quotation marks around a name."""
    marks = [at for at in range(first, last) if at in view.name_marks]
    begins, ends = [first, *(at + 1 for at in marks)], [*marks, last]
    parts = [view.analysis.slice(begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end]
    return " ".join(" ".join(parts).split())


def _person(view: View, memory: Memory, start: int, last: int) -> str | None:
    """The person's name at the end of the phrase: known as such, after a title, or after a role."""
    if _surrounds(view, start, last):
        return None
    mention = view.actor_ends.get(last)
    owned = mention is not None and is_owner(view, start, mention.first)
    if (
        mention is not None
        and mention.first >= start
        and mention.type == "person"
        and not owned
        and _resolved(view, mention)
    ):
        memory.name(mention.name)
        return memory.surnames.get(mention.name.casefold(), mention.name)
    first = _name_start(view, start, last)
    if first is None or first >= last or of_somebody(view, start, first) or is_owner(view, start, first):
        return None
    titled = first > start and title_at(view, first - 1)
    if mention is not None and mention.type != "person" and not titled:
        return None
    role = (
        first > start
        and (view.words[first - 1] not in view.known.bodies or last - first > 1)
        and _role(view, start, first)
    )
    if not (titled or role or (first == start and last - first > 1 and mention is None)):
        return None
    name = text(view, first, last)
    if last - first == 1:
        return memory.surnames.get(name.casefold()) or (text(view, start, last) if role and not titled else name)
    memory.name(name)
    return name


def _surrounds(view: View, start: int, last: int) -> bool:
    """Whether the phrase is of a body with "of" someone ("the party of President X"): nobody of that name speaks."""
    for at in range(start, last):
        word = view.words[at]
        if word in view.known.people or view.capital(at):
            return False
        if word in view.known.bodies:
            return at + 1 < last and view.is_a(at + 1, "of")
    return False


def _name_start(view: View, start: int, last: int) -> int | None:
    """Where the run of capitalised words that ends the phrase starts (particles count), not after "of"."""
    at = last
    while at > start and _in_name(view, at - 1, start, last, at < last):
        at -= 1
    if at == last:
        return None
    if at > start and view.is_a(at - 1, "preposition", "determiner"):
        return last - 2 if last - at > 2 and _role(view, start, at) else None
    return at


def _in_name(view: View, at: int, start: int, last: int, begun: bool) -> bool:
    """Whether the word at `at`, left of a name's end (`begun`: of its words), is a part of the name."""
    if title_at(view, at):
        return False
    if view.capital(at):
        return agency_end(view, at) == at
    if not begun or at == start:
        return False
    if view.words[at] in view.known.particles:
        return view.capital(at - 1)
    return view.words[at] == "." and abbreviated(view, at, last)


def _role(view: View, start: int, last: int) -> bool:
    return not view.known.people.isdisjoint(view.words[start:last])


def _agency(view: View, start: int, last: int) -> str | None:
    """The agency that the phrase names, with or without "the agency"."""
    for at in range(max(start, last - 3), last):
        if agency_end(view, at) == last and (at == start or view.words[start] in view.known.media):
            return text(view, at, last)
    return _titled(view, start, last)


def _titled(view: View, start: int, last: int) -> str | None:
    """The name of a medium on no list, after the word that says what it is ("the news agency ALP")."""
    first = last
    while first > start and view.capital(first - 1) and view.words[first - 1][0].isalpha():
        first -= 1
    if first in (start, last) or view.is_a(first - 1, "preposition", "determiner"):
        return None
    mention = view.actors.get(first)
    if mention is not None and mention.type not in _SPEAKING_TYPES - {"country"}:
        return None
    bare = not any(view.is_a(at, "of", "preposition") or view.capital(at) for at in range(start, first))
    return text(view, first, last) if bare and not view.known.media.isdisjoint(view.words[start:first]) else None


def _described(view: View, memory: Memory, first: int, start: int, last: int, head: int | None) -> Speaker | None:
    """A speaker without a name: the phrase as it stands, or the fuller one that stood for it before."""
    name = text(view, start, last)
    if head is None:
        named = _named(view, start, last)
        bare = first == start and not view.capital(start) and start not in view.actors
        return None if bare and not named else Speaker(name, first, last, named or acts(view, start, last))
    role = view.words[head]
    if last - start == 1 and (first == start or view.is_a(start - 1, "definite", "contraction")):
        name = memory.roles.get(role) or _before(view, memory, head) or name
    elif last - start > 1:
        memory.bearer(role, name)
    return Speaker(name, first, last, True)


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
    last = memory.last
    if last is not None and last.sentence >= span.index - 1 and not memory.is_person(last.name):
        return last.name
    before = view.analysis.spans[max(span.index - 1, 0)]
    same = before.index < span.index and before.sentence.paragraph == span.sentence.paragraph
    return _about(view, before.index, view.known.bodies) if same else None


def _about(view: View, index: int, nouns: frozenset[str] | None = None) -> str | None:
    """The subject of sentence `index` before its first verb: a name, or where its noun is one of `nouns`, the phrase."""
    span = view.analysis.spans[index]
    verbs = view.finites(span.first, span.last)
    found = backward(view, verbs[0].first, span.first) if verbs else None
    start = content(view, *found) if found is not None else 0
    if found is None or start >= found[1]:
        return None
    mention = view.actors.get(start)
    if nouns is None and mention is not None and mention.type in _SPEAKING_TYPES:
        return mention.name
    listed = view.known.speaking if nouns is None else nouns
    return text(view, start, found[1]) if view.words[noun(view, start, found[1])] in listed else None


def noun(view: View, start: int, last: int) -> int:
    """The first word of the phrase that is no adjective before its noun."""
    while start < last - 1 and view.is_a(start, "prenominal_adjective"):
        start += 1
    return start


def acts(view: View, start: int, last: int) -> bool:
    """Whether the noun of the phrase, on no list, looks like one of someone who acts ("gestionnaire")."""
    at = noun(view, start, last)
    return at not in view.actors and view.known.acts(view.words[at])


def _named(view: View, start: int, last: int) -> bool:
    """Whether the phrase holds a name that is no place: an acronym, two capitalised words, or one in quotation marks."""
    if start in view.quoted:
        return True
    mention = view.actors.get(start)
    if mention is not None:
        return mention.type in _SPEAKING_TYPES
    complement = next((at for at in range(start, last) if view.is_a(at, "of")), last)
    capitals = [at for at in range(start, complement) if view.capital(at)]
    return len(capitals) > 1 or any(len(view.raw[at]) > 1 and view.raw[at].isupper() for at in capitals)
