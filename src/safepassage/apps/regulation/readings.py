"""The regulator's own ledger: sealed entries, of which the main ledger holds digests alone."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from django.db.models import Max

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.models import SealedReading
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class SealedLine(Record, frozen=True):
    """One entry as it is exported; ``sealed`` in hexadecimal."""

    number: int
    sealed: str


def last() -> tuple[int, bytes]:
    """The number and digest of the newest entry; 0 and nothing before the first."""
    row = SealedReading.objects.order_by("-number").values_list("number", "digest").first()
    return (row[0], bytes(row[1])) if row else (0, b"")


def keep(number: int, sealed: bytes, *, actor: Actor, at: datetime, delete_at: datetime) -> None:
    """Keep a sealed entry, with its digest in the main ledger; in the caller's transaction.

    Nothing that the agency can read says what it is about.
    """
    digest = sha256(sealed).digest()
    SealedReading.objects.create(number=number, sealed=sealed, digest=digest, delete_at=delete_at)
    ledger.write(
        event=Event.REGULATOR_READ,
        actor=actor,
        purpose=Purpose.OVERSIGHT,
        details={"number": number, "digest": digest.hex()},
        at=at,
    )


def count() -> int:
    """How many entries there have been."""
    return SealedReading.objects.aggregate(last=Max("number"))["last"] or 0


def lines() -> Iterator[SealedLine]:
    """Every entry that is kept, in its order."""
    rows = SealedReading.objects.order_by("number").values_list("number", "sealed")
    return (SealedLine(number=number, sealed=bytes(sealed).hex()) for number, sealed in rows)


def delete_past(*, at: datetime, limit: int) -> int:
    """Delete up to ``limit`` entries past their date; how many."""
    past = SealedReading.objects.filter(delete_at__lte=at).values_list("pk", flat=True)[:limit]
    return SealedReading.objects.filter(pk__in=list(past)).delete()[0]


def count_past(*, at: datetime) -> int:
    """How many entries would end at ``at``."""
    return SealedReading.objects.filter(delete_at__lte=at).count()
