"""Page furniture: menus, share lines, comment forms, author boxes … marked, never removed.

What a sentence itself says is judged by the pack's rules (`phrases.py`); here it is decided how far each
finding reaches, and what shows only in the shape of the page: runs of menu entries, program code.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factrack.language.pack import Pack
from factrack.language.records.furniture import File, Rule
from factrack.model import Sentence
from factrack.reading.links import mark_links
from factrack.reading.page import Page, lay_out
from factrack.reading.phrases import Candidate, find_phrases
from factrack.reading.stamp import MAX_LINE, read_stamp

_FINAL = ".!…"
_QUOTES = '«“"'
_MAX_LINK = 160
_LINKS_IN_BODY = 3
_REST_FROM = 0.25
_MENU_RUN = 4
_TAIL_LINES = 12
_STAMPS = 200  # lines with a year that are tried: each may cost the reading of a date
_DIGITS = re.compile(r"\d{4}|\d[/.-]\d{2}\b")
_TAIL_SHARE = 0.6
_TOLD = 0.5
_MENU_WORDS = 3
_MENU_SHARE = 1.25  # lines of a menu to those of its entries that are short enough by themselves
_CODE = "{}=;<>$\\"


def mark(text: str, sentences: tuple[Sentence, ...], pack: Pack) -> tuple[Sentence, ...]:
    """The sentences with those of furniture marked as such; order, number and offsets stay."""
    if not sentences:
        return sentences
    found = [one for one in find_phrases(text, sentences, pack) if _holds(text, sentences[one.index], one.rule)]
    page = lay_out(text, sentences, {one.index for one in found if not one.rule.edges})
    marked = [sentence.kind == "furniture" for sentence in sentences]
    for candidate in found:
        if not candidate.rule.edges or page.at_edge(page.line_of[candidate.index]):
            _cover(page, marked, candidate)
    _mark_stamps(page, marked, pack)
    _mark_menus(page, marked)
    _mark_signature(page, marked)
    mark_links(page, marked)
    _mark_code(page, marked)
    _mark_tail(page, marked)
    return tuple(replace(s, kind="furniture") if m else s for s, m in zip(sentences, marked, strict=True))


def _holds(text: str, sentence: Sentence, rule: Rule) -> bool:
    """Whether a sentence with a phrase of the rule meets its other conditions, its place on the page apart."""
    if text.count(" ", sentence.start, sentence.end) >= rule.max_words:
        return False
    if rule.unfinished and text[sentence.end - 1] in _FINAL:
        return False
    return rule.quoted or not any(text.find(mark, sentence.start, sentence.end) >= 0 for mark in _QUOTES)


def _cover(page: Page, marked: list[bool], found: Candidate) -> None:
    index, covers = found.index, found.rule.covers
    marked[index] = True
    line = page.line_of[index]
    first, last = page.lines[line]
    opens = found.bare and index < last - 1  # a dateline, behind which the text begins
    if covers == "line" and not page.body[line] and not opens:
        marked[first:last] = [True] * (last - first)
    elif covers == "list" and found.bare and index == last - 1:
        _cover_links(page, marked, line + 1)
    elif covers == "rest" and page.share_before(index) >= _REST_FROM:
        marked[index:] = [True] * (len(marked) - index)


def _cover_links(page: Page, marked: list[bool], line: int) -> None:
    """The short lines below a heading such as "read also": a few inside the article, all of them after it."""
    limit = len(page.lines) if page.before[line] == page.before[-1] else line + _LINKS_IN_BODY
    while line < min(limit, len(page.lines)) and not page.body[line] and page.size(line) <= _MAX_LINK:
        first, last = page.lines[line]
        if marked[first]:  # a heading above has already seen to the rest
            return
        if page.sentences[first].kind == "text" and line + 1 < len(page.lines) and limit < len(page.lines):
            return
        marked[first:last] = [True] * (last - first)
        line += 1


def _mark_menus(page: Page, marked: list[bool]) -> None:
    """Runs of lines of a few words at either end of the page; a line with a number is no menu entry.

    A line a word longer may stand in the midst of them.
    """
    run: list[tuple[int, bool]] = []
    for line in range(len(page.lines) + 1):
        if line < len(page.lines) and page.at_edge(line) and _is_entry(page, line, _MENU_WORDS + 1):
            run.append((line, _is_entry(page, line, _MENU_WORDS)))
            continue
        entries = [line for line, entry in run if entry]
        inside = entries[-1] - entries[0] + 1 if entries else 0
        if len(entries) >= _MENU_RUN and inside <= _MENU_SHARE * len(entries):
            first, last = page.lines[entries[0]][0], page.lines[entries[-1]][1]
            marked[first:last] = [True] * (last - first)
        run = []


def _is_entry(page: Page, line: int, longest: int) -> bool:
    first, last = page.lines[line]
    sentence = page.sentences[first]
    if last - first > 1 or sentence.end - sentence.start > 40:
        return False
    words = page.text[sentence.start : sentence.end]
    return len(words.split()) <= longest and words[-1] not in ".!?…:" and not any(c.isdigit() for c in words)


def _mark_stamps(page: Page, marked: list[bool], pack: Pack) -> None:
    """Lines that say when the page was published and by whom; a date alone may head a part of the article."""
    file: File = pack.files["furniture"]
    plain = [line for line, (first, _) in enumerate(page.lines) if not marked[first] and not page.body[line]]
    dated = [line for line in plain if page.size(line) <= MAX_LINE and _DIGITS.search(page.words(line))]
    for line in dated[:_STAMPS]:
        stamp = read_stamp(page.words(line), file, pack.code)
        if stamp is not None and not stamp.bare:
            first, last = page.lines[line]
            marked[first:last] = [True] * (last - first)


def _mark_signature(page: Page, marked: list[bool]) -> None:
    """The author's name alone on the line after the article: two to four words, each with a capital."""
    for line in range(len(page.lines) - 1, 0, -1):
        first, last = page.lines[line]
        if marked[first]:
            continue
        words = page.text[page.sentences[first].start : page.sentences[first].end].split()
        after = page.before[line] > 0 and page.at_edge(line) and not page.body[line]
        if after and last - first == 1 and 2 <= len(words) <= 4 and all(_is_name(word) for word in words):
            marked[first] = True
        return


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[-1] not in "!?…:;," and not any(c.isdigit() for c in word)


def _mark_code(page: Page, marked: list[bool]) -> None:
    """Sentences that are program code which a reader of web pages left in."""
    if "{" not in page.text and "</" not in page.text:
        return
    for index, sentence in enumerate(page.sentences):
        code = sum(page.text.count(sign, sentence.start, sentence.end) for sign in _CODE)
        if code >= 4 and code * 25 >= sentence.end - sentence.start:
            marked[index] = True


def _mark_tail(page: Page, marked: list[bool]) -> None:
    """The end of a page that is mostly furniture: what stands between its menus are teasers of other articles.

    It begins at the first furniture line behind which most lines are furniture, once most of the text is told.
    """
    sizes = [0 if marked[first] else page.size(line) for line, (first, _) in enumerate(page.lines)]
    told, whole = 0, sum(sizes)
    after = sum(marked[first] for first, _ in page.lines)
    for line, (first, _) in enumerate(page.lines):
        rest = len(page.lines) - line
        if marked[first] and told >= _TOLD * whole and rest >= _TAIL_LINES and after >= _TAIL_SHARE * rest:
            marked[first:] = [True] * (len(marked) - first)
            return
        after -= marked[first]
        told += sizes[line]
