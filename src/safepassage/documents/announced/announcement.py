"""One announced document with what it is held against."""

from datetime import date
from typing import NamedTuple

from safepassage.formats.countries import alpha3
from safepassage.formats.document_types import first_letter
from safepassage.records import Document, Traveller

PASSPORT = "P"
CARDS = frozenset("ICA")


class Announcement(NamedTuple):
    """A document, its holder's nationality and birth date, and the journey's last local day.

    ``nationality`` is the document's own where told, else the holder's; ``nationality_told``
    whether this document is the place to speak of it. ``others`` are the holder's other
    documents. Dates are ISO, and ``None`` where nobody told them or they cannot be read.
    """

    document: Document
    nationality: str
    nationality_told: bool
    born: date | None
    day: date | None
    others: tuple[Document, ...]

    @property
    def kind(self) -> str:
        """The first letter of the document's type."""
        return first_letter(self.document.type)

    @property
    def issuer(self) -> str:
        """The issuer's code in three letters; empty where none was sent."""
        return code_of(self.document.issuer)


def announcements(traveller: Traveller, day: str | None) -> tuple[Announcement, ...]:
    """One for each of the traveller's documents, in their order."""
    return tuple(
        Announcement(
            document=one,
            nationality=code_of(one.nationality or traveller.nationality),
            nationality_told=bool(one.nationality) or place == 0,
            born=day_of(traveller.born),
            day=day_of(day),
            others=traveller.documents[:place] + traveller.documents[place + 1 :],
        )
        for place, one in enumerate(traveller.documents)
    )


def code_of(sent: str | None) -> str:
    """A country's code in three letters, in capitals; unknown ones as sent."""
    return alpha3((sent or "").strip().upper())


def day_of(sent: str | None) -> date | None:
    """A whole day in ISO 8601, a time behind it left out; ``None`` for anything else."""
    try:
        return date.fromisoformat((sent or "")[:10])
    except ValueError:
        return None
