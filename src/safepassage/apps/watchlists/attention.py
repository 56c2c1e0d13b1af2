"""What of the lists waits for people: counts for the health page, nobody's name."""

from datetime import datetime

from safepassage.apps.watchlists import selectors, urgent
from safepassage.apps.watchlists.models import ListVersion, ProposedTerms
from safepassage.records._base import Record


class Attention(Record, frozen=True):
    """Lists past their review date, what waits for a second person, and single entries that do."""

    overdue: int
    waiting: int
    unconfirmed: int


def attention(at: datetime) -> Attention:
    """Count it; a list that is overdue is screened by still."""
    versions = ListVersion.objects.filter(proposed_at__isnull=False).count()
    return Attention(
        overdue=selectors.overdue(at.date()).count(),
        waiting=versions + ProposedTerms.objects.count(),
        unconfirmed=urgent.waiting(at).count(),
    )
