"""Reads of work items: the queues without personal values, one item with the ledger first.

Only items about the kinds of data that the purpose allows are found at all.
Evidence and words stay sealed; ``flows.open_item`` opens them.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Least

from safepassage.apps.accounts.reach import within
from safepassage.apps.audit import ledger
from safepassage.apps.cases.findings import ALTERED, LIST_HIT
from safepassage.apps.cases.models import BoardingStatus, Decision, Hit, ItemState, Queue, WorkItem
from safepassage.apps.cases.shown import (
    ItemFile,
    ItemHead,
    LastDecision,
    SealedDecision,
    SealedHit,
    StandingHit,
    Told,
)
from safepassage.apps.regulation import stops
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.safeguards.capabilities import StopKind
from safepassage.safeguards.purpose import WATCHING, Purpose, kinds_of

FIELD_GROUP = "work_item"
WAITING = (ItemState.OPEN, ItemState.AWAITING_SECOND)
Queues = Collection[Queue]
_OF_LIST = LIST_HIT.rstrip("/")

_STRONGEST = Prefetch(
    "hits",
    queryset=Hit.objects.filter(withdrawn_at=None)
    .only("item_id", "kind", "match_class", "codes", "list_id", "name_score", "identity_score")
    .order_by("-identity_score", "-name_score", "id"),
    to_attr="standing",
)
_LAPSES_AT = Subquery(
    BoardingStatus.objects.filter(waits_for=OuterRef("id"), decision=None)
    .order_by("lapses_at")
    .values("lapses_at")[:1]
)
# Each falls back to the other: databases differ in what the least of a value and nothing is.
_CLOCK = Least(Coalesce("lapses_at", "due_at"), Coalesce("due_at", "lapses_at"))
_HELD_UP = Case(When(lapses_at__isnull=False, then=F("clock")))


def queue(
    purpose: Purpose,
    queues: Queues,
    *,
    states: Collection[ItemState] = WAITING,
    flight: UUID | None = None,
    at: datetime | None = None,
    limit: int = 200,
) -> list[ItemHead]:
    """Items of these queues in the order of work.

    First those that hold up a carrier, by their clock; then by clock, rank, severity and age.
    What has left ``at`` a moment, and holds up nobody, comes last.
    """
    rows = shown(_items(purpose, queues).filter(state__in=list(states)))
    if flight:
        rows = rows.filter(flight=flight)
    ordered = rows.annotate(clock=_CLOCK).order_by(
        *_ran_out(at),
        _HELD_UP.asc(nulls_last=True),
        F("clock").asc(nulls_last=True),
        "rank",
        "-severity",
        "opened_at",
        "id",
    )
    return [_head(row) for row in ordered[:limit]]


def decided(purpose: Purpose, queues: Queues, *, limit: int = 200) -> list[ItemHead]:
    """Items that are decided, the newest decision first."""
    rows = shown(_items(purpose, queues).filter(state=ItemState.DECIDED))
    newest = Decision.objects.filter(item=OuterRef("id")).order_by("-at").values("at")[:1]
    ordered = rows.annotate(decided_at=Subquery(newest)).order_by("-decided_at", "id")
    return [_head(row) for row in ordered[:limit]]


def undecided_in_time(
    purpose: Purpose, queues: Queues, *, at: datetime, limit: int = 200
) -> list[ItemHead]:
    """Items whose time ran out, or whose flight left, before anybody decided; newest first."""
    rows = shown(_late(purpose, queues, at)).annotate(late_at=Coalesce("lapsed_at", "due_at"))
    return [_head(row) for row in rows.order_by("-late_at", "id")[:limit]]


def count_undecided_in_time(purpose: Purpose, queues: Queues, *, at: datetime) -> int:
    """How many there are."""
    return _late(purpose, queues, at).count()


def _late(purpose: Purpose, queues: Queues, at: datetime) -> QuerySet[WorkItem]:
    left = Q(due_at__lte=at, state__in=WAITING)
    return _items(purpose, queues).filter(Q(lapsed_at__isnull=False) | left)


def _ran_out(at: datetime | None) -> tuple[Case, ...]:
    """An order that puts items of departed flights last; without a moment, no order."""
    left = When(due_at__lte=at, lapses_at__isnull=True, then=1)
    return (Case(left, default=0),) if at else ()


def counts(purpose: Purpose, queues: Queues) -> dict[tuple[str, str], int]:
    """How many items stand in each queue and state."""
    rows = _items(purpose, queues).values_list("queue", "state").annotate(Count("id")).order_by()
    return {(queue, state): count for queue, state, count in rows}


def open_by_flight(purpose: Purpose, queues: Queues, flights: Iterable[UUID]) -> dict[UUID, int]:
    """How many items wait on each flight; flights without any are left out."""
    rows = _items(purpose, queues).filter(flight__in=list(flights), state__in=WAITING)
    return dict(rows.values_list("flight").annotate(Count("id")).order_by())


def by_journey(purpose: Purpose, queues: Queues, journeys: Iterable[UUID]) -> dict[UUID, ItemHead]:
    """The work items about these journeys, whatever their state."""
    rows = _items(purpose, queues).filter(journey__in=list(journeys))
    return {row.journey: _head(row) for row in shown(rows)}


def head(purpose: Purpose, queues: Queues, item_id: UUID) -> ItemHead | None:
    """One item of these queues, without its hits and decisions."""
    row = shown(_items(purpose, queues).filter(id=item_id)).first()
    return _head(row) if row else None


def undecided(purpose: Purpose, *, protection: bool) -> QuerySet[WorkItem]:
    """Items that nobody has decided; with ``protection`` also what waits for that contact."""
    waiting = _items(purpose, tuple(Queue)).filter(state__in=WAITING)
    of_contact = Q(queue=Queue.PROTECTION)
    decided = Q(id__in=Decision.objects.filter(in_force=True).values("item"))
    return waiting.filter(of_contact | ~decided if protection else ~of_contact & ~decided)


def exists(purpose: Purpose, queues: Queues, item_id: UUID) -> bool:
    """Whether the item is found under ``purpose`` in one of these queues."""
    return _items(purpose, queues).filter(id=item_id).exists()


def item(
    actor: Actor, purpose: Purpose, item_id: UUID, *, queues: Queues, at: datetime
) -> ItemFile | None:
    """One item with its hits, decisions and the carrier's word; the reading is in the ledger."""
    found = shown(_items(purpose, queues).filter(id=item_id)).first()
    if found is None:
        return None
    with transaction.atomic():
        ledger.write_read(
            actor=actor,
            purpose=purpose,
            subject=str(found.journey),
            field_group=FIELD_GROUP,
            at=at,
        )
    return file_of(found)


