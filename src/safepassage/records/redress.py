"""The form of redress numbers: what a traveller gives with a booking, to be mistaken no more.

Twelve characters by chance and a check character, all from an alphabet of 31 without those
that are easily mistaken (0, 1, I, L, O). The sum of the characters' values, each times its
place counted from the end, is a multiple of 31: one wrong character, and any two exchanged,
are noticed, because 31 is a prime and greater than the number's length.
"""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 13
DOCUMENT_TYPE = "R"
"""The kind under which airlines send one (AIRIMP 3.15, SSR DOCO: V, K or R)."""
CHANCE_BYTES = 16
_BASE = len(ALPHABET)
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}


def make_number(chance: bytes) -> str:
    """A number from 16 random bytes; 59 bits of them matter."""
    left = int.from_bytes(chance)
    drawn = ""
    for _ in range(LENGTH - 1):
        left, value = divmod(left, _BASE)
        drawn += ALPHABET[value]
    return drawn + ALPHABET[-_weighed(drawn) % _BASE]


def is_number(text: str) -> bool:
    """Whether a text, exactly as it is, has the form of a number with its check character."""
    if len(text) != LENGTH or not set(text) <= _VALUES.keys():
        return False
    return (_weighed(text[:-1]) + _VALUES[text[-1]]) % _BASE == 0


def number_in(text: str | None) -> str | None:
    """The number that somebody wrote, with spaces, hyphens or small letters; or nothing."""
    bare = "".join((text or "").replace("-", "").split()).upper()
    return bare if is_number(bare) else None


def in_groups(number: str) -> str:
    """A number as it is handed out, in groups that can be read out."""
    return "-".join(number[at : at + 4] for at in range(0, LENGTH, 4))


def _weighed(drawn: str) -> int:
    return sum(_VALUES[sign] * place for place, sign in enumerate(reversed(drawn), start=2))
