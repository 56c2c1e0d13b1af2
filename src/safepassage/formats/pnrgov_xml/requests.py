"""SSR, and free text: requests go the way they go in EDIFACT, everything else is a remark."""

import re
from typing import Final

from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.formats.pnrgov.contacts import keep, read_contact
from safepassage.formats.pnrgov.drafts import Request
from safepassage.formats.pnrgov.requests import DEFERRED, SEATS, remark
from safepassage.formats.pnrgov_xml.here import Here
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Seat, SeatSource

_CODE: Final = 4
_SEAT: Final = re.compile(r"\b\d{1,3}[A-Z]\b")


def special_request(here: Here, node: Node) -> None:
    """SSR: code, text, and the travellers it refers to."""
    code, text = node.get("code")[:_CODE].upper(), node.get("text") or node.text
    if code in SEATS:
        _seats(here, node, text)
    elif code in DEFERRED and text:
        references = [] if here.owner else here.referred(node)
        here.draft.requests.append(Request(node.offset, code, text, references, here.owner))
    elif code not in DEFERRED and (code or text):
        here.draft.remarks[remark(code, node.get("status"), text)] = None


def document_request(here: Here, node: Node) -> None:
    """DOC_SSR that has its document as text; DOCS, DOCA and DOCO inside are read apart."""
    if not any(child.kind in {"docs", "doca", "doco"} for child in node.children):
        special_request(here, node)


def _seats(here: Here, node: Node, text: str) -> None:
    numbers = _SEAT.findall(node.get("seat") or text.upper())
    person = here.owner_of(node) or here.only
    if person is None:
        if numbers:
            here.unassigned()
        return
    leg = here.leg.sold if here.leg else None
    for number in numbers:
        booked = Seat(
            source=SeatSource.RESERVATION,
            number=number,
            origin=node.get("board") or (leg.origin if leg else None),
            destination=node.get("off") or (leg.destination if leg else None),
        )
        person.seats[booked] = None


def free_text(here: Here, node: Node) -> None:
    """A contact where it says so and can be read, else a remark."""
    text = node.get("text") or node.text
    contact = read_contact(text)
    if contact:
        keep(contact, here.draft, here.owner)
    elif text:
        here.draft.remarks[without_card_numbers(text)] = None
