"""A page read back: its elements, links and texts, by the standard library's parser."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """What a page holds: `tags` in order with their attributes, `ids`, `links`, and the text inside each id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.inside: dict[str, str] = {}
        self.raw: dict[str, str] = {"style": "", "script": ""}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert [tag for tag, _ in self._open] == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        if known.get("id"):
            self.ids.append(str(known["id"]))
            self.inside[str(known["id"])] = ""
        if tag == "a" and known.get("href"):
            self.links.append((str(known["href"]), known.get("title") or ""))
        if tag not in VOID:
            self._open.append((tag, known.get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        last, _ = self._open.pop()
        assert last == tag, f"</{tag}> closes <{last}>"

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.inside[name] += data
        if self._open and self._open[-1][0] in self.raw:
            self.raw[self._open[-1][0]] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [known for name, known in self.tags if name == tag]
