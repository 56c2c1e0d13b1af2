"""What of the store ends within a year, month by month.

Roots, links and signers of lists are told one by one, document signers by their number: a state
has hundreds. A root that ends is still needed for the documents that it stands behind.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import NamedTuple

from safepassage.apps.trust import selectors
from safepassage.apps.trust.models import Certificate, RevocationList

MONTHS = 12


class Ending(NamedTuple):
    """What ends in one month, named by its first instant in UTC; signers by country."""

    month: datetime
    certificates: tuple[Certificate, ...]
    revocations: tuple[RevocationList, ...]
    signers: tuple[tuple[str, int], ...]


def calendar(at: datetime) -> list[Ending]:
    """What ends between an instant and the end of the eleventh month that follows its own."""
    firsts = [_month(at, later) for later in range(MONTHS + 1)]
    certificates: dict[datetime, list[Certificate]] = defaultdict(list)
    for certificate in selectors.ending(at, firsts[-1]):
        certificates[_month(certificate.not_after)].append(certificate)
    lists: dict[datetime, list[RevocationList]] = defaultdict(list)
    for row in selectors.newest_revocation_lists():
        if row.proved and row.next_update and row.next_update >= at:
            lists[_month(row.next_update)].append(row)
    signers: dict[datetime, Counter[str]] = defaultdict(Counter)
    for country, not_after in selectors.signers_ending(at, firsts[-1]):
        signers[_month(not_after)][country] += 1
    return [
        Ending(
            month=first,
            certificates=tuple(certificates[first]),
            revocations=tuple(lists[first]),
            signers=tuple(sorted(signers[first].items())),
        )
        for first in firsts[:MONTHS]
    ]


def _month(at: datetime, later: int = 0) -> datetime:
    """The first instant of the month so many months later."""
    year, month = divmod(at.astimezone(UTC).year * 12 + at.astimezone(UTC).month - 1 + later, 12)
    return datetime(year, month + 1, 1, tzinfo=UTC)
