"""Keeps and opens words that people wrote, under the key of the day on which they end."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from safepassage.apps.regulation.models import Wording
from safepassage.pipeline.ports import Keys
from safepassage.safeguards.sealing import NONCE_BYTES, KeyGone, Place, Sealer, Use, subkey

KEY_VERSION = 1


class Sealing:
    """Seals and opens words with the home's keys."""

    def __init__(self, keys: Keys, random: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random = random

    def keep(self, about: UUID, part: str, words: str, *, until: datetime) -> None:
        """Keep words about ``about`` until ``until``, in place of earlier ones; nothing if empty.

        Inside the caller's transaction.
        """
        if not words.strip():
            return
        nonce = self._random(NONCE_BYTES)
        sealed = self._sealer(until).seal(nonce, words.strip().encode(), _place(about, part))
        Wording.objects.update_or_create(
            about=about, part=part, defaults={"sealed": sealed, "delete_at": until}
        )

    def words(self, about: UUID) -> dict[str, str]:
        """The words about something that have not ended, by part."""
        return {
            row.part: sealer.open(bytes(row.sealed), _place(about, row.part)).decode()
            for row in Wording.objects.filter(about=about)
            if (sealer := self._alive(row.delete_at))
        }

    def _alive(self, until: datetime) -> Sealer | None:
        """The sealer of words that have not ended."""
        try:
            return self._sealer(until)
        except KeyGone:
            return None

    def _sealer(self, until: datetime) -> Sealer:
        return Sealer(subkey(self._keys.day_key(until.date()), Use.REGULATION))


def delete_past(*, at: datetime, limit: int) -> int:
    """Delete up to ``limit`` words past their date; how many."""
    past = Wording.objects.filter(delete_at__lte=at).values_list("pk", flat=True)[:limit]
    return Wording.objects.filter(pk__in=list(past)).delete()[0]


def count_past(*, at: datetime) -> int:
    """How many words would end at ``at``."""
    return Wording.objects.filter(delete_at__lte=at).count()


def _place(about: UUID, part: str) -> Place:
    return Place(table="regulation_wording", column=part, row=about.hex, version=KEY_VERSION)
