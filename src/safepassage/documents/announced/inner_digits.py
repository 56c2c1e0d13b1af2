"""Check digits that stand inside the number itself, by rules that are public.

Only what its source says for sure stands here; a state or kind that is missing says nothing.
"""

from collections.abc import Callable
from typing import NamedTuple

from safepassage.documents.announced.check_digits import fits

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_CARDS = "IC"
_CARRIES = 5
"""From here on a doubled value has two digits, and Luhn takes nine off."""


class Rule(NamedTuple):
    """Of one form of number; ``kinds`` are the first letters of the types that have it."""

    kinds: str
    pattern: str
    holds: Callable[[str], bool]
    owner: str
    words: str
    source: str


def _modulo_97(number: str) -> bool:
    return (int(number[:-2]) % 97 or 97) == int(number[-2:])


def _luhn_36(number: str) -> bool:
    doubled = sum(_doubled(int(sign, 36)) for sign in number[-2::-2])
    return (doubled + sum(int(sign, 36) for sign in number[::-2])) % 10 == 0


def _doubled(value: int) -> int:
    return 2 * value - 9 if value >= _CARRIES else 2 * value


def _letter_23(number: str) -> bool:
    return _LETTERS[int(number[:-1]) % len(_LETTERS)] == number[-1]


def _nested(at: int) -> Callable[[str], bool]:
    """The digit at this place is the zone's check digit of the number without it."""
    return lambda number: fits(number[at], number[:at] + number[at + 1 :])


RULES: dict[str, tuple[Rule, ...]] = {
    "BEL": (
        Rule(
            kinds=_CARDS,
            pattern="[0-9]{12}",
            holds=_modulo_97,
            owner="Belgium's identity cards",
            words="the last two of twelve digits are the remainder of the others by 97, or 97",
            source="Federal Public Service Interior, register instructions IT 195",
        ),
    ),
    "ESP": (
        Rule(
            kinds=_CARDS,
            pattern="[0-9]{8}[A-Z]",
            holds=_letter_23,
            owner="Spain's identity numbers",
            words="the letter behind eight digits tells their remainder by 23",
            source="Real Decreto 1553/2005, article 11, and the Ministry of the Interior",
        ),
    ),
    "POL": (
        Rule(
            kinds=_CARDS,
            pattern="[A-Z]{3}[0-9]{6}",
            holds=_nested(3),
            owner="Poland's identity cards",
            words="the fourth of nine signs is the check digit (7-3-1) of the others",
            source="the specimens ABA300000 and ABS123456",
        ),
        Rule(
            kinds="P",
            pattern="[A-Z]{2}[0-9]{7}",
            holds=_nested(2),
            owner="Poland's passports",
            words="the third of nine signs is the check digit (7-3-1) of the others",
            source="the specimen ZS0000177",
        ),
    ),
    "PRT": (
        Rule(
            kinds=_CARDS,
            pattern="[0-9]{9}[0-9A-Z]{2}[0-9]",
            holds=_luhn_36,
            owner="Portugal's citizen cards",
            words="the last of twelve signs ends a sum by Luhn, letters counting 10 to 35",
            source="Agency for Administrative Modernisation, validation of document numbers",
        ),
    ),
}
