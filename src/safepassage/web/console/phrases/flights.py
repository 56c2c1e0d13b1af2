"""A flight in the words and times of a page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from safepassage.apps.travel.shown import FlightHead
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.posting import PostingKind
from safepassage.web import installed

POSTINGS: dict[str, str | Promise] = {
    PostingKind.CREW_LIST: _lazy("crew list"),
    PostingKind.GATE_PASS: _lazy("gate passes"),
}


@dataclass(frozen=True, kw_only=True)
class End:
    """One end of a flight: ``time`` and ``day`` local to the airport, ``at`` in UTC."""

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
        """Carrier and number; of a list without a flight, what it is."""
        what = POSTINGS.get(self.flight.number) if self.is_posting else None
        return f"{self.flight.carrier} {what or self.flight.number}"

    @property
    def is_posting(self) -> bool:
        """Whether it is a list without a flight."""
        return self.flight.direction == Direction.POSTING

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
    """Where the flight is by its timetable: words and tone."""
    if flight.direction == Direction.POSTING:
        return _("Without a flight"), "neutral"
    if flight.arrives_at and at >= flight.arrives_at:
        return _("Landed"), "good"
    if flight.departs_at and at >= flight.departs_at:
        return (_("In the air") if flight.arrives_at else _("Departed")), "info"
    if flight.departs_at is None and flight.arrives_at is None:
        return _("Times not told"), "warning"
    return _("Scheduled"), "neutral"


def _end(code: str, local: str | None, at: datetime | None) -> End:
    day, _sign, time = (local or "").partition("T")
    city = installed.platform().geography.city(code) or ""
    return End(code=code, city=city, time=time[:5], day=day, at=at)
