"""What was noted, sealed, about people who may need protection."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from safepassage.apps.cases.models import Decision, Queue
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome


class Noted(Record, frozen=True):
    """The sealed words of one decision about a journey."""

    journey: UUID
    decision: UUID
    words: bytes


def of_protection(journeys: Iterable[UUID]) -> list[Noted]:
    """What was said where a need of protection was found, and what its contact said since."""
    told = Q(outcome=Outcome.POSSIBLE_PROTECTION_NEED) | Q(item__queue=Queue.PROTECTION)
    rows = Decision.objects.filter(told, item__journey__in=list(journeys)).order_by("at", "id")
    found = rows.values_list("item__journey", "id", "words")
    return [
        Noted(journey=journey, decision=decision, words=bytes(words))
        for journey, decision, words in found
    ]
