"""Articles made from templates: the same seed gives the same articles, any number of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

CITIES = ("Lorgnac", "Bastide-sur-Aure", "Lille", "Rennes", "Montfaillard", "Grenoble", "Valmy", "Saint-Aubrac")
PEOPLE = ("Claire Mazurier", "Hugo Bellanger", "Nadia Ferhat", "Paul Estève", "Inès Carvalho", "Marc Dunoyer")
BODIES = ("la préfecture", "le ministère de l'Intérieur", "la CGT", "le parquet", "la Croix-Rouge", "les pompiers")
COUNTRIES = ("la Russie", "la Corée du Nord", "l'Ukraine", "la Pologne", "le Japon", "la Turquie")
HEDGES = ("environ ", "au moins ", "plus de ", "près de ", "jusqu'à ", "quelque ", "moins de ", "")
THINGS = ("manifestants", "soldats", "blessés", "morts", "foyers privés d'électricité", "emplois", "conteneurs", "cas")
TEMPLATES = (
    "Selon {body}, {hedge}{number} {thing} ont été recensés {day} à {city}.",
    "« Nous n'avions rien vu de tel depuis {year} », a déclaré {person}, maire de {city}.",
    "{country_cap} aurait livré {hedge}{number} {thing} à {country} en {month} {year}, d'après {body}.",
    "Le trafic devrait reprendre {day} matin, a précisé {body}, qui n'exclut pas de nouveaux retards.",
    "Les habitants du quartier racontent une nuit sans sommeil et des rues encombrées de branches.",
    "Le bilan est passé de {small} à {larger} {thing} entre lundi et mercredi, selon {person}.",
    "Un accord a été signé en {month} {year} entre {country} et {country2}, sans que {body} ne le confirme.",
    "La facture dépasserait {small},{digit} millions d'euros, une somme que {person} juge exagérée.",
    "Rien ne permet, pour l'heure, de dire ce qui a provoqué l'incident, et l'enquête se poursuit.",
    "Une réunion est prévue le {dom} {month} à {city}, où {person} rencontrera les syndicats.",
    "Les commerces du centre ont rouvert dans le calme, sous un ciel redevenu clair.",
    "À {city}, {number} personnes ont défilé samedi selon {body}, {larger} selon les organisateurs.",
)
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre")
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier")


def articles(count: int, seed: int = 7, sentences: int = 24) -> Iterator[dict[str, str]]:
    """`count` articles as JSON lines' objects: id, text, language, source, published."""
    chance = random.Random(seed)
    first = date(2024, 1, 1)
    for number in range(count):
        paragraphs = [" ".join(sentence(chance) for _ in range(4)) for _ in range(sentences // 4)]
        yield {
            "id": f"bench-{number:06}",
            "text": "\n\n".join(paragraphs),
            "language": "fr",
            "source": f"outlet-{chance.randrange(40)}.example",
            "published": (first + timedelta(days=chance.randrange(600))).isoformat(),
        }


def sentence(chance: random.Random) -> str:
    """One sentence of a random template."""
    small = chance.randrange(3, 90)
    country, other = chance.sample(COUNTRIES, 2)
    return chance.choice(TEMPLATES).format(
        body=chance.choice(BODIES),
        hedge=chance.choice(HEDGES),
        number=chance.choice(
            (str(chance.randrange(12, 900)), f"{chance.randrange(1, 90)} {chance.randrange(100, 999)}")
        ),
        thing=chance.choice(THINGS),
        day=chance.choice(DAYS),
        city=chance.choice(CITIES),
        year=chance.randrange(1998, 2026),
        month=chance.choice(MONTHS),
        person=chance.choice(PEOPLE),
        country=country,
        country2=other,
        country_cap=country[0].upper() + country[1:],
        small=small,
        larger=small + chance.randrange(1, 40),
        digit=chance.randrange(1, 9),
        dom=chance.randrange(1, 28),
    )
