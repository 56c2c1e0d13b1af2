"""What every message reader needs at hand: fields of a segment, dates, and a list of defects."""

from typing import TypedDict

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.segment import components, split_segment
from safepassage.formats.edifact.sent import SentValues
from safepassage.records import Defect, Transfer

NO_RELEASE = "\x00"
"""Stands for a release character where there is none: no text holds it after reading."""


class EnvelopeFields(TypedDict):
    """The fields of a ``Message`` that come from UNB, UNH and UNT."""

    version: str | None
    reference: str | None
    common_access_reference: str | None
    transfer: Transfer | None
    sender: str | None
    recipient: str | None
    sent_at: str | None
    segment_count: int | None


def envelope_fields(raw: RawMessage) -> EnvelopeFields:
    """Keyword arguments for ``Message`` that are alike in every message type."""
    return EnvelopeFields(
        version=raw.header.version,
        reference=raw.header.reference,
        common_access_reference=raw.header.common_access_reference,
        transfer=raw.header.transfer,
        sender=raw.envelope.sender,
        recipient=raw.envelope.recipient,
        sent_at=raw.envelope.sent_at,
        segment_count=raw.segment_count,
    )


class Reading(SentValues):
    """One message while it is read; ``index`` is the segment in hand.

    Everything a segment lacks reads as ``""``; values come with release characters undone.
    """

    def __init__(self, raw: RawMessage, calendar: Calendar) -> None:
        self.raw = raw
        self.calendar = calendar
        self.index = 0
        self.defects: list[Defect] = list(raw.defects)
        self._segments = raw.segments
        self._element = raw.separators.element
        self._component = raw.separators.component
        self._release = raw.separators.release or NO_RELEASE

    def note(self, code: Code, **values: str | int) -> None:
        """Report a finding about the segment in hand."""
        tag = self.raw.segments[self.index][:3]
        self.defects.append(self.raw.defect(code, self.index, tag=tag, **values))

    def elements(self) -> list[str]:
        """Elements of the segment in hand, release characters still in place."""
        text = self._segments[self.index]
        if self._release in text:
            return split_segment(text, self.raw.separators)
        return text.split(self._element)

    def components(self, elements: list[str], position: int) -> list[str]:
        """Components of one element without blanks around them."""
        if position >= len(elements):
            return [""]
        element = elements[position]
        if self._release in element or " " in element or not element.isascii():
            return [part.strip() for part in components(element, self.raw.separators)]
        return element.split(self._component)

    def pair(self, elements: list[str], position: int) -> tuple[str, str]:
        """The first two components of one element: a qualifier and its value."""
        if position >= len(elements):
            return "", ""
        qualifier, separator, rest = elements[position].partition(self._component)
        if separator and qualifier.isalnum() and rest.isalnum():
            return qualifier, rest
        parts = self.components(elements, position)
        return parts[0], parts[1] if len(parts) > 1 else ""

    def revision(self, elements: list[str]) -> str | None:
        """The revision of a reference (C506, fifth component)."""
        return "".join(self.components(elements, 1)[4:5]) or None

    def dated(self, elements: list[str]) -> tuple[str, str, str]:
        """Qualifier, digits and layout of a DTM (C507)."""
        parts = self.components(elements, 1)
        return parts[0], parts[1] if len(parts) > 1 else "", "".join(parts[2:3])

    def value(self, elements: list[str], position: int) -> str:
        """The first component of one element."""
        if position >= len(elements):
            return ""
        element = elements[position]
        if self._component in element or self._release in element:
            return components(element, self.raw.separators)[0].strip()
        return element.strip()
