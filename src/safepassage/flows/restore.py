"""Brings a backup back, and at once does what time did since: masks, deletes, proves, verifies.

Keys of days and of the spool are in no backup. What only they could open is closed here,
so that nothing waits for a key that will never come: records are masked, bodies given up.
Sign-ins of that time end, too: who was signed out or suspended since must not be back.
"""

from collections import Counter
from pathlib import Path

from django.db import transaction

from safepassage.adapters import archive, archive_database
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.writing import number_on
from safepassage.apps.accounts import enrolment, sessions
from safepassage.apps.agencies import feed
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.verify import Verdict
from safepassage.apps.messages import retention as messages
from safepassage.apps.travel import retention as travel
from safepassage.flows import retain
from safepassage.flows.mask import mask
from safepassage.flows.pacing import Pace
from safepassage.flows.platform import Platform
from safepassage.flows.verify_ledger import verify
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Restored(Record, frozen=True):
    """What came back: ``closed`` counts records masked because their day's key was not given."""

    made_at: str
    version: str
    day_keys: int
    closed: dict[str, int]
    lost: dict[str, int]
    retention: retain.Report
    ledger: Verdict


def restore(
    platform: Platform,
    home: Path,
    manifest: archive.Manifest,
    *,
    day_keys: Path | None,
    actor: Actor,
) -> Restored:
    """Fill the database from an unpacked archive; ``day_keys`` is a folder kept apart.

    Raises ``DatabaseFailed``, ``ValueError`` or ``OSError``.
    """
    at = platform.clock.now()
    draft = home / archive.DRAFT
    archive_database.load(draft / manifest.database, engine_of_backup=manifest.engine)
    _remove(draft)
    adopted = archive.adopt_day_keys(home, day_keys, since=at.date()) if day_keys else 0
    with transaction.atomic():
        lost = messages.give_up_bodies(at=at)
        feed.jump(at=at, number_on=number_on)
        sessions.end_all()
        enrolment.end_all()
        ledger.write(
            event=Event.SYSTEM_RESTORED,
            actor=actor,
            details={"made_at": manifest.made_at.isoformat(), "version": manifest.version, **lost},
            at=at,
        )
    closed = _close(platform, actor)
    report = retain.run(platform)
    return Restored(
        made_at=manifest.made_at.isoformat(),
        version=manifest.version,
        day_keys=adopted,
        closed=closed,
        lost=lost,
        retention=report,
        ledger=verify(anchor=HomeKeys(home).ledger_anchor(), at=at),
    )


def _remove(draft: Path) -> None:
    for path in draft.iterdir():
        path.unlink()
    draft.rmdir()


def _close(platform: Platform, actor: Actor) -> dict[str, int]:
    """Mask what no key of this home opens; only the approval authority can open it then."""
    days = travel.closed_days(platform.keys.live_days())
    pace, closed, at = Pace(), Counter[str](), platform.clock.now()
    while (chunk := travel.to_close(days, limit=pace.size)).holders:
        with pace.turn():
            mask(chunk, at=at, now=at)
            ledger.write(
                event=Event.RETENTION_MASKED,
                actor=actor,
                details={**chunk.counts, "because": "day_key_not_restored"},
                at=at,
            )
        closed.update(chunk.counts)
    return dict(closed)
