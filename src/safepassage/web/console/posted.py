"""Where the desk is: the airport that its pages show first, and how to look at all.

A posting stands for an airport when its code is one of the home state's and the work
is at the border; a unit or an office looks at every flight.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.travel.shown import FlightHead
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import Desk

EVERYWHERE = "all"


def airport_of(desk: Desk) -> str | None:
    """The posting's airport, where it has one."""
    geography, code = installed.platform().geography, desk.posting.code
    home = geography.home()
    at_the_border = desk.purpose is Purpose.BORDER_CHECK
    return code if at_the_border and home and geography.country(code) == home else None


def choices(airport: str) -> list[tuple[str, str | Promise]]:
    """The posting's airport, or every one."""
    city = installed.platform().geography.city(airport) or ""
    return [(airport, f"{airport} {city}".strip()), (EVERYWHERE, _("All postings"))]


def wanted_airport(desk: Desk, asked: Mapping[str, str]) -> str | None:
    """The airport to show, from a page's query: the posting's unless all are asked for."""
    return None if asked.get("airport") == EVERYWHERE else airport_of(desk)


def touches(flight: FlightHead, airport: str | None) -> bool:
    """Whether a flight begins or ends at the airport; every one does where none is wanted."""
    return airport is None or airport in {flight.origin, flight.destination}