def file_of(row: WorkItem) -> ItemFile:
    """A shown row with its hits and decisions, for whoever has written the ledger before."""
    return ItemFile(
        head=_head(row),
        hits=tuple(map(_hit, row.hits.order_by("-identity_score", "-name_score", "id"))),
        decisions=tuple(map(_decision, row.decisions.order_by("-at"))),
        told=_told(row.journey),
    )


def handed_over(purpose: Purpose, officer: UUID, item_id: UUID | None = None) -> list[ItemHead]:
    """What this officer gave to the protection contact, newest first; all, or one item."""
    theirs = Decision.objects.filter(
        officer=officer, outcome=Outcome.POSSIBLE_PROTECTION_NEED, in_force=True
    )
    rows = _items(purpose, (Queue.PROTECTION,)).filter(id__in=theirs.values("item"))
    rows = rows.filter(id=item_id) if item_id else rows
    return [_head(row) for row in shown(rows).order_by("-opened_at", "id")[:50]]


def last_decisions(items: Iterable[UUID]) -> dict[UUID, LastDecision]:
    """The newest decision of each item: codes and who took it, no words."""
    rows = Decision.objects.filter(item__in=list(items)).order_by("at", "id")
    return {
        row.item_id: LastDecision(
            id=row.id,
            outcome=row.outcome,
            officer=row.officer,
            at=row.at,
            second_officer=row.second_officer,
            second_agrees=row.second_agrees,
        )
        for row in rows.defer("words", "second_words")
    }


