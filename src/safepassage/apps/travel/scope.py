"""What a purpose finds at all, and the ledger entry that comes before any opening."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from safepassage.apps.accounts.reach import within
from safepassage.apps.audit import ledger
from safepassage.apps.regulation import stops
from safepassage.apps.travel.after_entry import unusable, usable
from safepassage.apps.travel.models import Flight, Journey
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.capabilities import StopKind
from safepassage.safeguards.purpose import WATCHING, Purpose, kinds_of
from safepassage.safeguards.sealing import LookUp, Use, subkey, token


def journeys(purpose: Purpose) -> QuerySet[Journey]:
    """The journeys that exist for ``purpose``, on flights that the desk reaches.

    Restricted ones are found by those alone who watch over them; reservations of who has entered
    with leave alone, where a profile asks for it.
    """
    return usable(whenever(purpose))


def on_leave(purpose: Purpose) -> QuerySet[Journey]:
    """The journeys that ``purpose`` finds only with leave, which the desk does not have."""
    return unusable(whenever(purpose))


def whenever(purpose: Purpose) -> QuerySet[Journey]:
    """The journeys of ``purpose`` before and after entry, for what has its own prior review."""
    found = within(Journey.objects.filter(kind__in=[kind.value for kind in kinds_of(purpose)]))
    if purpose in WATCHING:
        return found
    return found.exclude(id__in=stops.things(StopKind.RECORD))


def flights_at(places: Collection[str]) -> "QuerySet[Flight, UUID]":
    """The ids of flights that begin or end at one of the places, and of lists that name none."""
    ends = Q(origin__in=places) | Q(destination__in=places) | Q(origin="", destination="")
    return Flight.objects.filter(ends).values_list("id", flat=True)


def tell(
    actor: Actor,
    purpose: Purpose,
    subjects: Iterable[UUID],
    groups: Sequence[FieldGroup],
    at: datetime,
    *,
    about: Sequence[UUID] = (),
) -> None:
    """Commit one ledger entry a subject: ``actor`` is about to read ``groups`` of it.

    ``about`` names everybody whom a list shows, so that the entry is found by each of them.
    """
    with transaction.atomic():
        for subject in subjects:
            ledger.write_read(
                actor=actor,
                purpose=purpose,
                subject=str(subject),
                field_group=" ".join(groups),
                about=about,
                at=at,
            )


def tokens(
    wanted: Sequence[tuple[LookUp, str]], days: Iterable[date], keys: Keys
) -> dict[bytes, LookUp]:
    """The look-up tokens of ``wanted`` under the key of every mask day that still has one."""
    live = set(keys.live_days())
    by_day = [subkey(keys.day_key(day), Use.LOOK_UP) for day in days if day in live]
    return {token(key, kind, value): kind for key in by_day for kind, value in wanted}
