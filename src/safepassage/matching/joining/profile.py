"""A record prepared once for many comparisons."""

from safepassage.matching.documents import number_key
from safepassage.matching.joining.documents import Numbered, numbered
from safepassage.matching.joining.names import Form, forms_of
from safepassage.matching.joining.shape import Sheet
from safepassage.records._base import Record
from safepassage.records.traveller import Traveller


class Profile(Record, frozen=True):
    """What is compared; references, locators, seats and tags without spaces and in capitals."""

    traveller: Traveller
    forms: tuple[Form, ...]
    documents: tuple[Numbered, ...]
    locator: str
    reference: str
    seats: frozenset[str]
    tags: frozenset[str]


def profile_of(sheet: Sheet) -> Profile:
    """Prepare one record."""
    traveller = sheet.traveller
    return Profile(
        traveller=traveller,
        forms=forms_of(traveller),
        documents=numbered(traveller.documents),
        locator=number_key(traveller.reservation),
        reference=number_key(traveller.reference),
        seats=frozenset(number_key(one.number).lstrip("0") for one in traveller.seats) - {""},
        tags=frozenset(number_key(one)[-_TAG_DIGITS:] for one in traveller.bags.tags) - {""},
    )


_TAG_DIGITS = 6
"""A licence plate ends in six digits, whichever way its carrier is written before them."""
