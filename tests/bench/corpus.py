"""Articles made from templates: the same seed gives the same articles, any number of them.

A story grows by articles a day, not by articles on one day: sources have twenty articles each, a day has twenty-five, and
twenty-five articles in all hold the rare topic. So the answer to a report is as long in a large database as in a
small one, and what its time grows by is the database.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

LAST = date(2026, 6, 30)
A_DAY = 25
A_SOURCE = 20
RARE = 25
RARE_TOPIC, RARE_WORD = "cases", "varloque"
SENTENCES = 24


@cache
def words(language: str) -> dict[str, Any]:
    """The lists of one language."""
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))


def articles(count: int, language: str = "fr", seed: int = 7) -> Iterator[dict[str, str]]:
    """`count` articles as JSON lines' objects: id, text, language, source, published; the newest last."""
    chance = random.Random(seed)
    lists = words(language)
    for number in range(count):
        lines = [sentence(chance, lists) for _ in range(SENTENCES)]
        if number % max(1, count // RARE) == 0:
            lines[1] = filled(lists["rare"], chance, lists)
        yield {
            "id": f"bench-{number:06}",
            "text": "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, SENTENCES, 4)),
            "language": language,
            "source": f"outlet-{number % max(1, count // A_SOURCE)}.example",
            "published": (LAST - timedelta(days=(count - 1 - number) // A_DAY)).isoformat(),
        }


def sentence(chance: random.Random, lists: dict[str, Any]) -> str:
    """One sentence of a random template."""
    return filled(chance.choice(lists["templates"]), chance, lists)


def filled(template: str, chance: random.Random, lists: dict[str, Any]) -> str:
    """A template with random words in its slots."""
    small = chance.randrange(3, 90)
    country, other = chance.sample(lists["countries"], 2)
    large = f"{chance.randrange(1, 90)}{lists['thousands']}{chance.randrange(100, 999)}"
    return template.format(
        body=chance.choice(lists["bodies"]),
        hedge=chance.choice(lists["hedges"]),
        number=chance.choice((str(chance.randrange(12, 900)), large)),
        thing=chance.choice(lists["things"]),
        day=chance.choice(lists["days"]),
        city=chance.choice(lists["cities"]),
        year=chance.randrange(1998, 2026),
        month=chance.choice(lists["months"]),
        person=chance.choice(lists["people"]),
        country=country,
        country2=other,
        country_cap=country[0].upper() + country[1:],
        small=small,
        larger=small + chance.randrange(1, 40),
        digit=chance.randrange(1, 9),
        dom=chance.randrange(1, 28),
    )
