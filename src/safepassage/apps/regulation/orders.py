"""Orders of the regulator as rows: entered, carried out, lifted; each step is in the ledger.

Reached through ``flows.orders`` alone, which makes the platform obey.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.models import Order, OrderState
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind, end_of_day


class OrderError(ValueError):
    """The order cannot be given, carried out or lifted; the text says why."""


class Given(Record, frozen=True):
    """An order as it is given: ``target`` is a code, or an id where the kind wants one."""

    id: UUID
    kind: OrderKind
    target: str
    law: str
    until: date | None
    given_at: datetime
    given_by: UUID | None = None
    signed_by: str = ""

    @property
    def thing(self) -> UUID | None:
        """The id of what it names; raises ``ValueError`` when it is none."""
        return UUID(self.target) if self.kind.by_id else None


def enter(given: Given, *, actor: Actor) -> Order:
    """Write an order that the platform obeys from now on, inside the caller's transaction."""
    last = Order.objects.aggregate(last=Max("number"))["last"] or 0
    at_once = given.kind.at_once
    order = Order.objects.create(
        id=given.id,
        number=last + 1,
        kind=given.kind,
        code="" if given.kind.by_id else given.target,
        thing=given.thing,
        law=given.law,
        until=given.until,
        given_by=given.given_by,
        signed_by=given.signed_by,
        given_at=given.given_at,
        state=OrderState.OBEYED if at_once else OrderState.WAITING,
        obeyed_at=given.given_at if at_once else None,
    )
    _tell(Event.ORDER_GIVEN, order, actor, given.given_at)
    return order


def carry_out(order: Order, *, officer: UUID, actor: Actor, at: datetime) -> None:
    """Note that a person did what the order says; it stands nevertheless until it is lifted."""
    if order.state != OrderState.WAITING:
        raise OrderError("Nothing is left to be done for this order.")
    order.state, order.obeyed_by, order.obeyed_at = OrderState.OBEYED, officer, at
    order.save(update_fields=["state", "obeyed_by", "obeyed_at"])
    _tell(Event.ORDER_OBEYED, order, actor, at)


def lift(order: Order, *, under: str, officer: UUID | None, actor: Actor, at: datetime) -> None:
    """Write that an order holds no more, under a decision or a court's reference."""
    if order.state == OrderState.LIFTED:
        raise OrderError("This order was lifted already.")
    order.state, order.lifted_at, order.lifted_by = OrderState.LIFTED, at, officer
    order.lifted_under = under.strip()
    order.save(update_fields=["state", "lifted_at", "lifted_by", "lifted_under"])
    _tell(Event.ORDER_LIFTED, order, actor, at)


def by_id(order_id: UUID) -> Order | None:
    """One order."""
    return Order.objects.filter(pk=order_id).first()


def every() -> Sequence[Order]:
    """All orders, newest first."""
    return list(Order.objects.all())


def standing() -> Sequence[Order]:
    """Those that hold, newest first."""
    return list(Order.objects.exclude(state=OrderState.LIFTED))


def about(thing: UUID) -> Sequence[Order]:
    """Those that hold about a record or a list, newest first."""
    return list(Order.objects.filter(thing=thing).exclude(state=OrderState.LIFTED))


def kept_until(records: Collection[UUID]) -> dict[UUID, datetime]:
    """The latest moment until which an order that holds keeps each of these as evidence."""
    rows = Order.objects.filter(kind=OrderKind.PRESERVE_RECORD, thing__in=records)
    holding = rows.exclude(state=OrderState.LIFTED).values_list("thing").order_by()
    return {record: end_of_day(day) for record, day in holding.annotate(Max("until"))}


def overdue(today: date) -> Sequence[Order]:
    """Those that a person should have carried out before ``today``."""
    return list(Order.objects.filter(state=OrderState.WAITING, until__lt=today))


def _tell(event: Event, order: Order, actor: Actor, at: datetime) -> None:
    details: dict[str, str | int] = {
        "number": order.number,
        "kind": order.kind,
        "what": str(order.thing or order.code),
    }
    if order.signed_by:
        details["signed_by"] = order.signed_by
    ledger.write(event=event, actor=actor, subject=str(order.pk), details=details, at=at)
