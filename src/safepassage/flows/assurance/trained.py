"""Who must have passed the unit on rights and bias before a queue opens.

Whoever decides about people; whoever only oversees looks without it. While an emergency
stands, what ended after it began still counts.
"""

from datetime import datetime

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import policy
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import emergencies, training
from safepassage.safeguards.training.unit import REMIND

QUEUES = frozenset(
    {
        Permission.CASES_ARRIVAL_ACKNOWLEDGE,
        Permission.CASES_ITEM_APPROVE,
        Permission.CASES_ITEM_DECIDE,
        Permission.CASES_ITEM_READ,
        Permission.CASES_PROTECTION_DECIDE,
        Permission.CASES_PROTECTION_READ,
        Permission.DISCLOSURES_DISCLOSURE_CONFIRM,
        Permission.WATCHLISTS_ALERT_CHECK,
        Permission.WATCHLISTS_URGENT_ADD,
    }
)
_DECIDING = (Permission.CASES_ITEM_DECIDE, Permission.CASES_PROTECTION_DECIDE)


def ends_soon(officer: Officer, at: datetime) -> datetime | None:
    """When what the officer passed ends, where they decide and it is less than a month off."""
    if not _decides(officer):
        return None
    ends = training.good_until(officer.pk, at)
    return ends if ends and ends - at <= REMIND else None


def wants_training(officer: Officer, permission: Permission) -> bool:
    """Whether a page under ``permission`` waits until the officer has passed the unit."""
    if permission not in QUEUES or not _decides(officer):
        return False
    at = SystemClock().now()
    if training.good_until(officer.pk, at):
        return False
    emergency, ended = emergencies.standing(at), training.last_end(officer.pk)
    begun_at = emergency.begun_at if emergency else None
    return not (begun_at and ended and ended > begun_at)


def _decides(officer: Officer) -> bool:
    return any(policy.may(officer, one) for one in _DECIDING)
