"""GR.9: hotels, cars and whatever else is booked with the flights."""

from typing import Final

from msgspec import structs

from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.reading import Group, Handler, Reading
from safepassage.formats.pnrgov.travel import read_travel
from safepassage.records import Service

_AIR: Final = "1"
_KINDS: Final = {"2": "car", "8": "hotel"}  # PADIS 4025, as far as messages were seen


def opened(reading: Reading, text: str) -> None:
    """MSG inside a PNR: what follows is a hotel, a car, a train, unless it says air."""
    code = at(reading.context.parse(text), 1)
    reading.group = Group.LEG if code == _AIR else Group.NON_AIR
    reading.service = code or None


def _booked(reading: Reading, text: str) -> None:
    """TVL: from when to when, where, with whom."""
    service = reading.context.once(text, _read_service)
    kind = _KINDS.get(reading.service or "")
    booked = structs.replace(service, code=reading.service, kind=kind)
    reading.reservation.services.append(booked)


def _read_service(context: Context, text: str) -> Service:
    travel, elements = read_travel(context, text).leg, context.parse(text)
    return Service(
        provider=travel.carrier,
        number=travel.number or travel.cabin,
        name=at(elements, 2, 1) or None,
        place=travel.origin,
        destination=travel.destination,
        starts=travel.departs,
        ends=travel.arrives,
    )


def _status(reading: Reading, text: str) -> None:
    """RPI: the booking status of the service before it."""
    booked = reading.reservation.services
    if booked:
        status = at(reading.context.parse(text), 2) or None
        booked[-1] = structs.replace(booked[-1], status=status)


_UNUSED: Final = ("RCI", "SSR", "IFT", "TIF", "ORG", "DAT", "APD")

HANDLERS: Final[dict[str, Handler | None]] = {
    "TVL": _booked,
    "RPI": _status,
    **dict.fromkeys(_UNUSED, None),
}
