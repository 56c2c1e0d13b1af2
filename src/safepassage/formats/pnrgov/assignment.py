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
from safepassage.formats.pnrgov.names import letters, may_be_same, same_person, split_title
from safepassage.formats.pnrgov.requests import remark
from safepassage.formats.pnrgov.travellers import namesakes
from safepassage.records import Name, Role

_TICKET: Final = re.compile(r"(INF)?(\d{13})")
_MEMBERSHIP: Final = re.compile(r"[A-Z0-9]{2,3}?\d{4,}")
_UNNAMED_INFANTS: Final = frozenset({"", "BABY", "BABYBOY", "BABYGIRL", "INF", "INFANT"})
_INFANT: Final = re.compile(r"([^/]{1,60})/([^/\d]{1,60}?)[ /](\d{1,2}[A-Z]{3}(?:\d{4}|\d\d))")
_INFANT_LONGEST: Final = 200


def assign(context: Context, reservation: ReservationDraft) -> None:
    """Every deferred request goes to its traveller; what cannot be used becomes a remark."""
    for request in reservation.requests:
        context.position = request.position
        if not _APPLIED[request.code](context, reservation, request):
            context.report(Code.REQUEST_UNASSIGNED)
            reservation.remarks[remark(request.code, "", request.text)] = None


def _owner(reservation: ReservationDraft, request: Request) -> TravellerDraft | None:
    """The traveller the request says it is for, or the only one."""
    return _told(reservation, request) or _only(reservation)


def _told(reservation: ReservationDraft, request: Request) -> TravellerDraft | None:
    """The traveller referred to, or in whose group the request stood."""
    for reference in request.references:
        known = reservation.by_reference.get(reference)
        if known:
            return known
    return request.owner


def _only(reservation: ReservationDraft) -> TravellerDraft | None:
    travellers = reservation.travellers
    return travellers[0] if len(travellers) == 1 else None


def _docs(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    docs = read_docs(request.text)
    person: TravellerDraft | None
    if docs.is_infant:
        person = _infant(context, reservation, _owner(reservation, request), docs)
    else:
        person = _named(context, reservation, request, docs)
    if person:
        apply_docs(context, person, docs)
    return person is not None


def _named(
    context: Context, reservation: ReservationDraft, request: Request, docs: Docs
) -> TravellerDraft | None:
    """Whose document it is by its name, else whom the request says it is for.

    Without either it is that of somebody who is not in the reservation, and who is added.
    """
    owner = _told(reservation, request)
    if not docs.surname:
        return owner or _only(reservation) or _unnamed(context, reservation, docs)
    if owner and _has_name(owner, docs):
        return owner
    others = (each for each in namesakes(reservation, docs.surname) if _has_name(each, docs))
    named = next(others, None)
    if named is None and owner is None:
        only = _only(reservation)
        named = only if only and _may_have_name(only, docs) else None
    if named is None and owner is None:
        return _added(context, reservation, docs, request.references)
    if named is None and owner and not _may_have_name(owner, docs):
        context.report(Code.DOCUMENT_NAME_DIFFERS)
    return named or owner


def _unnamed(context: Context, reservation: ReservationDraft, docs: Docs) -> TravellerDraft | None:
    """Where a reservation names nobody, a document without a name is all there is."""
    if reservation.travellers or not docs.number:
        return None
    context.report(Code.NAME_MISSING)
    return _added(context, reservation, docs, [])


def _added(
    context: Context, reservation: ReservationDraft, docs: Docs, references: list[str]
) -> TravellerDraft:
    context.report(Code.TRAVELLER_FROM_DOCUMENT)
    reference = next((each for each in references if each), None)
    added = TravellerDraft(
        docs.surname or None, docs.given_names or None, local_reference=reference
    )
    reservation.add(added)
    return added


def _may_have_name(person: TravellerDraft, docs: Docs) -> bool:
    """Whether the name can be this person's, if something else says that it is."""
    return may_be_same(person.surname, person.given_names, docs.surname, docs.given_names)


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
    if len(infants) == 1 and not infants[0].documents and _may_be_infant(infants[0], docs):
        return infants[0]
    if owner and owner.role is not Role.INFANT and not docs.surname:
        return owner
    return _added_infant(context, reservation, docs.surname, docs.given_names)


def _may_be_infant(person: TravellerDraft, docs: Docs) -> bool:
    """Whether the name can be that of the only infant, who is often booked as BABY."""
    return letters(person.given_names) in _UNNAMED_INFANTS or _may_have_name(person, docs)


def _added_infant(
    context: Context, reservation: ReservationDraft, surname: str, given: str
) -> TravellerDraft:
    context.report(Code.INFANT_FROM_DOCUMENT)
    added = TravellerDraft(surname or None, given or None, role=Role.INFANT)
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
    """INFT: name and birth date of an infant; one without a TIF is added, once."""
    found = _INFANT.search(request.text[:_INFANT_LONGEST])
    if found is None:
        return False
    surname, given = found[1].strip(), found[2].strip()
    infant = _noticed(reservation, request, surname, given)
    if infant is None:
        given = split_title(given)[0] or ""
        infant = _added_infant(context, reservation, surname, given)
        infant.names[Name(surname=surname, given_names=given or None, source="inft")] = None
    infant.born = infant.born or context.birth(found[3])
    return True


def _noticed(
    reservation: ReservationDraft, request: Request, surname: str, given: str
) -> TravellerDraft | None:
    """The infant of this name; a traveller of the same name beside the one who asks is them too."""
    asking = _told(reservation, request)
    for person in namesakes(reservation, surname):
        can_be = person.role is Role.INFANT or (person is not asking and asking is not None)
        if can_be and same_person(person.surname, person.given_names, surname, given):
            return person
    infants = reservation.infants
    if len(infants) == 1 and letters(infants[0].given_names) in _UNNAMED_INFANTS:
        return infants[0]
    return None


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
