"""Orders of an invented regulator, as tests give and lift them."""

from datetime import date
from uuid import UUID, uuid4

from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.orders import Given
from safepassage.flows.orders.giving import give
from safepassage.flows.orders.lifting import lift
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind

REGULATOR = uuid4()
BY = Actor.officer(str(REGULATOR))
LAW = "Data Protection Act s. 58(2)(f)"
REASONS_TOLD = "The inspection found that nobody reviews this."


def order(
    platform: Platform, kind: OrderKind, target: UUID | str, until: date | None = None
) -> Order:
    """Give an order about ``target``, an id or a code, now."""
    given = Given(
        id=uuid4(),
        kind=kind,
        target=str(target),
        law=LAW,
        until=until,
        given_at=platform.clock.now(),
        given_by=REGULATOR,
    )
    return give(platform, given, reasons=REASONS_TOLD, actor=BY)


def lifted(platform: Platform, one: Order) -> None:
    """Lift an order under a decision, now."""
    lift(one, under="Decision 12/2026", officer=REGULATOR, actor=BY, at=platform.clock.now())
