"""Everything that a state needs to leave this platform, one file a kind of data.

API for borders, API for the unit and PNR never share a file: whoever receives them can keep
the purposes apart as they were kept here.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
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
from safepassage.apps.accounts.selectors import officers
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import encode_line
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.selectors import carriers
from safepassage.apps.cases import export as cases
from safepassage.apps.messages import selectors as messages
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.travel import export as travel
from safepassage.apps.watchlists.models import WatchList
from safepassage.apps.watchlists.payload import decode
from safepassage.flows.export_approval import ExportRefusedError, ExportRequest, begin
from safepassage.flows.export_items import opened
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import SCREENING, Purpose, purpose_of

FORMAT = "safepassage-export 1"
MANIFEST = "manifest.json"
SETTINGS = (
    "STATE",
    "EDI_ADDRESS",
    "HOME_AIRPORTS",
    "MESSAGE_LIMIT",
    "INTERACTIVE_LIMIT",
    "INTERACTIVE_SECONDS",
    "CONTACT_SECONDS",
    "PARKED_HOURS",
    "DELISTED_DAYS",
    "LEASE_SECONDS",
    "WORKERS",
    "REQUESTS_PER_MINUTE",
)
"""What is exported of the settings: none of them is a secret or a place on the machine."""
_STORIES = 500
Rows = Iterator[Any]


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


class _Kind(Record, frozen=True):
    name: str
    rows: Callable[[], Rows]
    purpose: Purpose | None = None


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
    files = tuple(_written(folder, one, request) for one in _kinds(platform, actor))
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


def _written(folder: Path, one: _Kind, request: ExportRequest) -> ExportedFile:
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


def _kinds(platform: Platform, actor: Actor) -> Iterator[_Kind]:
    at, keys = platform.clock.now(), platform.keys
    yield _Kind(name="flights", rows=travel.flights)
    for kind in DataKind:
        purpose = purpose_of(kind)
        of_kind = partial(travel.travellers, kind, actor=actor, keys=keys, at=at)
        yield _Kind(name=f"travellers-{kind.value}", rows=of_kind, purpose=purpose)
        items = partial(_items, kind, platform, actor, at)
        yield _Kind(name=f"decisions-{kind.value}", rows=items, purpose=purpose)
    yield _Kind(
        name="reservations-pnr",
        rows=partial(travel.reservations, actor=actor, keys=keys, at=at),
        purpose=purpose_of(DataKind.PNR),
    )
    for purpose in SCREENING:
        yield _Kind(
            name=f"watchlists-{purpose.value}", rows=partial(_lists, purpose), purpose=purpose
        )
    yield _Kind(name="statuses", rows=cases.statuses)
    yield _Kind(name="arrival-notices", rows=cases.notices)
    yield _Kind(name="messages", rows=_messages)
    yield _Kind(name="carriers", rows=_carriers)
    yield _Kind(name="bases", rows=_bases)
    yield _Kind(name="officers", rows=_officers)
    yield _Kind(name="settings", rows=_settings)
    yield _Kind(name="ledger", rows=_ledger)


def _items(kind: DataKind, platform: Platform, actor: Actor, at: datetime) -> Rows:
    for row in cases.items(kind):
        with transaction.atomic():
            ledger.write_read(
                actor=actor,
                purpose=Purpose.OVERSIGHT,
                subject=str(row["journey"]),
                field_group="work_item",
                at=at,
            )
        yield opened(row, platform.keys)


def _lists(purpose: Purpose) -> Rows:
    """A list and its terms, then each version that still has entries, then those entries."""
    for one in WatchList.objects.filter(purpose=purpose.value).order_by("name"):
        yield {"list": _columns(one)}
        for version in one.versions.order_by("number"):
            yield {"version": _columns(version)}
            entries = version.entries.order_by("entry").values_list("payload", flat=True)
            for payload in entries.iterator():
                yield {"version_id": version.pk, "entry": decode(bytes(payload))}


def _messages() -> Rows:
    """The story of every message; bodies never leave."""
    before: int | None = None
    while stories := messages.stories(before=before, limit=_STORIES):
        yield from stories
        before = stories[-1].sequence


def _carriers() -> Rows:
    """Carriers and when their credentials began and ended; never what proves them."""
    for one in carriers():
        credentials = [
            {
                "id": c.pk,
                "label": c.label,
                "created_at": c.created_at,
                "expires_at": c.expires_at,
                "revoked_at": c.revoked_at,
            }
            for c in one.credentials.all()
        ]
        yield _columns(one) | {"credentials": credentials}


def _bases() -> Rows:
    return map(_columns, oversight.versions())


def _officers() -> Rows:
    """Who the ids in decisions and entries are: code and roles, no password and no factor."""
    for one in officers():
        yield {
            "id": one.pk,
            "code": one.code,
            "roles": sorted(one.roles),
            "is_active": one.is_active,
            "created_at": one.created_at,
        }


def _settings() -> Rows:
    yield {f"SAFEPASSAGE_{name}": getattr(settings, f"SAFEPASSAGE_{name}") for name in SETTINGS}


def _ledger() -> Rows:
    return (msgspec.Raw(encode_line(line)) for line in ledger.lines())


def _columns(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of any table
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}


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
