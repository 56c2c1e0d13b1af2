"""Everything of this app for a full export, flight by flight; the ledger is written before.

What is masked stays masked: its parts are given as they are sealed, with the wrapping that
only the approval authority can open.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from safepassage.apps.travel.models import (
    CarrierRequest,
    DataKey,
    Flight,
    FlightEvent,
    FormerFlight,
    Journey,
    Part,
    Reservation,
)
from safepassage.apps.travel.opening import open_versions
from safepassage.apps.travel.scope import tell
from safepassage.apps.travel.vault import open_keys, open_parts
from safepassage.pipeline.draft import reservation_from, traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Sealer

Exported = dict[str, Any]
HolderT = TypeVar("HolderT", Journey, Reservation)
_HEAD = (
    "id",
    "flight_id",
    "kind",
    "basis",
    "basis_version",
    "version",
    "sequence",
    "received_at",
    "mask_at",
    "delete_at",
    "unheld_at",
    "latest_at",
    "at_departure",
    "masked_at",
    "delivered",
)
_GROUPS = tuple(FieldGroup)


def flights() -> Iterator[Exported]:
    """Every departure with what messages said of it."""
    for row in Flight.objects.order_by("id").values().iterator():
        events = FlightEvent.objects.filter(flight=row["id"]).order_by("sequence")
        former = FormerFlight.objects.filter(flight=row["id"]).order_by("id")
        yield row | {"events": list(events.values()), "former": list(former.values())}


def travellers(
    kind: DataKind,
    *,
    actor: Actor,
    keys: Keys,
    at: datetime,
    without: Collection[UUID] = (),
) -> Iterator[Exported]:
    """Every traveller of one kind of data in all versions, ``without`` some."""
    stored = Journey.objects.filter(kind=kind.value).exclude(id__in=without)
    for flight in _flights_of(stored.values_list("flight", flat=True)):
        rows = list(stored.filter(flight=flight).order_by("id"))
        for row, sealer in _opened(rows, flight, actor, keys, at):
            more = {
                "role": row.role,
                "reservation": row.reservation_id,
                "ambiguous_with": row.ambiguous_with,
                "sightings": list(row.sightings.order_by("sequence").values()),
            }
            yield _head(row) | more | _content(row.id, row.version, sealer, traveller_from)


def reservations(*, actor: Actor, keys: Keys, at: datetime) -> Iterator[Exported]:
    """Every reservation in all versions."""
    stored = Reservation.objects.all()
    for flight in _flights_of(stored.values_list("flight", flat=True)):
        rows = list(stored.filter(flight=flight).order_by("id"))
        for row, sealer in _opened(rows, flight, actor, keys, at):
            pushes = {"pushes": list(row.pushes.order_by("sequence").values())}
            content = _content(row.id, row.version, sealer, reservation_from)
            yield _head(row) | pushes | content


def requests() -> Iterator[Exported]:
    """What carriers were asked for, and what came of it; codes and ids only."""
    yield from map(dict, CarrierRequest.objects.order_by("id").values().iterator())


def of_kind(kind: DataKind, ids: Sequence[UUID]) -> set[UUID]:
    """Those that are journeys of one kind of data; for PNR what carriers were asked for, too."""
    found = set(Journey.objects.filter(id__in=ids, kind=kind.value).values_list("id", flat=True))
    if kind is DataKind.PNR:
        found |= set(Reservation.objects.filter(id__in=ids).values_list("id", flat=True))
        asked = CarrierRequest.objects.filter(flight__in=ids, reservation=None)
        found |= set(asked.values_list("flight", flat=True))
    return found


def _flights_of(ids: Any) -> list[UUID]:  # noqa: ANN401 - a query set of one column
    return list(ids.distinct().order_by("flight"))


def _opened(
    rows: Sequence[HolderT], flight: UUID, actor: Actor, keys: Keys, at: datetime
) -> Iterator[tuple[HolderT, Sealer | None]]:
    """The rows of one flight with their keys, where they live; one entry names them all."""
    tell(actor, Purpose.OVERSIGHT, [flight], _GROUPS, at, about=[row.id for row in rows])
    live = set(keys.live_days())
    sealers = open_keys([row.id for row in rows if row.mask_day in live], keys)
    for row in rows:
        yield row, sealers.get(row.id)


def _head(row: Journey | Reservation) -> Exported:
    return {name: getattr(row, name) for name in _HEAD}


def _content(holder: UUID, version: int, sealer: Sealer | None, made_of: Any) -> Exported:  # noqa: ANN401 - two readers
    if sealer is None:
        return {"value": None, "versions": [], "sealed": _sealed(holder)}
    versions = open_versions(holder, sealer)
    told = [{"version": n, "value": made_of(parts)} for n, parts in sorted(versions.items())]
    (in_force,) = open_parts({holder: sealer}, {holder: version}, tuple(FieldGroup)).values()
    return {"value": made_of(in_force), "versions": told, "sealed": None}


def _sealed(holder: UUID) -> Exported | None:
    """What only the approval authority can open."""
    key = DataKey.objects.filter(holder=holder).first()
    if key is None:
        return None
    parts = Part.objects.filter(holder=holder).order_by("version", "group")
    return {
        "ephemeral": bytes(key.ephemeral),
        "by_authority": bytes(key.by_authority),
        "parts": [
            {"group": one.group, "version": one.version, "sealed": bytes(one.sealed)}
            for one in parts
        ],
    }
