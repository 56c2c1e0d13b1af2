"""A flight, voyage or run in the words and times of a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from safepassage.apps.travel.shown import FlightHead
from safepassage.records.crossing import times_contradict
from safepassage.records.journey import Mode, Vehicle
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.posting import PostingKind
from safepassage.web import installed
from safepassage.web.console.phrases.modes import WORDING

POSTINGS: dict[str, str | Promise] = {
    PostingKind.CREW_LIST: _lazy("crew list"),
    PostingKind.GATE_PASS: _lazy("gate passes"),
}


@dataclass(frozen=True, kw_only=True)
class End:
    """One end of a flight: ``time`` and ``day`` local to the place, ``at`` in UTC."""

    code: str
    city: str
    time: str
    day: str
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FlightLine:
    """A flight as pages show it; ``clock`` is the end at the home state's side."""

    flight: FlightHead
    origin: End
    destination: End

    @property
    def designator(self) -> str:
        """Carrier and number; before them the name of a ship or train, for its IMO number.

        Of a list without a flight, what it is.
        """
        flight, craft = self.flight, self.flight.craft or Vehicle()
        if self.is_posting:
            return f"{flight.carrier} {POSTINGS.get(flight.number) or flight.number}"
        marks = {craft.imo, craft.call_sign} if craft.name else set()
        told = (one for one in (flight.carrier, flight.number) if one not in marks)
        return " ".join(filter(None, (craft.name, *told)))

    @property
    def is_posting(self) -> bool:
        """Whether it is a list without a flight."""
        return self.flight.direction == Direction.POSTING

    @property
    def word(self) -> str:
        """What it is where it is no flight: a voyage, a run."""
        return "" if self.flight.mode is Mode.AIR else str(WORDING[self.flight.mode].journey)

    @property
    def is_arrival(self) -> bool:
        """Whether it comes into the home state."""
        return self.flight.direction == Direction.INBOUND

    @property
    def clock(self) -> End:
        """The arrival of an inbound flight, else the departure."""
        return self.destination if self.is_arrival else self.origin

    @property
    def days(self) -> int:
        """How many days later than it leaves the flight arrives, by the local calendars."""
        ends = (self.destination.day, self.origin.day)
        if not all(ends):
            return 0
        return (date.fromisoformat(ends[0]) - date.fromisoformat(ends[1])).days

    @property
    def other(self) -> End:
        """The end abroad."""
        return self.origin if self.is_arrival else self.destination


def flight_line(flight: FlightHead) -> FlightLine:
    """A flight with its cities."""
    return FlightLine(
        flight=flight,
        origin=_end(flight.origin, flight.departs, flight.departs_at),
        destination=_end(flight.destination, flight.arrives, flight.arrives_at),
    )


def by_schedule(flight: FlightHead, at: datetime) -> tuple[str, str]:
    """Where the flight, ship or vehicle is by its timetable: words and tone."""
    wording = WORDING[flight.mode]
    if flight.direction == Direction.POSTING:
        return _("Without a flight"), "neutral"
    if times_contradict(flight):
        return _("Times contradict each other"), "warning"
    if flight.arrives_at and at >= flight.arrives_at:
        return str(wording.there), "good"
    if flight.departs_at and at >= flight.departs_at:
        return (str(wording.under_way) if flight.arrives_at else _("Departed")), "info"
    if flight.departs_at is None and flight.arrives_at is None:
        told = any("T" in one for one in (flight.departs, flight.arrives) if one)
        return (_("Time zone not known") if told else _("Times not told")), "warning"
    return _("Scheduled"), "neutral"


def _end(code: str, local: str | None, at: datetime | None) -> End:
    day, _sign, time = (local or "").partition("T")
    city = installed.platform().geography.city(code) or ""
    return End(code=code, city=city, time=time[:5], day=day, at=at)
