"""An order holds no more: the regulator lifts it, or enters the reference of the court that did."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.regulation import orders, stopping
from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.orders import OrderError
from safepassage.flows.keeping import settle_ends
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind


@transaction.atomic
def lift(order: Order, *, under: str, officer: UUID | None, actor: Actor, at: datetime) -> None:
    """Let go on what the order stopped; ``under`` is the decision or the court's reference.

    Raises ``OrderError`` when it was lifted, says nothing, or cannot be taken back.
    """
    if not under.strip():
        raise OrderError("Name the decision, or the court's reference.")
    if order.kind == OrderKind.DELETE_RECORD:
        raise OrderError("What was deleted does not come back; there is nothing to lift.")
    orders.lift(order, under=under, officer=officer, actor=actor, at=at)
    stopping.lift(order.id, actor=actor, at=at)
    if order.kind == OrderKind.PRESERVE_RECORD and order.thing:
        settle_ends([order.thing], at=at)
