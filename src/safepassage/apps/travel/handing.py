"""What an agency of the single window is given: opened after its entry in the ledger, never kept.

Values are opened from the copy that was collected for the agency's own purpose.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import Journey, Sighting
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import journeys
from safepassage.apps.travel.shown import FlightHead, flight_head
from safepassage.formats.intents import intent_of_label
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import TRAVELLER_GROUPS, FieldGroup
from safepassage.records.intent import ENDING
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose

T = TypeVar("T")


class Way(Record, frozen=True):
    """A stored journey without any personal value: where it goes, and how long it is kept."""

    journey: UUID
    kind: DataKind
    flight: FlightHead
    delete_at: datetime


class Asked(Record, frozen=True):
    """Who is given what: the agency, its purpose, and what the ledger tells of the page."""

    actor: Actor
    purpose: Purpose
    subject: str
    details: Mapping[str, str | int | list[str]]
    journeys: tuple[UUID, ...]
    fields: frozenset[str]
    at: datetime


def ways(purpose: Purpose, ids: Collection[UUID]) -> dict[UUID, Way]:
    """Those of the journeys that are of this purpose and not masked."""
    rows = journeys(purpose).filter(id__in=ids, masked_at=None).select_related("flight")
    return {row.id: _way(row) for row in rows}


def on_flight(flight: UUID, *, before: int) -> list[Way]:
    """Everybody on a flight but reservations and whoever travels no more.

    Whom message ``before`` or a later one described is left out: that message tells of them.
    """
    said = Sighting.objects.filter(journey=OuterRef("id")).order_by("-sequence")
    rows = Journey.objects.filter(flight=flight, masked_at=None, sequence__lt=before)
    rows = rows.exclude(kind=DataKind.PNR.value).select_related("flight")
    return [
        _way(row)
        for row in rows.annotate(said=Subquery(said.values("function")[:1]))
        if row.said is None or intent_of_label(row.said) not in ENDING
    ]


def hand_over(
    asked: Asked, keys: Keys, *, also: Callable[[], T]
) -> tuple[T, dict[UUID, Traveller]]:
    """Commit the entry that names everybody with what ``also`` writes, then open the values.

    Only the groups that hold a field asked for are opened. Journeys whose key is gone are left
    out.
    """
    with transaction.atomic():
        made = also()
        ledger.write(
            event=Event.AGENCY_GIVEN,
            actor=asked.actor,
            purpose=asked.purpose,
            subject=asked.subject,
            details=asked.details,
            about=asked.journeys,
            at=asked.at,
        )
    rows = list(journeys(asked.purpose).filter(id__in=asked.journeys, masked_at=None))
    opened = open_travellers(rows, groups_of(asked.fields), keys) if rows else []
    return made, {one.head.id: one.traveller for one in opened if one.traveller}


def groups_of(fields: Collection[str]) -> tuple[FieldGroup, ...]:
    """The groups that hold any of these leaf fields."""
    tops = {field.split(".")[0] for field in fields}
    return tuple(group for group, names in TRAVELLER_GROUPS.items() if not tops.isdisjoint(names))


def _way(row: Journey) -> Way:
    return Way(
        journey=row.id,
        kind=DataKind(row.kind),
        flight=flight_head(row.flight),
        delete_at=row.delete_at,
    )
