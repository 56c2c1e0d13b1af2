"""From when until when a seal says that it is valid."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


def judge(begin: datetime | None, end: datetime | None, at: datetime) -> Iterator[DocumentReason]:
    """Hold an instant against the first and last one of a seal's life."""
    if begin is not None and at < begin:
        yield reason("seal_not_yet_valid")
    if end is not None and at > end:
        yield reason("seal_expired")


def start_of(day: str) -> datetime:
    """First instant of a day, ISO 8601."""
    return datetime.combine(datetime.fromisoformat(day), time.min, UTC)


def end_of(day: str) -> datetime:
    """Last instant of a day, ISO 8601."""
    return datetime.combine(datetime.fromisoformat(day), time.max, UTC)


def of_seconds(seconds: object) -> datetime | None:
    """The instant that many seconds after the epoch; MalformedError for what is no number."""
    if seconds is None:
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise MalformedError("an instant that is not a number")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise MalformedError("an instant out of all calendars") from None
