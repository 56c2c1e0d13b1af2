"""How names and numbers change on their way: other spellings, and slips of the finger."""

import random
from dataclasses import replace

from safepassage.simulation.chance import ALPHABET, DIGITS
from safepassage.simulation.names import WrittenName, document_form

_HABITS: tuple[tuple[str, str], ...] = (
    ("KH", "H"),
    ("SH", "SCH"),
    ("ZH", "J"),
    ("DH", "Z"),
    ("TH", "T"),
    ("GH", "G"),
    ("CH", "TCH"),
    ("OU", "U"),
    ("EI", "AY"),
    ("EE", "I"),
    ("OE", "O"),
    ("UE", "U"),
    ("IY", "Y"),
    ("UYE", "UE"),
    ("TS", "C"),
    ("YA", "IA"),
    ("YU", "IU"),
    ("KS", "X"),
    ("Q", "K"),
    ("W", "V"),
    ("F", "PH"),
    ("LL", "L"),
    ("SS", "S"),
    ("AW", "AU"),
    ("J", "Y"),
    ("C", "K"),
    ("V", "B"),
    ("I", "Y"),
)  # fmt: skip - pairs read best side by side
_CHANGES = ("respelt", "respelt", "respelt", "swapped", "joined", "shortened")


def other_form(rng: random.Random, name: WrittenName) -> tuple[WrittenName, str]:
    """Return another plausible form of a name in document letters, and what was done to it.

    The kinds are ``respelt`` (another transliteration), ``swapped`` (primary
    and secondary part exchanged), ``joined`` (two parts written as one) and
    ``shortened`` (a further given name left out).
    """
    plain = document_form(name)
    makers = {"swapped": _swapped, "joined": _joined, "shortened": _shortened}
    kind = rng.choice(_CHANGES)
    changed = makers[kind](plain) if kind in makers else plain
    if changed != plain:
        return changed, kind
    return _respelt(rng, plain), "respelt"


def _swapped(name: WrittenName) -> WrittenName:
    if not name.given:
        return name
    return WrittenName(" ".join(name.given), (name.surname,))


def _joined(name: WrittenName) -> WrittenName:
    if " " in name.surname:
        return replace(name, surname=name.surname.replace(" ", ""))
    return replace(name, given=("".join(name.given),) if name.given else ())


def _shortened(name: WrittenName) -> WrittenName:
    return replace(name, given=name.given[:1])


def _respelt(rng: random.Random, name: WrittenName) -> WrittenName:
    surname = respell(rng, name.surname)
    if surname != name.surname:
        return replace(name, surname=surname)
    return replace(name, given=tuple(respell(rng, part) for part in name.given))


def respell(rng: random.Random, word: str) -> str:
    """Apply one transliteration habit that fits ``word``, in either direction."""
    both = (*_HABITS, *((new, old) for old, new in _HABITS))
    fitting = [(old, new) for old, new in both if old in word]
    if not fitting:
        return word
    old, new = rng.choice(fitting)
    return word.replace(old, new, 1)


def mistype(rng: random.Random, word: str) -> str:
    """Return ``word`` with one slip: two letters exchanged, one lost, doubled or wrong."""
    slips = (_exchange, _lose, _double, _mishit)
    return rng.choice(slips)(rng, word)


def _exchange(rng: random.Random, word: str) -> str:
    places = [
        i for i in range(len(word) - 1) if word[i] != word[i + 1] and " " not in word[i : i + 2]
    ]
    if not places:
        return _mishit(rng, word)
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _lose(rng: random.Random, word: str) -> str:
    at = _inner(rng, word)
    return word[:at] + word[at + 1 :] if len(word) > 1 else word + word


def _double(rng: random.Random, word: str) -> str:
    at = _inner(rng, word)
    return word[: at + 1] + word[at:]


def _mishit(rng: random.Random, word: str) -> str:
    at = _inner(rng, word)
    pool = DIGITS if word[at].isdigit() else ALPHABET
    return word[:at] + rng.choice(pool.replace(word[at].upper(), "")) + word[at + 1 :]


def _inner(rng: random.Random, word: str) -> int:
    places = [i for i, sign in enumerate(word) if sign.isalnum()]
    return rng.choice(places[1:] or places)
