"""Flights of GTAS as legs; its times are local already, though its columns say UTC."""

from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.rows import Stage, Values, number
from safepassage.formats.gtas.values import day, designator, flight_number, moment, text
from safepassage.records import Leg


def first(stage: Stage, table: str, key: int | None) -> Values | None:
    """The one row under a key."""
    found = stage.rows(table, key) if key is not None else ()
    return found[0] if found else None


def legs_of(
    stage: Stage, message: int, linked: str, findings: Findings
) -> tuple[tuple[Leg, int], ...]:
    """The flights linked to a message, in the order of their legs, with their ids."""
    order = {
        number(row.get("flight_id")): number(row.get("leg_number")) or 0
        for row in stage.rows("flight_leg", message)
    }
    ids = [number(row.get("flight_id")) for row in stage.rows(linked, message)]
    known = [one for one in dict.fromkeys(ids) if one is not None]
    known.sort(key=lambda one: order.get(one, 0))
    legs = ((leg_of(stage, one, findings), one) for one in known)
    return tuple((leg, one) for leg, one in legs if leg is not None)


def leg_of(stage: Stage, flight: int, findings: Findings) -> Leg | None:
    """A flight as a leg, its times local; the day alone where GTAS kept no more."""
    row = first(stage, "flight", flight)
    if row is None:
        return None
    times = first(stage, "mutable_flight_details", flight) or {}
    departs = moment(times, "full_etd_timestamp", "mutable_flight_details", findings)
    arrives = moment(times, "full_eta_timestamp", "mutable_flight_details", findings)
    if departs and arrives and arrives[:10] < departs[:10]:
        findings.add(FoundCode.TIMES_SWAPPED, "mutable_flight_details")
    return Leg(
        carrier=text(row, "carrier"),
        number=flight_number(text(row, "flight_number")),
        origin=text(row, "origin"),
        destination=text(row, "destination"),
        departs=departs or day(row, "etd_date", "flight", findings),
        arrives=arrives,
    )


def itinerary_of(stage: Stage, message: int, findings: Findings) -> tuple[Leg, ...]:
    """Every leg of a reservation in order: flights, and bookings that are no flight here."""
    rows = sorted(
        stage.rows("flight_leg", message), key=lambda row: number(row.get("leg_number")) or 0
    )
    legs = []
    for row in rows:
        flight, booking = number(row.get("flight_id")), number(row.get("bookingdetail_id"))
        if flight is not None:
            legs.append(leg_of(stage, flight, findings))
        elif booking is not None:
            legs.append(_booked(stage, booking, findings))
    return tuple(leg for leg in legs if leg is not None)


def _booked(stage: Stage, booking: int, findings: Findings) -> Leg | None:
    row = first(stage, "booking_detail", booking)
    if row is None:
        return None
    carrier, whole = designator(text(row, "full_flight_number"))
    departs = moment(row, "local_etd", "booking_detail", findings)
    return Leg(
        carrier=carrier,
        number=whole or flight_number(text(row, "flight_number")),
        origin=text(row, "origin"),
        destination=text(row, "destination"),
        departs=departs or day(row, "etd_date", "booking_detail", findings),
        arrives=moment(row, "local_eta", "booking_detail", findings),
    )
