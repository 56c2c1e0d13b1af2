"""Work items and their hits, as screening raises and withdraws them: many travellers at once.

One item a traveller-journey. A hit's key is kind, entry and version; new data
re-opens a decided item only for a new key or a higher class, and a hit that
vanished stays, marked as withdrawn. Decisions are taken in ``decisions``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from safepassage.apps import rows
from safepassage.apps.audit import ledger
from safepassage.apps.audit.drafts import Details, Draft
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.findings import (
    ALTERED,
    LIST_HIT,
    NO_RANK,
    QUEUE_OF_KIND,
    RANK_OF_CLASS,
    Finding,
    NewHit,
    Occasion,
)
from safepassage.apps.cases.models import Hit, ItemState, WorkItem
from safepassage.records.actor import Actor


class _Known(NamedTuple):
    id: UUID
    is_withdrawn: bool


class _Standing(NamedTuple):
    """An item that exists, and its hits by their keys."""

    item: WorkItem
    hits: dict[str, _Known]


def raise_hits(
    findings: Sequence[Finding],
    *,
    actor: Actor,
    at: datetime,
    in_part: bool = False,
    among: str = LIST_HIT,
) -> None:
    """Make each journey's hits equal to those found about it; no journey comes twice.

    Only those whose key begins with ``among`` were looked for: lists say nothing of registers'
    hits, and no register of another's. ``in_part`` when only some of what is known was looked
    at: then no earlier hit vanishes.
    """
    standing = _standing([one.occasion.journey for one in findings])
    raising = _Raising(actor, at)
    for one in findings:
        known = standing.get(one.occasion.journey)
        if known:
            raising.renew(one, known, among=None if in_part else among)
        elif one.hits:
            raising.open(one)
    raising.write()


def _standing(journeys: Sequence[UUID]) -> dict[UUID, _Standing]:
    items = {row.id: _Standing(row, {}) for row in WorkItem.objects.filter(journey__in=journeys)}
    if items:
        hits = Hit.objects.filter(item__in=items)
        for item, key, hit, at in hits.values_list("item", "key", "id", "withdrawn_at"):
            items[item].hits[key] = _Known(hit, is_withdrawn=at is not None)
    return {one.item.journey: one for one in items.values()}


class _Raising:
    """What is to be written about many travellers: rows, and their entries of the ledger."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self._actor = actor
        self._at = at
        self._items: list[dict[str, Any]] = []
        self._hits: list[dict[str, Any]] = []
        self._entries: list[Draft] = []

    def open(self, found: Finding) -> None:
        """The first item of a journey."""
        self._items.append(_new_item(found, self._at))
        self._add(found.occasion.item, found.occasion.journey, found.hits, {})

    def renew(self, found: Finding, standing: _Standing, *, among: str | None) -> None:
        """An item that exists: what is new on it, and what of ``among`` vanished."""
        item, known = standing
        fresh = [one for one in found.hits if one.key not in known or known[one.key].is_withdrawn]
        changed = _weighed(item, found.hits)
        rank = _rank(found.hits)
        if fresh or rank < item.rank:
            headline = _headline(item, found.hits[0], known)
            changed |= _reopened(item, found.occasion, headline, rank, self._at)
        if changed:
            item.save(update_fields=changed)
        if among is not None:
            stays = {one.key for one in found.hits}
            if item.state != ItemState.OPEN:
                stays |= found.cleared
            self._withdraw(item, known, {key for key in known if key.startswith(among)} - stays)
        self._add(item.id, item.journey, fresh, known)

    def write(self) -> None:
        """Put everything into the caller's transaction."""
        for model, values in ((WorkItem, self._items), (Hit, self._hits)):
            if values:
                adapted = rows.adapter()
                rows.insert(model, tuple(values[0]), [adapted(one.values()) for one in values])
        if self._entries:
            ledger.write_many(self._entries)

    def _withdraw(self, item: WorkItem, known: Mapping[str, _Known], keys: Iterable[str]) -> None:
        vanished = sorted(known[key].id for key in keys if not known[key].is_withdrawn)
        if vanished:
            Hit.objects.filter(id__in=vanished).update(withdrawn_at=self._at)
            self._tell(Event.HIT_WITHDRAWN, item.journey, {"hits": [*map(str, vanished)]})

    def _add(
        self, item: UUID, journey: UUID, fresh: Sequence[NewHit], known: Mapping[str, _Known]
    ) -> None:
        """A hit that was withdrawn takes its new evidence."""
        for key, one in {one.key: one for one in fresh}.items():
            values = _values(one, self._at)
            if key in known:
                Hit.objects.filter(id=known[key].id).update(**values)
            else:
                self._hits.append({"item_id": item, "key": key, **values})
        for one in fresh:
            told = {"hit": str(one.id), "class": one.match_class, "inputs": one.inputs}
            self._tell(Event.HIT_RAISED, journey, told)

    def _tell(self, event: Event, journey: UUID, details: Details) -> None:
        """The ledger names hits, never the listed."""
        self._entries.append(
            Draft(
                event=event, actor=self._actor, subject=str(journey), details=details, at=self._at
            )
        )


def _new_item(found: Finding, at: datetime) -> dict[str, Any]:
    occasion = found.occasion
    return {
        "id": occasion.item,
        "journey": occasion.journey,
        "flight": occasion.flight,
        "kind": occasion.kind.value,
        "queue": QUEUE_OF_KIND[occasion.kind].value,
        "state": ItemState.OPEN.value,
        "rank": _rank(found.hits),
        "severity": _severity(found.hits),
        "headline": found.hits[0].headline,
        "opened_at": at,
        "due_at": occasion.due_at,
        "reopened": 0,
        "delete_at": occasion.delete_at,
    }


def _values(one: NewHit, at: datetime) -> dict[str, Any]:
    return {
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


def _rank(hits: Sequence[NewHit]) -> int:
    return min((RANK_OF_CLASS[one.match_class] for one in hits), default=NO_RANK)


def _severity(hits: Sequence[NewHit]) -> int:
    return max((one.severity for one in hits), default=0)


def _headline(item: WorkItem, first: NewHit, known: Mapping[str, _Known]) -> str:
    """What heads the item: no register's hit does while a listing's stands, or a change waits."""
    listed = any(not one.is_withdrawn for key, one in known.items() if key.startswith(LIST_HIT))
    altered = item.headline == ALTERED and item.state == ItemState.OPEN
    of_list = first.key.startswith(LIST_HIT)
    return item.headline if (listed or altered) and not of_list else first.headline


def _reopened(
    item: WorkItem, occasion: Occasion, headline: str, rank: int, at: datetime
) -> set[str]:
    """Let the item wait for an officer again; the names of what is to be saved."""
    if item.state == ItemState.DECIDED:
        item.reopened += 1
    item.opened_at, item.state = at, ItemState.OPEN
    item.rank, item.headline, item.due_at = min(rank, item.rank), headline, occasion.due_at
    return {"state", "rank", "headline", "due_at", "reopened", "opened_at"}


def _weighed(item: WorkItem, hits: Sequence[NewHit]) -> set[str]:
    """Like the rank, the severity of an item only ever rises; the name of what is to be saved."""
    severity = _severity(hits)
    if severity <= item.severity:
        return set()
    item.severity = severity
    return {"severity"}