def standing_on(item_id: UUID) -> list[StandingHit]:
    """The hits on lists that stand on an item; a hit's own key is ``list/ENTRY``."""
    rows = Hit.objects.filter(item=item_id, kind=_OF_LIST, withdrawn_at=None).order_by("id")
    return [
        StandingHit(match_class=match_class, entry=key.partition("/")[2])
        for match_class, key in rows.values_list("match_class", "key")
    ]


def lists_on(item_id: UUID) -> list[UUID]:
    """The lists whose hits stand on an item."""
    rows = Hit.objects.filter(item=item_id, withdrawn_at=None, list_id__isnull=False)
    found = rows.values_list("list_id", flat=True).distinct().order_by("list_id")
    return [one for one in found if one]


def words_of(decisions: Iterable[UUID]) -> dict[UUID, bytes]:
    """The sealed words of these decisions, as long as they are stored."""
    rows = Decision.objects.filter(id__in=list(decisions)).values_list("id", "words")
    return {decision: bytes(words) for decision, words in rows}


def waiting_decision(purpose: Purpose, queues: Queues, item_id: UUID) -> SealedDecision | None:
    """The decision of an item that waits for a second officer."""
    rows = Decision.objects.filter(item__in=_items(purpose, queues).filter(id=item_id))
    row = rows.filter(in_force=False, second_officer=None).order_by("-at").first()
    return _decision(row) if row else None


def _items(purpose: Purpose, queues: Queues) -> QuerySet[WorkItem]:
    kinds = [kind.value for kind in kinds_of(purpose)]
    rows = within(WorkItem.objects.filter(kind__in=kinds, queue__in=list(queues)))
    return rows if purpose in WATCHING else rows.exclude(journey__in=stops.things(StopKind.RECORD))


def shown(rows: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    """The rows with what a head needs besides its own columns."""
    return rows.annotate(lapses_at=_LAPSES_AT).prefetch_related(_STRONGEST)


def _head(row: WorkItem) -> ItemHead:
    standing: list[Hit] = row.standing  # type: ignore[attr-defined]  # filled by shown
    match_class, effect = _named(row, standing)
    return ItemHead(
        id=row.id,
        journey=row.journey,
        flight=row.flight,
        kind=DataKind(row.kind),
        queue=row.queue,
        state=row.state,
        rank=row.rank,
        match_class=match_class,
        effect=effect,
        codes=tuple(code for code, _ in standing[0].codes) if standing else (),
        hits=len(standing),
        lists=tuple(dict.fromkeys(hit.list_id for hit in standing if hit.list_id)),
        opened_at=row.opened_at,
        due_at=row.due_at,
        lapses_at=row.lapses_at,  # type: ignore[attr-defined]  # filled by shown
        reopened=row.reopened,
        lapsed_at=row.lapsed_at,
    )


def _named(row: WorkItem, standing: Sequence[Hit]) -> tuple[str, str]:
    """The class and the effect that head an item; no listing's, where none stands any more."""
    if row.headline != ALTERED and standing and standing[0].kind != _OF_LIST:
        return standing[0].match_class, ""
    match_class, _, effect = row.headline.partition("/")
    return match_class, effect


def _hit(row: Hit) -> SealedHit:
    plain = {name: getattr(row, name) for name in SealedHit.__struct_fields__}
    return SealedHit(**plain | {"evidence": bytes(row.evidence)})


def _decision(row: Decision) -> SealedDecision:
    plain = {name: getattr(row, name) for name in SealedDecision.__struct_fields__}
    why_not = bytes(row.second_words) if row.second_words else None
    return SealedDecision(**plain | {"words": bytes(row.words), "second_words": why_not})


def _told(journey: UUID) -> Told | None:
    row = BoardingStatus.objects.filter(journey=journey).first()
    if row is None:
        return None
    return Told(
        meaning=row.meaning,
        since=row.since,
        lapses_at=row.lapses_at,
        decided=row.decision is not None,
    )
