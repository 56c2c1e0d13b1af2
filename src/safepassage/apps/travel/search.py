"""Looks for people by what they are known by; every search has a ground and an entry."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import Journey, LookUp
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import journeys, tokens
from safepassage.apps.travel.shown import Found, flight_head
from safepassage.pipeline.draft import document_key, name_key, normal
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp as Kind

MOST_FOUND = 100
Wanted = tuple[Kind, tuple[str, ...]]
SHOWN_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


class SearchGround(StrEnum):
    """Why an officer looks for somebody outside a work item; kept with the search."""

    AT_THE_DESK = "at_the_desk"
    CARRIER_ASKED = "carrier_asked"
    WORK_ITEM = "work_item"
    REASONED_REQUEST = "reasoned_request"
    DATA_SUBJECT = "data_subject"
    OVERSIGHT = "oversight"


def by_document(number: str, issuer: str | None) -> Wanted:
    """Look for a document; carriers who left its issuer out are found too."""
    keys = {document_key(number, issuer and issuer.strip().upper()), document_key(number, None)}
    return Kind.DOCUMENT, tuple(sorted(keys))


def by_name(surname: str, given_names: str, born: str | None) -> Wanted:
    """Look for a name as documents write it, with the birth date (ISO) if it is known."""
    name = name_key(surname, given_names)
    return (Kind.NAME_AND_BIRTH, (f"{name}|{born}",)) if born else (Kind.NAME, (name,))


def by_locator(locator: str) -> Wanted:
    """Look for everybody of a reservation."""
    return Kind.LOCATOR, (normal(locator),)


def find(
    actor: Actor,
    purpose: Purpose,
    wanted: Wanted,
    *,
    ground: SearchGround,
    keys: Keys,
    at: datetime,
) -> list[Found]:
    """Journeys that ``wanted`` leads to, newest first, at most ``MOST_FOUND``.

    The search is in the ledger, with what it found, before anything is opened.
    """
    rows = _rows(purpose, wanted, keys)
    details = {"by": wanted[0].value, "ground": ground.value, "found": len(rows)}
    with transaction.atomic():
        ledger.write(
            event=Event.RECORD_SEARCHED,
            actor=actor,
            purpose=purpose,
            subject=" ".join(str(row.id) for row in rows),
            details=details,
            at=at,
        )
    opened = open_travellers(rows, SHOWN_GROUPS, keys)
    return [
        Found(record=record, flight=flight_head(row.flight))
        for row, record in zip(rows, opened, strict=True)
    ]


def _rows(purpose: Purpose, wanted: Wanted, keys: Keys) -> list[Journey]:
    kind, values = wanted
    unmasked = journeys(purpose).filter(masked_at=None)
    days = unmasked.values_list("mask_day", flat=True).distinct().order_by()
    known_by = tokens([(kind, value) for value in values], days, keys)
    pairs = LookUp.objects.filter(token__in=list(known_by), kind=kind.value)
    holders = list(pairs.values_list("holder", flat=True))
    found = unmasked.filter(Q(id__in=holders) | Q(reservation__in=holders))
    return list(found.select_related("flight").order_by("-received_at", "id")[:MOST_FOUND])
