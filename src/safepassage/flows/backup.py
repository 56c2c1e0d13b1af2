"""Writes a backup: the database as of one moment and the keys that may leave the home."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from django.db import transaction

from safepassage import __version__
from safepassage.adapters import archive, archive_database, signed_backup
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.single_writer import AlreadyRunning, only_one
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.events import Event
from safepassage.flows.renewals import LOCK
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Backup(Record, frozen=True):
    """The file that was written."""

    file: str
    bytes: int
    sha256: str
    engine: str
    members: int
    sealed: bool
    signed_by: str


def target_of(place: Path, at: datetime, *, sealed: bool) -> Path:
    """A folder gets a file named by the time; anything else is the file's own name."""
    name = f"safepassage-{at:%Y%m%dT%H%M%SZ}.tar" + (".sealed" if sealed else "")
    return place / name if place.is_dir() else place


def back_up(
    home: Path, place: Path, *, actor: Actor, at: datetime, recipient: bytes | None = None
) -> Backup:
    """Write a new archive; it gets its name together with its ledger entry.

    Sealed for ``recipient`` (an X25519 public key) where one is given, and signed in any case.
    Raises ``FileExistsError``, ``OSError`` or ``DatabaseFailed``; nothing is left then.
    """
    target = target_of(place, at, sealed=recipient is not None)
    if target.exists():
        raise FileExistsError(f"{target} exists already")
    with TemporaryDirectory(dir=target.parent, prefix=".safepassage-") as work:
        draft = Path(work) / "backup.tar"
        manifest = _written(draft, home, Path(work), at)
        draft = _sealed(draft, recipient) if recipient else draft
        signature = _signed(home, draft, at)
        written = Backup(
            file=str(target),
            bytes=draft.stat().st_size,
            sha256=signature.sha256,
            engine=manifest.engine,
            members=len(manifest.files),
            sealed=recipient is not None,
            signed_by=signature.key,
        )
        with transaction.atomic():
            ledger.write(
                event=Event.SYSTEM_BACKED_UP,
                actor=actor,
                details={"sha256": written.sha256, "bytes": written.bytes},
                at=at,
            )
            signed_backup.beside(draft).rename(signed_backup.beside(target))
            draft.rename(target)
    return written


def _written(draft: Path, home: Path, work: Path, at: datetime) -> archive.Manifest:
    """Database and keys of one state: no key is renewed between the two."""
    try:
        with only_one(home, LOCK):
            return archive.write(
                draft,
                database=archive_database.dump(work),
                keys=archive.key_files(home),
                engine=archive_database.engine(),
                version=__version__,
                made_at=at,
            )
    except AlreadyRunning as error:
        raise BlockingIOError(f"{error}; make the backup when it is done") from error


def _sealed(archive_file: Path, recipient: bytes) -> Path:
    target = archive_file.with_suffix(".sealed")
    signed_backup.seal(archive_file, target, recipient)
    return target


def _signed(home: Path, file: Path, at: datetime) -> signed_backup.Signature:
    sha256 = archive.digest(file)
    key, signature = sealer.sign(HomeKeys(home), signed_backup.said(sha256, at))
    signed = signed_backup.Signature(
        sha256=sha256, made_at=at, key=key.hex(), signature=signature.hex()
    )
    signed_backup.beside(file).write_bytes(msgspec.json.encode(signed))
    return signed
