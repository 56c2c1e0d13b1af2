"""A traveller's values as lines of a page."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.travel.shown import Person
from safepassage.records.document import Document
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Address, Role, Seat, SeatSource, Traveller

UNKNOWN = "\N{EN DASH}"
ROLES: dict[Role, Promise] = {
    Role.PASSENGER: _("Passenger"),
    Role.CREW: _("Crew"),
    Role.TRANSIT_PASSENGER: _("Transit passenger"),
    Role.TRANSIT_CREW: _("Transit crew"),
    Role.INFANT: _("Infant"),
}
SEXES = {"M": _("male"), "F": _("female"), "X": _("unspecified"), "U": _("unknown")}
_SEXES_TOLD = frozenset({"M", "MALE", "F", "FEMALE", "X", "U", "UNKNOWN"})
DOCUMENT_TYPES = {
    "P": _("Passport"),
    "I": _("Identity card"),
    "A": _("Residence card"),
    "C": _("Identity card"),
    "V": _("Visa"),
}
NAME_SOURCES = {
    "nad": _("API name field"),
    "tif": _("booking"),
    "docs": _("document, as the carrier sent it"),
}
SEAT_SOURCES = {
    SeatSource.RESERVATION: _("reserved"),
    SeatSource.CHECK_IN: _("checked in"),
    SeatSource.MANIFEST: _("manifest"),
}
GROUPS: dict[FieldGroup, Promise] = {
    FieldGroup.IDENTITY: _("identity"),
    FieldGroup.DOCUMENTS: _("documents"),
    FieldGroup.TRAVEL: _("journey"),
    FieldGroup.BAGGAGE: _("bags"),
    FieldGroup.CONTACT: _("contact"),
    FieldGroup.LOYALTY: _("frequent flyer"),
    FieldGroup.BOOKING: _("booking"),
    FieldGroup.ITINERARY: _("itinerary"),
    FieldGroup.PAYMENT: _("payment"),
    FieldGroup.HISTORY: _("history"),
    FieldGroup.REMARKS: _("general remarks"),
}
RECORDS = {
    DataKind.API_BORDER: _("API"),
    DataKind.API_PIU: _("API record"),
    DataKind.PNR: _("PNR record"),
    DataKind.API_CUSTOMS: _("API record for customs"),
    DataKind.API_HEALTH: _("API record for health"),
}


def full_name(traveller: Traveller) -> str:
    """Surname, then given names, in the order in which they were given."""
    return " ".join(filter(None, (traveller.surname, traveller.given_names)))


def sex_in_words(told: str | None) -> str | None:
    """A sex as carriers and lists write it (``M``, ``male``), in one vocabulary."""
    if not told:
        return None
    words = SEXES.get(told[:1].upper()) if told.upper() in _SEXES_TOLD else None
    return str(words) if words else told


def document_type(document: Document) -> str:
    """The kind of document in words; an unknown code as sent."""
    code = document.type or ""
    if not code:
        return str(_("Document, kind not told"))
    return str(DOCUMENT_TYPES.get(code[:1], code))


def document_line(traveller: Traveller) -> str:
    """The first document in a few characters: type, number, issuer."""
    for one in traveller.documents:
        return " ".join(filter(None, (one.type, one.number, one.issuer)))
    return ""


def seats_of(person: Person) -> str:
    """The seats of all records of a person, each once; what was checked in is the last word."""
    seats = [
        seat
        for record in person.records
        if record.traveller
        for seat in sorted(record.traveller.seats, key=certainty)
    ]
    return ", ".join(dict.fromkeys(seat.number for seat in seats if seat.number))


def address_line(address: Address) -> str:
    """An address on one line."""
    parts = (
        address.street,
        address.postcode,
        address.city,
        address.state,
        address.country,
        address.text,
    )
    return ", ".join(filter(None, parts))


def local_time(told: str | None) -> str:
    """A local time as sent, readable."""
    return (told or UNKNOWN).replace("T", " ")


def lines(values: Iterable[str | None]) -> list[str]:
    """What is known of ``values``, each once."""
    return list(dict.fromkeys(filter(None, values)))


def certainty(seat: Seat) -> int:
    """A seat's place in the order of certainty, the surest first."""
    return (SeatSource.CHECK_IN, SeatSource.MANIFEST, SeatSource.RESERVATION).index(seat.source)
