"""Reads the counts, by group."""

from collections import Counter
from datetime import date

from django.db.models import Sum

from safepassage.apps.figures.models import GroupCount
from safepassage.safeguards.fairness.groups import By
from safepassage.safeguards.fairness.review import Counts
from safepassage.safeguards.purpose import Purpose

_SCREENED = "screened"
_OF_SOURCE = ("hits", "decided", "confirmed", "secondary")


def groups(source: str, purpose: Purpose, by: By, *, since: date, until: date) -> dict[str, Counts]:
    """Every group that was screened on those days, and what one list or rule did with it."""
    rows = GroupCount.objects.filter(
        source__in=("", source),
        purpose=purpose.value,
        by=by.value,
        day__gte=since,
        day__lte=until,
    )
    sums: dict[str, Counter[str]] = {}
    for row in rows.iterator():
        told = {name: getattr(row, name) for name in (_SCREENED, *_OF_SOURCE)}
        sums.setdefault(row.group, Counter()).update(told)
    return {group: _counts(told) for group, told in sums.items() if told[_SCREENED] > 0}


def everybody(*, since: date, until: date) -> Counts:
    """All who were screened on those days, and what all lists did; each counted in one sex."""
    rows = GroupCount.objects.filter(by=By.SEX.value, day__gte=since, day__lte=until)
    sums = rows.aggregate(**{name: Sum(name, default=0) for name in (_SCREENED, *_OF_SOURCE)})
    decided = max(0, sums["decided"])
    return Counts(
        screened=max(0, sums[_SCREENED]),
        hits=max(0, sums["hits"]),
        decided=decided,
        confirmed=max(0, min(sums["confirmed"], decided)),
        secondary=max(0, min(sums["secondary"], decided)),
    )


def sources(*, since: date, until: date) -> list[tuple[str, Purpose]]:
    """The lists and rules that hit anybody on those days, with their purpose."""
    found = GroupCount.objects.exclude(source="").filter(day__gte=since, day__lte=until)
    pairs = found.values_list("source", "purpose").distinct().order_by("source", "purpose")
    return [(source, Purpose(purpose)) for source, purpose in pairs]


def _counts(told: Counter[str]) -> Counts:
    """Somebody who was hit twice by a list is one; what people took back is not below nothing."""
    screened, decided = told[_SCREENED], max(0, told["decided"])
    return Counts(
        screened=screened,
        hits=max(0, min(told["hits"], screened)),
        decided=decided,
        confirmed=max(0, min(told["confirmed"], decided)),
        secondary=max(0, min(told["secondary"], decided)),
    )
