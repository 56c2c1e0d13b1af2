"""Work items and their hits, as screening raises and withdraws them.

One item a traveller-journey. A hit's key is kind, entry and version; new data
re-opens a decided item only for a new key or a higher class, and a hit that
vanished stays, marked as withdrawn. Decisions are taken in ``decisions``.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Hit, ItemState, Queue, WorkItem
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind

ALTERED_CLASS = "altered"
ALTERED, ALTERED_RANK = f"{ALTERED_CLASS}/", 0
REGISTER_CLASS = "register"
RANK_OF_CLASS = {"document": 1, "identity": 2, REGISTER_CLASS: 2, "name_only": 3}
LIST_HIT, REGISTER_HIT = "list/", "register/"
"""What the keys of hits begin with, by where they come from."""
QUEUE_OF_KIND = {
    DataKind.API_BORDER: Queue.BORDER,
    DataKind.API_PIU: Queue.ASSESSMENT,
    DataKind.PNR: Queue.ASSESSMENT,
}


def register_of(key: str) -> str:
    """The name of the register of a hit; its key is ``register/NAME/REASON``."""
    return key.removeprefix(REGISTER_HIT).partition("/")[0]


class NewHit(Record, frozen=True):
    """A hit ready to be written: codes in clear, evidence sealed under the journey's key.

    One of a register is of no list.
    """

    id: UUID
    key: str
    match_class: str
    list_id: UUID | None
    list_version: str
    inputs: str
    purpose: str
    headline: str
    codes: list[list[str | float]]
    name_score: float
    identity_score: float
    evidence: bytes
    severity: int = 0


class Occasion(Record, frozen=True):
    """The journey that hits are about, and the clock that runs for it."""

    item: UUID
    journey: UUID
    flight: UUID
    kind: DataKind
    due_at: datetime | None
    delete_at: datetime


def with_item(journeys: Sequence[UUID]) -> set[UUID]:
    """Those of the journeys about which a work item exists."""
    if not journeys:
        return set()
    return set(WorkItem.objects.filter(journey__in=journeys).values_list("journey", flat=True))


def standing_hits(journey: UUID, *, among: str = LIST_HIT) -> set[str]:
    """The keys of a journey's hits that are not withdrawn; those that begin with ``among``."""
    rows = Hit.objects.filter(item__journey=journey, withdrawn_at=None, key__startswith=among)
    return set(rows.values_list("key", flat=True))


def reschedule(flight: UUID, due_at: datetime | None) -> None:
    """Let the undecided items of a flight run towards its new departure."""
    if due_at is not None:
        items = WorkItem.objects.filter(flight=flight).exclude(state=ItemState.DECIDED)
        items.update(due_at=due_at)


def raise_hits(
    occasion: Occasion,
    hits: Sequence[NewHit],
    *,
    actor: Actor,
    at: datetime,
    in_part: bool = False,
    among: str = LIST_HIT,
    cleared: Collection[str] = (),
) -> WorkItem | None:
    """Make the journey's hits equal to ``hits``; returns its work item, if it has one.

    Only those whose key begins with ``among`` were looked for: lists say nothing of registers'
    hits, and no register of another's. ``in_part`` when only some of what is known was looked
    at: then no earlier hit vanishes.
    ``cleared`` are the keys of hits that an officer has cleared: on an open item none of them
    waits for another word, on any other it stays as what was decided about.
    """
    item = WorkItem.objects.filter(journey=occasion.journey).first()
    if item is None and not hits:
        return None
    known = {one.key: one for one in item.hits.all()} if item else {}
    fresh = [one for one in hits if one.key not in known or known[one.key].withdrawn_at]
    rank = min((RANK_OF_CLASS[one.match_class] for one in hits), default=9)
    if item is None:
        item = _open(occasion, hits[0], rank, at)
    elif fresh or rank < item.rank:
        _reopen(item, occasion, _headline(item, hits[0], known), rank, at)
    stays = {one.key for one in hits}
    if item.state != ItemState.OPEN:
        stays.update(cleared)
    if not in_part:
        looked_for = {key for key in known if key.startswith(among)}
        _withdraw(item, looked_for - stays, actor, at)
    _weigh(item, hits)
    _write(item, fresh, actor, at)
    return item


