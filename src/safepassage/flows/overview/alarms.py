"""What is wrong at this moment, each thing with how much of it there is."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.audit import counting, ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.selectors import quarantined
from safepassage.apps.regulation import keys, orders, remarks
from safepassage.apps.regulation.models import KeyUse
from safepassage.apps.watchlists.attention import attention
from safepassage.flows.retain import last_runs
from safepassage.records._base import Record

PROOF_LATE = timedelta(hours=3)
SEAL_LATE = timedelta(minutes=1)


class Alarm(StrEnum):
    """Everything that the overview calls wrong."""

    CARRIERS_QUARANTINED = "carriers_quarantined"
    KEY_MISSING = "key_missing"
    LEDGER_UNSEALED = "ledger_unsealed"
    LISTS_OVERDUE = "lists_overdue"
    ORDERS_OVERDUE = "orders_overdue"
    PROOF_FAILED = "proof_failed"
    PROOF_LATE = "proof_late"
    REMARKS_OVERDUE = "remarks_overdue"
    ROLES_CONFLICT = "roles_conflict"
    SIGN_INS_REFUSED = "sign_ins_refused"
    WORDS_UNCONFIRMED = "words_unconfirmed"


MANY_REFUSED = 50
"""Refused sign-ins of a day from which somebody seems to try passwords."""


class Raised(Record, frozen=True):
    """One thing that is wrong; ``count`` is how many of it."""

    alarm: Alarm
    count: int


def alarms(at: datetime) -> tuple[Raised, ...]:
    """Everything that is wrong at ``at``; nothing when all is well."""
    found = dict(_counted(at))
    return tuple(Raised(alarm=one, count=found[one]) for one in Alarm if found.get(one))


def _counted(at: datetime) -> Iterator[tuple[Alarm, int]]:
    today, lists = at.date(), attention(at)
    yield Alarm.CARRIERS_QUARANTINED, len(quarantined())
    yield Alarm.KEY_MISSING, sum(keys.in_force(use) is None for use in KeyUse)
    yield Alarm.LEDGER_UNSEALED, _unsealed(at)
    yield Alarm.LISTS_OVERDUE, lists.overdue
    yield Alarm.ORDERS_OVERDUE, len(orders.overdue(today))
    yield from _proofs(at)
    yield Alarm.REMARKS_OVERDUE, remarks.overdue(today)
    yield Alarm.ROLES_CONFLICT, len(accounts.conflicting())
    refused = counting.counts(at - timedelta(days=1), at).get(Event.OFFICER_REFUSED, 0)
    yield Alarm.SIGN_INS_REFUSED, refused if refused >= MANY_REFUSED else 0
    yield Alarm.WORDS_UNCONFIRMED, lists.unconfirmed


def _proofs(at: datetime) -> Iterator[tuple[Alarm, int]]:
    last = next(iter(last_runs(1)), None)
    yield Alarm.PROOF_FAILED, int(last is not None and not last.holds)
    yield Alarm.PROOF_LATE, int(last is None or at - last.at > PROOF_LATE)


def _unsealed(at: datetime) -> int:
    waiting = ledger.waiting(1)
    return ledger.count_waiting() if waiting and at - waiting[0].at > SEAL_LATE else 0
