"""Everything that a state needs to leave this platform, one file a kind of data.

API for borders, API for the unit and PNR never share a file: whoever receives them can keep
the purposes apart as they were kept here.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage import __version__
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.sealed_files import (
    Written,
    digest,
    fingerprint,
    read_plain,
    read_sealed,
    write_plain,
    write_sealed,
)
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.leaving.approval import ExportRefusedError, ExportRequest, begin
from safepassage.flows.leaving.kinds import Kind, kinds
from safepassage.flows.platform import Platform
from safepassage.records._base import Record

FORMAT = "safepassage-export 1"
MANIFEST = "manifest.json"


class ExportedFile(Record, frozen=True):
    """One file: what it holds and under which purpose it was kept; ``None`` for no person's data.

    ``sha256`` is of the file as it lies there.
    """

    file: str
    kind: str
    purpose: str | None
    rows: int
    bytes: int
    sha256: str


class Manifest(Record, frozen=True):
    """What an export consists of; ``ledger_anchor`` is what its ledger is verified from."""

    format: str
    export: UUID
    made_at: datetime
    version: str
    state: str | None
    ground: str
    sealed_for: str | None
    ledger_anchor: str
    files: tuple[ExportedFile, ...]


def export_all(
    platform: Platform, keys: HomeKeys, request: ExportRequest, approval: str, folder: Path
) -> Manifest:
    """Write everything into a new folder; the manifest comes last, so that a broken one shows.

    Raises ``ExportRefusedError``, ``FileExistsError`` or ``OSError``.
    """
    folder.mkdir(mode=0o700, parents=True)
    try:
        actor = begin(platform, request, approval)
    except ExportRefusedError:
        folder.rmdir()
        raise
    files = tuple(_written(folder, one, request) for one in kinds(platform, actor))
    manifest = Manifest(
        format=FORMAT,
        export=request.id,
        made_at=platform.clock.now(),
        version=__version__,
        state=settings.SAFEPASSAGE_STATE,
        ground=request.ground.value,
        sealed_for=None if request.plain else fingerprint(bytes.fromhex(request.recipient)),
        ledger_anchor=keys.ledger_anchor().hex(),
        files=files,
    )
    counts = {one.kind: one.rows for one in files}
    with transaction.atomic():
        ledger.write(
            event=Event.EXPORT_ENDED,
            actor=actor,
            subject=str(request.id),
            details=counts,
            at=platform.clock.now(),
        )
        content = msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
        (folder / MANIFEST).write_bytes(content)
    return manifest


def _written(folder: Path, one: Kind, request: ExportRequest) -> ExportedFile:
    lines = (msgspec.json.encode(row) + b"\n" for row in one.rows())
    name = f"{request.id}/{one.name}"
    ending = "jsonl" if request.plain else "sealed"
    path = folder / f"{one.name}.{ending}"
    done: Written = (
        write_plain(path, name, lines)
        if request.plain
        else write_sealed(path, name, lines, bytes.fromhex(request.recipient))
    )
    return ExportedFile(
        file=path.name,
        kind=one.name,
        purpose=one.purpose.value if one.purpose else None,
        rows=done.rows,
        bytes=done.bytes,
        sha256=done.sha256,
    )


class ExportBroken(Exception):  # noqa: N818 - a state, told as one
    """The export is not as it was written; the text says where."""


def read_manifest(folder: Path) -> Manifest:
    """The manifest; raises ``ExportBroken`` where there is none, ``OSError``."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except msgspec.MsgspecError as error:
        raise ExportBroken(f"{MANIFEST} cannot be read: {error}") from error
    if manifest.format != FORMAT:
        raise ExportBroken(f"the export is of form {manifest.format}; this reads {FORMAT}")
    return manifest


def read_file(
    folder: Path, manifest: Manifest, one: ExportedFile, private: bytes | None
) -> Iterator[bytes]:
    """The lines of one file, its digest and number of rows proved; raises ``ExportBroken``."""
    path = folder / Path(one.file).name
    if digest(path) != one.sha256:
        raise ExportBroken(f"{one.file} is not what was exported")
    if manifest.sealed_for is None:
        lines = read_plain(path)
    elif private is None:
        raise ExportBroken("the export is sealed: its key is needed")
    else:
        lines = read_sealed(path, f"{manifest.export}/{one.kind}", private)
    rows = 0
    for line in lines:
        rows += 1
        yield line
    if rows != one.rows:
        raise ExportBroken(f"{one.file} holds {rows} rows, and {one.rows} were exported")
