"""Raises alerts and takes what the reviewer found; every step is an entry of the ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db.models import Count

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watching.models import Alert, Verdict
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.reading import Unusual

KEPT = timedelta(days=5 * 365)
"""As long as the entries of reading that they are about."""
WATCHER = Actor.component(Component.CONSOLE)
_NAMES = UUID("6f1d2c3e-7a5b-5c4d-9e8f-0a1b2c3d4e5f")


class Reviewed(Exception):  # noqa: N818 - a state, told as one
    """Somebody has reviewed the alert before."""


class Raised(Record, frozen=True, kw_only=True):
    """An alert to be; the same ``mark`` is raised once."""

    kind: Unusual
    officer: UUID
    mark: str
    at: datetime
    subject: str = ""
    numbers: Mapping[str, int]


def raise_alert(raised: Raised) -> bool:
    """Raise an alert with its entry, in the caller's transaction; whether it is new."""
    mark = f"{raised.kind.value}:{raised.officer.hex}:{raised.mark}"
    if Alert.objects.filter(mark=mark).exists():
        return False
    alert = Alert.objects.create(
        id=uuid5(_NAMES, mark),
        officer=raised.officer,
        kind=raised.kind.value,
        mark=mark,
        at=raised.at,
        subject=raised.subject,
        numbers=dict(raised.numbers),
        delete_at=raised.at + KEPT,
    )
    ledger.write(
        event=Event.READING_UNUSUAL,
        actor=WATCHER,
        subject=str(alert.id),
        details={"officer": str(raised.officer), "kind": raised.kind.value, **raised.numbers},
        at=raised.at,
    )
    return True


def review(
    alert_id: UUID,
    verdict: Verdict,
    sealed_words: bytes,
    *,
    reviewer: UUID,
    actor: Actor,
    at: datetime,
) -> None:
    """Note what an alert was found to be; raises ``Reviewed`` and ``Alert.DoesNotExist``."""
    alert = Alert.objects.select_for_update().get(pk=alert_id)
    if alert.verdict:
        raise Reviewed
    alert.verdict, alert.words = verdict.value, sealed_words
    alert.reviewed_by, alert.reviewed_at = reviewer, at
    alert.save()
    ledger.write(
        event=Event.READING_REVIEWED,
        actor=actor,
        purpose=Purpose.OVERSIGHT,
        subject=str(alert.pk),
        details={"officer": str(alert.officer), "kind": alert.kind, "verdict": verdict.value},
        at=at,
    )


def one(alert_id: UUID) -> Alert | None:
    """One alert."""
    return Alert.objects.filter(pk=alert_id).first()


def waiting(limit: int = 200) -> Sequence[Alert]:
    """Alerts that nobody has reviewed, newest first."""
    return list(Alert.objects.filter(verdict="").order_by("-at", "id")[:limit])


def reviewed(limit: int = 50) -> Sequence[Alert]:
    """Alerts that were reviewed, newest first."""
    return list(Alert.objects.exclude(verdict="").order_by("-reviewed_at", "id")[:limit])


def between(start: datetime, end: datetime) -> Sequence[Alert]:
    """Alerts raised from ``start`` until before ``end``, in their order."""
    return list(Alert.objects.filter(at__gte=start, at__lt=end).order_by("at", "id"))


def counts() -> dict[tuple[str, str], int]:
    """How many alerts of each kind met each verdict; an empty one is not reviewed yet."""
    rows = Alert.objects.values_list("kind", "verdict").annotate(n=Count("id")).order_by()
    return {(kind, verdict): number for kind, verdict, number in rows}
