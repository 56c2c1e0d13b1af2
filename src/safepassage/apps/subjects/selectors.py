"""Reads of requests: codes and dates; content is opened in ``content`` and ledgered by flows."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from safepassage.apps.subjects.models import (
    DocumentCopy,
    SubjectRequest,
)
from safepassage.safeguards.rights.asked import Review, Route, State
from safepassage.safeguards.rights.clocks import Clock

MOST_SHOWN = 200


def by_id(request: UUID, route: Route | None = None) -> SubjectRequest | None:
    """One request, if it goes this ``route``."""
    rows = SubjectRequest.objects.filter(id=request)
    return (rows.filter(route=route.value) if route else rows).first()


def locked(request: UUID) -> SubjectRequest | None:
    """One request, kept from other writers until the transaction ends."""
    return SubjectRequest.objects.select_for_update().filter(id=request).first()


def by_receipt(digest: bytes) -> SubjectRequest | None:
    """The request of a receipt."""
    return SubjectRequest.objects.filter(receipt=digest).first()


def waiting() -> list[SubjectRequest]:
    """The authority's requests without an answer, oldest first."""
    rows = SubjectRequest.objects.filter(answer="", route=Route.AUTHORITY.value)
    return list(rows.order_by("received_at", "id")[:MOST_SHOWN])


def answered() -> list[SubjectRequest]:
    """The authority's requests with an answer, newest first."""
    rows = SubjectRequest.objects.filter(route=Route.AUTHORITY.value).exclude(answer="")
    return list(rows.order_by("-answered_at", "id")[:MOST_SHOWN])


def to_look_at_again(today: date) -> list[SubjectRequest]:
    """Requests whose limitation of access is to be looked at again by ``today``."""
    rows = SubjectRequest.objects.filter(recheck_on__lte=today).exclude(answer="")
    return list(rows.order_by("recheck_on", "id")[:MOST_SHOWN])


def for_the_supervisor() -> list[SubjectRequest]:
    """What waits for the supervisory authority: its own requests, and reviews."""
    own = Q(route=Route.REGULATOR.value, answer="")
    rows = SubjectRequest.objects.filter(own | Q(review=Review.ASKED.value))
    return list(rows.order_by("received_at", "id")[:MOST_SHOWN])


def has_copy(request: UUID) -> bool:
    """Whether a document waits to be looked at."""
    return DocumentCopy.objects.filter(request=request).exists()


def copies_size() -> int:
    """How many bytes of pictures wait to be looked at."""
    return DocumentCopy.objects.aggregate(size=Sum("size"))["size"] or 0


def clock_of(row: SubjectRequest, days: int) -> Clock:
    """The clock of a request; ``days`` are those of the national law."""
    received = row.received_at.date()
    return Clock(received=received, days=days, put_off=row.put_off_at is not None)


def state_of(row: SubjectRequest, at: datetime) -> State:
    """What a requester is told: an answer counts from when it leaves."""
    if row.answer and row.leaves_at and row.leaves_at <= at:
        return State.ANSWERED
    return State.IN_WORK if row.proof or row.route == Route.REGULATOR else State.PROOF_WANTED


def exported() -> Iterator[dict[str, Any]]:
    """Requests for a full export: codes, dates and officers' ids; content never leaves."""
    yield from map(dict, _columns(SubjectRequest.objects.all()).iterator())


def _columns(rows: QuerySet[SubjectRequest]) -> Any:  # noqa: ANN401 - columns of any type
    names = [one.attname for one in SubjectRequest._meta.local_fields]
    kept = [name for name in names if name not in {"key", "receipt"}]
    return rows.order_by("id").values(*kept)
