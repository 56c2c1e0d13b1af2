"""FlightLeg and Flight: legs with the number sold and the number flown."""

from safepassage.formats.pnrgov.drafts import LegDraft
from safepassage.formats.pnrgov.travel import is_same_flight, same_number, starts_alike
from safepassage.formats.pnrgov_xml.findings import XmlContext
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import FlightNumber, Leg


def pushed_flight(context: XmlContext, node: Node) -> Leg:
    """The flight a message is pushed for."""
    return _leg(context, node, node.get("carrier") or _code(node.child("operating")), None)


def booked_flight(context: XmlContext, node: Node) -> LegDraft:
    """A flight of the itinerary under the number sold, with the operating one beside it."""
    marketing, operating = node.child("marketing"), node.child("operating")
    flown = FlightNumber(carrier=_code(operating) or None, number=_number(operating))
    carrier = _code(marketing) or node.get("carrier") or flown.carrier or ""
    sold = _leg(context, node, carrier, _number(marketing) or node.get("number") or flown.number)
    other = flown if flown.number and not _is_alike(sold, flown) else None
    draft = LegDraft(sold, flown.carrier, _is_pushed(context, sold, flown), {}, [], other)
    draft.status = node.get("status") or None
    return draft


def _leg(context: XmlContext, node: Node, carrier: str, number: str | None) -> Leg:
    context.stand_at(node)
    return Leg(
        carrier=carrier or None,
        number=number or node.get("number") or None,
        origin=_place(node.child("from")),
        destination=_place(node.child("to")),
        departs=context.when(node.get("departs")),
        arrives=context.when(node.get("arrives")),
        cabin=node.get("cabin") or None,
    )


def _is_alike(sold: Leg, flown: FlightNumber) -> bool:
    return sold.carrier == flown.carrier and same_number(sold.number, flown.number)


def _is_pushed(context: XmlContext, sold: Leg, flown: FlightNumber) -> bool:
    """Whether a leg is the flight of the message, under either of its numbers."""
    return any(
        is_same_flight(pushed, sold, flown.carrier)
        or (
            pushed.carrier in {flown.carrier, sold.carrier}
            and same_number(pushed.number, flown.number)
            and starts_alike(pushed, sold)
        )
        for pushed in context.pushed
    )


def _code(airline: Node | None) -> str:
    return airline.get("airline") or airline.text if airline else ""


def _number(airline: Node | None) -> str | None:
    return (airline.get("number") or None) if airline else None


def _place(airport: Node | None) -> str | None:
    return (airport.content or None) if airport else None
