"""A person does what an order says, where the platform cannot do it by itself."""

from uuid import UUID

from django.db import transaction

from safepassage.apps.regulation import orders
from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.orders import OrderError
from safepassage.flows.orders.giving import sealing, words_until
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor

ANSWER = "answer"


@transaction.atomic
def carry_out(platform: Platform, order: Order, *, words: str, officer: UUID, actor: Actor) -> None:
    """Note what was done for an order; raises ``OrderError`` when nothing waits or is said."""
    if not words.strip():
        raise OrderError("Say what was done.")
    at = platform.clock.now()
    orders.carry_out(order, officer=officer, actor=actor, at=at)
    sealing(platform).keep(order.id, ANSWER, words, until=words_until(at))
