"""Giving the special requests of a PNR to its travellers, once all of them are known."""

import re
from collections.abc import Callable, Sequence
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
from safepassage.formats.pnrgov.infants import announced_infant, documented_infant
from safepassage.formats.pnrgov.owners import (
    has_name,
    may_have_name,
    only_traveller,
    owner_of,
    told_owner,
)
from safepassage.formats.pnrgov.requests import remark
from safepassage.formats.pnrgov.travellers import namesakes

_TICKET: Final = re.compile(r"(INF)?(\d{13})")
_MEMBERSHIP: Final = re.compile(r"[A-Z0-9]{2,3}?\d{4,}")


def assign(context: Context, reservation: ReservationDraft) -> None:
    """Every deferred request goes to its traveller; what cannot be used becomes a remark."""
    for request in reservation.requests:
        context.position = request.position
        if not _APPLIED[request.code](context, reservation, request):
            context.report(Code.REQUEST_UNASSIGNED)
            reservation.remarks[remark(request.code, "", request.text)] = None


def _docs(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    told, docs = told_owner(reservation, request), read_docs(request.text)
    return give_docs(context, reservation, told, docs, references=request.references)


def give_docs(
    context: Context,
    reservation: ReservationDraft,
    owner: TravellerDraft | None,
    docs: Docs,
    *,
    references: Sequence[str] = (),
) -> bool:
    """Give a document to its holder: who was named, their infant, or who bears its name."""
    person: TravellerDraft | None
    if docs.is_infant:
        person = documented_infant(context, reservation, owner or only_traveller(reservation), docs)
    else:
        person = _named(context, reservation, owner, docs, references)
    if person:
        apply_docs(context, person, docs)
    return person is not None


def _named(
    context: Context,
    reservation: ReservationDraft,
    owner: TravellerDraft | None,
    docs: Docs,
    references: Sequence[str],
) -> TravellerDraft | None:
    """Whose document it is by its name, else whom the request says it is for.

    Without either it is that of somebody who is not in the reservation, and who is added.
    """
    if not docs.surname:
        return owner or only_traveller(reservation) or _unnamed(context, reservation, docs)
    if owner and has_name(owner, docs):
        return owner
    others = (each for each in namesakes(reservation, docs.surname) if has_name(each, docs))
    named = next(others, None)
    if named or owner:
        return named or _misnamed(context, owner, docs)
    only = only_traveller(reservation)
    if only and may_have_name(only, docs):
        return only
    return _added(context, reservation, docs, references)


def _misnamed(context: Context, owner: TravellerDraft | None, docs: Docs) -> TravellerDraft | None:
    """Whom the sender says a document is for, though its name says otherwise."""
    if owner and not may_have_name(owner, docs):
        context.report(Code.DOCUMENT_NAME_DIFFERS)
    return owner


def _unnamed(context: Context, reservation: ReservationDraft, docs: Docs) -> TravellerDraft | None:
    """Where a reservation names nobody, a document without a name is all there is."""
    if reservation.travellers or not docs.number:
        return None
    context.report(Code.NAME_MISSING)
    return _added(context, reservation, docs, ())


def _added(
    context: Context, reservation: ReservationDraft, docs: Docs, references: Sequence[str]
) -> TravellerDraft:
    context.report(Code.TRAVELLER_FROM_DOCUMENT)
    reference = next((each for each in references if each), None)
    added = TravellerDraft(
        docs.surname or None, docs.given_names or None, local_reference=reference
    )
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
    owner = owner_of(reservation, request)
    if owner:
        apply(context, owner, request.text)
    return owner is not None


def _contact(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    contact = read_value(request.text, is_email=request.code == "CTCE")
    if contact:
        keep(contact, reservation, owner_of(reservation, request))
    return contact is not None


def _membership(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    owner, found = owner_of(reservation, request), _MEMBERSHIP.match(request.text)
    if owner and found:
        owner.frequent_flyer[found[0]] = None
    return bool(owner and found)


def _ticket(_context: Context, reservation: ReservationDraft, request: Request) -> bool:
    owner, found = owner_of(reservation, request), _TICKET.search(request.text)
    if not (owner and found):
        return False
    if found[1]:
        owner = reservation.infants[0] if len(reservation.infants) == 1 else owner
    owner.tickets[found[2]] = None
    return True


_Apply = Callable[[Context, ReservationDraft, Request], bool]
_APPLIED: Final[dict[str, _Apply]] = {
    "DOCS": _docs,
    "DOCA": _doca,
    "DOCO": _doco,
    "INFT": announced_infant,
    **dict.fromkeys(("CTCE", "CTCM", "CTCH", "CTCB", "CTCF"), _contact),
    **dict.fromkeys(("FQTV", "FQTR", "FQTU", "FQTS"), _membership),
    **dict.fromkeys(("TKNE", "TKNA", "TKNM"), _ticket),
}
