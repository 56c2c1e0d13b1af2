"""Finds reservations by keyed tokens and opens them with everybody in them, the ledger first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel import models
from safepassage.apps.travel.after_entry import usable
from safepassage.apps.travel.bookings.differences import is_same_person
from safepassage.apps.travel.bookings.history import journeys_of
from safepassage.apps.travel.opening import Versions, open_histories
from safepassage.apps.travel.scope import tell, tokens
from safepassage.pipeline.draft import reservation_from, reservation_key, traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp

_GROUPS = tuple(FieldGroup)
_DAY = 10


class BookingsReader:
    """One reader's way to reservations; ``versions`` are all that was opened so far."""

    def __init__(self, actor: Actor, purpose: Purpose, keys: Keys, at: datetime) -> None:
        self.versions: dict[UUID, Versions] = {}
        self.people: dict[UUID, set[UUID]] = {}
        self._actor = actor
        self._purpose = purpose
        self._keys = keys
        self._at = at

    def open(self, rows: Sequence[models.Reservation]) -> None:
        """Open the reservations and whoever was ever told in them; one entry a reservation."""
        fresh = [row for row in rows if row.id not in self.people]
        everybody = journeys_of([row.id for row in fresh])
        stored = self._readable({one for people in everybody.values() for one in people})
        for row in fresh:
            self.people[row.id] = everybody.get(row.id, set()) & stored.keys()
            about = sorted(self.people[row.id])
            tell(self._actor, self._purpose, [row.id], _GROUPS, self._at, about=about)
        open_to_read = [row for row in fresh if self._is_readable(row, everybody)]
        self.versions |= open_histories([*open_to_read, *stored.values()], self._keys)

    def _readable(self, ids: Iterable[UUID]) -> dict[UUID, models.Journey]:
        """Those whom the desk may read now: after entry, with leave alone."""
        rows = models.Journey.objects.filter(id__in=list(ids), kind=DataKind.PNR.value)
        return {one.id: one for one in usable(rows)}

    def _is_readable(self, row: models.Reservation, everybody: Mapping[UUID, set[UUID]]) -> bool:
        """Whether somebody in it is, or nobody is in it at all."""
        return bool(self.people[row.id]) or not everybody.get(row.id)

    def bookings(self, row: models.Reservation) -> list[Reservation]:
        """Every version of a reservation that can be opened, the oldest first."""
        return [reservation_from(parts) for _, parts in self._versions(row.id)]

    def told(self, row: models.Reservation) -> list[Traveller]:
        """Every telling of everybody in a reservation, as far as it can be opened."""
        return [
            traveller_from(parts)
            for journey in sorted(self.people[row.id])
            for _, parts in self._versions(journey)
        ]

    def find(self, wanted: Sequence[tuple[LookUp, str]]) -> list[models.Reservation]:
        """The reservations that have one of these look-ups and are not masked."""
        rows = models.Reservation.objects.filter(kind=DataKind.PNR.value, masked_at=None)
        days = rows.values_list("mask_day", flat=True).distinct().order_by("mask_day")
        found = tokens(wanted, days, self._keys)
        kinds = {kind.value for kind, _ in wanted}
        holders = models.LookUp.objects.filter(token__in=list(found), kind__in=kinds)
        ids = list(holders.values_list("holder", flat=True))
        return list(rows.filter(id__in=ids).select_related("flight").order_by("received_at", "id"))

    def same_as(self, row: models.Reservation) -> list[models.Reservation]:
        """The reservation on every flight, the oldest first: the same locator, system and creation.

        Carriers give a locator to somebody else later; without the day of creation on both
        sides it is the same reservation only if a traveller is the same.
        """
        self.open([row])
        own = key_of(self.bookings(row))
        if own is None:
            return [row]
        others = [one for one in self.find([(LookUp.RESERVATION, own)]) if one.id != row.id]
        self.open(others)
        same = [row, *(one for one in others if self._is_same(row, one))]
        return sorted(same, key=lambda one: (one.received_at, one.id))

    def _is_same(self, one: models.Reservation, other: models.Reservation) -> bool:
        made, there = _made(self.bookings(one)), _made(self.bookings(other))
        if made and there:
            return made == there
        others = self.told(other)
        return any(is_same_person(mine, theirs) for mine in self.told(one) for theirs in others)

    def _versions(self, holder: UUID) -> Iterable[tuple[int, dict[str, bytes]]]:
        versions = self.versions.get(holder, {})
        return [(number, dict(versions[number])) for number in sorted(versions)]


def key_of(bookings: Iterable[Reservation]) -> str | None:
    """What a reservation is known by, of its versions."""
    for one in bookings:
        if one.locator:
            return reservation_key(one.locator, one.system)
    return None


def _made(bookings: Iterable[Reservation]) -> str | None:
    """The day on which a reservation was made."""
    return next((one.created_at[:_DAY] for one in bookings if one.created_at), None)
