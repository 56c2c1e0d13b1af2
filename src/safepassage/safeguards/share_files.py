"""A share of the authority's key as a text that can be printed, and typed in again.

::

    safepassage share 1
    key: 0d5fc31a41c8e9b7
    made: 2026-09-01 a41c9f02
    needed: 3 of 5
    share: 2
    holder: Judge of the first chamber
    value: 5A0F-…
    check: 91b2c4d8

``made`` names the splitting: shares of two splittings of one key never fit together. The check
finds a slip of the pen in any line; it protects from nobody.
"""

import re
from collections.abc import Iterable
from hashlib import sha256

from safepassage.records._base import Record
from safepassage.safeguards.shares import SharesError, combine

FORM = "safepassage share 1"
CHECK_DIGITS = 8
_LINE = re.compile(r"\s*([a-z]+):\s*(.*?)\s*")
_NAMES = ("key", "made", "needed", "share", "holder", "value")
_NEEDED = re.compile(r"(\d{1,3}) of (\d{1,3})")
_GROUP = 8


class Share(Record, frozen=True):
    """One member's share.

    ``key`` is the id of the key that it is of (``letters.key_id``), ``made`` the day and the
    random name of the splitting.
    """

    key: str
    made: str
    needed: int
    of: int
    place: int
    holder: str
    value: bytes


def share_text(share: Share) -> str:
    """The text of a share, ending with its check."""
    digits = share.value.hex().upper()
    groups = (digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
    lines = {
        "key": share.key,
        "made": share.made,
        "needed": f"{share.needed} of {share.of}",
        "share": str(share.place),
        "holder": share.holder,
        "value": "-".join(groups),
    }
    body = "\n".join([FORM, *(f"{name}: {value}" for name, value in lines.items())])
    return f"{body}\ncheck: {_check(lines)}\n"


def read_share(text: str) -> Share:
    """The share of a text; raises ``SharesError`` when it is none or a character is wrong."""
    first, _, rest = text.strip().partition("\n")
    if first.strip() != FORM:
        raise SharesError(f"this is no share: it does not begin with '{FORM}'")
    found = filter(None, map(_LINE.fullmatch, rest.splitlines()))
    lines: dict[str, str] = {one[1]: one[2] for one in found}
    if set(lines) != {*_NAMES, "check"}:
        raise SharesError("a line of the share is missing")
    if lines.pop("check") != _check(lines):
        raise SharesError("a character of the share is wrong: its check does not fit")
    return _share(lines)


def key_of(shares: Iterable[Share]) -> bytes:
    """The key of the shares; the caller proves it by its id. Raises ``SharesError``."""
    given = list(shares)
    if not given:
        raise SharesError("there is no share")
    if len({(one.key, one.made, one.needed) for one in given}) != 1:
        raise SharesError("the shares are not of one splitting of one key")
    places = {one.place: one.value for one in given}
    if len(places) < given[0].needed:
        raise SharesError(f"{given[0].needed} different shares are needed, not {len(places)}")
    return combine(places)


def _share(lines: dict[str, str]) -> Share:
    needed = _NEEDED.fullmatch(lines["needed"])
    try:
        value = bytes.fromhex(lines["value"].replace("-", ""))
        place = int(lines["share"])
    except ValueError as error:
        raise SharesError("a number of the share is none") from error
    if needed is None:
        raise SharesError("the share does not say how many are needed")
    return Share(
        key=lines["key"],
        made=lines["made"],
        needed=int(needed[1]),
        of=int(needed[2]),
        place=place,
        holder=lines["holder"],
        value=value,
    )


def _check(lines: dict[str, str]) -> str:
    told = "\n".join(f"{name}={lines[name]}" for name in _NAMES)
    return sha256(told.encode()).hexdigest()[:CHECK_DIGITS]
