"""Payment card numbers: nothing that is kept shows more of one than its last four digits.

Lengths and first digits are those of ISO/IEC 7812-1 as the card schemes use them.
"""

import re
from string import ascii_letters
from typing import Final

KIND_LENGTH: Final = 3
_SHOWN: Final = 4
_SHORTEST: Final = 8
_LENGTHS: Final = {"2": (16,), "3": (14, 15), "4": (13, 16, 19), "5": (16,), "6": (16, 19)}
_CANDIDATE: Final = re.compile(r"[2-6]\d{3}(?<!\d{5})(?:[ -]?\d){9,15}", re.ASCII)
_NO_DIGITS: Final = re.compile(r"\D", re.ASCII)


def masked(number: str) -> str | None:
    """An account number of which only the last four characters are left."""
    hidden = len(number) - _SHOWN
    return "X" * hidden + number[-_SHOWN:] if hidden > 0 else "X" * len(number) or None


def is_account(text: str) -> bool:
    """Whether a text has as many digits as an account number."""
    return len(_NO_DIGITS.sub("", text)) >= _SHORTEST


def parted(kind: str) -> tuple[str, str]:
    """The letters of a kind of payment, and the account that some senders glue to them."""
    bare = kind.strip()
    letters = bare[: len(bare) - len(bare.lstrip(ascii_letters))]
    rest = bare[len(letters) :]
    return letters[:KIND_LENGTH], rest if is_account(rest) else ""


def without_card_numbers(text: str) -> str:
    """A free text in which every card number is masked."""
    return _CANDIDATE.sub(_hidden, text) if _CANDIDATE.search(text) else text


def _hidden(found: re.Match[str]) -> str:
    text = found[0]
    places = [place for place, character in enumerate(text) if character.isdigit()]
    digits = "".join(text[place] for place in places)
    for length in _LENGTHS[digits[0]]:
        if len(digits) >= length and _is_checked(digits[:length]):
            return f"{masked(digits[:length])}{text[places[length - 1] + 1 :]}"
    return text


def _is_checked(number: str) -> bool:
    """Whether the last digit is the check digit (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0
