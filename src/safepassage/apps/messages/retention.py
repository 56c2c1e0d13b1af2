"""The end of what the spool keeps: bodies past their time, and answers about ended journeys."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.held import TO_TRY_AGAIN
from safepassage.apps.messages.models import Outgoing, Received
from safepassage.apps.messages.states import State
from safepassage.apps.rows import known
from safepassage.records.actor import Actor

LOST = "body_not_restored"
FINISHED = (State.DONE, State.REFUSED)


def destroy_bodies(*, at: datetime, actor: Actor, limit: int = 20) -> int:
    """Destroy up to ``limit`` bodies of parked messages past their time; how many."""
    past = Received.objects.filter(state=State.PARKED, body__isnull=False, body_until__lte=at)
    sequences = list(past.order_by("body_until").values_list("sequence", flat=True)[:limit])
    if not sequences:
        return 0
    with transaction.atomic():
        count = past.filter(sequence__in=sequences).update(body=None, body_key=None)
        details = {"messages": count}
        ledger.write(event=Event.MESSAGE_DESTROYED, actor=actor, details=details, at=at)
    return count


def count_bodies_due(*, at: datetime, keep: timedelta) -> int:
    """How many bodies should be gone at ``at``: parked or held past their time, or finished.

    ``keep`` is how long a message is held before it is parked.
    """
    parked = Q(state=State.PARKED, body_until__lte=at)
    held = Q(state=State.RECEIVED, held__isnull=False, received_at__lte=at - keep - TO_TRY_AGAIN)
    due = parked | held | Q(state__in=FINISHED)
    return Received.objects.filter(due, body__isnull=False).count()


def close_answers(journeys: Sequence[UUID]) -> int:
    """Destroy the bodies of answers about masked journeys, inside the caller's transaction.

    They name the traveller, and their key is not the traveller's.
    """
    answered = known(Outgoing, "journey", journeys)
    if not answered:
        return 0
    told = Outgoing.objects.filter(journey__in=answered, body__isnull=False)
    return told.update(body=None, body_key=None)


def delete_answers(journeys: Sequence[UUID]) -> int:
    """Remove the answers about deleted journeys, inside the caller's transaction."""
    answered = known(Outgoing, "journey", journeys)
    return _delete(Outgoing.objects.filter(journey__in=answered)) if answered else 0


def delete_answers_past(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` answers past their own date; how many."""
    past = Outgoing.objects.filter(delete_at__lte=at).order_by("delete_at")
    cursors = list(past.values_list("cursor", flat=True)[:limit])
    return _delete(Outgoing.objects.filter(cursor__in=cursors))


def _delete(answers: QuerySet[Outgoing]) -> int:
    """Remove answers with the calls about them; how many answers."""
    return answers.delete()[1].get(Outgoing._meta.label, 0)


def give_up_bodies(*, at: datetime) -> dict[str, int]:
    """After a restore: bodies whose keys no backup holds are given up, in the caller's transaction.

    The messages are parked without a body, so that a carrier's repeat is taken anew.
    """
    closed = {"body": None, "body_key": None}
    unread = Received.objects.filter(body__isnull=False)
    messages = unread.update(
        **closed,
        state=State.PARKED,
        held=None,
        finished_at=at,
        body_until=at,
        lease_owner=None,
        lease_until=None,
        refusal=LOST,
    )
    answers = Outgoing.objects.filter(body__isnull=False).update(**closed)
    return {"messages_lost": messages, "answers_lost": answers}
