"""Whose stored data wait to be held against other lists than they were, and their opening.

``Flight.screened`` names the lists that everybody on the flight was held against; it is
empty when they were different ones, and ``LISTS~TOKEN`` while a pass by these lists is
under way. A message screened by other lists empties it, so the flight is due again, and a
pass that was killed is begun anew.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.vault import open_keys, open_parts
from safepassage.pipeline.draft import traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import purpose_of
from safepassage.safeguards.sealing import KeyGone, SealBroken, Sealer

log = logging.getLogger(__name__)
LONGEST_FLIGHT = timedelta(hours=24)
GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)
_SEPARATOR = "~"


class Due(Record, frozen=True):
    """A flight whose travellers wait for ``lists``; ``mark`` names the pass."""

    flight: UUID
    departs_at: datetime | None
    due_at: datetime | None
    lists: str
    mark: str


class Opened(Record, frozen=True):
    """What screening compares of one journey, and the version in which it was opened."""

    journey: UUID
    kind: DataKind
    version: int
    mask_day: date
    delete_at: datetime
    traveller: Traveller
    sealer: Sealer


def still_screened(lists: str) -> Case:
    """What ``screened`` becomes when a message screened by ``lists`` is stored."""
    same = Q(screened=lists) | Q(screened__startswith=f"{lists}{_SEPARATOR}")
    return Case(When(same, then=F("screened")), default=Value(""))


def begin(lists: str, token: str, at: datetime) -> Due | None:
    """Begin a pass over the flight that leaves first, if any is due; commits."""
    row = _due(lists, at).order_by(Coalesce("departs_at", "arrives_at"), "id").first()
    if row is None:
        return None
    mark = f"{lists}{_SEPARATOR}{token}"
    Flight.objects.filter(id=row.id).update(screened=mark)
    due_at = row.departs_at or row.arrives_at
    return Due(flight=row.id, departs_at=row.departs_at, due_at=due_at, lists=lists, mark=mark)


def finish(due: Due) -> None:
    """Everybody on the flight is held against its lists now, unless something came between."""
    Flight.objects.filter(id=due.flight, screened=due.mark).update(screened=due.lists)


def forget(at: datetime) -> None:
    """Make every flight that has not arrived due again."""
    Flight.objects.filter(_not_over(at)).update(screened="")


def forget_flights(flights: Collection[UUID]) -> None:
    """Make these flights due again, those that are over excepted by ``begin``."""
    if flights:
        Flight.objects.filter(id__in=flights).update(screened="")


def count_due(lists: str, at: datetime) -> int:
    """How many flights are due."""
    return _due(lists, at).count()


def waiting(flight: UUID) -> list[tuple[DataKind, UUID]]:
    """The journeys on a flight that are not masked, kind by kind; what is screened at all."""
    rows = Journey.objects.filter(flight=flight, masked_at=None).order_by("kind", "id")
    rows = rows.exclude(kind__in=[kind.value for kind in PASSED_ON])
    return [(DataKind(kind), one) for kind, one in rows.values_list("kind", "id")]


def open_batch(
    actor: Actor, flight: UUID, kind: DataKind, ids: Sequence[UUID], *, keys: Keys, at: datetime
) -> list[Opened]:
    """Open journeys of one kind under the purpose of that kind; one ledger entry for all."""
    rows = list(Journey.objects.filter(id__in=ids, kind=kind.value, masked_at=None).order_by("id"))
    if not rows:
        return []
    _tell(actor, flight, kind, [str(row.id) for row in rows], at)
    live = set(keys.live_days())
    return list(_opened([row for row in rows if row.mask_day in live], keys))


@transaction.atomic
def _tell(actor: Actor, flight: UUID, kind: DataKind, ids: list[str], at: datetime) -> None:
    ledger.write(
        event=Event.RECORD_READ,
        actor=actor,
        purpose=purpose_of(kind),
        subject=str(flight),
        details={"field_group": " ".join(GROUPS), "count": len(ids), "journeys": ids},
        at=at,
    )


def hold_flight(flight: UUID) -> None:
    """Keep other writers from a flight until the caller's transaction ends."""
    if connection.features.has_select_for_update:
        list(Flight.objects.select_for_update(no_key=True).filter(id=flight).values_list("id"))


def hold(due: Due, opened: Opened) -> bool:
    """Keep other writers from the flight; whether the journey still is as it was opened.

    If not, a message told something newer, and has screened it.
    """
    hold_flight(due.flight)
    same = Journey.objects.filter(id=opened.journey, version=opened.version, masked_at=None)
    return same.exists()


def _due(lists: str, at: datetime) -> QuerySet[Flight]:
    return Flight.objects.filter(_not_over(at)).exclude(screened=lists)


def _not_over(at: datetime) -> Q:
    """An inbound flight is over when it has arrived, any other when it has left.

    A list without a flight has no times: it stands for as long as it is kept.
    """
    inbound = Q(direction=Direction.INBOUND.value)
    in_the_air = Q(arrives_at=None, departs_at__gt=at - LONGEST_FLIGHT)
    before = Q(departs_at__gt=at) | Q(departs_at=None, arrives_at__gt=at)
    today = (at - LONGEST_FLIGHT).date().isoformat()
    untimed = Q(departs_at=None, arrives_at=None, departure_date__gte=today)
    standing = Q(direction=Direction.POSTING.value, delete_at__gt=at)
    return (
        (inbound & (Q(arrives_at__gt=at) | in_the_air)) | (~inbound & before) | untimed | standing
    )


def _opened(rows: Sequence[Journey], keys: Keys) -> Iterator[Opened]:
    """All at once; if one record is broken, each by itself and without that one."""
    try:
        yield from _open(rows, keys)
    except (SealBroken, KeyGone):
        if len(rows) == 1:
            log.exception("journey %s cannot be opened to be screened again", rows[0].id)
            return
        for row in rows:
            yield from _opened([row], keys)


def _open(rows: Sequence[Journey], keys: Keys) -> list[Opened]:
    sealers = open_keys([row.id for row in rows], keys)
    parts = open_parts(sealers, {row.id: row.version for row in rows}, GROUPS)
    return [
        Opened(
            journey=row.id,
            kind=DataKind(row.kind),
            version=row.version,
            mask_day=row.mask_day,
            delete_at=row.delete_at,
            traveller=traveller_from(parts[row.id]),
            sealer=sealers[row.id],
        )
        for row in rows
        if row.id in parts
    ]
