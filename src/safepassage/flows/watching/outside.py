"""How the witnesses outside stand: who has signed lately, who refuses."""

from datetime import datetime

from django.conf import settings

from safepassage.adapters.witness_file import witnesses_in
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.watching.receipts import held_by
from safepassage.records._base import Record

SILENT_AFTER = 25 * 3600.0
"""Seconds: a day, and an hour to make up for one that was missed."""
NEEDED = 2


class Outside(Record, frozen=True):
    """``silent`` is the time since the last receipt of the witness that signed longest ago."""

    named: int
    silent: float | None
    refusing: int

    @property
    def is_failing(self) -> bool:
        """Whether somebody must look: a witness silent for over a day, or refusing."""
        return self.refusing > 0 or (self.silent or 0.0) > SILENT_AFTER


def outside(at: datetime) -> Outside:
    """Look at the receipts of the witnesses that are set."""
    made = accounts.installation()
    begun = made.created_at if made else at
    held = [held_by(one.name) for one in witnesses_in(settings.SAFEPASSAGE_WITNESSES).named]
    oldest = min((one.at or begun for one in held), default=None)
    return Outside(
        named=len(held),
        silent=round(max(0.0, (at - oldest).total_seconds()), 1) if oldest else None,
        refusing=sum(1 for one in held if one.refused),
    )
