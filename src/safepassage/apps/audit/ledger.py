"""The ledger's one door: who wants an effect writes its entry here, in the same transaction.

Fails closed: an entry that cannot be written raises, and takes the effect with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from safepassage.apps.audit import _statements
from safepassage.apps.audit._rows import TEXT, Row, row_of, seal_row, stored, text_of
from safepassage.apps.audit.chain import GENESIS, EntryText, HeadLine, Line, SealedLine
from safepassage.apps.audit.drafts import Details, Draft
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry, Head, Mention, Raised, Seal
from safepassage.apps.audit.triggers import guards
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

SAME_READ = timedelta(minutes=15)
_SEALERS_LOCK = 0x5EA1
_CHUNK = 2000
Rows = QuerySet[Entry, tuple[Any, ...]]


class LedgerClosed(Exception):  # noqa: N818 - a state, told as one
    """No transaction is open, so an entry and its effect could part."""


def write(
    *,
    event: Event,
    actor: Actor,
    purpose: Purpose | None = None,
    subject: str = "",
    details: Details | None = None,
    about: Sequence[UUID] = (),
    at: datetime,
) -> int:
    """Append one entry to the caller's transaction and return its id.

    ``subject`` names what it is about (an id, or ids joined by spaces), ``about`` those whom it
    also concerns: they stand in the details, and ``page`` finds the entry by each of them.
    ``details`` holds ids, codes, counts and digests, never personal values.  Raises
    ``LedgerClosed`` outside a transaction and ``django.db.Error`` when the database refuses.
    """
    draft = Draft(
        event=event,
        actor=actor,
        purpose=purpose,
        subject=subject,
        details=_with(details, about),
        at=at,
    )
    return _insert(row_of(draft), about)


def write_many(drafts: Iterable[Draft]) -> None:
    """Append entries in their order; as ``write``, in one statement."""
    with _open_cursor() as cursor:
        cursor.executemany(_statements.INSERT, [row_of(draft) for draft in drafts])


def write_read(
    *,
    actor: Actor,
    purpose: Purpose,
    subject: str,
    field_group: str,
    about: Sequence[UUID] = (),
    at: datetime,
) -> int:
    """Record that ``actor`` reads ``field_group`` of ``subject``; return the entry's id.

    ``about`` are those whom a list shows, as in ``write``. The same read of the same ones
    within 15 minutes of its entry is that entry, unless logging is raised.
    """
    details = _with({"field_group": field_group}, about)
    draft = Draft(
        event=Event.RECORD_READ,
        actor=actor,
        purpose=purpose,
        subject=subject,
        details=details,
        at=at,
    )
    row = row_of(draft)
    return _same_read(row, since=stored(at - SAME_READ), at=stored(at)) or _insert(row, about)


def raise_reads(until: datetime | None) -> None:
    """Fold no look at a record into an earlier one until then; ``None`` ends that at once."""
    if until is None:
        Raised.objects.all().delete()
    else:
        Raised.objects.update_or_create(id=Raised.ONLY, defaults={"until": until})


def _with(details: Details | None, about: Sequence[UUID]) -> Details | None:
    return {**(details or {}), "about": [str(one) for one in about]} if about else details


def _same_read(row: Row, *, since: str, at: str) -> int | None:
    _, _, event, actor_kind, actor_id, purpose, subject, details, *_ = row
    with _open_cursor() as cursor:
        cursor.execute(
            _statements.SAME_READ,
            (subject, since, event, actor_kind, actor_id, purpose, details, at),
        )
        found = cursor.fetchone()
    return int(found[0]) if found else None


def _insert(row: Row, about: Sequence[UUID] = ()) -> int:
    with _open_cursor() as cursor:
        cursor.execute(_statements.INSERT_ONE, row)
        entry = int(cursor.fetchone()[0])
        pairs = [(one.bytes, entry) for one in dict.fromkeys(about)]
        if pairs:
            cursor.executemany(_statements.MENTION, pairs)
    return entry


def expire(*, actor: Actor, at: datetime, limit: int = 1000) -> int:
    """Delete up to ``limit`` sealed entries whose period was over at ``at``; how many.

    Their digests stay, so that the chain verifies.  What the database's own clock does not
    call past is kept, whatever ``at`` says.  The deletion is itself an entry.
    """
    with _open_cursor() as cursor:
        cursor.execute(_statements.EXPIRE, (stored(at), limit))
        count = int(cursor.rowcount)
    if count:
        write(event=Event.LEDGER_EXPIRED, actor=actor, details={"entries": count}, at=at)
    return count


def page(
    *,
    before: int | None = None,
    event: Event | None = None,
    actor_id: str | None = None,
    subject: str | None = None,
    limit: int = 50,
) -> list[EntryText]:
    """Return the newest entries, newest first; ``before`` is the last id of the page before.

    ``subject`` finds what an entry is about, and an id also where the entry names it among
    others. Both go through an index: the work grows with the entries about that id alone.
    """
    wanted = {"id__lt": before, "event": event, "actor_id": actor_id}
    found = Entry.objects.filter(**{name: value for name, value in wanted.items() if value})
    rows = found.values_list(*TEXT)
    if subject:
        rows = _about(rows, subject)
    return [text_of(row) for row in rows.order_by("-id")[:limit]]


def _about(rows: Rows, subject: str) -> Rows:
    own = rows.filter(subject=subject)
    try:
        about = UUID(subject).bytes
    except ValueError:
        return own
    named = Mention.objects.filter(about=about).values("entry")
    return own.union(rows.filter(id__in=named))


def lines(after: int = 0) -> Iterator[Line]:
    """Read the sealed ledger in its order, heads behind the number that they state."""
    if after == 0:
        yield from heads(first=0, last=0)
    while seals := _seals(after):
        yield from _with_heads(seals, heads(first=after + 1, last=seals[-1].number))
        after = seals[-1].number


def heads(*, first: int = 0, last: int | None = None) -> Iterator[HeadLine]:
    """Read the signed heads that state ``first`` to ``last`` entries, in their order."""
    found = Head.objects.filter(number__gte=first).order_by("number", "id")
    if last is not None:
        found = found.filter(number__lte=last)
    return (_head_line(head) for head in found.iterator(_CHUNK))


def sealed(after: int) -> list[SealedLine]:
    """The next sealed entries behind number ``after``, in the chain's order; none at its end.

    Numbers have no gaps and no entry gets one late, so that who goes on behind the last number
    read misses nothing and meets nothing twice.
    """
    return _seals(after)


def links(after: int, last: int) -> Iterator[tuple[int, int, str, datetime]]:
    """The seals behind number ``after`` up to ``last``, as ``chain.link`` digests them."""
    rows = Seal.objects.filter(number__gt=after, number__lte=last).order_by("number")
    for number, entry, digest, end in rows.values_list(
        "number", "entry", "digest", "expires_at"
    ).iterator(_CHUNK):
        yield number, entry, bytes(digest).hex(), end


def next_head(after: int, most: int) -> HeadLine | None:
    """The last head that states at most ``most`` entries more than ``after``, if any is newer."""
    found = Head.objects.filter(number__gt=after, number__lte=after + most)
    head = found.order_by("-number", "-id").first()
    return _head_line(head) if head else None


def handovers(first: int) -> list[HeadLine]:
    """The heads from number ``first`` on that hand the signing over to another key."""
    found = Head.objects.filter(number__gte=first).exclude(successor=b"")
    return [_head_line(head) for head in found.order_by("number", "id")]


def chain_at(number: int) -> str:
    """The chain's value at a number, in hexadecimal; empty when it is not that long."""
    if number == 0:
        return GENESIS.hex()
    chain = Seal.objects.filter(number=number).values_list("chain", flat=True).first()
    return bytes(chain).hex() if chain else ""


