"""The days on which a document was issued and expires."""

from collections.abc import Iterator
from datetime import timedelta

from safepassage.documents.announced.announcement import PASSPORT, Announcement, day_of
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

LONGEST = timedelta(days=11 * 366)
"""States give passports ten years at most, some with what was left of the former one's time."""


def date_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """What the days contradict; days that nobody told contradict nothing."""
    issued, expires = (day_of(announced.document.issued), day_of(announced.document.expires))
    day, born = announced.day, announced.born
    if expires and day and expires < day:
        yield reason("announced_expired")
    begins = issued or day
    if announced.kind == PASSPORT and expires and begins and expires - begins > LONGEST:
        yield reason("announced_expiry_far")
    if issued and expires and issued > expires:
        yield reason("announced_issued_after_expiry")
    if issued and day and issued > day:
        yield reason("announced_issued_late")
    if issued and born and issued < born:
        yield reason("announced_issued_before_birth")
