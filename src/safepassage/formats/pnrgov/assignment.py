"""Giving the special requests of a PNR to its travellers, once all of them are known."""

import re
from collections.abc import Callable
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.contacts import keep, read_value
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.documents import (
    Docs,
    apply_doca,
    apply_doco,
    apply_docs,
    read_docs,
)
from safepassage.formats.pnrgov.drafts import Request, ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov.names import same_person, split_title
from safepassage.formats.pnrgov.requests import remark
from safepassage.formats.pnrgov.travellers import namesakes
from safepassage.records import Role

_TICKET: Final = re.compile(r"(INF)?(\d{13})")
_MEMBERSHIP: Final = re.compile(r"[A-Z0-9]{2,3}?\d{4,}")
_INFANT: Final = re.compile(r"([^/]+)/([^/\d]+?)[ /](\d{1,2}[A-Z]{3}(?:\d{4}|\d\d))")


def assign(context: Context, reservation: ReservationDraft) -> None:
    """Every deferred request goes to its traveller; what cannot be used becomes a remark."""
    for request in reservation.requests:
        context.position = request.position
        if not _APPLIED[request.code](context, reservation, request):
            context.report(Code.REQUEST_UNASSIGNED)
            reservation.remarks[remark(request.code, "", request.text)] = None


def _owner(reservation: ReservationDraft, request: Request) -> TravellerDraft | None:
    """The traveller referred to, or in whose group the request stood, or the only one."""
    for reference in request.references:
        known = reservation.by_reference.get(reference)
        if known:
            return known
    if request.owner:
        return request.owner
    travellers = reservation.travellers
    return travellers[0] if len(travellers) == 1 else None


def _docs(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    return give_docs(context, reservation, _owner(reservation, request), read_docs(request.text))


def give_docs(
    context: Context, reservation: ReservationDraft, owner: TravellerDraft | None, docs: Docs
) -> bool:
    """Give a document to its holder: who was named, their infant, or who bears its name."""
    person: TravellerDraft | None
    if docs.is_infant:
        person = _infant(context, reservation, owner, docs)
    else:
        person = _named(reservation, owner, docs)
    if person:
        apply_docs(context, person, docs)
    return person is not None


def _named(
    reservation: ReservationDraft, owner: TravellerDraft | None, docs: Docs
) -> TravellerDraft | None:
    """The owner, unless the document's name is that of somebody else in the reservation."""
    if owner and (not docs.surname or _has_name(owner, docs) or len(reservation.travellers) == 1):
        return owner
    others = (each for each in namesakes(reservation, docs.surname) if _has_name(each, docs))
    return next(others, owner) if docs.surname else owner


def _has_name(person: TravellerDraft, docs: Docs) -> bool:
    """Whether the document can be this person's: titles may be glued to its first name."""
    surname, given = person.surname, person.given_names or ""
    if surname == docs.surname and docs.given.startswith(given):
        return True
    bare = docs.given.removeprefix(person.title or "").lstrip()
    return any(
        same_person(surname, given, docs.surname, candidate)
        for candidate in (docs.given_names, split_title(docs.given)[0], bare)
    )


def _infant(
    context: Context, reservation: ReservationDraft, owner: TravellerDraft | None, docs: Docs
) -> TravellerDraft:
    """The infant with this name, or the only one; without a TIF of their own one is added."""
    for person in (owner, *namesakes(reservation, docs.surname)):
        if person and person.role is Role.INFANT and _has_name(person, docs):
            return person
    infants = reservation.infants
    if len(infants) == 1 and not infants[0].documents:
        return infants[0]
    if owner and owner.role is not Role.INFANT and not docs.surname:
        return owner
    context.report(Code.INFANT_FROM_DOCUMENT)
    added = TravellerDraft(docs.surname or None, docs.given_names or None, None, Role.INFANT)
    reservation.add(added)
    return added


def _doco(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    return _with_owner(context, reservation, request, apply_doco)


def _doca(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    return _with_owner(context, reservation, request, apply_doca)


def _with_owner(
    context: Context,
    reservation: ReservationDraft,
    request: Request,
    apply: Callable[[Context, TravellerDraft, str], None],
) -> bool:
    owner = _owner(reservation, request)
    if owner:
        apply(context, owner, request.text)
    return owner is not None


def _contact(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    contact = read_value(request.text, is_email=request.code == "CTCE")
    if contact:
        keep(contact, reservation, _owner(reservation, request))
    return contact is not None


def _membership(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    owner, found = _owner(reservation, request), _MEMBERSHIP.match(request.text)
    if owner and found:
        owner.frequent_flyer[found[0]] = None
    return bool(owner and found)


def _ticket(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    owner, found = _owner(reservation, request), _TICKET.search(request.text)
    if not (owner and found):
        return False
    if found[1]:
        owner = reservation.infants[0] if len(reservation.infants) == 1 else owner
    owner.tickets[found[2]] = None
    return True


def _infant_notice(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    """INFT: name and birth date of an infant who has a TIF."""
    found = _INFANT.search(request.text)
    if found is None:
        return False
    for person in namesakes(reservation, found[1]):
        is_infant = person.role is Role.INFANT
        if is_infant and same_person(person.surname, person.given_names, found[1], found[2]):
            person.born = person.born or context.birth(found[3])
            return True
    return False


_Apply = Callable[[Context, ReservationDraft, Request], bool]
_APPLIED: Final[dict[str, _Apply]] = {
    "DOCS": _docs,
    "DOCA": _doca,
    "DOCO": _doco,
    "INFT": _infant_notice,
    **dict.fromkeys(("CTCE", "CTCM", "CTCH", "CTCB", "CTCF"), _contact),
    **dict.fromkeys(("FQTV", "FQTR", "FQTU", "FQTS"), _membership),
    **dict.fromkeys(("TKNE", "TKNA", "TKNM"), _ticket),
}
