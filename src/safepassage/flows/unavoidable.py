"""What counts against a carrier in a span, and how much of it could not be avoided."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from safepassage.adapters.pulse import silence
from safepassage.apps.outages import selectors as outages
from safepassage.apps.outages import services
from safepassage.apps.quality.failures import failures
from safepassage.apps.quality.periods import Span
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.fines import Failure, Interval, Whose, hindered_by

_A_DAY = timedelta(days=1)
SILENT = timedelta(minutes=2)
"""Shorter silences are restarts, over which carriers' retries carry."""
CLOCK = "clock"


class Split(Record, frozen=True):
    """One kind of failure: how often, and how often in whose outage."""

    failure: Failure
    count: int
    ours: int
    network: int

    @property
    def avoidable(self) -> int:
        """What remains: the only part that may be held against the carrier."""
        return self.count - self.ours - self.network


def split(span: Span, *, today: date, sender: UUID) -> list[Split]:
    """The failures of a sender in a span, each kind once."""
    first = datetime.combine(span.first, time(), UTC) - _A_DAY
    last = datetime.combine(span.last, time(), UTC) + 2 * _A_DAY
    out = outages.between(first, last, sender)
    closing = timedelta(minutes=settings.SAFEPASSAGE_CLOSING_MINUTES)
    every: Counter[tuple[Failure, Whose | None]] = Counter()
    for one in failures(span, today=today, sender=sender):
        at = one.departs_at
        cause = hindered_by(one.failure, at, out, closing=closing) if at else None
        every[one.failure, cause] += one.count
    return [
        Split(
            failure=failure,
            count=sum(every[failure, cause] for cause in (None, *Whose)),
            ours=every[failure, Whose.OURS],
            network=every[failure, Whose.NETWORK],
        )
        for failure in Failure
    ]


def note_silence(platform: Platform, home: Path) -> UUID | None:
    """At the start: record how long nothing ran here, if that was longer than a restart takes."""
    quiet = timedelta(seconds=silence(home, CLOCK) or 0)
    if quiet < SILENT:
        return None
    at = platform.clock.now()
    return services.record(
        Whose.OURS,
        Interval(began_at=at - quiet, ended_at=at),
        actor=Actor.component(Component.PIPELINE),
        at=at,
        note="the platform was not running",
    )
