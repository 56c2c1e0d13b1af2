"""Reads of what registers were asked: a journey's lines, and figures about each register."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from msgspec import field

from safepassage.apps.enquiries.counting import WITHIN
from safepassage.apps.enquiries.models import Confirmation, Enquiry, RegisterDay, RegisterState
from safepassage.records._base import Record
from safepassage.records.register import Unchecked, Verdict
from safepassage.safeguards.purpose import Purpose, kinds_of


class Line(Record, frozen=True):
    """What one register says of a journey; codes and names of fields alone.

    ``since`` is when the data that stand now were told; ``waits`` when it will be asked again.
    """

    id: UUID
    register: str
    verdict: Verdict
    why: Unchecked | None
    since: datetime
    waits: bool
    asked_at: datetime | None
    answered_at: datetime | None
    sent: tuple[str, ...]
    reason: str
    confirmation: str
    confirmed_by: UUID | None
    confirmed_at: datetime | None


class Figures(Record, frozen=True):
    """A register in counts; delays are the upper bounds of the groups in which they fall."""

    register: str
    asked: int = 0
    hits: int = 0
    no_hits: int = 0
    not_checked: dict[str, int] = field(default_factory=dict)
    p50_ms: int | None = None
    p99_ms: int | None = None
    confirmed: int = 0
    not_confirmed: int = 0
    no_answer: int = 0
    waiting: int = 0
    silent_since: datetime | None = None
    silent_why: str = ""
    answered_at: datetime | None = None

    @property
    def answered_share(self) -> float | None:
        """Which share of what was put to it the register answered; ``None`` when nothing was."""
        return (self.hits + self.no_hits) / self.asked if self.asked else None

    @property
    def confirmed_share(self) -> float | None:
        """Which share of the hits that its owner judged were confirmed."""
        judged = self.confirmed + self.not_confirmed
        return self.confirmed / judged if judged else None


def of_journey(purpose: Purpose, journey: UUID) -> list[Line]:
    """What registers were asked about a journey that exists for ``purpose``."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    rows = Enquiry.objects.filter(journey=journey, kind__in=kinds)
    return [_line(row) for row in rows.order_by("register")]


def hit(purpose: Purpose, enquiry: UUID) -> Enquiry | None:
    """A question whose answer is a hit, if its journey exists for ``purpose``."""
    kinds = [kind.value for kind in kinds_of(purpose)]
    rows = Enquiry.objects.filter(id=enquiry, kind__in=kinds, answered=Verdict.HIT.value)
    return rows.first()


def figures(names: Iterable[str], *, since: date) -> list[Figures]:
    """What is counted of each register since a day, in the order of ``names``."""
    days: dict[str, Counter[str]] = {}
    for register, counts in _days(since):
        days.setdefault(register, Counter()).update(counts)
    states = {row.register: row for row in RegisterState.objects.all()}
    open_ones = Enquiry.objects.exclude(due_at=None).values_list("register")
    waiting = dict(open_ones.annotate(Count("id")).order_by())
    return [
        _figures(name, days.get(name, Counter()), states.get(name), waiting.get(name, 0))
        for name in names
    ]


def known(*, since: date) -> set[str]:
    """The registers of which anything is counted."""
    return {register for register, _ in _days(since)}


def count_silent(*, before: datetime) -> int:
    """How many registers have not answered since ``before``, though they were asked."""
    return RegisterState.objects.filter(silent_since__lte=before).count()


def quantile(counts: Counter[str], share: float) -> int | None:
    """The upper bound of the group of delays in which a share of them lies; from counts."""
    groups = [(bound, counts[f"within.{bound}"]) for bound in WITHIN]
    wanted = share * sum(number for _, number in groups)
    reached = 0
    for bound, number in groups:
        reached += number
        if number and reached >= wanted:
            return bound
    return None


def _days(since: date) -> list[tuple[str, dict[str, int]]]:
    return list(RegisterDay.objects.filter(day__gte=since).values_list("register", "counts"))


def _figures(name: str, counts: Counter[str], state: RegisterState | None, waiting: int) -> Figures:
    return Figures(
        register=name,
        asked=counts["asked"],
        hits=counts[Verdict.HIT],
        no_hits=counts[Verdict.NO_HIT],
        not_checked={one.value: n for one in Unchecked if (n := counts[f"why.{one}"])},
        p50_ms=quantile(counts, 0.5),
        p99_ms=quantile(counts, 0.99),
        confirmed=counts[f"owner.{Confirmation.CONFIRMED}"],
        not_confirmed=counts[f"owner.{Confirmation.NOT_CONFIRMED}"],
        no_answer=counts[f"owner.{Confirmation.NO_ANSWER}"],
        waiting=waiting,
        silent_since=state.silent_since if state else None,
        silent_why=state.why if state else "",
        answered_at=state.answered_at if state else None,
    )


def _line(row: Enquiry) -> Line:
    return Line(
        id=row.id,
        register=row.register,
        verdict=Verdict(row.verdict),
        why=Unchecked(row.why) if row.why else None,
        since=row.since,
        waits=row.due_at is not None,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        sent=tuple(row.sent),
        reason=row.reason,
        confirmation=row.confirmation,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
    )
