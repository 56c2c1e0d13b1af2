"""Reads of recipients, disclosures and what was given to whom; codes and ids alone."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from safepassage.apps.disclosures.models import Disclosure, Recipient, Stage
from safepassage.apps.disclosures.shown import (
    DisclosureHead,
    RecipientHead,
    disclosure_head,
    recipient_head,
)
from safepassage.safeguards.disclosure import RecipientKind
from safepassage.safeguards.purpose import Purpose, kinds_of

MOST_SHOWN = 200
UNDER_WAY = (Stage.AWAITING_SECOND, Stage.AWAITING_REVIEW, Stage.READY)
GIVEN = (Stage.SENT, Stage.RECEIVED)


def recipients() -> list[RecipientHead]:
    """Every recipient, by code."""
    return [recipient_head(row) for row in Recipient.objects.all()]


def recipient(recipient_id: UUID) -> RecipientHead | None:
    """One recipient."""
    row = Recipient.objects.filter(id=recipient_id).first()
    return recipient_head(row) if row else None


def in_force() -> list[RecipientHead]:
    """The recipients that may be given anything, by code."""
    return [one for one in recipients() if one.terms.in_force]


def disclosure(purpose: Purpose, disclosure_id: UUID) -> DisclosureHead | None:
    """One disclosure that ``purpose`` finds."""
    row = _of(purpose).filter(id=disclosure_id).first()
    return disclosure_head(row) if row else None


def under_way(purpose: Purpose) -> list[DisclosureHead]:
    """What waits for somebody, oldest first."""
    return _heads(_of(purpose).filter(stage__in=UNDER_WAY).order_by("at", "id"))


def ended(purpose: Purpose) -> list[DisclosureHead]:
    """What left, or will not, newest first."""
    return _heads(_of(purpose).exclude(stage__in=UNDER_WAY).order_by("-at", "id"))


def about(purpose: Purpose, journey: UUID) -> list[DisclosureHead]:
    """Every disclosure of a journey that ``purpose`` finds, newest first."""
    return _heads(_of(purpose).filter(journey=journey).order_by("-at", "id"))


def for_oversight() -> list[DisclosureHead]:
    """What left, newest first, each one that the data protection officer was told before."""
    rows = _rows().filter(stage__in=GIVEN)
    told_first = rows.order_by("officer_saw_at", "-sent_at", "id")
    return sorted(
        _heads(told_first), key=lambda one: one.officer_told_at is None or bool(one.officer_saw_at)
    )


def about_any(journeys: Collection[UUID]) -> set[UUID]:
    """Those of the journeys that somebody asked to disclose."""
    return set(_rows().filter(journey__in=journeys).values_list("journey", flat=True))


def given(journeys: Iterable[UUID]) -> list[DisclosureHead]:
    """What left of these journeys, oldest first."""
    rows = _rows().filter(journey__in=list(journeys), sent_at__isnull=False)
    return _all(rows.order_by("sent_at", "id"))


def reviewed() -> list[DisclosureHead]:
    """What the approval authority was asked about and has not left."""
    waits = (Stage.AWAITING_REVIEW, Stage.READY)
    return _all(_rows().filter(stage__in=waits, approval__isnull=False))


def given_by_approval() -> list[DisclosureHead]:
    """What left with the authority's review, newest first."""
    rows = _rows().filter(stage__in=GIVEN, approval__isnull=False)
    return _all(rows.order_by("-sent_at", "id"))


def counts(*, since: datetime, until: datetime) -> dict[str, int]:
    """Disclosures asked for in a time, by kind of recipient and what came of them.

    For those who oversee: no journey, no officer.
    """
    found: dict[str, int] = {}
    rows = Disclosure.objects.filter(at__gte=since, at__lt=until)
    for kind, stage in rows.values_list("recipient__kind", "stage"):
        key = f"{RecipientKind(kind)}.{stage}"
        found[key] = found.get(key, 0) + 1
    return found


def words_of(disclosure_id: UUID) -> tuple[bytes, bytes | None]:
    """The sealed words of both officers."""
    row = Disclosure.objects.only("words", "second_words").get(id=disclosure_id)
    return bytes(row.words), bytes(row.second_words) if row.second_words else None


def _of(purpose: Purpose) -> QuerySet[Disclosure]:
    kinds: Collection[str] = [kind.value for kind in kinds_of(purpose)]
    return _rows().filter(Q(kind__in=kinds))


def _rows() -> QuerySet[Disclosure]:
    return Disclosure.objects.select_related("recipient")


def _heads(rows: QuerySet[Disclosure]) -> list[DisclosureHead]:
    return _all(rows[:MOST_SHOWN])


def _all(rows: QuerySet[Disclosure]) -> list[DisclosureHead]:
    return [disclosure_head(row) for row in rows]
