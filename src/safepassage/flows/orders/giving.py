"""An order is given, and the platform obeys it in the same transaction.

Receiving what carriers send and answering "board" are nothing that an order can stop.
"""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.cases import retention as cases
from safepassage.apps.regulation import orders, stopping
from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.orders import Given, OrderError
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.regulation.wordings import Sealing
from safepassage.apps.travel import ending as travel
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.flows import retain
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability, StopSource
from safepassage.safeguards.orders import STOPPABLE_PURPOSES, OrderKind

REASONS = "reasons"
LONGEST_EVIDENCE = timedelta(days=5 * 365)


def give(platform: Platform, given: Given, *, reasons: str, actor: Actor) -> Order:
    """Enter an order and obey it; raises ``OrderError`` when it names nothing that it can.

    A deletion is carried out before this returns, by the same steps as every other.
    """
    check(given)
    with transaction.atomic():
        ended_before = _put_off(given) if given.kind is OrderKind.PRESERVE_RECORD else None
        order = orders.enter(given, ended_before=ended_before, actor=actor)
        sealing(platform).keep(order.id, REASONS, reasons, until=words_until(given.given_at))
        _obey(platform, order, given, actor)
    if given.kind is OrderKind.DELETE_RECORD:
        retain.delete_due(platform)
    return order


def sealing(platform: Platform) -> Sealing:
    """What seals and opens words about orders and remarks."""
    return Sealing(platform.keys, platform.ids.random)


def words_until(at: datetime) -> datetime:
    """Until when words that are written at ``at`` are kept."""
    return at + timedelta(days=settings.SAFEPASSAGE_REGULATION_DAYS)


def check(given: Given) -> None:
    """Raise ``OrderError`` unless the order names something, under a law, with its dates."""
    if not given.law.strip():
        raise OrderError("An order names the law under which it is given.")
    if not given.kind.at_once and given.until is None:
        raise OrderError("Say by when this is to be done.")
    try:
        thing = given.thing
    except ValueError as error:
        raise OrderError("This is no id.") from error
    if thing:
        _check_thing(given, thing)
    elif given.target not in _codes(given):
        raise OrderError(f"There is no '{given.target}' that this order could stop.")


def _check_thing(given: Given, thing: UUID) -> None:
    if given.kind is OrderKind.STOP_LIST:
        if watchlists.by_id(thing) is None:
            raise OrderError("There is no watchlist with this id.")
        return
    if not travel.exists(thing):
        raise OrderError("No record with this id is stored.")
    if given.kind is OrderKind.PRESERVE_RECORD:
        _check_evidence(given)
    kinds = {order.kind for order in orders.about(thing)}
    if given.kind is OrderKind.DELETE_RECORD and OrderKind.PRESERVE_RECORD in kinds:
        raise OrderError("Another order keeps this record as evidence: lift that one first.")


def _check_evidence(given: Given) -> None:
    if given.until is None:
        raise OrderError("Say until when the record is to be kept.")
    if not given.given_at < _end_of(given) <= given.given_at + LONGEST_EVIDENCE:
        raise OrderError("Evidence is kept from tomorrow on, and for five years at most.")


def _codes(given: Given) -> frozenset[str]:
    """What an order of this kind may name; recipients and rules are named as they are called."""
    match given.kind:
        case OrderKind.STOP_CAPABILITY:
            return frozenset(Capability)
        case OrderKind.STOP_PURPOSE:
            return STOPPABLE_PURPOSES
        case _:
            return frozenset({given.target} - {""})


def _obey(platform: Platform, order: Order, given: Given, actor: Actor) -> None:
    what = given.thing or given.target
    if given.kind.stops:
        act = Act(source=StopSource.ORDER, reference=order.id, law=given.law)
        row, at = platform.ids.new(), given.given_at
        stopping.stop(act, given.kind.stops, what, row=row, actor=actor, at=at)
    elif given.kind is OrderKind.DELETE_RECORD and order.thing:
        travel.end_now(order.thing, at=platform.clock.now())


def _put_off(given: Given) -> datetime | None:
    if given.thing is None:
        return None
    end = _end_of(given)
    before = travel.put_off(given.thing, until=end)
    if before is not None and before < end:
        cases.end_at(given.thing, end=end)
    return before


def _end_of(given: Given) -> datetime:
    """The end of the day until which a record is kept, in UTC."""
    day = given.until or given.given_at.date()
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
