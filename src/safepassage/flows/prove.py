"""Proves after each run of retention that nothing is kept past its date, in rows and in files."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep

import msgspec
from django.conf import settings

from safepassage.adapters import kept_rows, raw_scan
from safepassage.apps.cases import retention as cases
from safepassage.apps.clearances import retention as clearances
from safepassage.apps.messages import held
from safepassage.apps.messages import retention as messages
from safepassage.apps.travel import retention as travel
from safepassage.apps.travel.traces import Trace
from safepassage.flows.platform import Platform
from safepassage.records._base import Record

SCANS = 3
RESCAN_AFTER = 1.0
SHOWN = 20
NOT_ON_POSTGRESQL = (
    "PostgreSQL: rows are proved and dead rows given free; bytes in its files, log and"
    " replicas are not read"
)
NOT_OVERWRITTEN = (
    "the free parts of pages: they could not be overwritten in this run; what samples of ended rows"
    " stand there would have been found"
)
NOT_BELOW_FILES = "blocks that the file system has given free: encrypt the disk"
NOT_IN_DROP = (
    "the drop root: what gateways and the platform lay down in clear is swept when it is as old as"
    " parked bodies may become, not read"
)
NOT_IN_MAILBOX = "the mailbox and the mail server's own copies: what is refused is swept, not read"

log = logging.getLogger(__name__)


class Remnant(Record, frozen=True):
    """What was found in a file after its row had ended."""

    file: str
    holder: str
    of: str


class Proof(Record, frozen=True):
    """What was looked at, and what should not have been there; ``holds`` when nothing was.

    ``overwritten`` are the pages in which SQLite had left copies of rows; ``None`` where it is
    another database, or they could not be reached.
    """

    holds: bool
    past: dict[str, int]
    strays: dict[str, list[str]]
    without_end: list[str]
    keys_left: list[str]
    remnants: list[Remnant]
    traces: int
    files: int
    bytes: int
    overwritten: int | None
    secure_delete: bool | None
    log_emptied: bool | None
    not_proved: tuple[str, ...]


def prove(platform: Platform, traces: Sequence[Trace], *, at: datetime, over: datetime) -> Proof:
    """Look at every table and, on SQLite, into every file; what fails is logged with ids.

    ``traces`` were taken before their rows ended; keys of days before ``over`` must be gone.
    """
    seen = _scanned(traces) if raw_scan.is_sqlite() else _vacuumed(traces)
    proof = msgspec.structs.replace(
        seen,
        past=_past(at, platform.parked_time),
        strays=_strays(),
        without_end=kept_rows.without_end(),
        not_proved=(*seen.not_proved, *_beside()),
        keys_left=[str(day) for day in platform.keys.live_days() if day < over.date()],
    )
    proof = msgspec.structs.replace(proof, holds=not any(_failings(proof)))
    for failing in _failings(proof):
        log.error("retention is not proved: %s", failing)
    return proof


def _beside() -> Iterator[str]:
    """What this installation keeps outside its home, in others' hands."""
    if settings.SAFEPASSAGE_DROP_FOLDER:
        yield NOT_IN_DROP
    if settings.SAFEPASSAGE_MAILBOX:
        yield NOT_IN_MAILBOX


def _past(at: datetime, keep: timedelta) -> dict[str, int]:
    bodies = messages.count_bodies_due(at=at, keep=keep)
    waiting = held.count_too_long(at=at, keep=keep)
    told = at - timedelta(days=settings.SAFEPASSAGE_RESULT_DAYS)
    results = cases.count_results_told(before=told)
    found = {"Received.body": bodies, "Received.held": waiting, "Hit.told": results}
    return kept_rows.past_their_date(at) | {name: count for name, count in found.items() if count}


def _strays() -> dict[str, list[str]]:
    found = {
        "hit_names_entry_of_masked": travel.masked_among(cases.named()),
        "clearance_of_masked": travel.masked_among(clearances.about()),
    }
    return travel.strays() | {what: ids for what, ids in found.items() if ids}


def _failings(proof: Proof) -> list[object]:
    insecure = ["secure_delete is off"] if proof.secure_delete is False else []
    remnants = proof.remnants[:SHOWN]
    every = [proof.past, proof.strays, proof.without_end, proof.keys_left, remnants, insecure]
    return [one for one in every if one]


_NOTHING = Proof(
    holds=False,
    past={},
    strays={},
    without_end=[],
    keys_left=[],
    remnants=[],
    traces=0,
    files=0,
    bytes=0,
    overwritten=None,
    secure_delete=None,
    log_emptied=None,
    not_proved=(),
)


def _scanned(traces: Sequence[Trace]) -> Proof:
    """Scan; what is found once may be an old page that a reader held, so look again."""
    home = Path(settings.SAFEPASSAGE_HOME)
    overwritten = raw_scan.overwrite_leftovers()
    for attempt in range(SCANS):
        emptied = raw_scan.empty_log()
        paths = raw_scan.files(home)
        found = raw_scan.find(paths, [one.needle for one in traces])
        if not found:
            break
        if attempt + 1 < SCANS:
            sleep(RESCAN_AFTER)
    owner = {one.needle: one for one in traces}
    return msgspec.structs.replace(
        _NOTHING,
        remnants=[
            Remnant(file=path.name, holder=owner[needle].holder, of=owner[needle].of)
            for path, needle in found
        ],
        traces=len(traces),
        files=len(paths),
        bytes=sum(path.stat().st_size for path in paths if path.exists()),
        overwritten=overwritten,
        secure_delete=raw_scan.deletes_securely(),
        log_emptied=emptied,
        not_proved=(NOT_BELOW_FILES, *((NOT_OVERWRITTEN,) if overwritten is None else ())),
    )


def _vacuumed(traces: Sequence[Trace]) -> Proof:
    if traces:
        raw_scan.vacuum(kept_rows.tables())
    return msgspec.structs.replace(_NOTHING, not_proved=(NOT_ON_POSTGRESQL,))
