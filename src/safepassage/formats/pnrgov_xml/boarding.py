"""CheckInInfo: seats given and bags checked in. The element is established, its inside is not."""

from safepassage.formats.pnrgov.check_in import bag_tags, piece_count, weight_in_kilograms
from safepassage.formats.pnrgov.drafts import LegDraft, Luggage
from safepassage.formats.pnrgov_xml.findings import XmlContext
from safepassage.formats.pnrgov_xml.here import Here
from safepassage.formats.pnrgov_xml.names import PLAIN
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Seat, SeatSource

_POOLS = {"HP": "head", "MP": "member"}
_POUNDS = "701"
_UNITS = {"700": "700", "KG": "700", "KGM": "700", "K": "700", "701": _POUNDS, "LB": _POUNDS}


def seat(here: Here, node: Node) -> None:
    """A seat: given at check-in, or booked."""
    number = node.get("seat") or node.content
    person = here.owner_of(node) or here.only
    if person is None:
        here.unassigned()
    elif number:
        leg = _leg(here)
        chosen = Seat(
            source=SeatSource.CHECK_IN if here.is_check_in else SeatSource.RESERVATION,
            number=number,
            cabin=node.get("seat_cabin") or None,
            origin=leg.sold.origin if leg else None,
            destination=leg.sold.destination if leg else None,
        )
        person.seats[chosen] = None


def check_in(here: Here, node: Node) -> None:
    """What CheckInInfo itself says; elements inside are read by themselves."""
    if node.get("seat"):
        seat(here, node)
    if tells_bags(node):
        _keep_bags(here, node)


def tells_bags(node: Node) -> bool:
    """Whether a check-in counts its bags itself, so that elements inside only add their tags."""
    return bool(node.get("pieces")) or any(name in node.attributes for name in PLAIN["tag"])


def bag(here: Here, node: Node) -> None:
    """Bags of a traveller on a leg; outside of check-in they are only announced."""
    if here.is_check_in and not here.has_bags:
        _keep_bags(here, node)


def _keep_bags(here: Here, node: Node) -> None:
    person, leg = here.owner_of(node) or here.only, _leg(here)
    if person is None:
        here.unassigned()
        return
    luggage = _luggage(here.context, node)
    person.luggage[f"{node.offset}"] = luggage
    if leg:
        leg.luggage.append(luggage)


def _leg(here: Here) -> LegDraft | None:
    """The flight around an element, else the pushed one, else the only one."""
    legs = here.draft.legs
    prime = next((leg for leg in legs if leg.is_prime), None)
    return here.leg or prime or (legs[0] if len(legs) == 1 else None)


def _luggage(context: XmlContext, node: Node) -> Luggage:
    holders = [node, *node.every("bag")]
    tags = [tag for each in holders for tag in _tags(context, each)]
    pieces = piece_count(context, node.get("pieces"))
    unit = _UNITS.get(node.get("unit").upper(), "")
    weight = node.get("weight") if unit or not node.get("unit") else ""
    return Luggage(
        len(tags) or None if pieces is None else pieces,
        weight_in_kilograms(context, weight, unit),
        _POOLS.get(node.get("pool")[:2].upper()),
        tags,
        [tag[0] for tag in tags],
    )


def _tags(context: XmlContext, node: Node) -> list[tuple[str, str, str, str]]:
    number = next(filter(None, map(node.attributes.get, PLAIN["tag"])), "")
    number = number or (node.text if node.name == "bagtag" else node.joined("serialnumber"))
    carrier, count, destination = map(node.get, ("tag_carrier", "tag_count", "tag_to"))
    return bag_tags(context, [carrier, number, count, destination])
