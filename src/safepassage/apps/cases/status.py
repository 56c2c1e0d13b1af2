"""What carriers hold about travellers: the machine's word until a person decides."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from safepassage.apps.cases.findings import REGISTER_HIT, register_of
from safepassage.apps.cases.models import (
    BoardingStatus,
    Decision,
    Hit,
    ItemState,
    Queue,
    WorkItem,
)
from safepassage.records._base import Record
from safepassage.records.answer import Meaning
from safepassage.records.outcome import Outcome
from safepassage.records.watch import MatchClass


class Status(Record, frozen=True):
    """A traveller-journey's word; ``decision`` is set when a person gave it.

    ``sequence`` is the place in the spool of the question that it answers.
    While a carrier is asked to contact the government, ``waits_for`` is the
    work item that holds it up and ``lapses_at`` the end of waiting.
    """

    journey: UUID
    carrier: UUID
    meaning: Meaning
    since: datetime
    delete_at: datetime
    sequence: int = 0
    lapses_at: datetime | None = None
    waits_for: UUID | None = None
    decision: UUID | None = None


class Alert(Record, frozen=True):
    """An undecided enforcement item: which, since when, the lists and registers that raised it.

    Those that raised it by a name alone are not among them: namesakes are held up nowhere.
    """

    item: UUID
    since: datetime
    lists: frozenset[UUID]
    registers: frozenset[str] = frozenset()


class Awaiting(Record, frozen=True):
    """A proposal that waits for its second officer."""

    item: UUID
    journey: UUID
    since: datetime


def statuses(journeys: Iterable[UUID]) -> dict[UUID, Status]:
    """The words that stand for these journeys."""
    rows = BoardingStatus.objects.filter(journey__in=list(journeys))
    return {row.journey: _status(row) for row in rows}


def held_up() -> frozenset[UUID]:
    """The journeys whose carrier was told to refuse or to wait."""
    rows = BoardingStatus.objects.filter(meaning__in=BoardingStatus.HELD_UP)
    return frozenset(rows.values_list("journey", flat=True))


def boarding(status: Status, at: datetime) -> Status:
    """The same journey, free to board; no person has said so."""
    return Status(
        journey=status.journey,
        carrier=status.carrier,
        meaning=Meaning.BOARD,
        since=at,
        delete_at=status.delete_at,
        sequence=status.sequence,
    )


def say_decided(status: Status) -> None:
    """Write the word that an officer's decision gives."""
    values = {
        "carrier": status.carrier,
        "meaning": status.meaning.value,
        "since": status.since,
        "sequence": status.sequence,
        "lapses_at": status.lapses_at,
        "waits_for": status.waits_for,
        "decision": status.decision,
        "delete_at": status.delete_at,
    }
    BoardingStatus.objects.update_or_create(journey=status.journey, defaults=values)


_WRITTEN = (
    "carrier",
    "meaning",
    "sequence",
    "since",
    "lapses_at",
    "waits_for",
    "decision",
    "delete_at",
)


def say_all(machine: Sequence[Status]) -> None:
    """Write the machine's words at once; the caller leaves out what a person's stands against."""
    rows = [
        BoardingStatus(
            journey=one.journey,
            carrier=one.carrier,
            meaning=one.meaning.value,
            sequence=one.sequence,
            since=one.since,
            lapses_at=one.lapses_at,
            waits_for=one.waits_for,
            delete_at=one.delete_at,
        )
        for one in machine
    ]
    BoardingStatus.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["journey"], update_fields=_WRITTEN
    )


def stop_waiting(journeys: Sequence[UUID]) -> None:
    """No carrier waits for a word about who travels no more; what people decided stays."""
    waiting = BoardingStatus.objects.filter(journey__in=journeys, decision=None)
    if journeys:
        waiting.update(lapses_at=None, waits_for=None)


def lapsed(at: datetime, *, limit: int = 50) -> list[Status]:
    """The words "contact government" whose time is over without a decision."""
    due = BoardingStatus.objects.filter(lapses_at__lte=at, decision=None)
    return [_status(row) for row in due.order_by("lapses_at")[:limit]]


def still_waits(journey: UUID) -> bool:
    """Whether a carrier still waits about a journey; keeps others from it meanwhile."""
    rows = BoardingStatus.objects.select_for_update()
    return rows.filter(journey=journey, decision=None, lapses_at__isnull=False).exists()


