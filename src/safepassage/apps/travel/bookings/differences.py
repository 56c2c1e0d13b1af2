"""What two tellings of one reservation differ in, field by field; pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from safepassage.pipeline.draft import document_key, name_key
from safepassage.records._base import Record
from safepassage.records.document import Document
from safepassage.records.journey import Leg
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Address, Traveller


class What(StrEnum):
    """What a change is about."""

    TRAVELLER_ADDED = "traveller_added"
    TRAVELLER_GONE = "traveller_gone"
    NAME = "name"
    BORN = "born"
    SEX = "sex"
    NATIONALITY = "nationality"
    DOCUMENTS = "documents"
    TICKETS = "tickets"
    SEATS = "seats"
    FREQUENT_FLYER = "frequent_flyer"
    STATUS = "status"
    AGENCY = "agency"
    BOOKED = "booked"
    LOCATORS = "locators"
    ITINERARY = "itinerary"
    TIMES = "times"
    SERVICES = "services"
    PHONES = "phones"
    EMAILS = "emails"
    ADDRESSES = "addresses"
    PAYMENTS = "payments"
    BAGS = "bags"
    SPLIT_FROM = "split_from"
    SPLIT_TO = "split_to"


class Change(Record, frozen=True):
    """One field, what it said and what it says; of a traveller where ``who`` names one."""

    what: What
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    who: str | None = None


class Member(Record, frozen=True):
    """A traveller as one push tells them; ``journey`` is the stored one, as text."""

    journey: str
    traveller: Traveller


Words = Callable[[Reservation], Iterable[str | None]]
TravellerWords = Callable[[Traveller], Iterable[str | None]]


def changes_of_booking(before: Reservation, after: Reservation) -> Iterator[Change]:
    """What is the same whichever flight was pushed, but for the travellers."""
    yield from _compared(before, after, _BOOKING)
    yield from _times(before.flights, after.flights)


def changes_of_flight(before: Reservation, after: Reservation) -> Iterator[Change]:
    """What a push tells of its own flight alone: the status, and the bags."""
    yield from _compared(before, after, _FLIGHT)


def changes_of_travellers(before: Sequence[Member], after: Sequence[Member]) -> Iterator[Change]:
    """Who was added, who is gone, and what is another about those who stayed."""
    pairs = _paired(before, after)
    stayed = {one.journey for one, _ in pairs}
    matched = {one.journey for _, one in pairs}
    for one in after:
        if one.journey not in matched:
            yield Change(what=What.TRAVELLER_ADDED, after=(shown_name(one.traveller),))
    for one in before:
        if one.journey not in stayed:
            yield Change(what=What.TRAVELLER_GONE, before=(shown_name(one.traveller),))
    for old, new in pairs:
        yield from _of_traveller(old.traveller, new.traveller)


def changes_of_seats(before: Sequence[Member], after: Sequence[Member]) -> Iterator[Change]:
    """Other seats of the same people, between two pushes of one flight."""
    for old, new in _paired(before, after):
        was, now = _lines(_seats(old.traveller)), _lines(_seats(new.traveller))
        if was != now:
            yield _change(What.SEATS, was, now, shown_name(new.traveller))


def shown_name(traveller: Traveller) -> str:
    """Surname, then given names."""
    return " ".join(filter(None, (traveller.surname, traveller.given_names)))


def is_same_person(one: Traveller, other: Traveller) -> bool:
    """Whether two tellings within one reservation, or two divided ones, are one person's."""
    if not _document_keys(one).isdisjoint(_document_keys(other)):
        return True
    name = name_key(one.surname, one.given_names)
    if not name or name != name_key(other.surname, other.given_names):
        return False
    return one.born in {None, other.born} or other.born is None


def _document_keys(traveller: Traveller) -> set[str]:
    return {document_key(one.number, one.issuer) for one in traveller.documents if one.number}


def _paired(before: Sequence[Member], after: Sequence[Member]) -> list[tuple[Member, Member]]:
    """The same people: by their stored journey, else (on another flight) by what they share."""
    left = {one.journey: one for one in before}
    pairs = [(left.pop(one.journey), one) for one in after if one.journey in left]
    known = {new.journey for _, new in pairs}
    for one in after:
        if one.journey in known:
            continue
        found = [old for old in left.values() if is_same_person(old.traveller, one.traveller)]
        if len(found) == 1:
            pairs.append((left.pop(found[0].journey), one))
    return pairs