def raise_altered(journey: UUID, *, actor: Actor, at: datetime) -> None:
    """Somebody refused is told differently now: their item goes to the top of the queue."""
    item = WorkItem.objects.filter(journey=journey).first()
    if item is None:
        return
    item.state, item.opened_at, item.reopened = ItemState.OPEN, at, item.reopened + 1
    item.rank, item.headline = ALTERED_RANK, ALTERED
    item.save(update_fields=["state", "opened_at", "reopened", "rank", "headline"])
    ledger.write(event=Event.CASE_ALTERED, actor=actor, subject=str(journey), at=at)


def lift(journey: UUID, *, actor: Actor, at: datetime) -> None:
    """A right ends what was decided about a journey; its item is open again for a person."""
    item = WorkItem.objects.exclude(state=ItemState.OPEN).filter(journey=journey).first()
    if item:
        item.state, item.opened_at, item.reopened = ItemState.OPEN, at, item.reopened + 1
        item.save(update_fields=["state", "opened_at", "reopened"])
    ledger.write(event=Event.CASE_LIFTED, actor=actor, subject=str(journey), at=at)


def _open(occasion: Occasion, first: NewHit, rank: int, at: datetime) -> WorkItem:
    return WorkItem.objects.create(
        id=occasion.item,
        journey=occasion.journey,
        flight=occasion.flight,
        kind=occasion.kind.value,
        queue=QUEUE_OF_KIND[occasion.kind],
        state=ItemState.OPEN,
        rank=rank,
        headline=first.headline,
        opened_at=at,
        due_at=occasion.due_at,
        delete_at=occasion.delete_at,
    )


def _headline(item: WorkItem, first: NewHit, known: Mapping[str, Hit]) -> str:
    """What heads the item: no register's hit does while a listing's stands, or a change waits."""
    listed = any(one.withdrawn_at is None for key, one in known.items() if key.startswith(LIST_HIT))
    altered = item.headline == ALTERED and item.state == ItemState.OPEN
    of_list = first.key.startswith(LIST_HIT)
    return item.headline if (listed or altered) and not of_list else first.headline


def _reopen(item: WorkItem, occasion: Occasion, headline: str, rank: int, at: datetime) -> None:
    if item.state == ItemState.DECIDED:
        item.reopened += 1
    item.opened_at, item.state = at, ItemState.OPEN
    item.rank, item.headline, item.due_at = min(rank, item.rank), headline, occasion.due_at
    item.save(update_fields=["state", "rank", "headline", "due_at", "reopened", "opened_at"])


def _weigh(item: WorkItem, hits: Sequence[NewHit]) -> None:
    """Like the rank, the severity of an item only ever rises."""
    severity = max((one.severity for one in hits), default=0)
    if severity > item.severity:
        item.severity = severity
        item.save(update_fields=["severity"])


def _withdraw(item: WorkItem, keys: Collection[str], actor: Actor, at: datetime) -> None:
    vanished = item.hits.filter(key__in=keys, withdrawn_at=None) if keys else item.hits.none()
    ids = sorted(map(str, vanished.values_list("id", flat=True)))
    if not ids:
        return
    vanished.update(withdrawn_at=at)
    ledger.write(
        event=Event.HIT_WITHDRAWN,
        actor=actor,
        subject=str(item.journey),
        details={"hits": ids},
        at=at,
    )


def _write(item: WorkItem, fresh: Sequence[NewHit], actor: Actor, at: datetime) -> None:
    """A hit that was withdrawn takes its new evidence; the ledger names hits, never the listed."""
    for one in fresh:
        values = {
            "id": one.id,
            "kind": one.key.partition("/")[0],
            "match_class": one.match_class,
            "list_id": one.list_id,
            "list_version": one.list_version,
            "inputs": one.inputs,
            "purpose": one.purpose,
            "codes": one.codes,
            "name_score": one.name_score,
            "identity_score": one.identity_score,
            "evidence": one.evidence,
            "raised_at": at,
            "withdrawn_at": None,
        }
        if not Hit.objects.filter(item=item, key=one.key).update(**values):
            Hit.objects.create(item=item, key=one.key, **values)
        ledger.write(
            event=Event.HIT_RAISED,
            actor=actor,
            subject=str(item.journey),
            details={"hit": str(one.id), "class": one.match_class, "inputs": one.inputs},
            at=at,
        )
