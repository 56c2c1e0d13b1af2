"""Makes the report with its own entry: who reads about reading is in the ledger, too."""

from datetime import datetime

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.watching.report import Report, report
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


def hand_out(start: datetime, end: datetime, *, actor: Actor, at: datetime) -> Report:
    """Make the report of a time; raises ``ValueError`` when it ends before it begins."""
    if end <= start:
        raise ValueError("the report's last day lies before its first")
    told = {"report_from": start.date().isoformat(), "report_until": end.date().isoformat()}
    with transaction.atomic():
        ledger.write(
            event=Event.LEDGER_READ,
            actor=actor,
            purpose=Purpose.OVERSIGHT,
            details=told,
            at=at,
        )
    return report(start, end, at=at)
