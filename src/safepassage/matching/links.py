"""What reservations of one flight have in common: facts, each with the value it rests on.

Derived facts of the PNR side (DESIGN, Gate). A link says that two bookings share something
and nothing about anybody: families, agencies, offices and hotels make links all day.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain

from safepassage.matching.documents import number_key
from safepassage.records._base import Record
from safepassage.records.reservation import Payment, Reservation
from safepassage.records.traveller import Address, Traveller

TELLING = 20
"""A value that more people of one flight share says nothing about any of them: only counted."""
_PHONE_DIGITS = 9
"""The last digits that are compared, so that a country code left out makes no difference."""
_SHORTEST_PHONE = 7
_CARD_END = 4

RESERVATION, DIVIDED, ELSEWHERE = "same_reservation", "divided", "same_booking_elsewhere"
BAGS, AGENCY, PHONE, EMAIL = "bag_pool", "same_agency", "same_phone", "same_email"
PAYMENT, ADDRESS = "same_payment", "same_address"
CODES = (RESERVATION, DIVIDED, ELSEWHERE, BAGS, AGENCY, PHONE, EMAIL, PAYMENT, ADDRESS)


class Booked(Record, frozen=True):
    """One traveller with the reservation they travel on; both ids are the caller's."""

    id: str
    booking: str
    traveller: Traveller
    reservation: Reservation


class Fact(Record, frozen=True):
    """What is shared, by code, and the shared value as the traveller's own booking tells it."""

    code: str
    value: str


class Links(Record, frozen=True):
    """The facts by the other traveller, and how many share what is too common to be listed."""

    facts: dict[str, tuple[Fact, ...]]
    common: dict[Fact, int]


def links(own: Booked, others: Iterable[Booked]) -> Links:
    """What ``own`` shares with each of ``others``, people of the same flight."""
    mine = dict(_values(own))
    shared: dict[Fact, list[str]] = defaultdict(list)
    for one in others:
        theirs = {key for key, _ in _values(one)}
        for key, told in mine.items():
            if key in theirs:
                shared[Fact(code=key[0], value=told)].append(one.id)
    facts: dict[str, list[Fact]] = defaultdict(list)
    common = Counter[Fact]()
    for fact in sorted(shared, key=lambda fact: (CODES.index(fact.code), fact.value)):
        if len(shared[fact]) > TELLING and fact.code not in _OF_THE_PARTY:
            common[fact] = len(shared[fact])
            continue
        for other in shared[fact]:
            facts[other].append(fact)
    return Links(facts={one: tuple(found) for one, found in facts.items()}, common=dict(common))


_OF_THE_PARTY = frozenset({RESERVATION, DIVIDED, ELSEWHERE, BAGS})
Key = tuple[str, Hashable]
Value = tuple[Key, str]


def _values(one: Booked) -> Iterator[Value]:
    """What can be shared: the keys that are compared, each with the value as sent."""
    booking, person = one.reservation, one.traveller
    yield from _party(one)
    if booking.agency:
        yield (AGENCY, number_key(booking.agency)), booking.agency
    for phone in chain(person.phones, booking.phones):
        digits = "".join(filter(str.isdecimal, phone))
        if len(digits) >= _SHORTEST_PHONE:
            yield (PHONE, digits[-_PHONE_DIGITS:]), phone
    for email in chain(person.emails, booking.emails):
        yield (EMAIL, email.strip().casefold()), email
    yield from map(_paid, filter(_is_telling, booking.payments))
    for address in chain(person.addresses, booking.addresses):
        yield from _address(address)


def _party(one: Booked) -> Iterator[Value]:
    booking = one.reservation
    yield (RESERVATION, one.booking), booking.locator or ""
    yield from _divided(booking)
    for other in booking.other_locators:
        yield (ELSEWHERE, (other.system, number_key(other.locator))), other.locator
    if one.traveller.bags.pool:
        yield (BAGS, one.booking), booking.locator or ""
    for tag in one.traveller.bags.tags:
        yield (BAGS, number_key(tag)), tag


def _divided(booking: Reservation) -> Iterator[Value]:
    """Both sides of a division: the pair of locators, in whichever direction it is told."""
    own = number_key(booking.locator)
    for other in (*booking.split_from, *booking.split_to):
        yield (DIVIDED, frozenset({own, number_key(other)})), other


def _is_telling(payment: Payment) -> bool:
    return len(number_key(payment.number)) >= _CARD_END


def _paid(payment: Payment) -> Value:
    ends = number_key(payment.number)[-_CARD_END:]
    return (PAYMENT, (payment.kind, ends)), f"{payment.kind or ''} {ends}".strip()


def _address(address: Address) -> Iterator[Value]:
    """Street and place; where somebody will stay is no link: hotels are full of strangers."""
    place = number_key(address.postcode) or number_key(address.city)
    street = number_key(address.street)
    if street and place and address.kind != "destination":
        told = ", ".join(filter(None, (address.street, address.postcode, address.city)))
        yield (ADDRESS, (street, place)), told


def order(found: Links) -> Sequence[str]:
    """The linked people, those with the strongest kind of link first."""

    def rank(one: str) -> tuple[int, int]:
        facts = found.facts[one]
        return CODES.index(facts[0].code), -len(facts)

    return sorted(found.facts, key=rank)
