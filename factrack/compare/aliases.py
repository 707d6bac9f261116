"""One actor over all articles: rows with one key are one, a person named by surname alone joins the only full name
it can stand for, and so does an acronym that another article explains. What a user says (`[[alias]]`) comes on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factrack.compare.model import KnownActor, NamedActor
from factrack.matching import folded
from factrack.transliteration import distinct, fits, mark, one_person, sounded

_BODIES = frozenset({"organisation", "group"})
_LONG = 4  # letters of the shortest word that describes: shorter ones join names


@dataclass(slots=True)
class Named:
    """What the articles' rows under one key come to: its names counted in mentions, its types in rows."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    code: str | None = None

    def add(self, row: NamedActor) -> None:
        """Count one article's row in."""
        self.names[row.name] += row.mentions
        self.types[row.type] += 1
        self.aliases.update(row.aliases)
        self.articles.add(row.article)
        self.code = self.code or row.code


def gathered(rows: Iterable[NamedActor]) -> dict[str, Named]:
    """The rows by key, none of them kept: an actor in every article takes no more than the articles' numbers."""
    found: dict[str, Named] = {}
    for row in rows:
        if row.key not in found:
            found[row.key] = Named()
        found[row.key].add(row)
    return found


def merge(grouped: Mapping[str, Named], user: Mapping[str, str] | None = None) -> list[KnownActor]:
    """Known actors, sorted by key; `user` maps an alias to the name it stands for, be it in an article or not."""
    target = {key: key for key in grouped}
    target.update(_acronyms(grouped))
    spellings = _spellings(grouped)
    target.update(spellings)
    target.update(_described(grouped))
    target.update(_surnames(grouped, spellings))
    told, names = _as_told(grouped, user or {})
    target.update(told)
    families: dict[str, list[str]] = defaultdict(list)
    for key in sorted(grouped):
        families[_end(target, key)].append(key)
    return [_known(key, keys, grouped, names) for key, keys in sorted(families.items())]


def _known(key: str, keys: list[str], grouped: Mapping[str, Named], told: Mapping[str, str]) -> KnownActor:
    members, own = [grouped[member] for member in keys], grouped[key]
    given = next((told[member] for member in keys if member in told), None)
    name = given or min(own.names, key=lambda item: (-own.names[item], -len(item), item))
    others = {alias for one in members for alias in (*one.aliases, *one.names)} - {name}
    return KnownActor(
        key, name, min(own.types, key=lambda item: (-own.types[item], item)), own.code,
        len(set().union(*(one.articles for one in members))), sum(one.names.total() for one in members),
        tuple(sorted(others)), tuple(keys),
    )  # fmt: skip


def _spellings(grouped: Mapping[str, Named]) -> dict[str, str]:
    """A full name -> the one most used of those that spell it in another way; two of one article are two people."""
    marked: dict[str, list[str]] = defaultdict(list)
    for key in sorted(_people(grouped)):
        if " " in key and fits(key):
            marked[mark(key)].append(key)
    found: dict[str, str] = {}
    for keys in marked.values():
        if len(keys) > 1:
            found.update(_one_spelled(keys, {key: grouped[key].articles for key in keys}))
    return found


def _one_spelled(keys: list[str], articles: Mapping[str, set[int]]) -> dict[str, str]:
    """Each of the keys that spells the name of a more frequent one in another way -> that one."""
    found: dict[str, str] = {}
    taken: dict[str, set[int]] = {}
    for key in sorted(keys, key=lambda key: (-len(articles[key]), key)):
        home = next((one for one in taken if one_person(one, key) and taken[one].isdisjoint(articles[key])), None)
        if home is None:
            taken[key] = set(articles[key])
        else:
            found[key] = home
            taken[home] |= articles[key]
    return found


def _people(grouped: Mapping[str, Named]) -> set[str]:
    return {key for key, one in grouped.items() if one.types["person"]}


def _surnames(grouped: Mapping[str, Named], spellings: Mapping[str, str]) -> dict[str, str]:
    """A one-word person -> the full name that ends with it, or in what sounds like it, where that is one person's."""
    full: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    people = _people(grouped)
    for key in people:
        words = key.split()
        if len(words) > 1:
            full[words[-1]].add(spellings.get(key, key))
            if fits(key):
                heard[sounded(key).rsplit(" ", 1)[-1]].add(spellings.get(key, key))
    found: dict[str, str] = {}
    for key in people:
        sound = sounded(key)
        meant = full.get(key) or (heard.get(sound) if distinct(sound) else None) or ()
        if " " not in key and len(meant) == 1:
            found[key] = next(iter(meant))
    return found


def _described(grouped: Mapping[str, Named]) -> dict[str, str]:
    """A body with words before its name that say what it is ("cabinet Mesura") -> the body by its name alone, where one
    is called so, else the one of that kind with the fewest such words. What has letters for a name may be a branch."""
    alike: dict[str, list[str]] = defaultdict(list)
    for key in sorted(grouped):
        if set(grouped[key].types) <= _BODIES and (length := _own_name(grouped[key].names)):
            alike[" ".join(key.split()[-length:])].append(key)
    found: dict[str, str] = {}
    for name, keys in alike.items():
        if name in grouped and set(grouped[name].types) <= _BODIES:
            found.update(dict.fromkeys(keys, name))
            continue
        kinds: dict[str, str] = {}
        for key in sorted(keys, key=lambda key: (key.count(" "), key)):
            home = kinds.setdefault(key.split()[0], key)
            if home != key:
                found[key] = home
    return found


def _own_name(names: Iterable[str]) -> int:
    """How many words of a name, behind words that only describe, are its own; 0 where that cannot be told."""
    lengths = set()
    for words in map(str.split, names):
        length = sum(word[0].isupper() for word in words)
        described = all(
            word.isalpha() and word.islower() and len(word) >= _LONG for word in words[: len(words) - length]
        )
        lengths.add(length if described and length < len(words) and not words[-1].isupper() else 0)
    return lengths.pop() if len(lengths) == 1 else 0


def _acronyms(grouped: Mapping[str, Named]) -> dict[str, str]:
    """An acronym that is a row of its own in one article -> the full name it stands for in others, where that is one."""
    full: dict[str, set[str]] = defaultdict(set)
    for key, one in grouped.items():
        for alias in (alias for alias in one.aliases if alias.isupper() and " " not in alias):
            full[folded(alias)].add(key)
    alone = {key for key, one in grouped.items() if all(name.isupper() for name in one.names)}
    return {
        key: next(iter(full[key])) for key in alone if len(full.get(key, set()) - {key}) == 1 and key not in full[key]
    }


def _as_told(grouped: Mapping[str, Named], user: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Keys that stand for another, and the names that a user gives to keys where no article has that name."""
    by_name: dict[str, str] = {}
    for key in sorted(grouped) if user else ():
        for name in [key, *map(folded, (*grouped[key].names, *grouped[key].aliases))]:
            by_name.setdefault(name, key)
    told: dict[str, str] = {}
    names: dict[str, str] = {}
    for alias, name in sorted(user.items()):
        one, other = by_name.get(folded(alias)), by_name.get(folded(name))
        if one and other is None:
            names[one] = name
            by_name[folded(name)] = one  # further names of the same actor join this one
        elif one and other and one != other:
            told[one] = other
    return told, names


def _end(target: Mapping[str, str], key: str) -> str:
    seen = {key}
    while target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key
