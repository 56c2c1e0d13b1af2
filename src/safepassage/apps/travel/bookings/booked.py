"""Whether travellers of a reservation still are on it, by what its pushes said.

Made of pushes and sightings alone, in the order of the spool: ids and codes, nothing is opened.
A full push that tells a reservation without somebody says that they are on it no more; a push
of changes only says nothing about whom it leaves out. Nobody is deleted.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from django.db.models import Max

from safepassage.apps.travel.models import Journey, Push, Sighting
from safepassage.pipeline.draft import CHANGES_ONLY
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, may_read


class Booked(StrEnum):
    """Where a traveller of a reservation stands."""

    BOOKED = "booked"
    LEFT = "left"
    CANCELLED = "cancelled"


class LastWord(Record, frozen=True):
    """What the pushes of a reservation come to: the last full one, and if it is cancelled.

    ``full`` is missing when none was full; those of an import have sequences below zero.
    """

    full: int | None = None
    cancelled: bool = False


def booked(purpose: Purpose, flight: UUID) -> dict[UUID, Booked]:
    """Where everybody of the reservations on a flight stands; nothing unless PNR may be read."""
    if not may_read(purpose, DataKind.PNR):
        return {}
    rows = Journey.objects.filter(flight=flight, kind=DataKind.PNR.value)
    return _standings(rows.exclude(reservation=None).values_list("id", "reservation"))


def booked_of(purpose: Purpose, journeys: Collection[UUID]) -> dict[UUID, Booked]:
    """The same of these journeys, as far as ``purpose`` finds them."""
    if not may_read(purpose, DataKind.PNR):
        return {}
    return _booked_of(journeys)


def off_their_reservation(reservations: Collection[UUID]) -> list[UUID]:
    """The journeys that travel no more by these reservations: cancelled, or left out."""
    rows = Journey.objects.filter(reservation__in=list(reservations))
    standings = _standings(rows.values_list("id", "reservation"))
    return sorted(one for one, where in standings.items() if where is not Booked.BOOKED)


def last_words(reservations: Collection[UUID]) -> dict[UUID, LastWord]:
    """The last word of every reservation that pushes have told of."""
    found: dict[UUID, LastWord] = {}
    rows = Push.objects.filter(reservation__in=list(reservations)).order_by("sequence")
    told = rows.values_list("reservation", "sequence", "function", "cancelled")
    for one, sequence, function, cancelled in told:
        before = found.get(one, LastWord())
        if function != CHANGES_ONLY:
            found[one] = LastWord(full=sequence, cancelled=bool(cancelled))
        elif cancelled is not None:
            found[one] = LastWord(full=before.full, cancelled=cancelled)
    return found


def _booked_of(journeys: Collection[UUID]) -> dict[UUID, Booked]:
    rows = Journey.objects.filter(id__in=list(journeys)).exclude(reservation=None)
    return _standings(rows.values_list("id", "reservation"))


def _standings(rows: Iterable[tuple[UUID, UUID | None]]) -> dict[UUID, Booked]:
    pairs = [(journey, one) for journey, one in rows if one]
    words = last_words({one for _, one in pairs})
    seen = _last_seen([journey for journey, _ in pairs])
    return {
        journey: _standing(words.get(one, LastWord()), seen.get(journey)) for journey, one in pairs
    }


def _standing(word: LastWord, seen: int | None) -> Booked:
    if word.cancelled:
        return Booked.CANCELLED
    left_out = word.full is not None and (seen is None or seen < word.full)
    return Booked.LEFT if left_out else Booked.BOOKED


def _last_seen(journeys: Sequence[UUID]) -> Mapping[UUID, int]:
    rows = Sighting.objects.filter(journey__in=journeys).values_list("journey")
    return dict(rows.annotate(Max("sequence")))
