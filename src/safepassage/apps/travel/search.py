"""Looks for people by what they are known by; every search has a ground and an entry."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.stops import refuse_stopped
from safepassage.apps.travel.models import Journey, LookUp
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import journeys, on_leave, tokens
from safepassage.apps.travel.shown import Found, flight_head
from safepassage.apps.travel.wanted import Wanted, bears
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.offences import Reasons, check_reasons
from safepassage.safeguards.purpose import Purpose

MOST_FOUND = 100
_MOST_ASKED = 10_000
"""Tokens a question to the database; both databases take more."""
SHOWN_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


class SearchGround(StrEnum):
    """Why an officer looks for somebody outside a work item; kept with the search."""

    AT_THE_DESK = "at_the_desk"
    CARRIER_ASKED = "carrier_asked"
    WORK_ITEM = "work_item"
    REASONED_REQUEST = "reasoned_request"
    DATA_SUBJECT = "data_subject"
    OVERSIGHT = "oversight"


def find(
    actor: Actor,
    purpose: Purpose,
    wanted: Wanted,
    *,
    ground: SearchGround,
    reasons: Reasons | None = None,
    keys: Keys,
    at: datetime,
) -> list[Found]:
    """Journeys that ``wanted`` leads to, newest first, at most ``MOST_FOUND``.

    The search is in the ledger, with what it found, before anything is opened. Raises
    ``Unreasoned`` for a case-by-case request (2016/681 art. 6(2)(b)) without its reasons, and
    ``StoppedError`` where searching stands stopped.
    """
    refuse_stopped(Capability.SEARCH)
    check_reasons(purpose, reasons)
    rows = rows_of(purpose, wanted, keys)
    closed = found_on_leave(purpose, wanted, keys)
    details = {"by": wanted.by.value, "ground": ground.value, "found": len(rows)}
    details |= {"on_leave": len(closed)} if closed else {}
    details |= reasons.codes if reasons else {}
    with transaction.atomic():
        ledger.write(
            event=Event.RECORD_SEARCHED,
            actor=actor,
            purpose=purpose,
            details=details,
            about=[*(row.id for row in rows), *closed],
            at=at,
        )
    opened = open_travellers(rows, SHOWN_GROUPS, keys)
    found = [
        Found(record=record, flight=flight_head(row.flight))
        for row, record in zip(rows, opened, strict=True)
    ]
    return sorted(found, key=lambda one: not _fits(one, wanted))


def _fits(found: Found, wanted: Wanted) -> bool:
    traveller = found.record.traveller
    return traveller is not None and bears(traveller.given_names, wanted.given_names)


def rows_of(purpose: Purpose, wanted: Wanted, keys: Keys) -> list[Journey]:
    """The rows that ``wanted`` leads to, for whoever writes the ledger before opening them."""
    return list(_newest(journeys(purpose), wanted, keys).select_related("flight")[:MOST_FOUND])


def found_on_leave(purpose: Purpose, wanted: Wanted, keys: Keys) -> list[UUID]:
    """Those that it leads to and that are read only with leave, after entry; ids alone."""
    closed = on_leave(purpose)
    return [row.id for row in _newest(closed, wanted, keys)[:MOST_FOUND]]


def _newest(rows: QuerySet[Journey], wanted: Wanted, keys: Keys) -> QuerySet[Journey]:
    unmasked = rows.filter(masked_at=None)
    days = unmasked.values_list("mask_day", flat=True).distinct().order_by()
    holders = _holders(list(tokens(wanted.pairs, days, keys)))
    found = unmasked.filter(Q(id__in=holders) | Q(reservation__in=holders))
    return found.order_by("-received_at", "id")


def _holders(known_by: list[bytes]) -> list[UUID]:
    return [
        holder
        for start in range(0, len(known_by), _MOST_ASKED)
        for holder in LookUp.objects.filter(
            token__in=known_by[start : start + _MOST_ASKED]
        ).values_list("holder", flat=True)
    ]
