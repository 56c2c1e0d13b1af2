"""The part of a PAXLST before its travellers: function, reporting party, flights."""

from collections.abc import Callable
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.designator import split_designator
from safepassage.formats.edifact.modes import MODE_OF
from safepassage.formats.edifact.reading import Reading
from safepassage.formats.edifact.route import ARRIVAL, DEPARTURE, ROUTE_QUALIFIERS, Route
from safepassage.formats.paxlst import legacy
from safepassage.formats.paxlst.facts import ROLES, is_traveller
from safepassage.formats.paxlst.functions import FUNCTIONS, is_known
from safepassage.records import Contact, Leg, Mode

_REPORTING, _FILING, _ULTIMATE = "172", "188", "130"  # UN/EDIFACT 3227
_ENDS: Final = frozenset({"PDT", "UNS", "CNT", "UNT"})
_LISTED: Final = frozenset({"PDT", "UNS"})
_STOPS: Final = {qualifier: qualifier for qualifier in ROUTE_QUALIFIERS}
_TIMES: Final = {DEPARTURE: DEPARTURE, ARRIVAL: ARRIVAL}
_PARTY: Final = "MS"  # the sender; any other NAD before the flights is reported
_FLIGHTS: Final = frozenset({"20", "12", ""})  # main carriage, over-flight
_FUNCTIONS_OF_DESK: Final = frozenset({"IC", ""})  # UN/EDIFACT 3139: information contact
_OTHER_TIMES: Final = frozenset({"137", "554"})  # of the message, of the flight's close
_UNUSED: Final = {"FTX": frozenset[str](), "GEI": frozenset({"4"})}


class Head:
    """Collects what stands before the first traveller; ``end`` is that traveller's segment."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.function: str | None = None
        self.subfunction: str | None = None
        self.transaction: str | None = None
        self.revision: str | None = None
        self.places: dict[str, str | None] = {}
        self.routes: list[Route] = []
        self._name: str | None = None
        self._lines: dict[str, list[str]] = {"TE": [], "FX": [], "EM": []}
        old = legacy.is_legacy(reading.raw.header.version)
        self._stops = _STOPS | legacy.STOPS if old else _STOPS
        self._times = _TIMES | legacy.TIMES if old else _TIMES
        self._steps: dict[str, Callable[[list[str]], None]] = {
            "BGM": self._begin,
            "RFF": self._reference,
            "NAD": self._party,
            "CTA": self._desk,
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
            if tag in _ENDS or (tag == "NAD" and self._is_traveller()):
                return self._ended(tag, index)
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

    def _ended(self, tag: str, index: int) -> int:
        if tag in _LISTED:
            self._reading.defects.append(self._reading.raw.defect(Code.LEGACY_DIALECT))
        return index

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
        if self.function not in FUNCTIONS or not is_known(self.function, self.subfunction):
            self._reading.note(Code.UNKNOWN_CODE)

    def _reference(self, elements: list[str]) -> None:
        qualifier, value = self._reading.pair(elements, 1)
        if qualifier == "TN":
            self.transaction = value or None
            self.revision = self._reading.revision(elements)
        else:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _party(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier != _PARTY:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        if self._name is None:
            name = self._reading.components(elements, 4)
            self._name = " ".join(filter(None, name)) or self._reading.value(elements, 2) or None

    def _desk(self, elements: list[str]) -> None:
        """CTA: whom to ask; in the old dialect it stands alone and carries the lines too."""
        function = self._reading.value(elements, 1)
        if function not in _FUNCTIONS_OF_DESK:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=function)
        if self._name is None:
            self._name = " ".join(filter(None, self._reading.components(elements, 2))) or None
        self._communication(elements, 3)

    def _communication(self, elements: list[str], first: int = 1) -> None:
        for position in range(first, len(elements)):
            value, kind = self._reading.pair(elements, position)
            if kind in self._lines:
                self._lines[kind].append(value)
            else:
                self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=kind)

    def _transport(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1)
        if qualifier not in _FLIGHTS:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        flight, means = self._reading.value(elements, 2), self._reading.value(elements, 4)
        known = means if means and flight.startswith(means) else None
        carrier = self._reading.value(elements, 5) or known
        self.routes.append(Route(split_designator(flight, carrier), mode=self._mode(elements)))

    def _mode(self, elements: list[str]) -> Mode:
        """How people travel (8067); a list that does not say is one of a flight."""
        code = self._reading.value(elements, 3)
        told = MODE_OF.get(code[:1])
        if code and told is None:
            self._reading.note(Code.UNKNOWN_CODE)
        return told or Mode.AIR

    def _place(self, elements: list[str]) -> None:
        qualifier = self._reading.value(elements, 1).lstrip("0")
        stop, place = self._stops.get(qualifier), self._reading.value(elements, 2) or None
        if stop and self.routes:
            self.routes[-1].call_at(stop, place if stop == qualifier else legacy.port(place or ""))
        elif stop:
            self._reading.note(Code.MISPLACED_SEGMENT)
        elif qualifier in {_REPORTING, _FILING}:
            self.places.setdefault(qualifier, place)
        elif qualifier != _ULTIMATE:
            self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)

    def _time(self, elements: list[str]) -> None:
        qualifier, text, layout = self._reading.dated(elements)
        what = self._times.get(qualifier)
        if what is None:
            if qualifier not in _OTHER_TIMES:
                self._reading.note(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        elif not self.routes:
            self._reading.note(Code.MISPLACED_SEGMENT)
        else:
            reading = self._reading
            moment = reading.moment(text, layout) if text else legacy.moment(reading, elements)
            self.routes[-1].time(what, moment)

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
        """The legs of all flights in the order sent; a flight of which nothing is told is none."""
        legs = (leg for route in self.routes for leg in route.legs())
        return tuple(leg for leg in legs if leg != Leg(mode=leg.mode))

    @property
    def filing_place(self) -> str | None:
        """Where the list was filed (LOC+188)."""
        return self.places.get(_FILING)

    @property
    def reporting_place(self) -> str | None:
        """Where the people report (LOC+172): the airport of a gate pass."""
        return self.places.get(_REPORTING)
