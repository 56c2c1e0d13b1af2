"""Reads of clearances: codes, ids and tokens; nothing here says whom they are about."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from safepassage.apps.clearances.models import (
    Clearance,
    ClearedHit,
    RedressListing,
    RedressNumber,
)
from safepassage.apps.clearances.scope import screened_for
from safepassage.apps.clearances.shown import (
    ClearanceHead,
    ClearedHead,
    GivenClearance,
    NumberHead,
    SentNumber,
    Standing,
)
from safepassage.safeguards.purpose import Purpose

MOST_SHOWN = 200
AT_ONCE = 500


def of_entries(entries: Collection[str]) -> list[Standing]:
    """The clearances of these listings, of each listing the oldest first."""
    wanted = sorted(set(entries))
    return [
        _standing(row)
        for first in range(0, len(wanted), AT_ONCE)
        for row in Clearance.objects.filter(entry__in=wanted[first : first + AT_ONCE]).order_by(
            "at", "id"
        )
    ]


def of_numbers(
    tokens: Collection[bytes], entries: Collection[str], *, at: datetime
) -> list[Standing]:
    """What the numbers of these tokens clear of these listings at a moment."""
    rows = RedressListing.objects.filter(
        number__number__in=list(tokens), number__delete_at__gt=at, entry__in=list(entries)
    )
    return [_by_number(row) for row in rows.select_related("number").order_by("number__at", "id")]


def numbers_living_since(at: datetime, *, now: datetime) -> int:
    """How many redress numbers were given at ``at`` or before, and live still."""
    return RedressNumber.objects.filter(at__lte=at, delete_at__gt=now).count()


def sent_numbers(tokens: Collection[bytes], *, at: datetime) -> list[SentNumber]:
    """Those of the tokens that are of numbers in force."""
    rows = RedressNumber.objects.filter(number__in=list(tokens), delete_at__gt=at)
    return [SentNumber(id=row.id, token=bytes(row.number), bound=bytes(row.bound)) for row in rows]


def given_by(journey: UUID, purpose: Purpose) -> list[GivenClearance]:
    """The clearances in force that a journey gave, as far as ``purpose`` finds them."""
    names = GivenClearance.__struct_fields__
    rows = Clearance.objects.filter(journey=journey, purpose__in=screened_for(purpose))
    return [GivenClearance(**row) for row in rows.order_by("id").values(*names)]


def journey_of(purpose: Purpose, clearance: UUID) -> UUID | None:
    """The journey that gave a clearance in force that ``purpose`` finds."""
    rows = Clearance.objects.filter(id=clearance, purpose__in=screened_for(purpose))
    return rows.values_list("journey", flat=True).first()


def numbers(purpose: Purpose, *, at: datetime) -> list[NumberHead]:
    """The redress numbers in force that ``purpose`` finds, the newest first."""
    rows = RedressNumber.objects.filter(purpose__in=screened_for(purpose), delete_at__gt=at)
    found = list(rows.order_by("-at", "id").prefetch_related("listings")[:MOST_SHOWN])
    kept = _kept_by(row.id for row in found)
    return [
        NumberHead(
            id=row.id,
            lists=tuple(dict.fromkeys(one.list_id for one in row.listings.all())),
            officer=row.officer,
            at=row.at,
            delete_at=row.delete_at,
            kept_back=kept.get(row.id, 0),
        )
        for row in found
    ]


def number_exists(purpose: Purpose, number: UUID) -> bool:
    """Whether a redress number is in force that ``purpose`` finds."""
    return RedressNumber.objects.filter(id=number, purpose__in=screened_for(purpose)).exists()


def heads(purpose: Purpose, journey: UUID | None = None) -> list[ClearanceHead]:
    """The clearances in force that ``purpose`` finds, the newest first; all, or one journey's."""
    rows = Clearance.objects.filter(purpose__in=screened_for(purpose)).order_by("-at", "id")
    found = list((rows.filter(journey=journey) if journey else rows)[:MOST_SHOWN])
    kept = _kept_by(row.id for row in found)
    return [
        ClearanceHead(
            id=row.id,
            journey=row.journey,
            list_id=row.list_id,
            match_class=row.match_class,
            officer=row.officer,
            at=row.at,
            mask_day=row.mask_day,
            kept_back=kept.get(row.id, 0),
        )
        for row in found
    ]


def _kept_by(clearances: Iterable[UUID]) -> dict[UUID, int]:
    rows = ClearedHit.objects.filter(clearance__in=list(clearances)).values_list("clearance")
    return dict(rows.annotate(Count("id")).order_by())


def of_decision(decision: UUID) -> list[UUID]:
    """The clearances that a decision gave."""
    return list(Clearance.objects.filter(decision=decision).values_list("id", flat=True))


def kept_back(journey: UUID) -> list[ClearedHead]:
    """The hits of a journey that clearances keep from the queue, strongest first."""
    rows = list(ClearedHit.objects.filter(journey=journey).order_by("-identity_score", "id"))
    standing = _standing_among(row.clearance for row in rows)
    return [_head(row, row.clearance in standing) for row in rows]


def flights_kept_by(clearances: Iterable[UUID]) -> set[UUID]:
    """The flights on which these clearances keep hits back."""
    rows = ClearedHit.objects.filter(clearance__in=list(clearances))
    return set(rows.values_list("flight", flat=True))


def _standing_among(clearances: Iterable[UUID]) -> set[UUID]:
    wanted = set(clearances)
    rows = Clearance.objects.filter(id__in=wanted).values_list("id", flat=True)
    return {*rows, *RedressNumber.objects.filter(id__in=wanted).values_list("id", flat=True)}


def _standing(row: Clearance) -> Standing:
    return Standing(
        id=row.id,
        entry=row.entry,
        match_class=row.match_class,
        bound=bytes(row.bound),
        officer=row.officer,
        at=row.at,
        mask_day=row.mask_day,
        journey=row.journey,
        decision=row.decision,
    )


def _by_number(row: RedressListing) -> Standing:
    return Standing(
        id=row.number.id,
        entry=row.entry,
        match_class=row.match_class,
        bound=bytes(row.number.bound),
        officer=row.number.officer,
        at=row.number.at,
    )


def _head(row: ClearedHit, stands: bool) -> ClearedHead:  # noqa: FBT001 - a value of the row
    names = set(ClearedHead.__struct_fields__) - {"stands"}
    return ClearedHead(**{name: getattr(row, name) for name in names}, stands=stands)
