"""PNRGOV groups 2 to 4: a traveller's name, documents, ticket, price and payment."""

from collections.abc import Iterator
from datetime import date, datetime

from safepassage.simulation.contacts import Payment
from safepassage.simulation.dialects import PnrDialect
from safepassage.simulation.edifact import Element, Syntax
from safepassage.simulation.names import document_form, document_letters
from safepassage.simulation.people import TravelDocument
from safepassage.simulation.reservations import Booked, Booking, Kind

_TITLES = {
    (Kind.ADULT, "M"): "MR",
    (Kind.ADULT, "F"): "MRS",
    (Kind.CHILD, "M"): "MSTR",
    (Kind.CHILD, "F"): "MISS",
    (Kind.INFANT, "M"): "",
    (Kind.INFANT, "F"): "",
}  # fmt: skip - a table by kind
_CURRENCY = "EUR"


def moment(value: datetime) -> tuple[str, str]:
    """Return date and time as PADIS writes them, ``ddmmyy`` and ``hhmm``."""
    return f"{value:%d%m%y}", f"{value:%H%M}"


def day(value: date) -> str:
    """Return a date as SSR texts write it, ``12JUL64``."""
    return f"{value:%d%b%y}".upper()


def traveller_segments(
    booking: Booking, booked: Booked, dialect: PnrDialect, hours: float
) -> Iterator[str]:
    """Yield all segments of one traveller, as known ``hours`` before departure."""
    syntax = dialect.syntax
    airline = booking.flight.airline
    yield syntax.segment("TIF", *name_elements(booked, dialect))
    if booked.frequent_flyer:
        yield syntax.segment("FTI", (airline.code, booked.frequent_flyer))
    yield syntax.segment("REF", ("", booked.reference))
    if docs_known(booking, booked, hours) and not dialect.docs_by_leg:
        for code, text in document_texts(booked):
            head = (code, "HK", "1", airline.code, "", "", "", "")
            yield syntax.segment("SSR", (*head, text))
    yield from _ticket(booking, booked, syntax)
    if booked.order == 1:
        yield _payment(booking.payment, syntax, bare=dialect.bare_cards)


def name_elements(booked: Booked, dialect: PnrDialect) -> tuple[Element, Element]:
    """Return the two elements of TIF: surname, and given names with title, type and number."""
    given = booked.typed.given
    title = _TITLES[booked.kind, booked.part.person.sex] if given else ""
    if dialect.glued_title:
        text = "".join(given).replace(" ", "") + title
    else:
        text = " ".join((*given, title)).strip()
    return (booked.typed.surname,), (text, booked.kind, str(booked.order))


def docs_known(booking: Booking, booked: Booked, hours: float) -> bool:
    """Tell whether document data stand in the reservation ``hours`` before departure."""
    return booked.docs_given and booking.times.docs >= hours


def document_texts(booked: Booked) -> tuple[tuple[str, str], ...]:
    """Return code and text of SSR DOCS, and of DOCO where the traveller holds a visa."""
    documents = booked.part.person.documents
    visas = [document for document in documents if document.type == "V"]
    main = ("DOCS", _docs(booked, documents[0]))
    return (main, *(("DOCO", _doco(booked, visa)) for visa in visas))


def _docs(booked: Booked, document: TravelDocument) -> str:
    person = booked.part.person
    name = document_form(person.name)
    sex = person.sex + ("I" if booked.kind is Kind.INFANT else "")
    fields = (
        document.type,
        document.issuer,
        document.number,
        person.nationality,
        day(person.born),
        sex,
        day(document.expires),
        name.surname,
        *name.given[:1],
        " ".join(name.given[1:]),
    )  # fmt: skip - the order of SSR DOCS
    return "/" + "/".join(fields).rstrip("/")


def _doco(booked: Booked, visa: TravelDocument) -> str:
    place = document_letters(booked.part.person.birth_place)
    fields = (place, "V", visa.number, "AMAUROT", day(visa.issued), visa.issuer)
    return "/" + "/".join(fields)


def _ticket(booking: Booking, booked: Booked, syntax: Syntax) -> Iterator[str]:
    share = booking.payment.amount / len(booking.travellers)
    yield syntax.segment("TKT", (booked.ticket, "T", "1"))
    base, total = f"{share * 0.8:.2f}", f"{share:.2f}"
    yield syntax.segment("MON", ("B", base, _CURRENCY), ("T", total, _CURRENCY))
    issued = moment(booking.created)
    yield syntax.segment("PTK", "NR", "", issued, booking.flight.airline.code)
    yield syntax.segment("TXD", "", (f"{share * 0.2:.2f}", "", "", "YQ"))


def _payment(payment: Payment, syntax: Syntax, *, bare: bool) -> str:
    amount = f"{payment.amount:.2f}"
    if payment.kind == "CA":
        return syntax.segment("FOP", ("CA", "", amount))
    number = payment.number if bare else payment.masked
    return syntax.segment("FOP", ("CC", "", amount, payment.scheme, number, payment.expires))
