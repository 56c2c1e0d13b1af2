"""PNR: first who travels on which flights, then everything that is told about them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from msgspec import structs

from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.assembly import reservation_record
from safepassage.formats.pnrgov.assignment import assign
from safepassage.formats.pnrgov.drafts import ReservationDraft
from safepassage.formats.pnrgov_xml import boarding, requests, values
from safepassage.formats.pnrgov_xml.findings import XmlContext
from safepassage.formats.pnrgov_xml.flights import booked_flight
from safepassage.formats.pnrgov_xml.here import Here
from safepassage.formats.pnrgov_xml.people import checked_in, traveller
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Locator, Reservation
from safepassage.records.reservation import CANCELLED

_CANCELLED: Final = ("XX", "CANCEL")
_STEPS: Final[dict[str, Callable[[Here, Node], None]]] = {
    "locator": values.locator,
    "contact": values.contact,
    "docs": values.docs,
    "doca": values.doca,
    "doco": values.doco,
    "document_request": requests.document_request,
    "request": requests.special_request,
    "remark": requests.free_text,
    "loyalty": values.loyalty,
    "ticket": values.ticket,
    "payment": values.payment,
    "sale": values.sale,
    "split": values.split,
    "check_in": boarding.check_in,
    "seat": boarding.seat,
    "bag": boarding.bag,
}


def read_reservation(context: XmlContext, node: Node) -> Reservation:
    """One PNR, complete; whatever it lacks, its travellers are in it."""
    here = Here(context, ReservationDraft())
    _head(here, node)
    _known(here, node)
    _told(here, node)
    assign(context, here.draft)
    _compare(here, node)
    record = here.turned(reservation_record(context, here.draft))
    return structs.replace(record, status=_status(here, node, record.status))


def _head(here: Here, node: Node) -> None:
    """What the element itself says; its locator may stand in an attribute."""
    context, draft = here.context, here.draft
    context.stand_at(node)
    draft.created_at = context.when(node.get("created"))
    draft.ticketed_at = context.when(node.get("ticketed"))
    own = next(filter(None, map(node.attributes.get, _OWN)), None)
    if own:
        draft.locators[Locator(locator=own)] = None


_OWN: Final = ("bookingrefid", "bookingreferenceid", "recordlocator", "locator", "id")


def _known(here: Here, node: Node) -> None:
    """Travellers and flights, before anything refers to them."""
    for each in node.children:
        if each.kind == "check_in":
            continue
        if each.kind == "traveller":
            if here.leg is None:
                here.people[each.offset] = traveller(here, each)
        elif each.kind == "flight":
            leg = booked_flight(here.context, each)
            here.draft.legs.append(leg)
            here.legs[each.offset] = leg
            _known(replace(here, leg=leg), each)
        else:
            _known(here, each)


def _told(here: Here, node: Node) -> None:
    """Everything else, each element where it stands."""
    for each in node.children:
        around = _around(here, each)
        step = _STEPS.get(each.kind or "")
        if step:
            here.context.stand_at(each)
            step(around, each)
        if each.kind not in _WHOLE:
            _told(around, each)


def _around(here: Here, node: Node) -> Here:
    """The same place inside an element that has a traveller or a flight of its own."""
    if node.kind == "traveller":
        return replace(here, owner=here.people.get(node.offset) or checked_in(here, node))
    if node.kind == "flight":
        return replace(here, leg=here.legs.get(node.offset))
    if node.kind == "check_in":
        counted = boarding.tells_bags(node)
        return replace(here, is_check_in=True, has_bags=counted, owner=here.owner_of(node))
    if node.kind in _OF_SOMEBODY and here.owner is None:
        return replace(here, owner=here.owner_of(node))
    return here


_WHOLE: Final = frozenset({"split", "bag"})
_OF_SOMEBODY: Final = frozenset(
    {"document_request", "docs", "doca", "doco", "loyalty", "ticket", "contact"}
)


def _compare(here: Here, node: Node) -> None:
    announced, found = node.get("party"), len(here.draft.travellers)
    if is_count(announced) and int(announced) != found:
        here.context.stand_at(node)
        here.context.report(Code.PARTY_SIZE, announced=int(announced), found=found)


def _status(here: Here, node: Node, found: str | None) -> str | None:
    """The booking status; without flights cancelled if it says so, or if nobody is left."""
    if node.get("status").upper().startswith(_CANCELLED):
        return CANCELLED
    is_open = node.cut or here.draft.travellers
    return None if found == CANCELLED and is_open else found
