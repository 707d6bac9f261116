"""The rules as a user sees them: listed, checked with their own examples, tried on a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factrack.errors import PackError
from factrack.extract import analyse, extract
from factrack.facts.attribution import attribute
from factrack.language.pack import FILES, MODULES, ROOT, Pack, languages, load_pack
from factrack.language.toml import load
from factrack.model import Document, Extraction
from factrack.reading import split
from factrack.reading.furniture import mark

Row = dict[str, Any]
NAMES = ("countries", "places", "people", "organisations", "actors")  # lists of names rather than rules
_CALLED = ("name", "rule", "type", "word", "verbs", "nouns", "words", "phrases")
_PUBLISHED = "2025-03-21"  # examples with a relative date are read as of this day


class Broken(NamedTuple):
    """An example that does not hold, in the words of whoever reads it."""

    rule: str
    example: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.example!r}: {self.why}"


def rules(folders: tuple[Path, ...], *, mine: bool = False, file: str | None = None) -> list[Row]:
    """Every rule, those shipped first: `language file rule yes no from`, the last being "factrack" or a folder.

    Lists of names are left out unless `file` asks for one; raises `PackError` for a file there is none of.
    """
    if file is not None and file not in FILES:
        raise PackError(f"no file {file!r}; there are: {', '.join(FILES)}")
    rows = []
    for origin, path, record in _files(folders, mine):
        if (file or path.stem) != path.stem or (file is None and path.stem in NAMES):
            continue
        for rule in _records(record):
            counts = {"yes": len(getattr(rule, "yes", ())), "no": len(getattr(rule, "no", ()))}
            rows.append(
                {"language": path.parent.name, "file": path.stem, "rule": name_of(rule), **counts, "from": origin}
            )
    return rows


def check(folders: tuple[Path, ...]) -> tuple[int, int, list[Broken]]:
    """How many rules and examples the user's folders hold, and those examples that do not hold. Raises `PackError`."""
    counts, broken = [0, 0], []
    for _, path, record in _files(folders, mine=True):
        pack = load_pack(path.parent.name, folders)
        for rule in _records(record):
            counts[0] += 1
            counts[1] += len(getattr(rule, "yes", ())) + len(getattr(rule, "no", ()))
            judge = _JUDGES.get(path.stem)
            if judge is not None:
                broken += [Broken(f"{path}: {name_of(rule)}", *fault) for fault in judge(rule, pack)]
    return counts[0], counts[1], broken


def tried(text: str, language: str, folders: tuple[Path, ...], published: str | None = None) -> Extraction:
    """The facts of a text read as one article; raises `PackError` for a language without a pack."""
    return extract(_document(text, load_pack(language, folders), published), load_pack(language, folders))


def name_of(rule: Any) -> str:
    """What a rule is called: its name, its type, or its first words."""
    value = next((getattr(rule, name) for name in _CALLED if getattr(rule, name, None)), "?")
    return ", ".join(map(str, value[:3])) if isinstance(value, tuple) else str(value)


def _files(folders: tuple[Path, ...], mine: bool) -> Iterator[tuple[str, Path, Any]]:
    """Every file of rules: where it is from, its path (that of `NAME.toml` where it is a part of it), its record."""
    schemas = {module.FILE: module.File for module in MODULES}
    for code in languages():
        for name in FILES if not mine else ():
            yield "factrack", ROOT / code / f"{name}.toml", load_pack(code).files[name]
        for folder in folders:
            for name in FILES:
                path = folder / code / f"{name}.toml"
                if path.exists():
                    yield str(folder), path, load(path, schemas[name], load_pack(code).files[name])


def _records(file: Any) -> Iterator[Any]:
    """The rules of a file: the items of its lists of tables."""
    for value in file:
        if type(value) is tuple:
            yield from (item for item in value if hasattr(item, "_fields"))


def _document(text: str, pack: Pack, published: str | None = _PUBLISHED) -> Document:
    sentences = split(text, pack)
    return Document("example", text, pack.code, published=published, published_basis="given", sentences=sentences)


Fault = tuple[str, str]


def _events(rule: Any, pack: Pack) -> Iterator[Fault]:
    for example in rule.yes:
        text = example if isinstance(example, str) else example.text
        found = [event for event in extract(_document(text, pack), pack).events if event.type == rule.type]
        if not found:
            yield text, f"gives no event {rule.type}"
        elif not isinstance(example, str) and (why := _differs(example, found[0])):
            yield text, why
    for text in rule.no:
        if rule.type in [event.type for event in extract(_document(text, pack), pack).events]:
            yield text, f"gives an event {rule.type}, and must not"


def _differs(example: Any, event: Any) -> str | None:
    given = {"agent": event.agents, "target": event.targets, "place": (event.place,), "modality": (event.modality,)}
    for field, values in given.items():
        wanted = getattr(example, field)
        if wanted is not None and wanted not in values:
            return f"{field} is {', '.join(map(str, values)) or 'nobody'}, not {wanted}"
    return None


def _hedges(rule: Any, pack: Pack) -> Iterator[Fault]:
    for example in rule.yes:
        found = [(one.low, one.high) for one in extract(_document(example["text"], pack), pack).quantities]
        if (example.get("low"), example.get("high")) not in found:
            yield example["text"], f"gives {found or 'no quantity'}"
    for text in rule.no:
        fired = [name for one in extract(_document(text, pack), pack).quantities for name, _, _ in one.rules]
        if any(name.endswith(rule.name) for name in fired):
            yield text, "is hedged, and must not be"


def _dates(rule: Any, pack: Pack) -> Iterator[Fault]:
    for text in rule.yes:
        found = [(one.text, one.rule) for one in extract(_document(text, pack), pack).dates]
        if rule.makes != "part" and (text, rule.rule) not in found:
            yield text, f"gives {', '.join(f'{words!r} by {name!r}' for words, name in found) or 'no date'}"
    for text in rule.no:
        if rule.rule in [one.rule for one in extract(_document(text, pack), pack).dates]:
            yield text, "is taken, and must not be"


def _speech(rule: Any, pack: Pack) -> Iterator[Fault]:
    for case in (*rule.yes, *rule.no):
        if case.fact not in case.text:
            yield case.text, f"does not hold the words {case.fact!r}"
            continue
        analysis = analyse(_document(case.text, pack), pack)
        start = case.text.index(case.fact)
        first, last = analysis.token_at(start), analysis.token_at(start + len(case.fact) - 1) + 1
        found = attribute(analysis, first, last).claimant or ""
        if found != case.claimant:
            yield case.text, f"is said by {found or 'the outlet'}, not {case.claimant or 'the outlet'}"


def _furniture(rule: Any, pack: Pack) -> Iterator[Fault]:
    for texts, wanted in ((rule.yes, True), (rule.no, False)):
        for text in texts:
            marked = [one.kind == "furniture" for one in mark(text, split(text, pack), pack)]
            if any(marked) != wanted or (wanted and not all(marked)):
                yield text, "is read as text" if wanted else "is passed over, and must not be"


_JUDGES: dict[str, Callable[[Any, Pack], Iterator[Fault]]] = {
    "events": _events, "hedges": _hedges, "dates": _dates, "speech": _speech, "furniture": _furniture,
}  # fmt: skip
