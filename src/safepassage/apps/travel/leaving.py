"""Whoever is known to have left: their data end with the departure, where the law says so.

Known from data of the same kind alone: an outbound journey whose flight has departed, and the
journeys of the same document, or the same name and birth date, that came before it. Sources:
Opinion 1/15; TCA art. 552(4).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from safepassage.apps.travel.models import Journey, LookUp, Reservation
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import tell, tokens
from safepassage.pipeline.draft import look_ups_of
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import purpose_of
from safepassage.safeguards.sealing import LookUp as LookUpKind

_GROUPS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)
_SAME_PERSON = frozenset({LookUpKind.DOCUMENT, LookUpKind.NAME_AND_BIRTH})


class Left(Record, frozen=True):
    """One who left: the outbound journey, its departure, and the journeys that end with it."""

    journey: UUID
    at: datetime
    ending: tuple[UUID, ...]


def left(*, actor: Actor, keys: Keys, at: datetime, limit: int) -> list[Left]:
    """Up to ``limit`` who left by ``at`` and whose data have not ended with it yet.

    Their documents and names are opened, which is in the ledger first; no lock is needed.
    """
    rows = list(_departed(at).select_related("flight").order_by("flight__departs_at")[:limit])
    for kind in {row.kind for row in rows}:
        ids = [row.id for row in rows if row.kind == kind]
        tell(actor, purpose_of(DataKind(kind)), ids, _GROUPS, at)
    opened = open_travellers(rows, _GROUPS, keys)
    return [
        Left(
            journey=row.id,
            at=row.flight.departs_at or at,
            ending=(row.id, *_before(row, record.traveller, keys)),
        )
        for row, record in zip(rows, opened, strict=True)
    ]


def count_left(*, at: datetime) -> int:
    """How many outbound journeys will have departed by ``at`` whose data end with that."""
    return _departed(at).count()


def end_with_departure(some: Iterable[Left]) -> int:
    """Bring the ordinary ends forward, inside the caller's transaction; how many journeys.

    When they are deleted is settled afterwards (``flows.keeping``): somebody may keep them.
    """
    moved = 0
    for one in some:
        ending = Journey.objects.filter(id__in=one.ending, unheld_at__gt=one.at)
        moved += ending.update(unheld_at=one.at)
        _end_reservations(one.ending)
    return moved


def _departed(at: datetime) -> QuerySet[Journey]:
    return Journey.objects.filter(
        at_departure=True,
        flight__direction=Direction.OUTBOUND.value,
        flight__departs_at__lte=at,
        unheld_at__gt=F("flight__departs_at"),
    )


def _before(row: Journey, traveller: Traveller | None, keys: Keys) -> Sequence[UUID]:
    """The earlier journeys of the same person in the same kind of data."""
    if traveller is None:
        return ()
    wanted = [pair for pair in look_ups_of(traveller) if pair[0] in _SAME_PERSON]
    departure = row.flight.departs_at
    stays = Journey.objects.filter(at_departure=True, kind=row.kind, masked_at=None)
    earlier = stays.filter(Q(flight__departs_at__lt=departure) | Q(flight__departs_at=None))
    days = earlier.values_list("mask_day", flat=True).distinct().order_by()
    known_by = list(tokens(wanted, days, keys))
    holders = LookUp.objects.filter(token__in=known_by).values_list("holder", flat=True)
    return list(earlier.filter(id__in=list(holders)).values_list("id", flat=True))


def _end_reservations(journeys: Sequence[UUID]) -> None:
    """A reservation ends with the last of its travellers."""
    theirs = Journey.objects.filter(id__in=journeys).exclude(reservation=None)
    ids = list(theirs.values_list("reservation", flat=True).distinct())
    for row in Reservation.objects.filter(id__in=ids, at_departure=True):
        last = row.journeys.aggregate(last=Max("unheld_at"))["last"]
        row.unheld_at = min(row.unheld_at, last)
        row.save(update_fields=["unheld_at"])
