"""Where each part stands in the five kinds of machine-readable zone.

TD1: ICAO Doc 9303-5 section 4.2.2; TD2: Doc 9303-6 section 4.2.2; TD3: Doc 9303-4
section 4.2.2; MRV-A and MRV-B: Doc 9303-7 sections 4.2.2 and 5.2.2.
"""

from collections.abc import Callable
from enum import StrEnum
from operator import itemgetter
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec

Part = TypeVar("Part", str, slice)


class ZoneType(StrEnum):
    """The kinds of zone: identity cards (TD1, TD2), passports (TD3) and visas (MRV)."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class Parts(msgspec.Struct, Generic[Part], frozen=True, gc=False):
    """The parts of a zone: their signs, or where they stand; empty where a kind has no such part.

    No ``Record``, because a zone is cut into all of them at one go, in this order.
    """

    code: Part
    issuer: Part
    name: Part
    number: Part
    number_digit: Part
    nationality: Part
    born: Part
    born_digit: Part
    sex: Part
    expires: Part
    expires_digit: Part
    optional: Part
    optional_digit: Part
    more_optional: Part
    composite_digit: Part


class Layout(NamedTuple):
    """One kind of zone; its places count from 0 in the joined lines."""

    type: ZoneType
    lines: int
    width: int
    begins: str
    """Letters with which the document code may begin."""
    long_number: bool
    """Whether a document number of more than nine signs goes on in the optional data."""
    places: Parts[slice]
    cut: Callable[[str], tuple[str, ...]]
    """Takes the joined lines apart, in the order of ``Parts``."""
    composite: Callable[[bytes], tuple[bytes, ...]] | None
    """Takes out of the values what the composite check digit is over; None for visas."""

    @property
    def size(self) -> int:
        """How many signs all lines have together."""
        return self.lines * self.width

    def line_and_sign(self, place: int) -> tuple[int, int]:
        """Where a place is for somebody who looks at the lines, both counted from 1."""
        line, sign = divmod(place, self.width)
        return line + 1, sign + 1


def _at(first: int, last: int = 0) -> slice:
    """From the first to the last sign as the standard counts them; a single one, or none."""
    return slice(first - 1, max(first, last))


_NOWHERE: Final = slice(0, 0)
_SECOND: Final = 30
_THIRD: Final = 60

_CARD: Final = Parts(
    code=_at(1, 2),
    issuer=_at(3, 5),
    number=_at(6, 14),
    number_digit=_at(15),
    optional=_at(16, 30),
    born=_at(_SECOND + 1, _SECOND + 6),
    born_digit=_at(_SECOND + 7),
    sex=_at(_SECOND + 8),
    expires=_at(_SECOND + 9, _SECOND + 14),
    expires_digit=_at(_SECOND + 15),
    nationality=_at(_SECOND + 16, _SECOND + 18),
    more_optional=_at(_SECOND + 19, _SECOND + 29),
    optional_digit=_NOWHERE,
    composite_digit=_at(_SECOND + 30),
    name=_at(_THIRD + 1, _THIRD + 30),
)


def _two_lines(width: int, *, optional: int, digit: int = 0, composite: int = 0) -> Parts[slice]:
    """The parts of two lines; what follows the expiry differs, told by its last places."""
    return Parts(
        code=_at(1, 2),
        issuer=_at(3, 5),
        name=_at(6, width),
        number=_at(width + 1, width + 9),
        number_digit=_at(width + 10),
        nationality=_at(width + 11, width + 13),
        born=_at(width + 14, width + 19),
        born_digit=_at(width + 20),
        sex=_at(width + 21),
        expires=_at(width + 22, width + 27),
        expires_digit=_at(width + 28),
        optional=_at(width + 29, width + optional),
        optional_digit=_at(width + digit) if digit else _NOWHERE,
        more_optional=_NOWHERE,
        composite_digit=_at(width + composite) if composite else _NOWHERE,
    )


def _layout(
    kind: ZoneType, begins: str, places: Parts[slice], *composite: slice, long_number: bool = False
) -> Layout:
    lines = 3 if kind is ZoneType.TD1 else 2
    each: tuple[slice, ...] = msgspec.structs.astuple(places)
    return Layout(
        type=kind,
        lines=lines,
        width=max(part.stop for part in each) // lines,
        begins=begins,
        long_number=long_number,
        places=places,
        cut=itemgetter(*each),
        composite=itemgetter(*composite) if composite else None,
    )


_TD1: Final = _layout(
    ZoneType.TD1,
    "ACI",
    _CARD,
    _at(6, 30),
    _at(_SECOND + 1, _SECOND + 7),
    _at(_SECOND + 9, _SECOND + 15),
    _at(_SECOND + 19, _SECOND + 29),
    long_number=True,
)
_TD2: Final = _layout(
    ZoneType.TD2,
    "ACI",
    _two_lines(36, optional=35, composite=36),
    _at(36 + 1, 36 + 10),
    _at(36 + 14, 36 + 20),
    _at(36 + 22, 36 + 35),
    long_number=True,
)
_TD3: Final = _layout(
    ZoneType.TD3,
    "P",
    _two_lines(44, optional=42, digit=43, composite=44),
    _at(44 + 1, 44 + 10),
    _at(44 + 14, 44 + 20),
    _at(44 + 22, 44 + 43),
)
_MRV_A: Final = _layout(ZoneType.MRV_A, "V", _two_lines(44, optional=44))
_MRV_B: Final = _layout(ZoneType.MRV_B, "V", _two_lines(36, optional=36))

LAYOUTS: Final = {layout.type: layout for layout in (_TD1, _TD2, _TD3, _MRV_A, _MRV_B)}

_BY_SIZE: Final = {_TD1.size: _TD1, _TD2.size: _TD2, _TD3.size: _TD3}
_VISAS: Final = {_MRV_A.size: _MRV_A, _MRV_B.size: _MRV_B}


def layout_of(zone: str) -> Layout | None:
    """Tell the kind of joined lines by their length and first letter; None for none of them."""
    size = len(zone)
    if zone[:1] == "V" and size in _VISAS:
        return _VISAS[size]
    return _BY_SIZE.get(size)
