"""The part of a PAXLST before its travellers: function, reporting party, flights."""

from collections.abc import Callable
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.designator import split_designator
from safepassage.formats.edifact.reading import Reading
from safepassage.formats.edifact.route import ARRIVAL, DEPARTURE, ROUTE_QUALIFIERS, Route
from safepassage.formats.paxlst.facts import ROLES, is_traveller
from safepassage.records import Contact, Leg

FUNCTIONS: Final = frozenset({"745", "250", "266", "336", "655"})  # UN/EDIFACT 1001
_PARTY: Final = "MS"  # the sender; any other NAD before the flights is reported
_FLIGHTS: Final = frozenset({"20", "12", ""})  # main carriage, over-flight
_OTHER_TIMES: Final = frozenset({"137", "554"})  # of the message, of the flight's close
_UNUSED: Final = {"CTA": frozenset({"IC"}), "FTX": frozenset[str](), "GEI": frozenset({"4"})}
_OTHER_PLACES: Final = frozenset({"130", "172", "188"})  # destination, reporting, filing


class Head:
    """Collects what stands before the first traveller; ``end`` is that traveller's segment."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.function: str | None = None
        self.subfunction: str | None = None
        self.transaction: str | None = None
        self.routes: list[Route] = []
        self._name: str | None = None
        self._lines: dict[str, list[str]] = {"TE": [], "FX": [], "EM": []}
        self._steps: dict[str, Callable[[list[str]], None]] = {
            "BGM": self._begin,
            "RFF": self._reference,
            "NAD": self._party,
            "COM": self._communication,
            "TDT": self._transport,
            "LOC": self._place,
            "DTM": self._time,
        }
        self.end = self._read()

    def _read(self) -> int:
        segments = self._reading.raw.segments
        for index in range(1, len(segments)):
            tag = segments[index][:3]
            self._reading.index = index
            if tag in {"CNT", "UNT"} or (tag == "NAD" and self._is_traveller()):
                return index
            step = self._steps.get(tag)
            if step:
                step(self._reading.elements())
            elif tag in _UNUSED:
                self._unused(_UNUSED[tag])
            elif is_traveller(self._reading.elements()):
                return index
            elif tag != "AUT":
                self._reading.note(Code.UNKNOWN_SEGMENT)
        return len(segments)

    def _is_traveller(self) -> bool:
        """A role of a traveller; after the first flight any NAD is one, so that none is lost.

        The reporting party is one nowhere.
        """
        qualifier = self._reading.value(self._reading.elements(), 1)
        return qualifier in ROLES or (bool(self.routes) and qualifier != _PARTY)

    def _unused(self, known: frozenset[str]) -> None:
        """A segment of which nothing is kept."""
        qualifier = self._reading.value(self._reading.elements(), 1)
        if qualifier not in known:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _begin(self, elements: list[str]) -> None:
        self.function = self._reading.value(elements, 1) or None
        self.subfunction = self._reading.value(elements, 2) or None
        if self.function not in FUNCTIONS:
            self._reading.note(Code.UNKNOWN_CODE)

    def _reference(self, elements: list[str]) -> None:
        qualifier, value = self._reading.pair(elements, 1)
        if qualifier == "TN":
            self.transaction = value or None
        else:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _party(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier != _PARTY:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        if self._name is None:
            name = self._reading.components(elements, 4)
            self._name = " ".join(filter(None, name)) or self._reading.value(elements, 2) or None

    def _communication(self, elements: list[str]) -> None:
        for position in range(1, len(elements)):
            value, kind = self._reading.pair(elements, position)
            if kind in self._lines:
                self._lines[kind].append(value)
            else:
                self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=kind)

    def _transport(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier not in _FLIGHTS:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        carrier = self._reading.value(elements, 5) or None
        self.routes.append(Route(split_designator(self._reading.value(elements, 2), carrier)))

    def _place(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier in ROUTE_QUALIFIERS and self.routes:
            self.routes[-1].call_at(qualifier, self._reading.value(elements, 2) or None)
        elif qualifier in ROUTE_QUALIFIERS:
            self._reading.note(Code.MISPLACED_SEGMENT)
        elif qualifier not in _OTHER_PLACES:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _time(self, elements: list[str]) -> None:
        qualifier, text, layout = self._reading.dated(elements)
        if qualifier not in {DEPARTURE, ARRIVAL}:
            if qualifier not in _OTHER_TIMES:
                self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        elif self.routes:
            self.routes[-1].time(qualifier, self._reading.moment(text, layout))
        else:
            self._reading.note(Code.MISPLACED_SEGMENT)

    @property
    def contact(self) -> Contact | None:
        """The reporting party with its lines, if anything is known of it."""
        if self._name is None and not any(self._lines.values()):
            return None
        return Contact(
            name=self._name,
            telephone=tuple(self._lines["TE"]),
            fax=tuple(self._lines["FX"]),
            email=tuple(self._lines["EM"]),
        )

    @property
    def flights(self) -> tuple[Leg, ...]:
        """The legs of all flights in the order sent."""
        return tuple(leg for route in self.routes for leg in route.legs())
