"""Which listed entries were found on which flights, to hold against a known truth."""

from collections import defaultdict

from safepassage.apps.cases.findings import LIST_HIT
from safepassage.apps.cases.found import raised
from safepassage.apps.travel import selectors as travel
from safepassage.apps.watchlists.selectors import listings
from safepassage.safeguards.purpose import Purpose

Designator = tuple[str, str]
"""Carrier and number of a flight."""


def found_entries() -> dict[Designator, set[str]]:
    """The ids of the entries that hits were raised for, by flight."""
    hits = [(flight, key.removeprefix(LIST_HIT)) for flight, key in raised()]
    flights = travel.flights(Purpose.OVERSIGHT, {flight for flight, _ in hits})
    known = listings(key for _, key in hits)
    found: defaultdict[Designator, set[str]] = defaultdict(set)
    for flight, key in hits:
        if flight in flights and key in known:
            head = flights[flight]
            found[head.carrier, head.number].add(known[key].entry.id)
    return dict(found)
