"""Which fields the law wants of a traveller, and whether a message has them.

The data set of Regulation (EU) 2025/12 art. 4(2) and ICAO Annex 9, 9.8: (a) names,
(b) birth date, sex, nationality, (c) document, (d) its expiry; (e) to (g) only where the
carrier has them.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from safepassage.records.document import Document
from safepassage.records.traveller import Traveller


def _in_a_document(name: str) -> Callable[[Traveller], bool]:
    def has(traveller: Traveller) -> bool:
        documents: Iterable[Document] = traveller.documents
        return any(getattr(one, name) for one in documents)

    return has


def _told(name: str) -> Callable[[Traveller], bool]:
    return lambda traveller: bool(getattr(traveller, name))


WANTED: Mapping[str, Callable[[Traveller], bool]] = MappingProxyType(
    {
        "surname": _told("surname"),
        "given_names": _told("given_names"),
        "birth_date": _told("born"),
        "sex": _told("sex"),
        "nationality": _told("nationality"),
        "document_type": _in_a_document("type"),
        "document_number": _in_a_document("number"),
        "document_issuer": _in_a_document("issuer"),
        "document_expiry": _in_a_document("expires"),
    }
)
"""What every message about a traveller must tell (art. 4(2)(a) to (d))."""

WHERE_KNOWN: Mapping[str, Callable[[Traveller], bool]] = MappingProxyType(
    {
        "record_locator": _told("reservation"),
        "seat": lambda traveller: any(one.number for one in traveller.seats),
        "bags": lambda traveller: bool(traveller.bags.count is not None or traveller.bags.tags),
        "capture_method": lambda traveller: traveller.verified is not None,
    }
)
"""What is told where the carrier has it (art. 4(2)(e) to (h))."""

FIELDS: Mapping[str, Callable[[Traveller], bool]] = MappingProxyType({**WANTED, **WHERE_KNOWN})


def understood(traveller: Traveller) -> tuple[str, ...]:
    """The names of the fields that a traveller has, never a value."""
    return tuple(name for name, has in FIELDS.items() if has(traveller))


def wanting(traveller: Traveller) -> tuple[str, ...]:
    """The names of the fields that the law wants and that are not there."""
    return tuple(name for name, has in WANTED.items() if not has(traveller))
