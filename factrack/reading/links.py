"""Links to other articles, told by the shape of the page: tickers above the text, headlines and teasers below it."""

from __future__ import annotations

import re

from factrack.reading.page import Page, is_broken

MAX_LINK = 160
MIN_TICKER = 8  # headlines above the text; an article has a title, a heading or two and a few points
MIN_MENU = 12
OWN_HEADLINES = 2  # those right above the text are its own
MIN_TIMED = 3
MIN_RUN = 6
MIN_TEASERS = 2
MAX_TEASER = 320
_ARROWS = "»→▶►➜➡>"
_TIMED = re.compile(r"\d{1,2}[:h]\d{2}\s?[^\W\d_a-z]")
_FIGURE = re.compile(r":\s{0,2}\d")
_QUOTES = "«“\"'‘["


def mark_links(page: Page, marked: list[bool]) -> None:
    """Marks the sentences of lines that lead to other pages; what is marked already tells where the text ends."""
    told = [line for line, body in enumerate(page.body) if body and not marked[page.lines[line][0]]]
    lines = _pointed(page) + _timed(page)
    if told:
        lines += _tickers(page, marked, told[0]) + _headlines_below(page, marked, told[-1]) + _teasers(page, told[-1])
    for line in lines:
        first, last = page.lines[line]
        marked[first:last] = [True] * (last - first)


def _pointed(page: Page) -> list[int]:
    """Lines that begin with an arrow or a closing quotation mark and end as no sentence does."""
    found = [line for line, (first, _) in enumerate(page.lines) if page.text[page.sentences[first].start] in _ARROWS]
    return [line for line in found if page.size(line) <= MAX_LINK and page.words(line)[-1] not in ".!…?"]


def _timed(page: Page) -> list[int]:
    """Headlines behind a clock, three or more of them, above or below the text: "14:23World - Power cuts in three towns"."""
    found = [line for line in range(len(page.lines)) if page.at_edge(line) and _TIMED.match(page.words(line))]
    found = [line for line in found if not page.body[line] and page.words(line)[-1] not in ".…"]
    return found if len(found) >= MIN_TIMED else []


def _tickers(page: Page, marked: list[bool], body: int) -> list[int]:
    """Long runs of short lines that end as no sentence does, above the text or, longer, anywhere; no list of figures.

    The last headlines of a run above running text are the article's own.
    """
    found: list[int] = []
    run: list[int] = []
    for line in range(len(page.lines) + 1):
        inside = line < len(page.lines) and not page.body[line]
        if inside and _is_link(page, line, marked):
            run.append(line)
        elif not inside or not run:  # else a short sentence within a menu
            new = [one for one in run if not marked[page.lines[one][0]]]
            if len(new) >= (MIN_TICKER if line <= body else MIN_MENU) and not _are_figures(page, new):
                own = [one for one in new if _is_headline(page, one)][-OWN_HEADLINES:] if line < len(page.lines) else []
                found += [one for one in new if one not in own]
            run = []
    return found


def _is_link(page: Page, line: int, marked: list[bool]) -> bool:
    first = page.lines[line][0]
    words = page.words(line)
    return marked[first] or (len(words) <= MAX_LINK and (words[-1] not in ".:,;" or is_broken(words)))


def _are_figures(page: Page, lines: list[int]) -> bool:
    """Whether half of some lines hold a number: a table of results is no menu."""
    return 2 * sum(any(map(str.isdigit, page.words(line))) for line in lines) >= len(lines)


def _headlines_below(page: Page, marked: list[bool], body: int) -> list[int]:
    """Headlines after the text and something that is no part of it, or several on end; points of a list are none."""
    found: list[int] = []
    run: list[int] = []
    apart = False
    for line in range(body + 1, len(page.lines)):
        first = page.lines[line][0]
        if marked[first]:
            apart = True
        elif page.sentences[first].kind != "bullet" and _is_headline(page, line):
            (found if apart else run).append(line)
        else:
            run = run if len(run) >= MIN_RUN else []
    plain = [line for line in run if _FIGURE.search(page.words(line)) is None]
    return found + (plain if len(plain) >= MIN_RUN else [])


def _teasers(page: Page, body: int) -> list[int]:
    """Headlines after the text that each have a line below them that breaks off, two or more."""
    broken = [
        line
        for line in range(body + 2, len(page.lines))
        if is_broken(page.words(line)) and page.size(line) <= MAX_TEASER
    ]
    headed = [line for line in broken if _is_headline(page, line - 1)]
    return [one for line in headed for one in (line - 1, line)] if len(headed) >= MIN_TEASERS else []


def _is_headline(page: Page, line: int) -> bool:
    """Some words on a short line that begin as a sentence does and do not end as one."""
    words = page.words(line)
    if page.body[line] or len(words) > MAX_LINK or words[-1] in ".…:,;":
        return False
    return len(words.split()) > 3 and (words[0] in _QUOTES or words[0].isupper() or words[0].isdigit())