def is_guarded() -> bool:
    """Whether every rule by which the database refuses changes of the ledger stands."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_statements.GUARDS[cursor.db.vendor])
        return guards(cursor.db.vendor) <= {str(row[0]) for row in cursor.fetchall()}


class Tip(NamedTuple):
    """The end of the chain."""

    number: int
    chain: bytes


def tip() -> Tip:
    """Return the last number and chain value."""
    seal = Seal.objects.order_by("-number").values_list("number", "chain").first()
    return Tip(seal[0], bytes(seal[1])) if seal else Tip(0, GENESIS)


def last_head() -> HeadLine | None:
    """Return the head that was signed last."""
    head = Head.objects.order_by("-id").first()
    return _head_line(head) if head else None


def waiting(limit: int) -> list[EntryText]:
    """Return the first entries that have no seal yet."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_statements.WAITING[cursor.db.vendor], (limit,))
        ids = [row[0] for row in cursor.fetchall()]
    return [
        text_of(row) for row in Entry.objects.filter(id__in=ids).order_by("id").values_list(*TEXT)
    ]


def count_waiting() -> int:
    """Return how many entries have no seal yet."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_statements.COUNT_WAITING[cursor.db.vendor])
        return int(cursor.fetchone()[0])


def stray() -> tuple[int, int] | None:
    """Find the first entry that was slipped in past the sealer: (number it would have, id)."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_statements.STRAY[cursor.db.vendor])
        (entry,) = cursor.fetchone()
    if entry is None:
        return None
    return Seal.objects.filter(entry__lt=entry).count() + 1, entry


