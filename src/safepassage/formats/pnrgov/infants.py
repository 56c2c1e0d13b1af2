"""Infants: their documents and notices stand with the adult who holds them."""

import re
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.context import Context
from safepassage.formats.pnrgov.documents import Docs
from safepassage.formats.pnrgov.drafts import Request, ReservationDraft, TravellerDraft
from safepassage.formats.pnrgov.names import letters, may_be_same, same_person, split_title
from safepassage.formats.pnrgov.owners import has_name, told_owner
from safepassage.formats.pnrgov.travellers import namesakes
from safepassage.records import Name, Role

_UNNAMED: Final = frozenset({"", "BABY", "BABYBOY", "BABYGIRL", "INF", "INFANT"})
_NOTICE: Final = re.compile(r"([^/]{1,60})/([^/\d]{1,60}?)[ /](\d{1,2}[A-Z]{3}(?:\d{4}|\d\d))")
_LONGEST: Final = 200
_MOST: Final = 99


def documented_infant(
    context: Context, reservation: ReservationDraft, owner: TravellerDraft | None, docs: Docs
) -> TravellerDraft:
    """The infant with this name, or the only one; without a TIF of their own one is added."""
    for person in (owner, *namesakes(reservation, docs.surname)):
        if person and person.role is Role.INFANT and has_name(person, docs):
            return person
    free = [each for each in reservation.infants[:_MOST] if not each.documents]
    known = _only_likely(free, docs.surname, docs.given_names)
    if known:
        return known
    if owner and owner.role is not Role.INFANT and not docs.surname:
        return owner
    return _added(context, reservation, docs.surname, docs.given_names)


def announced_infant(context: Context, reservation: ReservationDraft, request: Request) -> bool:
    """INFT: name and birth date of an infant; one without a TIF is added, once."""
    found = _NOTICE.search(request.text[:_LONGEST])
    if found is None:
        return False
    surname, given = found[1].strip(), split_title(found[2])[0] or ""
    infant = _announced(reservation, request, surname, given)
    if infant is None:
        infant = _added(context, reservation, surname, given)
        infant.names[Name(surname=surname, given_names=given or None, source="inft")] = None
    infant.born = infant.born or context.birth(found[3])
    return True


def _announced(
    reservation: ReservationDraft, request: Request, surname: str, given: str
) -> TravellerDraft | None:
    """The infant of this name; a traveller of the same name beside the one who asks is them too."""
    asking = told_owner(reservation, request)
    for person in namesakes(reservation, surname):
        can_be = person.role is Role.INFANT or (asking is not None and person is not asking)
        if can_be and same_person(person.surname, person.given_names, surname, given):
            return person
    return _only_likely(reservation.infants[:_MOST], surname, given)


def _only_likely(infants: list[TravellerDraft], surname: str, given: str) -> TravellerDraft | None:
    """The one infant whose name, in any form, can be this one, or who has none yet."""
    likely = [each for each in infants if _is_likely(each, surname, given)]
    return likely[0] if len(likely) == 1 else None


def _is_likely(person: TravellerDraft, surname: str, given: str) -> bool:
    if letters(person.given_names) in _UNNAMED:
        return True
    forms = list(person.names)[:_MOST] or [Name(person.surname, person.given_names)]
    return any(may_be_same(form.surname, form.given_names, surname, given) for form in forms)


def _added(
    context: Context, reservation: ReservationDraft, surname: str, given: str
) -> TravellerDraft:
    context.report(Code.INFANT_FROM_DOCUMENT)
    added = TravellerDraft(surname or None, given or None, role=Role.INFANT)
    reservation.add(added)
    return added
