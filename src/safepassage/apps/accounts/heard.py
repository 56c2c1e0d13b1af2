"""What officers hear of their own account: changes to how they sign in, and refused attempts.

Source: OWASP ASVS 4.0.3, 2.2.3 and 2.5.5.
"""

from collections.abc import Iterable
from datetime import datetime

from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record

CHANGES = (
    Event.OFFICER_ENROLLED,
    Event.OFFICER_INVITED,
    Event.OFFICER_PASSKEY_ADDED,
    Event.OFFICER_PASSKEY_REMOVED,
    Event.OFFICER_PASSWORD_CHANGED,
    Event.OFFICER_RESTORED,
    Event.OFFICER_SUSPENDED,
)
"""What changes how, or whether, somebody signs in."""
SIGNING_IN = (Event.OFFICER_SIGNED_IN, Event.OFFICER_REFUSED)
MOST = 10
MOST_REFUSED = 100


class Change(Record, frozen=True):
    """What happened to the account; ``by_another`` when it was not the officer."""

    event: Event
    at: datetime
    by_another: bool


class Heard(Record, frozen=True):
    """What happened since the officer took a seat last: at ``since``, or never before."""

    since: datetime | None
    changes: tuple[Change, ...] = ()
    refused: int = 0


def heard(officer: Officer) -> list[Change]:
    """The newest changes, seats taken and attempts refused, newest first."""
    return _newest(officer, (*CHANGES, *SIGNING_IN))[: 2 * MOST]


def since_last_seat(officer: Officer) -> Heard:
    """What the officer is to hear at sign-in; nothing before their first seat."""
    name = str(officer.pk)
    seats = ledger.page(event=Event.OFFICER_SIGNED_IN, subject=name, limit=1)
    if not seats:
        return Heard(since=None)
    since = seats[0].at
    refused = ledger.page(event=Event.OFFICER_REFUSED, subject=name, limit=MOST_REFUSED)
    return Heard(
        since=since,
        changes=tuple(one for one in _newest(officer, CHANGES) if one.at > since),
        refused=sum(one.at > since for one in refused),
    )


def _newest(officer: Officer, events: Iterable[Event]) -> list[Change]:
    name = str(officer.pk)
    found = [
        Change(event=event, at=entry.at, by_another=entry.actor_id != name)
        for event in events
        for entry in ledger.page(event=event, subject=name, limit=MOST)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)
