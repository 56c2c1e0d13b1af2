"""Writes the regulator's own ledger before anything is opened."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.accounts.services import keep_in_turn
from safepassage.apps.regulation import keys, readings
from safepassage.apps.regulation.models import KeyUse
from safepassage.flows.inspecting.ground import Ground, Reading, What, place, sealed_content
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.sealed_to import seal_to


class NoKey(Exception):  # noqa: N818 - a state, told as one
    """The regulator has no key here yet to which its ledger could be sealed."""


class Inspector(Record, frozen=True):
    """An officer of the regulator, and on which ground they read."""

    officer: UUID
    ground: Ground

    def tell(self, platform: Platform, what: What, subjects: Sequence[str | UUID]) -> None:
        """Commit that these are about to be read; raises ``NoKey``.

        The main ledger gets a number and a digest: the sealed entry is made with fresh chance,
        so that no guess at its content can be held against the digest.
        """
        public = keys.in_force(KeyUse.SEAL)
        if public is None:
            raise NoKey
        at = platform.clock.now()
        with transaction.atomic():
            keep_in_turn()
            last, digest = readings.last()
            reading = Reading(
                number=last + 1,
                previous=digest.hex(),
                at=at,
                officer=self.officer,
                ground=self.ground,
                what=what,
                subjects=tuple(map(str, subjects)),
            )
            content, where = sealed_content(reading), place(reading.number)
            readings.keep(
                reading.number,
                seal_to(public, content, where, platform.ids.random),
                actor=Actor.officer(str(self.officer)),
                at=at,
                delete_at=at + timedelta(days=settings.SAFEPASSAGE_REGULATION_DAYS),
            )