def mark_lapsed(items: Iterable[UUID], *, at: datetime) -> None:
    """Remember that nobody decided these items before the time ran out.

    A refusal that waits for its second officer lapses with it: the item is open again, and
    nobody agrees any more to what was proposed then.
    """
    rows = WorkItem.objects.filter(id__in=list(items))
    rows.update(lapsed_at=at)
    rows.filter(state=ItemState.AWAITING_SECOND).update(state=ItemState.OPEN)


def still_awaits(item: UUID) -> bool:
    """Whether an item still waits for its second officer; keeps others from it meanwhile."""
    rows = WorkItem.objects.select_for_update()
    return rows.filter(id=item, state=ItemState.AWAITING_SECOND).exists()


def awaiting_second() -> list[Awaiting]:
    """The proposals that no second officer has spoken about, oldest first."""
    rows = Decision.objects.filter(
        item__state=ItemState.AWAITING_SECOND, second_officer=None, in_force=False
    )
    found = rows.order_by("at").values_list("item", "item__journey", "at")
    latest = {item: Awaiting(item=item, journey=journey, since=at) for item, journey, at in found}
    return list(latest.values())


def to_page(*, limit: int = 20) -> list[tuple[UUID, UUID]]:
    """Journey and work item where a carrier waits and nobody was called since it was opened."""
    item = WorkItem.objects.filter(id=OuterRef("waits_for"))
    waiting = BoardingStatus.objects.filter(waits_for__isnull=False, decision=None).annotate(
        opened_at=Subquery(item.values("opened_at")[:1])
    )
    waiting = waiting.filter(Q(paged_at=None) | Q(paged_at__lt=F("opened_at")))
    pairs = waiting.order_by("since").values_list("journey", "waits_for")[:limit]
    return [(journey, item) for journey, item in pairs if item]


def mark_paged(journey: UUID, *, at: datetime) -> None:
    """Remember that somebody was called."""
    BoardingStatus.objects.filter(journey=journey).update(paged_at=at)


def open_alerts(journeys: Iterable[UUID]) -> dict[UUID, Alert]:
    """The undecided enforcement items of these journeys, kept from others until the end."""
    items = WorkItem.objects.filter(journey__in=list(journeys)).exclude(queue=Queue.PROTECTION)
    undecided = items.exclude(state=ItemState.DECIDED).select_for_update()
    found = {one.id: one for one in undecided}
    hits = Hit.objects.filter(item__in=found, withdrawn_at=None)
    hits = hits.exclude(match_class=MatchClass.NAME_ONLY.value)
    lists: dict[UUID, set[UUID]] = {}
    registers: dict[UUID, set[str]] = {}
    for item, list_id, key in hits.values_list("item", "list_id", "key"):
        if list_id:
            lists.setdefault(item, set()).add(list_id)
        elif key.startswith(REGISTER_HIT):
            registers.setdefault(item, set()).add(register_of(key))
    return {
        one.journey: Alert(
            item=one.id,
            since=one.opened_at,
            lists=frozenset(lists.get(one.id, ())),
            registers=frozenset(registers.get(one.id, ())),
        )
        for one in found.values()
    }


def protected() -> frozenset[UUID]:
    """The journeys that are with the protection contact."""
    items = WorkItem.objects.filter(queue=Queue.PROTECTION)
    return frozenset(items.values_list("journey", flat=True))


def protecting(words: Sequence[Status]) -> set[UUID]:
    """Those of the words that stand because somebody may need protection, by their journeys."""
    decided = {one.decision for one in words if one.decision}
    if not decided:
        return set()
    known = dict(Decision.objects.filter(id__in=decided).values_list("id", "outcome"))
    return {one.journey for one in words if _protects(one, known)}


def _protects(word: Status, known: Mapping[UUID, str]) -> bool:
    """A decision of another copy may have ended with it: then a word to board is held to protect.

    The border's copy lives for two days, the unit's for years; nobody is told of meanwhile.
    """
    if word.decision is None:
        return False
    if word.decision in known:
        return known[word.decision] == Outcome.POSSIBLE_PROTECTION_NEED
    return word.meaning == Meaning.BOARD


def protection_possible(journeys: Iterable[UUID]) -> bool:
    """Whether any copy of a traveller is with the protection contact, or was found to need it."""
    copies = list(journeys)
    items = WorkItem.objects.filter(journey__in=copies, queue=Queue.PROTECTION)
    return items.exists() or bool(protecting(list(statuses(copies).values())))


def _status(row: BoardingStatus) -> Status:
    return Status(
        journey=row.journey,
        carrier=row.carrier,
        meaning=Meaning(row.meaning),
        since=row.since,
        delete_at=row.delete_at,
        sequence=row.sequence,
        lapses_at=row.lapses_at,
        waits_for=row.waits_for,
        decision=row.decision,
    )
