"""One input -> its extraction, ready to be stored; in this process or in several."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from factrack.compare.origins import sketch
from factrack.compare.scope import scope_of
from factrack.config import Config
from factrack.errors import InputError, PackError
from factrack.extract import extract, extract_each
from factrack.facts.coreference import cross_article_key, same_names
from factrack.garbage import collect_seldom
from factrack.language.pack import FILES, languages, load_pack
from factrack.model import Document, Event, Extraction, Problem, Quantity, Sentence
from factrack.reading import BadLine, from_bytes, read_line
from factrack.store.ready import Ready, ready
from factrack.store.rows import Arrival
from factrack.tasks import Job, Task
from factrack.workers import in_order

CHUNK = 16  # articles extracted together, up to four times as many where they are short:
CHUNK_FULL = 45_000  # bytes of text make up for what it takes a stage to get warm
CHUNK_BYTES = 1_000_000
SERIAL = 32  # fewer new articles than this are not worth starting workers for


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: an article to store, or none; and what there is to say about it."""

    arrival: Arrival | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """An outcome as the writer wants it: rows that are ready, or none."""

    article: Ready | None
    problems: tuple[Problem, ...] = ()


def extract_document(document: Document, config: Config) -> Extraction:
    """The facts of a document; none where its language has no pack (the document says so itself)."""
    if document.language is None or document.language not in languages():
        return Extraction(document=document, problems=document.problems)
    return extract(document, load_pack(document.language, config.pack_folders()))


def check_packs(config: Config) -> None:
    """Read and compile the user's own rules before anything is done with them; raises `PackError`."""
    folders = config.pack_folders()
    for folder in folders:
        if not folder.is_dir():
            raise PackError(f"packs: there is no folder {folder}; `factrack config` says who names it")
    for code in languages() if folders else ():
        for path in sorted(path for folder in folders for path in (folder / code).rglob("*.toml")):
            if path.parent.name != code or path.stem not in FILES:
                raise PackError(f"{path}: no file of a pack; there are: {', '.join(f'{name}.toml' for name in FILES)}")
        pack = load_pack(code, folders)
        words = " ".join(pack.settings.common_words)
        extract(Document(id="", text=words, sentences=(Sentence(0, len(words), 0),)), pack)


def settle(task: Task, job: Job) -> Outcome:
    """Read, extract and prepare one task for the store; what goes wrong is a problem, never an exception."""
    return settle_each([task], job)[0]


def settle_each(chunk: Sequence[Task], job: Job) -> list[Outcome]:
    """The outcome of each of some tasks, the documents of one language extracted together."""
    found: list[Document | Extraction | Outcome | Exception] = [_document(task) for task in chunk]
    for code in languages():
        written = {at: one for at, one in enumerate(found) if isinstance(one, Document) and one.language == code}
        if written:
            made = extract_each(list(written.values()), load_pack(code, job.config.pack_folders()))
            for at, one in zip(written, made, strict=True):
                found[at] = one
    return [_outcome(task, one, job.config) for task, one in zip(chunk, found, strict=True)]


def _document(task: Task) -> Document | Outcome | Exception:
    """The document of a task, what else became of it, or what went wrong."""
    try:
        document = _read(task)
    except InputError as error:
        return Outcome(None, (Problem(error.code, str(error), task.name),))
    except PackError:
        raise
    except Exception as error:
        return error
    if isinstance(document, BadLine):
        return Outcome(None, (replace(document.problem, path=task.name),))
    return document


def _outcome(task: Task, found: Document | Extraction | Outcome | Exception, config: Config) -> Outcome:
    """What to store of a task; a document that was not extracted has no pack, as it says itself."""
    if isinstance(found, Outcome):
        return found
    if isinstance(found, PackError):
        raise found
    try:
        if isinstance(found, Exception):
            raise found
        extraction = found if isinstance(found, Extraction) else Extraction(found, problems=found.problems)
        arrival = _arrival(task, extraction, config)
    except Exception as error:  # a defect of ours costs one article, never the run
        return Outcome(None, (defect(error, task.name),))
    return Outcome(arrival, tuple(replace(problem, path=task.name) for problem in extraction.problems))


def defect(error: Exception, name: str) -> Problem:
    """The problem of an article on which a rule broke down."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return Problem("defect", f"factrack broke down on it ({type(error).__name__} in {where}); please report it", name)


def _read(task: Task) -> Document | BadLine:
    options = replace(task.options, published=task.published or task.options.published)
    if task.path is None:
        return read_line(task.data, options)
    return replace(from_bytes(task.path, task.data, options), id=task.name)


def _arrival(task: Task, extraction: Extraction, config: Config) -> Arrival:
    document = extraction.document
    known = document.language if document.language in languages() else None
    same = same_names(load_pack(known, config.pack_folders())) if known else {}
    parts = [document.text[s.start : s.end] for s in document.sentences if s.kind != "furniture"]
    facts: tuple[Quantity | Event, ...] = (*extraction.quantities, *extraction.events)
    return Arrival(
        name=task.name,
        key=task.key,
        digest=task.digest,
        fingerprint=task.fingerprint,
        given=(task.options.source, task.options.published, task.options.language),
        extraction=extraction,
        sketch=sketch(parts or [document.text]),
        keys={
            name: cross_article_key(actor, same) for actor in extraction.actors for name in (actor.name, *actor.aliases)
        },
        scopes=tuple(scope_of(fact) for fact in facts),
    )


def deliveries(wanted: Iterable[Task], job: Job) -> Iterator[Delivery]:
    """What to store, in the order of the tasks, through worker processes when there are many."""
    waiting = iter(wanted)
    first = list(islice(waiting, SERIAL)) if job.jobs > 1 else []
    if job.jobs == 1 or len(first) < SERIAL:
        for part in _chunks(chain(first, waiting)):
            yield from _delivered(part, job)
        return
    yield from chain.from_iterable(in_order(_work, _chunks(chain(first, waiting)), job.jobs, _start, job))


def _delivered(part: Sequence[Task], job: Job) -> list[Delivery]:
    return [
        Delivery(ready(outcome.arrival) if outcome.arrival else None, outcome.problems)
        for outcome in settle_each(part, job)
    ]


def _chunks(wanted: Iterable[Task]) -> Iterator[list[Task]]:
    """A few articles at a time, more where they are short and fewer where they are large.

    What is under way at once is what memory holds; what is extracted together, what a stage has to get warm for.
    """
    chunk: list[Task] = []
    size = 0
    for task in wanted:
        chunk.append(task)
        size += len(task.data)
        enough = len(chunk) >= CHUNK and (size >= CHUNK_FULL or len(chunk) >= 4 * CHUNK)
        if enough or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_JOBS: list[Job] = []  # the one job of this worker process


def _start(job: Job) -> None:
    collect_seldom()
    _JOBS[:] = [job]


def _work(tasks: list[Task]) -> list[Delivery]:
    return _delivered(tasks, _JOBS[0])
