"""How a foreign name sounds, whichever way its letters were turned into Latin ones.

Outlets write one person's name by the spelling of their own language: "Choïgou" and "Shoigu", "Kadhafi" and "Gaddafi".
The fold maps letters and groups that stand for one sound to one sign, so that such spellings become equal. It is made
for names only, and knows none.
"""

from __future__ import annotations

from functools import lru_cache

from factrack.matching import folded

# In this order: groups before the letters in them; what a step writes in capitals no later one touches.
_SIGNS = (
    ("chr", "Kr"), ("tsch", "X"), ("tch", "X"), ("sch", "X"), ("sh", "X"), ("ch", "X"), ("cz", "X"),
    ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("gue", "Ke"), ("gui", "Ki"), ("kh", "K"), ("gh", "K"), ("qu", "K"),
    ("ck", "K"), ("ph", "F"), ("th", "T"), ("dh", "D"), ("ou", "U"), ("oo", "U"),
)  # fmt: skip
_LETTERS = str.maketrans({
    "a": "A", "e": "I", "i": "I", "y": "I", "o": "U", "u": "U", "c": "K", "q": "K", "k": "K", "g": "K", "j": "J",
    "w": "V", "v": "V", "t": "T", "d": "D", "f": "F", "h": "", "'": "",
})  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ul"})  # written or left out, in one spelling or the other
_SHORTEST = 4  # signs of a surname that tell it from others
_LONG = 6  # signs of a surname that is hardly another's by chance
_WORDS = 4
_BEGIN = 3  # signs of a first name that its spellings have in common


@lru_cache(maxsize=65536)
def sounded(name: str) -> str:
    """The name as it sounds, word by word: "Mouammar Kadhafi" and "Muammar al-Gaddafi" are one."""
    words = [word for word in folded(name).replace("-", " ").split() if word not in _ARTICLES]
    return " ".join(_sign(word, index == len(words) - 1) for index, word in enumerate(words))


def fits(name: str) -> bool:
    """Whether a name has no more words than people's names have."""
    return name.count(" ") < _WORDS


def distinct(sound: str) -> bool:
    """Whether a sounded name is long enough to tell people apart."""
    return len(sound.rsplit(" ", 1)[-1]) >= _SHORTEST


def one_person(one: str, other: str) -> bool:
    """Whether two full names may be one by two spellings.

    Both sound alike as a whole; or the surnames do, long ones and spelled differently, and the first names begin alike
    ("Alexandre Tchernouchenko", "Alexander Chernushenko").
    """
    first, second = sounded(one), sounded(other)
    if not distinct(first) or mark(one) != mark(other):
        return False
    surname = first.rsplit(" ", 1)[-1]
    spelled = folded(one).rsplit(" ", 1)[-1] != folded(other).rsplit(" ", 1)[-1]
    return first == second or (spelled and len(surname) >= _LONG)


def mark(name: str) -> str:
    """Where spellings of a full name are looked for: the begin of the first name's sound, and the surname's."""
    first, _, rest = sounded(name).partition(" ")
    return f"{first[:_BEGIN]} {rest.rsplit(' ', 1)[-1]}"


def _sign(word: str, last: bool) -> str:
    if last and word.endswith(("ine", "ane")):
        word = word[:-1]  # French writes "Poutine" for what ends in n
    if last and len(word) > 1 and word.endswith(("off", "eff")):
        word = word[:-2] + "v"
    for group, sign in _SIGNS:
        if group in word:
            word = word.replace(group, sign)
    signs = word.translate(_LETTERS)
    return "".join(sign for index, sign in enumerate(signs) if index == 0 or sign != signs[index - 1])
