"""Masking and deletion as a whole: everything that hangs on a record ends with it."""

from datetime import datetime

from safepassage.apps.agencies import feed
from safepassage.apps.approvals import retention as approvals
from safepassage.apps.cases import retention as cases
from safepassage.apps.clearances import retention as clearances
from safepassage.apps.disclosures import retention as disclosures
from safepassage.apps.enquiries import retention as enquiries
from safepassage.apps.holds import retention as holds
from safepassage.apps.messages import retention as messages
from safepassage.apps.subjects import retention as subjects
from safepassage.apps.travel import retention as travel


def mask(chunk: travel.Chunk, *, at: datetime, now: datetime) -> None:
    """Mask holders as of ``at`` with all that tells of them, inside the caller's transaction.

    Agencies that were given them are told ``now``.
    """
    travel.mask(chunk, at=at)
    feed.note_masked(chunk.journeys, at=now)
    cases.mask_about(chunk.journeys)
    clearances.forget_about(chunk.journeys)
    enquiries.mask_about(chunk.journeys, at=at)
    messages.close_answers(chunk.journeys)


def delete(chunk: travel.Chunk, *, now: datetime) -> None:
    """Remove holders with all that tells of them, inside the caller's transaction.

    Agencies that were given them are told ``now``.
    """
    feed.forget(chunk.journeys, at=now)
    approvals.forget_about(chunk.holders)
    cases.delete_about(chunk.journeys)
    clearances.forget_about(chunk.journeys)
    disclosures.delete_about(chunk.journeys)
    enquiries.delete_about(chunk.journeys)
    holds.delete_about(chunk.journeys)
    messages.delete_answers(chunk.journeys)
    subjects.delete_about(chunk.journeys)
    travel.remove(chunk)
