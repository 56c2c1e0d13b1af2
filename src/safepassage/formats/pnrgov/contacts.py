"""Telephone numbers, e-mail and postal addresses, coded and inside free text.

AIRIMP 3.14 writes ``//`` for ``@``, ``..`` for ``_`` and ``./`` for ``-``.
"""

import re
from typing import Final

from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.drafts import ReservationDraft, TravellerDraft
from safepassage.records import Address

_CONTACT: Final = re.compile(r"\bCTC ?([A-Z])\b")
_PHONE: Final = re.compile(r"\+?\d(?:[ ().-]*\d){5,}")
_PART: Final = r"[^\s/@,;:]"
_EMAIL: Final = re.compile(rf"{_PART}+@{_PART}+\.{_PART}+")
_EMAIL_IN_LONG_TEXT: Final = re.compile(rf"(?<!{_PART}){_EMAIL.pattern}")  # slower but linear
_LONG: Final = 400
_BLANKS: Final = [""] * 8
_SHORTEST: Final = 6
_LONGEST_PHONE: Final = 12  # of nearly all; a longer one can be a card number
_DIALLED: Final = re.compile(r"[^\d+]")


Contact = tuple[list[str], list[str]]
"""Telephone numbers without blanks, e-mail addresses with their ``@``."""


def read_contact(text: str) -> Contact | None:
    """The contact in an OSI or remark that says it is one (``CTCE``, ``CTC M`` …)."""
    marked = _CONTACT.search(text) if "CTC" in text else None
    return read_value(text[marked.end() :], is_email=marked[1] == "E") if marked else None


def read_value(text: str, *, is_email: bool) -> Contact | None:
    """The numbers, or the e-mail addresses, in a text that holds nothing else of use."""
    if text.isdecimal() and len(text) >= _SHORTEST:
        return [text], []
    if is_email or "//" in text or "@" in text:
        written = text.replace("//", "@").replace("./", "-").replace("..", "_")
        pattern = _EMAIL if len(written) < _LONG else _EMAIL_IN_LONG_TEXT
        emails = pattern.findall(written)
        return ([], emails) if emails else None
    phones = [_DIALLED.sub("", found) for found in _PHONE.findall(text)]
    return (phones, []) if phones else None


def keep(contact: Contact, reservation: ReservationDraft, owner: TravellerDraft | None) -> None:
    """Give a contact to the reservation and to the traveller it was sent for."""
    for sent in contact[0]:
        phone = without_card_numbers(sent) if len(sent) > _LONGEST_PHONE else sent
        reservation.phones[phone] = None
        if owner:
            owner.phones[phone] = None
    for email in contact[1]:
        reservation.emails[email] = None
        if owner:
            owner.emails[email] = None


def read_address(context: Context, text: str, kind: str) -> tuple[Address | None, Contact | None]:
    """ADD: type, street, city, state, its name, country, post code, free text."""
    elements = context.split(text)
    parts = context.parts(elements[2]) if len(elements) > 2 else []  # noqa: PLR2004 - C031
    sort, street, city, state, name, country, postcode, free = (parts + _BLANKS)[: len(_BLANKS)]
    free = free.strip()
    contact = read_contact(free) or read_value(free, is_email=sort == "E") if free else None
    if not (street or city or state or name or country or postcode):
        if contact or not free:
            return None, contact
        return Address(kind=kind, text=without_card_numbers(free)), None
    address = Address(
        kind=kind,
        street=street or None,
        city=city or None,
        state=state or name or None,
        postcode=postcode or None,
        country=context.country(country),
        text=None if contact or not free else without_card_numbers(free),
    )
    return address, contact
