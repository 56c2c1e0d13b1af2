"""What speaks for and against two records being one person's, in points that nobody is shown.

The points are set once for everybody, never for a state, a name or a nationality. Below
``ENOUGH`` nobody is joined; docs/develop/decisions/0012-joining.md says what that means.
"""

from collections.abc import Iterator

from safepassage.matching.joining.births import BirthFit, birth_fit
from safepassage.matching.joining.documents import Compared, DocumentFit, best_documents
from safepassage.matching.joining.names import ANOTHER, NameFit, best_fit
from safepassage.matching.joining.profile import Profile
from safepassage.records._base import Record

ENOUGH = 45
MARGIN = 10
RESEMBLES = 30

_NAMES = {
    NameFit.SAME: 30,
    NameFit.SWAPPED: 26,
    NameFit.ORDER: 26,
    NameFit.SPELT: 20,
    NameFit.SLIP: 20,
    NameFit.PART: 20,
    NameFit.CUT: 18,
    NameFit.INITIALS: 18,
    NameFit.GIVEN_UNKNOWN: 12,
    NameFit.SLIPS: 12,
    NameFit.LATER_PART: 12,
    NameFit.UNKNOWN: 0,
    NameFit.OTHER_SURNAME: -15,
    NameFit.OTHER_GIVEN: -45,
    NameFit.OTHER: -45,
}
_SINGLE = 24
"""A name of one word, alike on both sides."""
_BIRTHS = {
    BirthFit.SAME: 30,
    BirthFit.SWAPPED: 20,
    BirthFit.DIGIT: 16,
    BirthFit.NEAR: 14,
    BirthFit.PARTLY: 8,
    BirthFit.UNKNOWN: 0,
    BirthFit.OTHER: -45,
}
_DOCUMENTS = {
    DocumentFit.SAME: 60,
    DocumentFit.SCANNED: 40,
    DocumentFit.SLIP: 25,
    DocumentFit.UNKNOWN: 0,
    DocumentFit.OTHER: -15,
}
_LOCATOR, _REFERENCE, _BESIDE = (25, -5), (50, -5), 8
_SEX = -8


class Facts(Record, frozen=True):
    """How two records relate in everything that is compared.

    ``same_locator`` and ``same_reference`` are ``None`` when a side does not tell.
    """

    name: NameFit
    birth: BirthFit
    documents: Compared | None
    same_locator: bool | None
    same_reference: bool | None
    same_seat: bool
    same_bag: bool
    single: bool
    other_sex: bool
    two_people: bool

    @property
    def document(self) -> DocumentFit:
        """The relation of the documents that agree best."""
        return self.documents.fit if self.documents else DocumentFit.UNKNOWN

    @property
    def forbidden(self) -> bool:
        """Whether these can be two people of one family, whatever else they share.

        Sisters, twins and fathers share surname, reservation, contact and sometimes a
        passport number copied to the next line; a given name that differs keeps them apart.
        A record that holds two people's names and documents is for a person to look at.
        """
        if self.name is NameFit.OTHER_GIVEN or self.two_people:
            return True
        return self.name is NameFit.OTHER and not self._certain_document

    @property
    def _certain_document(self) -> bool:
        same = self.document is DocumentFit.SAME
        return same and self.birth in {BirthFit.SAME, BirthFit.UNKNOWN}

    @property
    def points(self) -> int:
        """All that speaks for and against, added up."""
        return sum(self._weights())

    def _weights(self) -> Iterator[int]:
        yield _SINGLE if self.single and self.name is NameFit.SAME else _NAMES[self.name]
        yield _BIRTHS[self.birth]
        yield _DOCUMENTS[self.document]
        yield _told(self.same_locator, _LOCATOR)
        yield _told(self.same_reference, _REFERENCE)
        yield _BESIDE if self.same_seat or self.same_bag else 0
        yield _SEX if self.other_sex else 0


def weigh(api: Profile, pnr: Profile) -> Facts | None:
    """Compare two records; ``None`` for two people whom nothing but a reservation brings near."""
    name = best_fit(api.forms, pnr.forms)
    documents = best_documents(api.documents, pnr.documents)
    same_reference = _equal(api.reference, pnr.reference)
    same_document = documents is not None and documents.fit is DocumentFit.SAME
    if name in ANOTHER and not same_document and not same_reference:
        return None
    ours, theirs = api.traveller, pnr.traveller
    return Facts(
        name=name,
        birth=birth_fit(ours.born, theirs.born),
        documents=documents,
        same_locator=_equal(api.locator, pnr.locator),
        same_reference=same_reference,
        same_seat=not api.seats.isdisjoint(pnr.seats),
        same_bag=not api.tags.isdisjoint(pnr.tags),
        single=all(not (one.family and one.first) for one in api.forms),
        other_sex=_equal(_sex(ours.sex), _sex(theirs.sex)) is False,
        two_people=api.two_people or pnr.two_people,
    )


def _equal(one: str, other: str) -> bool | None:
    return one == other if one and other else None


def _sex(told: str | None) -> str:
    first = (told or "").upper()[:1]
    return first if first in {"M", "F"} else ""


def _told(same: bool | None, weights: tuple[int, int]) -> int:
    return 0 if same is None else weights[0] if same else weights[1]
