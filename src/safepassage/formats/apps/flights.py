"""The flights of a request: INT for check-in and cancellation, INM for the manifest."""

from datetime import date
from typing import Final

from msgspec.structs import replace

from safepassage.formats.apps.codes import DAYS_AFTER, DAYS_BEFORE
from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.layout import field
from safepassage.formats.apps.reading import Reading
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.designator import split_designator
from safepassage.records import AppsGroup, Leg

_DAY: Final = 10


def leg_of(reading: Reading, group: AppsGroup) -> Leg:
    """INT: kind, flight, from, to, departure and arrival; INM: flight, from, day."""
    is_manifest = group.name == "INM"
    number = field(group, 0 if is_manifest else 1)
    if number is None:
        reading.note(Code.FLIGHT_MISSING)
    designator = split_designator(number)
    route = _manifest(reading, group) if is_manifest else _international(reading, group)
    return replace(route, carrier=designator.carrier, number=designator.number)


def _manifest(reading: Reading, group: AppsGroup) -> Leg:
    return Leg(origin=field(group, 1), departs=reading.moment_of(field(group, 2), None))


def _international(reading: Reading, group: AppsGroup) -> Leg:
    return Leg(
        origin=field(group, 2),
        destination=field(group, 3),
        departs=reading.moment_of(field(group, 4), field(group, 5)),
        arrives=reading.moment_of(field(group, 6), field(group, 7)),
    )


def check_window(reading: Reading, leg: Leg, at: str | None) -> None:
    """Report a flight that departs outside the days for which APPS takes requests."""
    try:
        departs = date.fromisoformat((leg.departs or "")[:_DAY])
        today = date.fromisoformat((at or "")[:_DAY])
    except ValueError:
        return
    if not -DAYS_BEFORE <= (departs - today).days <= DAYS_AFTER:
        reading.note(AppsCode.OUTSIDE_WINDOW)
