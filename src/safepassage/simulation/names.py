"""Names of invented people: composed by a state's style, and their form in a travel document."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from safepassage.simulation.chance import ALPHABET, happens
from safepassage.simulation.states import Sounds, State, Style

MRZ_NAME_LENGTH = 39
_DOCUMENT_LETTERS = str.maketrans(
    {"Ä": "AE", "Å": "AA", "Ö": "OE", "Ø": "OE", "Ü": "UE", "Æ": "AE", "ẞ": "SS", "'": "", "-": " "}
)


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as its bearer writes it: primary part and secondary parts; either may be empty."""

    surname: str
    given: tuple[str, ...]

    @property
    def full(self) -> str:
        """Return the name in one line, secondary parts first."""
        return " ".join((*self.given, self.surname)).strip()


@dataclass(frozen=True, slots=True)
class Kin:
    """What members of one family share: family names, and a father's name."""

    root: str
    second: str
    father: str


_PREFIXES: dict[Style, tuple[str, ...]] = {
    Style.TWO_SURNAMES: ("", "", "", "de la ", "del ", "de "),
    Style.CHAIN: ("Al ", "Al-", "El ", ""),
    Style.CLAN: ("O'", "Mac", "Mc", "D'", ""),
    Style.PARTICLE: ("", "", "", "von ", "van der ", "zu "),
}

Composer = Callable[[random.Random, Sounds, str, Kin], WrittenName]


def given_name(rng: random.Random, sounds: Sounds, sex: str) -> str:
    """Compose one given name of ``sex`` M or F."""
    ends = sounds.female if sex == "F" else sounds.male
    return rng.choice(sounds.heads) + rng.choice(sounds.middles) + rng.choice(ends)


def family_name(rng: random.Random, sounds: Sounds) -> str:
    """Compose one family name."""
    return rng.choice(sounds.roots) + rng.choice(sounds.tails)


def draw_kin(rng: random.Random, state: State) -> Kin:
    """Draw the names a new family shares."""
    sounds = state.sounds
    root = rng.choice(_PREFIXES.get(state.style, ("",))) + family_name(rng, sounds)
    return Kin(root, family_name(rng, sounds), given_name(rng, sounds, "M"))


def compose(rng: random.Random, state: State, sex: str, kin: Kin) -> WrittenName:
    """Compose the name of one member of a family."""
    return _COMPOSERS[state.style](rng, state.sounds, sex, kin)


def document_form(name: WrittenName) -> WrittenName:
    """Return the name in the letters of a machine-readable zone (ICAO Doc 9303-3, section 6).

    Umlauts are expanded, other diacritics and apostrophes dropped, hyphens
    become spaces; the length is not limited.
    """
    return WrittenName(document_letters(name.surname), tuple(map(document_letters, name.given)))


def document_letters(text: str) -> str:
    """Return ``text`` in A to Z and spaces."""
    expanded = text.upper().translate(_DOCUMENT_LETTERS)
    plain = "".join(sign for sign in normalize("NFKD", expanded) if sign.isascii())
    return " ".join(plain.split())


def swiped_form(name: WrittenName) -> WrittenName:
    """Return what a reader gets from the 39 name positions of a TD3 zone, cut where they end."""
    plain = document_form(name)
    surname = plain.surname[:MRZ_NAME_LENGTH]
    room = max(0, MRZ_NAME_LENGTH - len(surname) - len("<<"))
    return WrittenName(surname, tuple(" ".join(plain.given)[:room].split()))


def _plain(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    return WrittenName(kin.root, _one_or_two(rng, sounds, sex))


def _one_or_two(rng: random.Random, sounds: Sounds, sex: str) -> tuple[str, ...]:
    count = 2 if happens(rng, 0.4) else 1
    return tuple(given_name(rng, sounds, sex) for _ in range(count))


def _two_surnames(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    return WrittenName(f"{kin.root} {kin.second}", _one_or_two(rng, sounds, sex))


def _patronymic(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    surname = f"{kin.root}a" if sex == "F" else kin.root
    patronym = kin.father + ("ovna" if sex == "F" else "ovich")
    return WrittenName(surname, (given_name(rng, sounds, sex), patronym))


def _chain(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    link = "bint" if sex == "F" else "bin"
    given = [given_name(rng, sounds, sex), link, kin.father]
    if happens(rng, 0.3):
        given += ["bin", "Abd", "al-" + given_name(rng, sounds, "M")]
    return WrittenName(kin.root, tuple(given))


def _mononym(rng: random.Random, sounds: Sounds, sex: str, _kin: Kin) -> WrittenName:
    return WrittenName(given_name(rng, sounds, sex), ())


def _syllabic(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    first = rng.choice(sounds.heads)
    second = rng.choice(sounds.female if sex == "F" else sounds.male)
    habit = rng.choice(("joined", "hyphen", "apart"))
    if habit == "apart":
        return WrittenName(kin.root, (first, second.capitalize()))
    return WrittenName(kin.root, (f"{first}-{second}" if habit == "hyphen" else first + second,))


def _initial(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    given = given_name(rng, sounds, sex)
    initials = (rng.choice(ALPHABET),) if happens(rng, 0.3) else ()
    return WrittenName(kin.father if happens(rng, 0.6) else kin.root, (given, *initials))


def _hyphen(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    surname = f"{kin.root}-{kin.second}" if happens(rng, 0.4) else kin.root
    return WrittenName(surname, _one_or_two(rng, sounds, sex))


def _long(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    given = (given_name(rng, sounds, sex), given_name(rng, sounds, sex))
    return WrittenName(kin.root, given)


def _father(rng: random.Random, sounds: Sounds, sex: str, kin: Kin) -> WrittenName:
    return WrittenName(kin.father, (given_name(rng, sounds, sex),))


_COMPOSERS: dict[Style, Composer] = {
    Style.PLAIN: _plain,
    Style.TWO_SURNAMES: _two_surnames,
    Style.PATRONYMIC: _patronymic,
    Style.CHAIN: _chain,
    Style.MONONYM: _mononym,
    Style.SYLLABIC: _syllabic,
    Style.INITIAL: _initial,
    Style.HYPHEN: _hyphen,
    Style.CLAN: _plain,
    Style.PARTICLE: _plain,
    Style.LONG: _long,
    Style.FATHER: _father,
}