@contextmanager
def sealing() -> Iterator[None]:
    """Open a transaction in which no other process seals."""
    with transaction.atomic(), _open_cursor() as cursor:
        if cursor.db.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_SEALERS_LOCK,))
        yield


def add_seals(seals: Sequence[SealedLine]) -> None:
    """Append seals; the caller holds ``sealing``."""
    with _open_cursor() as cursor:
        cursor.executemany(_statements.SEAL, [seal_row(seal) for seal in seals])
        if cursor.db.vendor == "postgresql":
            entries = [seal.entry for seal in seals]
            cursor.execute("DELETE FROM audit_pending WHERE entry = ANY(%s)", (entries,))


def add_head(head: HeadLine) -> None:
    """Append a signed head; the caller holds ``sealing``."""
    binary = ("chain", "key", "successor", "signature", "successor_signature")
    values = {name: bytes.fromhex(getattr(head, name)) for name in binary}
    Head.objects.create(number=head.number, at=head.at, **values)


def _seals(after: int) -> list[SealedLine]:
    seals = list(Seal.objects.filter(number__gt=after).order_by("number")[:_CHUNK])
    entries = Entry.objects.filter(id__in=[seal.entry for seal in seals]).values_list(*TEXT)
    texts = {row[0]: text_of(row) for row in entries}
    return [_sealed_line(seal, texts.get(seal.entry)) for seal in seals]


def _with_heads(seals: list[SealedLine], stated: Iterator[HeadLine]) -> Iterator[Line]:
    head = next(stated, None)
    for seal in seals:
        yield seal
        while head and head.number <= seal.number:
            yield head
            head = next(stated, None)


def _sealed_line(seal: Seal, text: EntryText | None) -> SealedLine:
    return SealedLine(
        number=seal.number,
        entry=seal.entry,
        digest=bytes(seal.digest).hex(),
        expires_at=seal.expires_at,
        chain=bytes(seal.chain).hex(),
        text=text,
    )


def _head_line(head: Head) -> HeadLine:
    return HeadLine(
        number=head.number,
        chain=bytes(head.chain).hex(),
        at=head.at,
        key=bytes(head.key).hex(),
        successor=bytes(head.successor).hex(),
        signature=bytes(head.signature).hex(),
        successor_signature=bytes(head.successor_signature).hex(),
    )


def _open_cursor() -> CursorWrapper:
    database = connections[DEFAULT_DB_ALIAS]
    if not database.in_atomic_block:
        raise LedgerClosed("the ledger is written inside the transaction of what it records")
    return database.cursor()
