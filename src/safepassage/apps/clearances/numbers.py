"""Redress numbers given and ended. Only ``flows.redress`` may import this module."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.models import RedressListing, RedressNumber
from safepassage.apps.clearances.scope import screened_for
from safepassage.apps.clearances.shown import GivenClearance
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


class Given(Record, frozen=True):
    """A number to be written: its token, the tokens of whom it is for, and how long it lasts."""

    id: UUID
    token: bytes
    bound: bytes
    officer: UUID
    at: datetime
    delete_at: datetime


def give(
    given: Given,
    journey: UUID,
    clearances: Sequence[GivenClearance],
    *,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Write a number for these clearances of one journey, inside the caller's transaction."""
    (screened,) = {one.purpose for one in clearances}
    number = RedressNumber.objects.create(
        id=given.id,
        number=given.token,
        bound=given.bound,
        purpose=screened,
        officer=given.officer,
        at=given.at,
        delete_at=given.delete_at,
    )
    RedressListing.objects.bulk_create(
        RedressListing(
            number=number, list_id=one.list_id, entry=one.entry, match_class=one.match_class
        )
        for one in clearances
    )
    ledger.write(
        event=Event.REDRESS_GIVEN,
        actor=actor,
        purpose=purpose,
        subject=str(journey),
        details={
            "number": str(given.id),
            "clearances": [str(one.id) for one in clearances],
            "until": given.delete_at.isoformat(),
        },
        at=given.at,
    )


def end(number: UUID, *, ground: Ground, actor: Actor, purpose: Purpose, at: datetime) -> bool:
    """End a number that ``purpose`` finds; whether there was one."""
    rows = RedressNumber.objects.select_for_update().filter(
        id=number, purpose__in=screened_for(purpose)
    )
    if not list(rows):
        return False
    ledger.write(
        event=Event.REDRESS_ENDED,
        actor=actor,
        purpose=purpose,
        subject=str(number),
        details={"ground": ground.value},
        at=at,
    )
    RedressNumber.objects.filter(id=number).delete()
    return True
