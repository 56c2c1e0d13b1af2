"""Pages refused to officers in the ledger: who, which permission, where; never what was asked."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.refused import Attempts
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class Why(StrEnum):
    """Why a page was not shown."""

    ABSENT = "absent"
    """What was asked for does not exist, or not for this purpose: the two look the same."""
    POSTING = "posting"
    """A posting or purpose that is not the officer's to choose."""
    PURPOSE = "purpose"
    """The purpose of the desk does not allow it."""
    ROLE = "role"
    SECOND_FACTOR = "second_factor"


class RefusedPages:
    """Tells of refusals: of one officer, page and reason at most one entry a quarter of an hour."""

    def __init__(self) -> None:
        self._attempts: Attempts[tuple[str, str, Why]] = Attempts()

    def record(
        self,
        actor: Actor,
        permission: Permission,
        where: str,
        why: Why,
        *,
        purpose: Purpose | None,
        at: datetime,
    ) -> None:
        """Count a refusal; ``where`` is the name of the address, without what stands in it."""
        count = self._attempts.due((actor.id, where, why), at)
        if not count:
            return
        details = {
            "permission": permission.value,
            "where": where,
            "why": why.value,
            "times": count,
        }
        with transaction.atomic():
            ledger.write(
                event=Event.PAGE_REFUSED,
                actor=actor,
                purpose=purpose,
                subject=actor.id,
                details=details,
                at=at,
            )
