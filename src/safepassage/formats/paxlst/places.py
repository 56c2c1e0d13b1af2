"""Where the travellers of a PAXLST begin, so that a carrier finds them in what it sent."""

from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.paxlst.facts import ROLES

Place = tuple[int, int]
"""The segment's number in the message, from 1, and the offset of its first byte in the input."""


def traveller_places(raw: RawMessage) -> list[Place]:
    """The NAD of each traveller, in the order of the message."""
    return [
        (index + 1, raw.locate(index))
        for index, segment in enumerate(raw.segments)
        if _begins_traveller(segment, raw)
    ]


def _begins_traveller(segment: str, raw: RawMessage) -> bool:
    tag, *elements = segment.split(raw.separators.element, 2)
    qualifier = elements[0].split(raw.separators.component)[0] if elements else ""
    return tag.strip() == "NAD" and qualifier.strip() in ROLES
