"""Where reading can go on behind a place at which the XML is not well-formed."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from safepassage.formats.pnrgov_xml.names import plain

_NAME: Final = rb"((?:[\w.-]{1,40}:)?)(PNR|Passenger)(?=[\s/>])"
_BROKEN: Final = re.compile(rb"<" + _NAME)
_PART: Final = re.compile(
    rb"<(/?)(?:[\w.-]{1,40}:)?"
    rb"(PNR|Passenger|Flight|FlightLeg|BookingRefID|IATA_PNRGOV_NotifRQ)(?=[\s/>])"
)
_MESSAGE: Final = b"IATA_PNRGOV_NotifRQ"
_OF_MESSAGE: Final = frozenset({b"PNR", b"FlightLeg", _MESSAGE})
_END: Final = re.compile(rb"</([^\s<>/]{1,120})\s*>")
_ATTRIBUTE: Final = re.compile(
    rb"([\w.:-]{1,80})\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\s\"'<>/]+))"
)
_LONGEST: Final = 1 << 16


class Part(NamedTuple):
    """A start tag at which to go on; ``is_inside`` when it belongs into a reservation."""

    begins: int
    is_inside: bool
    is_message: bool = False


class BrokenStart(NamedTuple):
    """A start tag that is not well-formed: its name, what can be read of it, what follows it."""

    name: str
    attributes: Iterable[tuple[str, str]]
    begins: int
    ends: int


def next_part(data: bytes, start: int) -> Part | None:
    """The next start tag of a part; behind the end of a reservation it is outside of it."""
    is_closed = False
    for found in _PART.finditer(data, start):
        if not found[1]:
            is_inside = found[2] not in _OF_MESSAGE and not is_closed
            return Part(found.start(), is_inside, found[2] == _MESSAGE)
        is_closed = is_closed or found[2] == b"PNR"
    return None


def wrong_end(data: bytes, fault: int) -> tuple[str, int] | None:
    """The end tag that belongs to no start tag: its name, and where it ends."""
    found = _END.match(data, max(fault - len("</"), 0)) or _END.match(data, fault)
    return (found[1].decode("utf-8", "replace"), found.end()) if found else None


def broken_start(data: bytes, seen: int, fault: int) -> BrokenStart | None:
    """The start tag of a reservation or traveller in which the fault is, behind what was seen."""
    starts = list(_BROKEN.finditer(data, max(seen, 0), fault + 1))
    found = starts[-1] if starts else None
    if found is None or b">" in data[found.end() : fault]:
        return None
    end = data.find(b">", max(fault, found.end()), fault + _LONGEST)
    if end < 0 or data[end - 1 : end] == b"/":
        return None
    values = _attributes(data[found.end() : end])
    return BrokenStart(
        (found[1] + found[2]).decode("utf-8", "replace"), values, found.start(), end + 1
    )


def _attributes(tag: bytes) -> list[tuple[str, str]]:
    """What can be read of the attributes of a broken tag, without undoing entities."""
    return [
        (
            plain(found[1].decode("utf-8", "replace")),
            (found[2] or found[3] or found[4] or b"").decode("utf-8", "replace"),
        )
        for found in _ATTRIBUTE.finditer(tag)
    ]
