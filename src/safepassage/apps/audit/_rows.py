"""From what a caller says to the row that is stored, and from rows to what is told."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import uuid4

import msgspec

from safepassage.apps.audit.chain import EntryText, SealedLine
from safepassage.apps.audit.drafts import Details, Draft
from safepassage.apps.audit.events import YEARS_OF, Regime

_canonical = msgspec.json.Encoder(order="sorted").encode


Row = tuple[str, str, str, str, str, str | None, str, str, str, str]
TEXT = EntryText.__struct_fields__
COLUMNS = "uuid, at, event, actor_kind, actor_id, purpose, subject, details, regime, expires_at"


def row_of(draft: Draft) -> Row:
    """Return the values of one row, in the order of ``COLUMNS``."""
    event, actor, at = draft.event, draft.actor, draft.at
    return (
        uuid4().hex,
        stored(at),
        event.value,
        actor.kind.value,
        actor.id,
        draft.purpose.value if draft.purpose else None,
        draft.subject,
        canonical(draft.details),
        event.regime.value,
        end_of_life(event.regime, at.astimezone(UTC).date()),
    )


def canonical(details: Details | None) -> str:
    """Return JSON with sorted keys and no spaces: the text that is stored and digested."""
    return _canonical(details).decode() if details else "{}"


@lru_cache(maxsize=64)
def end_of_life(regime: Regime, day: date) -> str:
    """Return the first midnight (UTC) after the regime's years have passed since ``day``."""
    following = day + timedelta(days=1)
    if (following.month, following.day) == (2, 29):
        following += timedelta(days=1)
    end = following.replace(year=following.year + YEARS_OF[regime])
    return stored(datetime.combine(end, time(), tzinfo=UTC))


def stored(at: datetime) -> str:
    """Return ``at`` as Django stores it on SQLite; PostgreSQL reads the same text (both in UTC)."""
    return str(at.astimezone(UTC).replace(tzinfo=None))


def text_of(row: tuple[Any, ...]) -> EntryText:
    """An entry from its values in the order of ``TEXT``."""
    values = dict(zip(TEXT, row, strict=True))
    values["details"] = msgspec.Raw(values["details"].encode())
    return EntryText(**values)


def seal_row(seal: SealedLine) -> tuple[int, int, bytes, str, bytes]:
    """The values of a seal's row."""
    digest, chain = bytes.fromhex(seal.digest), bytes.fromhex(seal.chain)
    return seal.number, seal.entry, digest, stored(seal.expires_at), chain
