"""Parts of a reservation or traveller that one element tells: contacts, documents, tickets."""

from typing import Final

from safepassage.formats.pnrgov.assignment import give_docs
from safepassage.formats.pnrgov.cards import masked, parted
from safepassage.formats.pnrgov.contacts import keep, read_value
from safepassage.formats.pnrgov.documents import Docs, keep_document
from safepassage.formats.pnrgov_xml.findings import XmlContext
from safepassage.formats.pnrgov_xml.here import Here
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Address, Document, Locator, Payment, Place

_SEXES: Final = {"MALE": "M", "FEMALE": "F", "UNDISCLOSED": "U", "UNKNOWN": "U", "UNSPECIFIED": "X"}
_RESIDENCE, _DESTINATION = "R", "D"
_AGENCY_DIGITS: Final = 7


def locator(here: Here, node: Node) -> None:
    """BookingRefID of the reservation; that of a flight is another system's affair."""
    number = node.get("locator") or node.text
    if number and here.leg is None and here.owner is None:
        system = node.get("system") or None
        here.draft.locators[Locator(locator=number, system=system)] = None


def contact(here: Here, node: Node) -> None:
    """Telephone, e-mail and postal address of a reservation or traveller."""
    for field, is_email in (("phone", False), ("email", True)):
        read = read_value(node.get(field), is_email=is_email)
        if read:
            keep(read, here.draft, here.owner)
    address = _address(here.context, node, "contact")
    if address != Address(kind="contact"):
        here.draft.addresses[address] = None
        if here.owner:
            here.owner.addresses[address] = None


def _address(context: XmlContext, node: Node, kind: str) -> Address:
    return Address(
        kind=kind,
        street=node.get("street") or None,
        city=node.get("city") or None,
        state=node.get("state") or None,
        postcode=node.get("postcode") or None,
        country=context.country(node.get("country")),
    )


def docs(here: Here, node: Node) -> None:
    """DOCS: the document, and who its holder is."""
    sex = node.get("sex").upper()
    read = Docs(
        type=node.get("document_type"),
        issuer=node.get("issuer"),
        number=node.get("document_number"),
        nationality=node.get("nationality"),
        born=node.get("born"),
        sex=_SEXES.get(sex, sex),
        expires=node.get("expires"),
        surname=node.get("surname"),
        given=node.get("docs_given"),
        middle=node.get("docs_middle"),
    )
    if not give_docs(here.context, here.draft, here.owner, read):
        here.unassigned()


def doca(here: Here, node: Node) -> None:
    """DOCA: where somebody lives (R) or will stay (D)."""
    person, kind = here.owner or here.only, node.get("address_type")[:1].upper()
    if person is None:
        here.unassigned()
    elif kind == _DESTINATION:
        person.destination_address = _address(here.context, node, "destination")
    elif kind in {_RESIDENCE, ""}:
        address = _address(here.context, node, "residence")
        person.residence = address.country
        person.addresses[address] = None


def doco(here: Here, node: Node) -> None:
    """DOCO: place of birth and a visa, known-traveller or redress number."""
    person = here.owner or here.only
    if person is None:
        here.unassigned()
        return
    birth_place, number = node.get("birth_place"), node.get("document_number")
    if birth_place:
        person.birth_place = Place(text=birth_place)
    if number:
        issued = node.get("issued")
        document = Document(
            type=node.get("document_type") or None,
            number=number,
            issuer=here.context.country(node.get("issue_country")),
            issued=here.context.day(issued) if issued else None,
            place=node.get("issue_place") or None,
        )
        keep_document(person, document)


def loyalty(here: Here, node: Node) -> None:
    """A membership with the programme's code before it, as FTI is read."""
    number = node.get("membership")
    if number and here.owner:
        programme = node.get("programme")
        whole = number if number.startswith(programme) else programme + number
        here.owner.frequent_flyer[whole] = None


def ticket(here: Here, node: Node) -> None:
    """A ticket's number; the payments inside are read by themselves."""
    number = node.get("ticket_number")
    person = here.owner or here.only
    if number and person:
        person.tickets[number] = None


def payment(here: Here, node: Node) -> None:
    """Kind and last four characters of the account; the holder's name is not kept."""
    number = node.get("account")
    kind, glued = parted(node.get("payment_kind"))
    paid = Payment(kind=kind or None, number=masked(number or glued))
    if paid.kind or paid.number:
        here.draft.payments[paid] = None


def sale(here: Here, node: Node) -> None:
    """Source: the agency's IATA number, else its office."""
    requestor = next((each for each in node.children if each.name == "requestorid"), None)
    number = requestor.attributes.get("id", "") if requestor else ""
    is_number = number.isdecimal() and len(number) >= _AGENCY_DIGITS
    agency = node.get("agency") or (number if is_number else "") or node.get("office")
    here.draft.is_sold = True
    here.draft.agency = here.draft.agency or agency or None


def split(here: Here, node: Node) -> None:
    """A divided reservation, by an element that tells the direction or does not."""
    for number in filter(None, (node.get("locator") or node.text,)):
        here.draft.divided.setdefault(number, None)
        if node.name == "splitfrom":
            here.older.add(number)
