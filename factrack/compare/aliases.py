"""One actor over all articles: rows with one key are one, a person named by surname alone joins the only full name
it can stand for, and so does an acronym that another article explains. What a user says (`[[alias]]`) comes on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from factrack.compare.model import KnownActor, NamedActor
from factrack.matching import folded


def merge(rows: Sequence[NamedActor], user: Mapping[str, str] | None = None) -> list[KnownActor]:
    """Known actors, sorted by key; `user` maps an alias to the name it stands for, be it in an article or not."""
    grouped: dict[str, list[NamedActor]] = defaultdict(list)
    for row in rows:
        grouped[row.key].append(row)
    target = {key: key for key in grouped}
    target.update(_acronyms(grouped))
    target.update(_surnames(grouped))
    told, names = _as_told(grouped, user or {})
    target.update(told)
    families: dict[str, list[str]] = defaultdict(list)
    for key in sorted(grouped):
        families[_end(target, key)].append(key)
    return [_known(key, keys, grouped, names) for key, keys in sorted(families.items())]


def _known(key: str, keys: list[str], grouped: Mapping[str, list[NamedActor]], told: Mapping[str, str]) -> KnownActor:
    rows = [row for member in keys for row in grouped[member]]
    own = grouped[key]
    names: Counter[str] = Counter()
    for row in own:
        names[row.name] += row.mentions
    given = next((told[member] for member in keys if member in told), None)
    name = given or min(names, key=lambda item: (-names[item], -len(item), item))
    types = Counter(row.type for row in own)
    others = {alias for row in rows for alias in (*row.aliases, row.name)} - {name}
    return KnownActor(
        key, name, min(types, key=lambda item: (-types[item], item)), next((r.code for r in own if r.code), None),
        len({row.article for row in rows}), sum(row.mentions for row in rows), tuple(sorted(others)), tuple(keys),
    )  # fmt: skip


def _surnames(grouped: Mapping[str, list[NamedActor]]) -> dict[str, str]:
    """A one-word person -> the full name that ends with it, where there is exactly one."""
    full: dict[str, set[str]] = defaultdict(set)
    people = {key for key, rows in grouped.items() if any(row.type == "person" for row in rows)}
    for key in people:
        words = key.split()
        if len(words) > 1:
            full[words[-1]].add(key)
    return {key: next(iter(full[key])) for key in people if len(full.get(key, ())) == 1}


def _acronyms(grouped: Mapping[str, list[NamedActor]]) -> dict[str, str]:
    """An acronym that is a row of its own in one article -> the full name it stands for in others, where that is one."""
    full: dict[str, set[str]] = defaultdict(set)
    for key, rows in grouped.items():
        for alias in {alias for row in rows for alias in row.aliases if alias.isupper() and " " not in alias}:
            full[folded(alias)].add(key)
    names = {key: {row.name for row in rows} for key, rows in grouped.items()}
    alone = {key for key in grouped if all(name.isupper() for name in names[key])}
    return {
        key: next(iter(full[key])) for key in alone if len(full.get(key, set()) - {key}) == 1 and key not in full[key]
    }


def _as_told(grouped: Mapping[str, list[NamedActor]], user: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Keys that stand for another, and the names that a user gives to keys where no article has that name."""
    by_name: dict[str, str] = {}
    for key, rows in sorted(grouped.items()):
        for name in [key, *(folded(name) for row in rows for name in (row.name, *row.aliases))]:
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
