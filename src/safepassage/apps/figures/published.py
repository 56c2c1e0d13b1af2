"""Transparency reports that wait or are published, as they were made."""

from datetime import datetime
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures.models import PublishedReport
from safepassage.records.actor import Actor


class PublishRefused(Exception):  # noqa: N818 - a state, told as one
    """The report cannot be proposed or published; the text says why."""


class Months(Protocol):
    """From which month to which."""

    @property
    def first(self) -> str:
        """As ``2026-10``."""

    @property
    def last(self) -> str:
        """As ``2026-12``."""


def propose(
    row: UUID, content: bytes, months: Months, *, officer: UUID, actor: Actor, at: datetime
) -> None:
    """Enter a report that waits; raises PublishRefused when one of these months stands already."""
    first, last = months.first, months.last
    if PublishedReport.objects.filter(first=first, last=last).exists():
        raise PublishRefused("A report of these months waits or is published already.")
    made = PublishedReport.objects.create(
        id=row, first=first, last=last, content=content, proposed_by=officer, proposed_at=at
    )
    _tell(Event.REPORT_PROPOSED, made, actor, at)


def agree(row: UUID, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Publish it; raises PublishRefused for one's own, and when it does not wait."""
    waits = PublishedReport.objects.select_for_update().filter(pk=row, confirmed_at=None).first()
    if waits is None:
        raise PublishRefused("This report does not wait any more.")
    if waits.proposed_by == officer:
        raise PublishRefused("Somebody else agrees to your report.")
    waits.confirmed_by, waits.confirmed_at = officer, at
    waits.save(update_fields=["confirmed_by", "confirmed_at"])
    _tell(Event.REPORT_PUBLISHED, waits, actor, at)


def public() -> list[PublishedReport]:
    """What everybody may read, the newest months first."""
    found = PublishedReport.objects.filter(confirmed_at__isnull=False)
    return list(found.order_by("-last", "-first"))


def waiting() -> list[PublishedReport]:
    """What waits for a second person."""
    return list(PublishedReport.objects.filter(confirmed_at=None).order_by("proposed_at"))


def by_id(row: UUID) -> PublishedReport | None:
    """One report, published or not."""
    return PublishedReport.objects.filter(pk=row).first()


def _tell(event: Event, one: PublishedReport, actor: Actor, at: datetime) -> None:
    digest = sha256(bytes(one.content)).hexdigest()
    details = {"first": one.first, "last": one.last, "sha256": digest}
    ledger.write(event=event, actor=actor, subject=str(one.pk), details=details, at=at)
