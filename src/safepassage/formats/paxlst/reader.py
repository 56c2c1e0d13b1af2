"""Reads one PAXLST into the platform's vocabulary; a traveller is never lost."""

from typing import Any, Final

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.envelope import is_part
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import Reading, envelope_fields
from safepassage.formats.paxlst.facts import (
    BAGS,
    DOCUMENT_BEGINS,
    FIELDS,
    HANDLERS,
    LISTED,
    MANY,
    NOTHING,
    REPETITIVE,
    TRAVELLER_BEGINS,
    Fact,
    Handler,
    is_traveller,
    traveller_begins,
)
from safepassage.formats.paxlst.functions import OF_CREW, WITHOUT_FLIGHT, refers
from safepassage.formats.paxlst.head import Head
from safepassage.formats.paxlst.legacy import listed
from safepassage.formats.paxlst.totals import counted
from safepassage.records import Bags, Document, Message, Role, Traveller

_HANDLERS: Final[dict[str, Handler]] = HANDLERS | {"PDT": listed}
_NOTHING: Final[Fact] = (NOTHING, "", None)
_TOTALS: Final = frozenset({"41", "42", "3"})  # crew, passengers, items (UN/EDIFACT 6069)


def read_message(raw: RawMessage, *, at: str | None) -> Message:
    """A PAXLST as a ``Message``; ``at`` (ISO date) tells centuries if nothing in it does."""
    reading = Reading(raw, Calendar(raw.sent_day(at)))
    head = Head(reading)
    flights = head.flights
    if not reading.calendar.has_reference:
        departs = next((leg.departs for leg in flights if leg.departs), at)
        reading.calendar = Calendar(departs)
    manifest = _Manifest(reading, head)
    if not flights and head.function not in WITHOUT_FLIGHT:
        reading.defects.append(raw.defect(Code.FLIGHT_MISSING))
    return Message(
        format="paxlst",
        function=head.function,
        subfunction=head.subfunction,
        transaction=head.transaction,
        revision=head.revision,
        contact=head.contact,
        flights=flights,
        filing_place=head.filing_place,
        reporting_place=head.reporting_place,
        travellers=tuple(manifest.travellers),
        control_totals=manifest.totals,
        defects=tuple(reading.defects),
        **envelope_fields(raw),
    )


class _Manifest:
    """The travellers of a message and its control totals."""

    def __init__(self, reading: Reading, head: Head) -> None:
        self.travellers: list[Traveller] = []
        self.totals: dict[str, int] = {}
        self._reading = reading
        self._known: dict[str, Fact] = {}
        self._totals_at: dict[str, int] = {}
        self._role = Role.CREW if head.function in OF_CREW else Role.PASSENGER
        self._refers = refers(head.function, head.subfunction)
        self._read(head.end)
        self._compare_totals()

    def _read(self, start: int) -> None:
        """File every fact with the traveller, the document or the bags in hand."""
        known, interpret = self._known, self._interpret
        person: dict[str, Any] = {}
        document: dict[str, Any] = {}
        bags: dict[str, Any] = {}
        several: dict[str, list[Any]] = {}
        documents: list[dict[str, Any]] = [document]
        targets = [person, document, bags]
        begun = start
        for index, segment in enumerate(self._reading.raw.segments[start:], start):
            target, field, value = known.get(segment) or interpret(segment, index)
            if target <= BAGS:
                targets[target].setdefault(field, value)
            elif target == MANY:
                several.setdefault(field, []).extend(value)
            elif target == DOCUMENT_BEGINS:
                targets[1] = value
                documents.append(value)
            elif target == TRAVELLER_BEGINS:
                self._finish(begun, person, several, documents, bags)
                begun = index
                person, document, bags, several = value, {}, {}, {}
                documents = [document]
                targets = [person, document, bags]
            elif target == FIELDS:
                person.update(value)
            elif target == LISTED:
                self._finish(begun, person, several, documents, bags)
                begun = index
                (person, document), bags, several = value, {}, {}
                documents = [document]
                targets = [person, document, bags]
        self._finish(begun, person, several, documents, bags)

    def _interpret(self, segment: str, index: int) -> Fact:
        """What a segment says; what is said again and again is remembered."""
        reading = self._reading
        reading.index = index
        tag = segment[:3]
        handler = _HANDLERS.get(tag)
        if handler is None:
            return self._other(tag)
        if tag not in REPETITIVE:
            return handler(reading, reading.elements())
        before = len(reading.defects)
        fact = handler(reading, reading.elements())
        if fact[2] is None:
            fact = _NOTHING
        if len(reading.defects) == before:
            self._known[segment] = fact
        return fact

    def _other(self, tag: str) -> Fact:
        if tag == "CNT":
            self._control_total()
            return _NOTHING
        is_tag = tag.isalpha() and tag.isascii()
        self._reading.note(Code.UNKNOWN_SEGMENT if is_tag else Code.MALFORMED_SEGMENT)
        elements = self._reading.elements()
        return traveller_begins(self._reading, elements) if is_traveller(elements) else _NOTHING

    def _control_total(self) -> None:
        """CNT, its composite perhaps written as two elements (``CNT+41+8``)."""
        elements = self._reading.elements()
        qualifier, *counts = self._reading.components(elements, 1)
        text = counts[0] if counts else self._reading.value(elements, 2)
        count = self._reading.number(text)
        if qualifier not in _TOTALS:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        if qualifier and count is not None:
            self.totals[qualifier] = count
            self._totals_at[qualifier] = self._reading.index

    def _finish(
        self,
        begun: int,
        person: dict[str, Any],
        several: dict[str, list[Any]],
        documents: list[dict[str, Any]],
        bags: dict[str, Any],
    ) -> None:
        """Make the traveller in hand, unless nobody has begun."""
        if "role" not in person:
            return
        tags = several.pop("tags", ())
        if tags:
            bags.setdefault("count", len(tags))
        if bags:
            person["bags"] = Bags(tags=tuple(tags), **bags)
        for field, values in several.items():
            person[field] = tuple(values)
        person["documents"] = tuple(
            [Document(**document) for document in documents if any(document.values())]
        )
        if person["role"] is None:
            person["role"] = self._role
        if not person["names"] and not self._is_referred_to(person):
            self._reading.index = begun
            self._reading.note(Code.NAME_MISSING)
        self.travellers.append(Traveller(**person))

    def _is_referred_to(self, person: dict[str, Any]) -> bool:
        return self._refers and bool(person.get("reference") or person.get("reservation"))

    def _compare_totals(self) -> None:
        """Compare CNT with the travellers read, unless the message is one part of several."""
        if is_part(self._reading.raw.header.transfer):
            return
        for qualifier, count in counted(self.travellers).items():
            announced = self.totals.get(qualifier, count)
            if announced != count:
                self._reading.index = self._totals_at[qualifier]
                self._reading.note(Code.CONTROL_TOTAL, announced=announced, found=count)
