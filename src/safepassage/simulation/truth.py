"""What is true of every traveller of a scenario, to measure recall and false alerts by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from safepassage.simulation.announced import slipped_number
from safepassage.simulation.casting import Case
from safepassage.simulation.names import WrittenName, document_form
from safepassage.simulation.people import TravelDocument
from safepassage.simulation.reservations import Booked, Booking
from safepassage.simulation.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One traveller-journey and what screening must make of it.

    ``entries`` are the ids that must be found (empty: none), ``lookalikes``
    those of namesakes with another birth date, which must not count as the
    same identity; ``change`` says how a variant's name differs. ``name`` is
    in document letters, complete. ``slips`` names what was mistyped:
    ``pnr_name``, ``api_number``. ``boards`` is false for no-shows and
    cancelled reservations, which no closing message names.
    """

    journey: str
    flight: str
    locator: str
    name: WrittenName
    born: date
    document: TravelDocument
    case: Case
    entries: tuple[str, ...]
    lookalikes: tuple[str, ...]
    change: str | None
    slips: tuple[str, ...]
    boards: bool


def truth(scenario: Scenario) -> Iterator[Expectation]:
    """Yield what is true of each traveller booked on each flight of ``scenario``."""
    for index in range(len(scenario.schedule)):
        for booking in scenario.bookings(index):
            for booked in booking.travellers:
                yield _expect(scenario.seed, booking, booked)


def _expect(seed: int, booking: Booking, booked: Booked) -> Expectation:
    part = booked.part
    return Expectation(
        journey=booked.journey,
        flight=booking.flight.key,
        locator=booking.locator,
        name=document_form(part.person.name),
        born=part.person.born,
        document=part.person.document,
        case=part.case,
        entries=part.entries,
        lookalikes=part.lookalikes,
        change=part.change,
        slips=_slips(seed, booked),
        boards=booking.known(0.0) and booking.times.boards,
    )


def _slips(seed: int, booked: Booked) -> tuple[str, ...]:
    found = (("pnr_name", booked.slipped), ("api_number", slipped_number(seed, booked)))
    return tuple(name for name, slipped in found if slipped)
