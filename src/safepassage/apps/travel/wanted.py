"""What is looked for: exact values alone, since only keyed tokens of them are stored.

What an officer may leave out is made up for by trying everything that it can be:
each issuing state for a document, each order of the given names for a name.
"""

from collections.abc import Iterator
from itertools import permutations

from safepassage.formats.countries import ISSUERS, alpha3
from safepassage.pipeline.draft import document_key, name_key, normal, surname_and_birth_key
from safepassage.records._base import Record
from safepassage.safeguards.sealing import LookUp

MOST_ORDERED = 4
"""Given names that are tried in every order; more are tried as they were told."""
_TWO_WAYS = {"D": "DEU", "DEU": "D"}
"""Germany's code in the machine-readable zone, and ISO's (ICAO Doc 9303-3 section 5)."""


class Wanted(Record, frozen=True):
    """One way of looking: ``by`` names it in the ledger, ``pairs`` are the values to try.

    ``given_names`` narrow nothing; they only bring those who bear them to the top.
    """

    by: LookUp
    pairs: tuple[tuple[LookUp, str], ...]
    given_names: str = ""


def by_document(number: str, issuer: str | None) -> Wanted:
    """Look for a document; without ``issuer`` under every state that can issue one.

    Carriers who left the issuer out are found in both cases.
    """
    issuers = _spellings(issuer.strip().upper()) if issuer else ISSUERS
    keys = [document_key(number, one) for one in (None, *sorted(issuers))]
    return Wanted(by=LookUp.DOCUMENT, pairs=_pairs(LookUp.DOCUMENT, keys))


def by_name(surname: str, given_names: str | None, born: str | None) -> Wanted:
    """Look for a surname with the birth date (ISO), or else with all given names in any order."""
    if not born:
        keys = [name_key(surname, one) for one in _orders(given_names)]
        return Wanted(by=LookUp.NAME, pairs=_pairs(LookUp.NAME, keys))
    key = surname_and_birth_key(surname, born)
    return Wanted(
        by=LookUp.SURNAME_AND_BIRTH,
        pairs=((LookUp.SURNAME_AND_BIRTH, key),),
        given_names=given_names or "",
    )


def by_locator(locator: str) -> Wanted:
    """Look for everybody of a reservation."""
    return Wanted(by=LookUp.LOCATOR, pairs=((LookUp.LOCATOR, normal(locator)),))


def bears(given_names: str | None, wanted: str) -> bool:
    """Whether every word of ``wanted`` stands in the given names."""
    known = normal(given_names or "")
    return all(normal(word) in known for word in wanted.split())


def _spellings(issuer: str) -> set[str]:
    code = alpha3(issuer)
    return {code, _TWO_WAYS.get(code, code)}


def _orders(given_names: str | None) -> Iterator[str]:
    words = (given_names or "").split()
    if len(words) > MOST_ORDERED:
        return iter(("".join(words),))
    return ("".join(order) for order in permutations(words))


def _pairs(kind: LookUp, keys: list[str]) -> tuple[tuple[LookUp, str], ...]:
    return tuple((kind, key) for key in dict.fromkeys(keys))
