"""A record prepared once for many comparisons."""

from collections import Counter
from itertools import combinations

from safepassage.matching.documents import number_key
from safepassage.matching.joining.documents import Numbered, numbered
from safepassage.matching.joining.names import ANOTHER, Form, fit, forms_of
from safepassage.matching.joining.shape import Sheet
from safepassage.records._base import Record
from safepassage.records.traveller import Traveller


class Profile(Record, frozen=True):
    """What is compared; references, locators, seats and tags without spaces and in capitals.

    ``two_people`` when the record holds the names and the documents of more than one person.
    """

    traveller: Traveller
    forms: tuple[Form, ...]
    documents: tuple[Numbered, ...]
    locator: str
    reference: str
    seats: frozenset[str]
    tags: frozenset[str]
    two_people: bool


def profile_of(sheet: Sheet) -> Profile:
    """Prepare one record."""
    traveller = sheet.traveller
    forms, documents = forms_of(traveller), numbered(traveller.documents)
    return Profile(
        traveller=traveller,
        forms=forms,
        documents=documents,
        two_people=_of_two_people(forms, documents),
        locator=number_key(traveller.reservation),
        reference=number_key(traveller.reference),
        seats=frozenset(number_key(one.number).lstrip("0") for one in traveller.seats) - {""},
        tags=frozenset(number_key(one)[-_TAG_DIGITS:] for one in traveller.bags.tags) - {""},
    )


def _of_two_people(forms: tuple[Form, ...], documents: tuple[Numbered, ...]) -> bool:
    """Whether a reader had to put the document of another one of the party here.

    That happens where a name was booked with a slip: two passports of one state, two names.
    """
    passports = Counter((one.document.type, one.document.issuer) for one in documents)
    if len(forms) == 1 or max(passports.values(), default=0) == 1:
        return False
    return any(fit(one, other) in ANOTHER for one, other in combinations(forms, 2))


_TAG_DIGITS = 6
"""A licence plate ends in six digits, whichever way its carrier is written before them."""
