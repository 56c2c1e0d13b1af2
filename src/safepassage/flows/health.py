"""Is everything at work? States and figures only, nothing about anybody."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError

from safepassage.adapters.pulse import silence
from safepassage.apps.audit import ledger
from safepassage.apps.carriers.selectors import quarantined
from safepassage.apps.enquiries.selectors import count_silent
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.held import count_held
from safepassage.apps.watchlists.attention import Attention, attention
from safepassage.flows.trust.reminding import count_own_soon
from safepassage.flows.watching.outside import Outside, outside
from safepassage.records._base import Record

PIPELINE = "pipeline"
PIPELINE_SILENT_AFTER = 150.0
"""Seconds; one message may keep the stages busy for two minutes."""
SEAL_LATE_AFTER = 60.0
DISK_NEEDED = 500_000_000


class Health(Record, frozen=True):
    """The state of one installation; ``failing`` names what is wrong. Ages are in seconds."""

    status: Literal["ok", "failing"]
    failing: tuple[str, ...]
    database: bool
    spool_depth: int | None
    oldest_waiting_seconds: float | None
    carriers_quarantined: int | None
    messages_held: int | None
    lists_overdue: int | None
    lists_waiting: int | None
    persons_unconfirmed: int | None
    registers_silent: int | None
    own_certificates_ending: int | None
    last_seal_seconds: float | None
    unsealed_seconds: float | None
    witnesses: int
    witness_silent_seconds: float | None
    witnesses_refusing: int | None
    pipeline: Literal["alive", "silent"]
    disk_free_bytes: int


class _Stored(Record, frozen=True):
    """What only the database knows."""

    depth: int
    oldest: datetime | None
    quarantined: int
    held: int
    lists: Attention
    registers: int
    ending: int
    sealed: datetime | None
    unsealed: datetime | None
    witnesses: Outside


def health(home: Path, *, at: datetime) -> Health:
    """Look at database, spool, ledger, pipeline and disk."""
    stored, free = _ask_database(at), shutil.disk_usage(home).free
    quiet = silence(home, PIPELINE)
    alive = quiet is not None and quiet < PIPELINE_SILENT_AFTER
    unsealed = _age(stored.unsealed, at) if stored else None
    failing = {
        "database": stored is None,
        "pipeline": not alive,
        "seal": (unsealed or 0.0) > SEAL_LATE_AFTER,
        "witnesses": stored is not None and stored.witnesses.is_failing,
        "disk": free < DISK_NEEDED,
    }
    wrong = tuple(name for name, fails in failing.items() if fails)
    return Health(
        status="failing" if wrong else "ok",
        failing=wrong,
        database=stored is not None,
        spool_depth=stored.depth if stored else None,
        oldest_waiting_seconds=_age(stored.oldest, at) if stored else None,
        carriers_quarantined=stored.quarantined if stored else None,
        messages_held=stored.held if stored else None,
        lists_overdue=stored.lists.overdue if stored else None,
        lists_waiting=stored.lists.waiting if stored else None,
        persons_unconfirmed=stored.lists.unconfirmed if stored else None,
        registers_silent=stored.registers if stored else None,
        own_certificates_ending=stored.ending if stored else None,
        last_seal_seconds=_age(stored.sealed, at) if stored else None,
        unsealed_seconds=unsealed,
        witnesses=stored.witnesses.named if stored else 0,
        witness_silent_seconds=stored.witnesses.silent if stored else None,
        witnesses_refusing=stored.witnesses.refusing if stored else None,
        pipeline="alive" if alive else "silent",
        disk_free_bytes=free,
    )


def _ask_database(at: datetime) -> _Stored | None:
    try:
        head, waiting = ledger.last_head(), ledger.waiting(1)
        return _Stored(
            depth=messages.depth(),
            oldest=messages.oldest_waiting(),
            quarantined=len(quarantined()),
            held=count_held(),
            lists=attention(at),
            registers=_silent_registers(at),
            ending=count_own_soon(at, settings.SAFEPASSAGE_STATE),
            sealed=head.at if head else None,
            unsealed=waiting[0].at if waiting else None,
            witnesses=outside(at),
        )
    except DatabaseError:
        return None


def _silent_registers(at: datetime) -> int:
    """How many have not answered for some time; it fails nothing here: boarding goes on."""
    if settings.SAFEPASSAGE_REGISTERS is None:
        return 0
    quiet = timedelta(minutes=settings.SAFEPASSAGE_REGISTER_SILENT_MINUTES)
    return count_silent(before=at - quiet)


def _age(moment: datetime | None, at: datetime) -> float | None:
    return round(max(0.0, (at - moment).total_seconds()), 1) if moment else None
