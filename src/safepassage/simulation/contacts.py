"""Agencies, telephones, mail, addresses and payments: reserved test values only.

Telephone numbers use country code 999, which is unassigned (ITU-T E.164);
mail goes to the example domains of RFC 2606; card numbers are the schemes' own
published test numbers, masked as carriers mask them.
"""

import random
from dataclasses import dataclass

from safepassage.simulation.chance import happens, pattern, weighted
from safepassage.simulation.fleet import Airport
from safepassage.simulation.names import WrittenName, document_letters

_STREETS = ("HARBOUR ROAD", "MILL LANE", "STATION STREET", "CEDAR AVENUE", "KING'S QUAY")
_DOMAINS = ("EXAMPLE.COM", "EXAMPLE.ORG", "EXAMPLE.NET")
_CARDS = (("VI", "4111111111111111"), ("CA", "5555555555554444"), ("AX", "378282246310005"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address; the country is that of the real airport nearest, ISO alpha-2."""

    street: str
    city: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """How the booker is reached, and the booking office: identifier, city and country."""

    phone: str
    email: str
    address: Address | None
    office: str
    office_city: str
    office_country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """``kind`` CA cash or CC card; ``number`` is a published test number, complete."""

    kind: str
    scheme: str
    number: str
    expires: str
    amount: int

    @property
    def masked(self) -> str:
        """Return the number as most carriers send it, the last four digits alone."""
        return "X" * (len(self.number) - 4) + self.number[-4:]


def draw_contacts(rng: random.Random, name: WrittenName, near: Airport) -> Contacts:
    """Draw contacts of somebody called ``name`` who lives near an airport."""
    return Contacts(
        phone="999" + pattern(rng, "99999999"),
        email=_email(rng, name),
        address=_address(rng, near) if happens(rng, 0.5) else None,
        office=pattern(rng, "99999999"),
        office_city=near.code,
        office_country=near.country,
    )


def _email(rng: random.Random, name: WrittenName) -> str:
    words = "".join((*name.given, name.surname)).replace(" ", "")
    mark = rng.choice((".", "_", "-"))
    return f"{words[:10]}{mark}{pattern(rng, '99')}@{rng.choice(_DOMAINS)}"


def _address(rng: random.Random, near: Airport) -> Address:
    return Address(
        street=f"{rng.randint(1, 240)} {rng.choice(_STREETS)}",
        city=document_letters(near.city),
        postcode=pattern(rng, "99999"),
        country=near.country,
    )


def draw_payment(rng: random.Random, travellers: int) -> Payment:
    """Draw how a party of ``travellers`` paid; the amount is in whole units of currency."""
    amount = travellers * rng.randint(90, 900)
    if weighted(rng, (("CC", 0.85), ("CA", 0.15))) == "CA":
        return Payment(kind="CA", scheme="", number="", expires="", amount=amount)
    scheme, number = rng.choice(_CARDS)
    return Payment(kind="CC", scheme=scheme, number=number, expires="1230", amount=amount)
