"""Two people publish a transparency report: what the second agreed to is what is read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures import published
from safepassage.flows.platform import Platform
from safepassage.flows.transparency.making import Report, make
from safepassage.flows.transparency.writing import as_json
from safepassage.records.actor import Actor, Component


def propose(platform: Platform, first: str, last: str, *, officer: UUID, actor: Actor) -> UUID:
    """Make a report that waits for a second person; raises ``ValueError`` and PublishRefused."""
    at, row = platform.clock.now(), platform.ids.new()
    report = make(first, last, at=at)
    with transaction.atomic():
        published.propose(row, as_json(report), report, officer=officer, actor=actor, at=at)
    return row


def agree(platform: Platform, row: UUID, *, officer: UUID, actor: Actor) -> None:
    """Publish another's report; raises PublishRefused for one's own."""
    with transaction.atomic():
        published.agree(row, officer=officer, actor=actor, at=platform.clock.now())


def note_written(report: Report, sha256: str, *, at: datetime) -> None:
    """Write into the ledger that a report was handed out by the command line."""
    details = {"first": report.first, "last": report.last, "sha256": sha256}
    actor = Actor.component(Component.COMMAND_LINE)
    with transaction.atomic():
        ledger.write(event=Event.EXPORT_TRANSPARENCY, actor=actor, details=details, at=at)
