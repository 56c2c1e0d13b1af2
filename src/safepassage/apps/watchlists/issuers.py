"""How the alerts of each other state or organisation were judged: counts, nobody's name."""

from collections.abc import Iterable

from django.db.models import Count, F, Q
from msgspec import convert

from safepassage.apps.watchlists.models import CheckOutcome, ForeignAlert
from safepassage.records._base import Record


class IssuerFigures(Record, frozen=True):
    """Alerts of one issuer: received, still in quarantine, and by their newest outcome.

    ``reconsidered`` are those whose newest outcome is not the first.
    """

    issuer: str
    received: int
    waiting: int
    accepted: int
    refused_political: int
    refused_refugee: int
    refused_insufficient: int
    reconsidered: int

    @property
    def checked(self) -> int:
        """Those about which somebody has said something."""
        return self.received - self.waiting

    @property
    def refused(self) -> int:
        """Those that are screened by in no case."""
        return self.checked - self.accepted

    @property
    def confirmation_rate(self) -> float | None:
        """The share of accepted among checked alerts."""
        return self.accepted / self.checked if self.checked else None

    @property
    def challenge_rate(self) -> float | None:
        """The share of refused among checked alerts."""
        return self.refused / self.checked if self.checked else None


def figures() -> list[IssuerFigures]:
    """Every issuer by name."""
    outcomes = {one.value: Count("pk", filter=Q(outcome=one.value)) for one in CheckOutcome}
    changed = Count("pk", filter=~Q(outcome="") & ~Q(outcome=F("first_outcome")))
    rows = ForeignAlert.objects.order_by("issuer").values("issuer")
    counted = rows.annotate(
        received=Count("pk"),
        waiting=Count("pk", filter=Q(outcome="")),
        reconsidered=changed,
        **outcomes,
    )
    return [convert(row, IssuerFigures) for row in counted]


def issuers_of(keys: Iterable[str]) -> dict[str, str]:
    """Whose alerts these entries were; one's own have none."""
    return dict(ForeignAlert.objects.filter(key__in=set(keys)).values_list("key", "issuer"))
