"""The feed: what happened to journeys, in the order of the spool, for agencies to fetch.

Entries are written with the effect that they tell of, in its transaction, and hold no value
of a person. Without an active agency of a kind of data nothing of that kind is written: an
agency gets what is told after it was added, and never looks back.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F, Max, Model, Q

from safepassage.apps.agencies.models import (
    Agency,
    AgencyState,
    FeedEntry,
    FeedPlace,
    Handed,
    What,
)
from safepassage.apps.rows import delete, known
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import kinds_of
from safepassage.safeguards.sharing import BY_MACHINE, PURPOSE_OF_ROLE, AgencyRole

NOTICES_STAY = timedelta(days=31)
"""How long an agency can still learn that something was deleted."""
PLACED_AT_ONCE = 50


class Item(Record, frozen=True):
    """An entry at its place."""

    cursor: int
    entry: int
    kind: DataKind
    what: What
    journey: UUID | None
    reference: UUID | None
    at: datetime


def kinds_given(role: AgencyRole) -> frozenset[DataKind]:
    """The kinds of data that a machine may hand to agencies of this role."""
    return kinds_of(PURPOSE_OF_ROLE[role]) & BY_MACHINE


def kinds_awaited(what: What) -> frozenset[DataKind]:
    """The kinds of data that active agencies take; a suspended one still hears of ends."""
    agencies = Agency.objects.all()
    if what is What.TOLD:
        agencies = agencies.filter(state=AgencyState.ACTIVE)
    roles = agencies.order_by().values_list("role", flat=True).distinct()
    return frozenset[DataKind]().union(*(kinds_given(AgencyRole(role)) for role in roles))


def note(
    kind: DataKind,
    what: What,
    journeys: Iterable[UUID],
    *,
    sequence: int,
    at: datetime,
    delete_at: datetime,
) -> None:
    """Write entries into the caller's transaction."""
    note_each(kind, what, dict.fromkeys(journeys, delete_at), sequence=sequence, at=at)


def note_each(
    kind: DataKind, what: What, ends: Mapping[UUID, datetime], *, sequence: int, at: datetime
) -> None:
    """The same where ``ends`` says when each journey is deleted here."""
    FeedEntry.objects.bulk_create(
        FeedEntry(
            kind=kind.value,
            what=what.value,
            journey=journey,
            sequence=sequence,
            at=at,
            delete_at=end,
        )
        for journey, end in ends.items()
    )


def withdrawn(journeys: Collection[UUID]) -> set[UUID]:
    """Those of the journeys whose last entry says that they were withdrawn."""
    rows = FeedEntry.objects.filter(journey__in=journeys).order_by("sequence", "id")
    last = dict(rows.values_list("journey", "what"))
    return {journey for journey, what in last.items() if journey and what == What.WITHDRAWN}


def note_masked(journeys: Sequence[UUID], *, at: datetime) -> None:
    """Tell the agencies that have them that these journeys are masked here."""
    given = known(Handed, "journey", journeys)
    if not given:
        return
    entries = FeedEntry.objects.filter(journey__in=given)
    last = {row.journey: row for row in entries.order_by("id")}
    FeedEntry.objects.bulk_create(
        FeedEntry(
            kind=row.kind,
            what=What.MASKED.value,
            journey=row.journey,
            sequence=row.sequence,
            at=at,
            delete_at=row.delete_at,
        )
        for row in last.values()
    )


def forget(journeys: Sequence[UUID], *, at: datetime) -> None:
    """Drop every trace of journeys that are deleted, and tell the agencies that have them.

    What is told names the agency's own reference, never the journey.
    """
    told = known(FeedEntry, "journey", journeys)
    if not told:
        delete(Handed, "journey", journeys)
        return
    entries = FeedEntry.objects.filter(journey__in=told)
    last = {row.journey: row for row in entries.order_by("id")}
    handed = Handed.objects.filter(journey__in=journeys)
    FeedEntry.objects.bulk_create(
        FeedEntry(
            kind=last[row.journey].kind,
            what=What.DELETED.value,
            agency=row.agency,
            reference=row.reference,
            sequence=last[row.journey].sequence,
            at=at,
            delete_at=at + NOTICES_STAY,
        )
        for row in handed
        if row.journey in last
    )
    entries.delete()
    handed.delete()


