"""Which hits clearances keep from the queue, as screening notes them; given in ``giving``."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.clearances.models import ClearedHit
from safepassage.apps.clearances.shown import Standing
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class KeptBack(Record, frozen=True):
    """A hit that would have been raised, and the clearance that speaks for the traveller."""

    key: str
    list_id: UUID
    list_version: str
    match_class: str
    name_score: float
    identity_score: float
    inputs: str
    by: Standing


class About(Record, frozen=True):
    """The journey that the hits are about."""

    journey: UUID
    flight: UUID
    delete_at: datetime


class Kept(Record, frozen=True):
    """What is kept back of the hits of one journey."""

    about: About
    hits: tuple[KeptBack, ...] = ()


def note(kept: Sequence[Kept], *, actor: Actor, at: datetime, in_part: bool = False) -> int:
    """Make each journey's cleared hits equal to those kept back; how many are new.

    ``in_part`` when only some of what is known was looked at: then none vanishes.
    """
    known: dict[UUID, dict[str, UUID]] = {one.about.journey: {} for one in kept}
    rows = ClearedHit.objects.filter(journey__in=list(known))
    for journey, key, clearance in rows.values_list("journey", "key", "clearance"):
        known[journey][key] = clearance
    return sum(
        _note(one, known[one.about.journey], actor=actor, at=at, in_part=in_part) for one in kept
    )


def noted(journeys: Collection[UUID]) -> set[UUID]:
    """Those of the journeys of which a clearance keeps a hit back."""
    if not journeys:
        return set()
    rows = ClearedHit.objects.filter(journey__in=list(journeys))
    return set(rows.values_list("journey", flat=True))


def _note(
    kept: Kept, known: Mapping[str, UUID], *, actor: Actor, at: datetime, in_part: bool
) -> int:
    gone = known.keys() - {one.key for one in kept.hits}
    if gone and not in_part:
        ClearedHit.objects.filter(journey=kept.about.journey, key__in=gone).delete()
    fresh = [one for one in kept.hits if known.get(one.key) != one.by.id]
    for one in fresh:
        _write(kept.about, one, actor, at)
    return len(fresh)


def _write(about: About, one: KeptBack, actor: Actor, at: datetime) -> None:
    values = {
        "flight": about.flight,
        "list_id": one.list_id,
        "list_version": one.list_version,
        "match_class": one.match_class,
        "name_score": one.name_score,
        "identity_score": one.identity_score,
        "inputs": one.inputs,
        "clearance": one.by.id,
        "given_by": one.by.officer,
        "given_at": one.by.at,
        "decision": one.by.decision,
        "origin": one.by.journey,
        "at": at,
        "delete_at": about.delete_at,
    }
    ClearedHit.objects.update_or_create(journey=about.journey, key=one.key, defaults=values)
    ledger.write(
        event=Event.HIT_CLEARED,
        actor=actor,
        subject=str(about.journey),
        details={
            "clearance": str(one.by.id),
            "class": one.match_class,
            "inputs": one.inputs,
        },
        at=at,
    )
