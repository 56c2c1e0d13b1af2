"""Which places a posting serves, and one more for some hours; both stand in the ledger."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.grounds import PlaceGround
from safepassage.apps.accounts.models import Posting
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

WIDENED_FOR = timedelta(hours=12)
LENGTH = 8


class Widening(Record, frozen=True):
    """Another place that an officer takes on from a posting, and why."""

    posting: str
    place: str
    ground: PlaceGround


@transaction.atomic
def set_places(*, posting: Posting, places: Collection[str], actor: Actor, at: datetime) -> None:
    """Say whose flights are worked at a posting; none means every place."""
    posting.places = checked(places)
    posting.save(update_fields=["places"])
    details = {"posting": posting.code, "places": posting.places}
    ledger.write(
        event=Event.POSTING_PLACES_SET,
        actor=actor,
        subject=str(posting.pk),
        details=details,
        at=at,
    )


@transaction.atomic
def widen(wanted: Widening, *, purpose: Purpose, actor: Actor, at: datetime) -> datetime:
    """Let an officer work for one more place for twelve hours; returns until when."""
    until = at + WIDENED_FOR
    ledger.write(
        event=Event.POSTING_WIDENED,
        actor=actor,
        purpose=purpose,
        subject=actor.id,
        details={
            "posting": wanted.posting,
            "place": wanted.place,
            "ground": wanted.ground.value,
            "until": until.isoformat(),
        },
        at=at,
    )
    return until


def checked(places: Collection[str]) -> list[str]:
    """Codes of places as they are kept; raises ``AccountError`` for what is none."""
    found = sorted({place.strip().upper() for place in places} - {""})
    if any(len(place) > LENGTH for place in found):
        raise AccountError(f"A place is named by its code of at most {LENGTH} characters.")
    return found