def count_past(*, at: datetime) -> int:
    """How many rows end by then: with their journeys (``forget``), or by ``delete_past``."""
    past = (model.objects.filter(delete_at__lte=at) for model in (FeedEntry, Handed))
    return sum(rows.count() for rows in past)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` entries and marks past their end."""
    entries = FeedEntry.objects.filter(delete_at__lte=at)
    old = list(entries.values_list("pk", flat=True)[:limit])
    FeedEntry.objects.filter(pk__in=old).delete()
    marks = Handed.objects.filter(delete_at__lte=at)
    ended = list(marks.values_list("pk", flat=True)[: limit - len(old)])
    Handed.objects.filter(pk__in=ended).delete()
    return len(old) + len(ended)


def has_unplaced() -> bool:
    """Whether entries wait for their place."""
    return FeedEntry.objects.filter(place=None).exists()


@transaction.atomic
def place() -> None:
    """Give the next entries their places; nobody else does at the same time."""
    if connection.features.has_select_for_update:
        list(Agency.objects.order_by("id").select_for_update().values_list("id"))
    rows = FeedEntry.objects.filter(place=None).order_by("sequence", "id")
    ids = list(rows.values_list("id", flat=True)[:PLACED_AT_ONCE])
    FeedPlace.objects.bulk_create(FeedPlace(entry_id=entry) for entry in ids)


def jump(*, at: datetime, number_on: Callable[[type[Model]], None]) -> None:
    """Let the next place be behind every one that was given before a restore.

    The backup does not know how far agencies have read since it was made; milliseconds of the
    day of restoring are more places than any feed had until then. ``number_on`` lets the
    database number a model's rows behind its last one.
    """
    mark = FeedEntry.objects.create(kind="", what="", sequence=0, at=at, delete_at=at)
    FeedPlace.objects.create(id=int(at.timestamp() * 1_000), entry=mark)
    number_on(FeedPlace)
    mark.delete()


def last_place() -> int:
    """The last place that was given; every one before it can be read."""
    return FeedPlace.objects.aggregate(last=Max("id"))["last"] or 0


def after(cursor: int, *, agency: Agency, kinds: Collection[DataKind], limit: int) -> list[Item]:
    """The entries behind ``cursor`` that concern these kinds and this agency, in their order.

    Nobody who was told of before it was served, or who was only imported, is among them.
    """
    places = FeedPlace.objects.filter(id__gt=cursor, entry__kind__in=[one.value for one in kinds])
    theirs = places.filter(Q(entry__agency=None) | Q(entry__agency=agency.pk))
    served = Q(entry__sequence__gt=0, entry__at__gte=agency.served_since)
    theirs = theirs.filter(served | ~Q(entry__what=What.TOLD.value))
    return [
        Item(
            cursor=row.id,
            entry=row.entry.id,
            kind=DataKind(row.entry.kind),
            what=What(row.entry.what),
            journey=row.entry.journey,
            reference=row.entry.reference,
            at=row.entry.at,
        )
        for row in theirs.select_related("entry").order_by("id")[:limit]
    ]


def last_entries(journeys: Collection[UUID]) -> set[int]:
    """The last entry of each of the journeys, also where no page has come to it yet."""
    rows = FeedEntry.objects.filter(journey__in=journeys)
    in_order = rows.order_by(F("place__id").asc(nulls_last=True), "sequence", "id")
    return set(dict(in_order.values_list("journey", "id")).values())


def references(agency: UUID, journeys: Collection[UUID]) -> dict[UUID, UUID]:
    """The references of those of the journeys that the agency was given."""
    rows = Handed.objects.filter(agency=agency, journey__in=journeys)
    return dict(rows.values_list("journey", "reference"))


def mark(agency: UUID, ends: dict[UUID, datetime]) -> dict[UUID, UUID]:
    """Remember that the agency is given these journeys; the reference of each.

    ``ends`` says when each journey is deleted here.
    """
    known = references(agency, ends)
    Handed.objects.bulk_create(
        Handed(reference=uuid4(), agency=agency, journey=journey, delete_at=end)
        for journey, end in ends.items()
        if journey not in known
    )
    return references(agency, ends)
