"""All rows of a chunk of a message, sealed and ready; ``write`` only inserts and updates."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from safepassage.apps import rows
from safepassage.apps.travel.columns import COLUMNS
from safepassage.apps.travel.models import (
    DataKey,
    Journey,
    LookUp,
    Part,
    Push,
    Reservation,
    Sighting,
)
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.vault import MessageVault
from safepassage.pipeline.draft import Batch, JourneyDraft, ReservationDraft
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.sealing import Sealer, fingerprint


class Plan:
    """All rows of one chunk of one batch, sealed and ready."""

    def __init__(self, batch: Batch, flight: UUID, source: Source, vault: MessageVault) -> None:
        self._batch = batch
        self._flight = flight
        self._source = source
        self._vault = vault
        self._adapted = rows.adapter()
        self._rows: dict[type[Model], list[tuple[Any, ...]]] = {
            model: [] for model in (Reservation, Journey, DataKey, Part, LookUp, Push, Sighting)
        }
        self._resealed: list[tuple[UUID, int]] = []
        self._updates: list[tuple[type[Model], UUID, dict[str, object]]] = []
        self.sealers: dict[UUID, Sealer] = {}

    @property
    def sequence(self) -> int:
        """The message's place in the spool, which names the versions that it tells."""
        return self._source.sequence

    def add(self, model: type[Model], *values: object) -> None:
        """Add one row in the order of ``COLUMNS``."""
        self._rows[model].append(self._adapted(values))

    def update(self, model: type[Model], holder: UUID, **values: object) -> None:
        """Change a holder that is stored already."""
        self._updates.append((model, holder, values))

    def new_holder(
        self,
        model: type[Model],
        holder: UUID,
        draft: JourneyDraft | ReservationDraft,
        *extra: object,
    ) -> None:
        """A holder never seen before, with its key, parts and look-ups."""
        batch, source = self._batch, self._source
        day = batch.mask_at.date()
        sealer, key_row = self._vault.new_key(holder, day)
        self.add(
            model,
            holder,
            batch.kind.value,
            batch.basis,
            batch.basis_version,
            source.sequence,
            source.sequence if describes(draft) else 0,
            self.fingerprint(draft.parts, day),
            source.received_at,
            batch.mask_at,
            day,
            batch.delete_at,
            batch.delete_at,
            batch.latest_at,
            batch.at_departure,
            None,
            None,
            self._flight,
            *extra,
        )
        self.add(DataKey, *key_row)
        self.new_version(holder, sealer, draft, day)

    def new_version(
        self,
        holder: UUID,
        sealer: Sealer,
        draft: JourneyDraft | ReservationDraft,
        mask_day: date,
        known: frozenset[tuple[str, bytes]] = frozenset(),
    ) -> None:
        """The parts and look-ups of one version of a holder."""
        self.seal(holder, sealer, self.sequence, draft.parts)
        self.look_ups(holder, draft, mask_day, known)

    def seal(self, holder: UUID, sealer: Sealer, version: int, parts: Mapping[str, bytes]) -> None:
        """The parts of a version."""
        self.sealers[holder] = sealer
        for group, content in parts.items():
            sealed = self._vault.seal_part(sealer, holder, group, version, content)
            self.add(Part, holder, group, version, sealed)

    def reseal(
        self, holder: UUID, sealer: Sealer, version: int, parts: Mapping[str, bytes]
    ) -> None:
        """Other parts of a version that is stored already."""
        self._resealed.append((holder, version))
        self.seal(holder, sealer, version, parts)

    def look_ups(
        self,
        holder: UUID,
        draft: JourneyDraft | ReservationDraft,
        mask_day: date,
        known: frozenset[tuple[str, bytes]] = frozenset(),
    ) -> None:
        """What a holder is found by, but for what is ``known`` already."""
        for kind, value in dict.fromkeys(draft.look_ups):
            found_by = self._vault.token(mask_day, kind, value)
            if (kind, found_by) not in known:
                self.add(LookUp, found_by, kind, holder)

    def fingerprint(self, parts: Mapping[str, bytes], mask_day: date) -> bytes:
        """A keyed digest of the content, to see whether a repeat says anything new."""
        content = b"".join(group.encode() + part for group, part in sorted(parts.items()))
        return fingerprint(self._vault.look_up_key(mask_day), content)

    def push(
        self, reservation: UUID, function: str, version: int, *, cancelled: bool | None
    ) -> None:
        """Remember that this message told of the reservation."""
        source = self._source
        self.add(
            Push,
            reservation,
            source.message,
            source.sequence,
            function,
            source.received_at,
            version,
            cancelled,
        )

    def sighting(
        self,
        journey: UUID,
        ordinal: int,
        function: str,
        version: int | None,
        reservation: UUID | None,
    ) -> None:
        """Remember that this message spoke of the journey."""
        source = self._source
        self.add(
            Sighting,
            journey,
            source.message,
            ordinal,
            source.sequence,
            function,
            source.received_at,
            version,
            reservation,
        )

    def write(self) -> None:
        """Put everything into the caller's transaction."""
        for holder, version in self._resealed:
            Part.objects.filter(holder=holder, version=version).delete()
        for model, prepared in self._rows.items():
            rows.insert_new(model, COLUMNS[model], prepared)
        for model, holder, values in self._updates:
            model._default_manager.filter(pk=holder).update(**values)


def describes(draft: JourneyDraft | ReservationDraft) -> bool:
    """Whether it says who or what it is, rather than only referring to it."""
    if isinstance(draft, ReservationDraft):
        return True
    return not draft.parts.keys().isdisjoint({FieldGroup.IDENTITY, FieldGroup.DOCUMENTS})
