"""For whom a request of a PNR is, as far as the request itself tells."""

from safepassage.formats.pnrgov.documents import Docs
from safepassage.formats.pnrgov.drafts import Request, ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov.names import may_be_same, same_person, split_title


def owner_of(reservation: ReservationDraft, request: Request) -> TravellerDraft | None:
    """The traveller the request says it is for, or the only one."""
    return told_owner(reservation, request) or only_traveller(reservation)


def told_owner(reservation: ReservationDraft, request: Request) -> TravellerDraft | None:
    """The traveller referred to, or in whose group the request stood."""
    for reference in request.references:
        known = reservation.by_reference.get(reference)
        if known:
            return known
    return request.owner


def only_traveller(reservation: ReservationDraft) -> TravellerDraft | None:
    """The traveller of a reservation for one."""
    travellers = reservation.travellers
    return travellers[0] if len(travellers) == 1 else None


def has_name(person: TravellerDraft, docs: Docs) -> bool:
    """Whether the document can be this person's: titles may be glued to its first name."""
    surname, given = person.surname, person.given_names or ""
    if surname == docs.surname and docs.given.startswith(given):
        return True
    bare = docs.given.removeprefix(person.title or "").lstrip()
    return any(
        same_person(surname, given, docs.surname, candidate)
        for candidate in (docs.given_names, split_title(docs.given)[0], bare)
    )


def may_have_name(person: TravellerDraft, docs: Docs) -> bool:
    """Whether the name can be this person's, if something else says that it is."""
    return may_be_same(person.surname, person.given_names, docs.surname, docs.given_names)
