"""The end of questions: with their journey, or at their own date; before it, masking."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.enquiries.models import Enquiry, RegisterDay
from safepassage.apps.rows import delete, known
from safepassage.records.register import Unchecked


def mask_about(journeys: Sequence[UUID], *, at: datetime) -> None:
    """Nobody is asked about masked journeys any more, and what was matched is forgotten.

    That a register was asked, and whether it had a hit, stays to the end of the journey.
    """
    asked = known(Enquiry, "journey", journeys)
    if not asked:
        return
    rows = Enquiry.objects.filter(journey__in=asked)
    rows.exclude(due_at=None).update(why=Unchecked.MASKED.value)
    rows.update(masked_at=at, due_at=None, reason="", matched=[], fingerprint=b"")


def delete_about(journeys: Sequence[UUID]) -> None:
    """Remove the questions about deleted journeys."""
    delete(Enquiry, "journey", journeys)


def delete_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` each of questions and days past their date; how many."""
    rows, days = Enquiry.objects.filter(delete_at__lte=at), RegisterDay.objects
    old = list(rows.order_by("delete_at").values_list("id", flat=True)[:limit])
    past = list(days.filter(delete_at__lte=at).values_list("id", flat=True)[:limit])
    gone = Enquiry.objects.filter(id__in=old).delete()[0]
    return gone + days.filter(id__in=past).delete()[0]


def count_days_past(*, at: datetime) -> int:
    """How many days of counts ``delete_past`` would remove."""
    return RegisterDay.objects.filter(delete_at__lte=at).count()
