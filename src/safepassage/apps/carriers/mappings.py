"""What the columns of carriers' own tables mean: remembered by name, used at every door."""

from collections.abc import Mapping as Lookup
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier, TableMapping
from safepassage.formats.manifests import Mapping
from safepassage.records.actor import Actor

LONGEST_NAME = 60


@transaction.atomic
def remember(
    *, carrier: Carrier, name: str, mapping: Mapping, actor: Actor, at: datetime
) -> TableMapping:
    """Keep a mapping under a name, in place of an earlier one of that name; never a row."""
    kept, _ = TableMapping.objects.update_or_create(
        carrier=carrier,
        name=name.strip()[:LONGEST_NAME],
        defaults={"mapping": msgspec.to_builtins(mapping), "kept_at": at},
    )
    details = {"columns": len(mapping.columns)}
    ledger.write(
        event=Event.CARRIER_MAPPED, actor=actor, subject=str(carrier.pk), details=details, at=at
    )
    return kept


def mappings() -> Lookup[UUID, tuple[Mapping, ...]]:
    """Every carrier's mappings, the newest first."""
    found: dict[UUID, tuple[Mapping, ...]] = {}
    for row in TableMapping.objects.order_by("-kept_at", "-pk"):
        mapping = msgspec.convert(row.mapping, Mapping)
        found[row.carrier_id] = (*found.get(row.carrier_id, ()), mapping)
    return found


def mappings_of(carrier_id: UUID) -> tuple[Mapping, ...]:
    """One carrier's mappings, the newest first; one short query."""
    rows = TableMapping.objects.filter(carrier=carrier_id).order_by("-kept_at", "-pk")
    return tuple(msgspec.convert(row.mapping, Mapping) for row in rows)


def names_of(carrier_id: UUID) -> list[str]:
    """The names of one carrier's mappings."""
    return list(TableMapping.objects.filter(carrier=carrier_id).values_list("name", flat=True))


def stamp() -> str:
    """Name the mappings; one short query, so that workers can ask often."""
    rows = TableMapping.objects.order_by("pk").values_list("pk", "kept_at")
    return sha256(repr(list(rows)).encode()).hexdigest()
