"""Writes a backup: the database as of one moment and the keys that may leave the home."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from safepassage import __version__
from safepassage.adapters import archive, archive_database
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Backup(Record, frozen=True):
    """The file that was written."""

    file: str
    bytes: int
    sha256: str
    engine: str
    members: int


def target_of(place: Path, at: datetime) -> Path:
    """A folder gets a file named by the time; anything else is the file's own name."""
    return place / f"safepassage-{at:%Y%m%dT%H%M%SZ}.tar" if place.is_dir() else place


def back_up(home: Path, place: Path, *, actor: Actor, at: datetime) -> Backup:
    """Write a new archive; it gets its name together with its ledger entry.

    Raises ``FileExistsError``, ``OSError`` or ``DatabaseFailed``; nothing is left then.
    """
    target = target_of(place, at)
    if target.exists():
        raise FileExistsError(f"{target} exists already")
    with TemporaryDirectory(dir=target.parent, prefix=".safepassage-") as work:
        draft = Path(work) / "backup.tar"
        manifest = archive.write(
            draft,
            database=archive_database.dump(Path(work)),
            keys=archive.key_files(home),
            engine=archive_database.engine(),
            version=__version__,
            made_at=at,
        )
        written = Backup(
            file=str(target),
            bytes=draft.stat().st_size,
            sha256=archive.digest(draft),
            engine=manifest.engine,
            members=len(manifest.files),
        )
        with transaction.atomic():
            ledger.write(
                event=Event.SYSTEM_BACKED_UP,
                actor=actor,
                details={"sha256": written.sha256, "bytes": written.bytes},
                at=at,
            )
            draft.rename(target)
    return written
