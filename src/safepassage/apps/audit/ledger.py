"""The ledger's one door: who wants an effect writes its entry here, in the same transaction.

Fails closed: an entry that cannot be written raises, and takes the effect with it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper

from safepassage.apps.audit._rows import COLUMNS, Details, Draft, Row, row_of, stored
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

SAME_READ = timedelta(minutes=15)
_INSERT = f"INSERT INTO audit_entry ({COLUMNS}) VALUES ({', '.join(['%s'] * 10)})"  # noqa: S608 - constants
_INSERT_ONE = f"{_INSERT} RETURNING id"
_SAME_READ = (
    "SELECT id FROM audit_entry WHERE subject = %s AND at > %s AND event = %s"
    " AND actor_kind = %s AND actor_id = %s AND purpose = %s AND details = %s"
    " ORDER BY at DESC LIMIT 1"
)


class LedgerClosed(Exception):  # noqa: N818 - a state, told as one
    """No transaction is open, so an entry and its effect could part."""


def write(
    *,
    event: Event,
    actor: Actor,
    purpose: Purpose | None = None,
    subject: str = "",
    details: Details | None = None,
    at: datetime,
) -> int:
    """Append one entry to the caller's transaction and return its id.

    ``subject`` names what it is about (an id, or ids joined by spaces); ``details`` holds ids,
    codes, counts and digests, never personal values.  Raises ``LedgerClosed`` outside a
    transaction and ``django.db.Error`` when the database refuses.
    """
    draft = Draft(
        event=event, actor=actor, purpose=purpose, subject=subject, details=details, at=at
    )
    return _insert(row_of(draft))


def write_many(drafts: Iterable[Draft]) -> None:
    """Append entries in their order; as ``write``, in one statement."""
    with _open_cursor() as cursor:
        cursor.executemany(_INSERT, [row_of(draft) for draft in drafts])


def write_read(
    *, actor: Actor, purpose: Purpose, subject: str, field_group: str, at: datetime
) -> int:
    """Record that ``actor`` reads ``field_group`` of ``subject``; return the entry's id.

    The same read within 15 minutes of its entry is that entry.
    """
    details = {"field_group": field_group}
    draft = Draft(
        event=Event.RECORD_READ,
        actor=actor,
        purpose=purpose,
        subject=subject,
        details=details,
        at=at,
    )
    row = row_of(draft)
    return _same_read(row, since=stored(at - SAME_READ)) or _insert(row)


def _same_read(row: Row, since: str) -> int | None:
    _, _, event, actor_kind, actor_id, purpose, subject, details, *_ = row
    with _open_cursor() as cursor:
        cursor.execute(_SAME_READ, (subject, since, event, actor_kind, actor_id, purpose, details))
        found = cursor.fetchone()
    return int(found[0]) if found else None


def _insert(row: Row) -> int:
    with _open_cursor() as cursor:
        cursor.execute(_INSERT_ONE, row)
        return int(cursor.fetchone()[0])


def _open_cursor() -> CursorWrapper:
    database = connections[DEFAULT_DB_ALIAS]
    if not database.in_atomic_block:
        raise LedgerClosed("the ledger is written inside the transaction of what it records")
    return database.cursor()