def _of_traveller(before: Traveller, after: Traveller) -> Iterator[Change]:
    who = shown_name(after)
    for what, words in _TRAVELLER.items():
        old, new = _lines(words(before)), _lines(words(after))
        if old != new:
            yield _change(what, old, new, who)


def _compared(
    before: Reservation, after: Reservation, fields: dict[What, Words]
) -> Iterator[Change]:
    for what, words in fields.items():
        old, new = _lines(words(before)), _lines(words(after))
        if old != new:
            yield _change(what, old, new, None)


def _change(what: What, old: Sequence[str], new: Sequence[str], who: str | None) -> Change:
    """Only what is gone and what is new; where only the order is another, nothing."""
    gone = tuple(one for one in old if one not in new)
    come = tuple(one for one in new if one not in old)
    return Change(what=what, before=gone, after=come, who=who)


def _times(before: Sequence[Leg], after: Sequence[Leg]) -> Iterator[Change]:
    """Legs of the same flight and day at other times."""
    old = {_leg(one): one for one in before}
    for leg in after:
        known = old.get(_leg(leg))
        if known and (known.departs, known.arrives) != (leg.departs, leg.arrives):
            line = _leg(leg)
            yield Change(
                what=What.TIMES,
                before=(f"{line}: {_clock(known.departs)} - {_clock(known.arrives)}",),
                after=(f"{line}: {_clock(leg.departs)} - {_clock(leg.arrives)}",),
            )


def _clock(moment: str | None) -> str:
    return (moment or "?").replace("T", " ")


def _lines(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))


def _leg(leg: Leg) -> str:
    flight = f"{leg.carrier or ''}{leg.number or ''}"
    return (
        f"{flight} {leg.origin or '?'}-{leg.destination or '?'} {(leg.departs or '')[:10]}".strip()
    )


def _seats(traveller: Traveller) -> Iterator[str | None]:
    return (each.number for each in traveller.seats)


def _document(one: Document) -> str:
    return " ".join(filter(None, (one.type, one.number, one.issuer, one.expires)))


def address_line(one: Address) -> str:
    """An address on one line."""
    parts = (one.street, one.postcode, one.city, one.state, one.country, one.text)
    return ", ".join(filter(None, parts))


def _bags(count: int | None, tags: Iterable[str | None]) -> Iterator[str | None]:
    yield None if count is None else f"\N{MULTIPLICATION SIGN} {count}"
    yield from tags


_BOOKING: dict[What, Words] = {
    What.LOCATORS: lambda one: [
        " ".join(filter(None, (each.system, each.locator))) for each in one.other_locators
    ],
    What.AGENCY: lambda one: [one.agency],
    What.BOOKED: lambda one: [_clock(one.booked_at) if one.booked_at else None],
    What.ITINERARY: lambda one: map(_leg, one.flights),
    What.SERVICES: lambda one: [
        " ".join(filter(None, (each.kind or each.code, each.provider, each.place, each.starts)))
        for each in one.services
    ],
    What.PHONES: lambda one: one.phones,
    What.EMAILS: lambda one: one.emails,
    What.ADDRESSES: lambda one: map(address_line, one.addresses),
    What.PAYMENTS: lambda one: [
        " ".join(filter(None, (each.kind, each.number))) for each in one.payments
    ],
    What.SPLIT_FROM: lambda one: one.split_from,
    What.SPLIT_TO: lambda one: one.split_to,
}
_FLIGHT: dict[What, Words] = {
    What.STATUS: lambda one: [one.status],
    What.BAGS: lambda one: _bags(one.bag_count, [each.tag for each in one.bags]),
}
_TRAVELLER: dict[What, TravellerWords] = {
    What.NAME: lambda one: [shown_name(one)],
    What.BORN: lambda one: [one.born],
    What.SEX: lambda one: [one.sex],
    What.NATIONALITY: lambda one: [one.nationality],
    What.DOCUMENTS: lambda one: map(_document, one.documents),
    What.TICKETS: lambda one: one.tickets,
    What.FREQUENT_FLYER: lambda one: one.frequent_flyer,
}
