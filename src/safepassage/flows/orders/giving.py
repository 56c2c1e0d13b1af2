"""An order is given, and the platform obeys it in the same transaction.

Receiving what carriers send and answering "board" are nothing that an order can stop.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.regulation import orders, stopping
from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.orders import Given, OrderError
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.regulation.wordings import Sealing
from safepassage.apps.travel import ending as travel
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.flows import retain
from safepassage.flows.keeping import settle_ends
from safepassage.flows.orders import targets
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import StopSource
from safepassage.safeguards.orders import OrderKind, end_of_day

REASONS = "reasons"
LONGEST_EVIDENCE = timedelta(days=5 * 365)


def give(platform: Platform, given: Given, *, reasons: str, actor: Actor) -> Order:
    """Enter an order and obey it; raises ``OrderError`` when it names nothing that it can.

    A deletion is carried out before this returns, by the same steps as every other.
    """
    check(platform, given)
    with transaction.atomic():
        order = orders.enter(given, actor=actor)
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


def check(platform: Platform, given: Given) -> None:
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
    elif given.kind is OrderKind.STOP_RULE:
        raise OrderError("No rules run here. The capability 'criteria' stops whatever may come.")
    elif given.target not in targets.codes(platform, given.kind):
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
    if not given.given_at < end_of_day(given.until) <= given.given_at + LONGEST_EVIDENCE:
        raise OrderError("Evidence is kept from tomorrow on, and for five years at most.")


def _obey(platform: Platform, order: Order, given: Given, actor: Actor) -> None:
    what = given.thing or given.target
    if given.kind.stops:
        act = Act(source=StopSource.ORDER, reference=order.id, law=given.law)
        row, at = platform.ids.new(), given.given_at
        stopping.stop(act, given.kind.stops, what, row=row, actor=actor, at=at)
    elif given.kind is OrderKind.DELETE_RECORD and order.thing:
        travel.end_now(order.thing, at=platform.clock.now())
    elif given.kind is OrderKind.PRESERVE_RECORD and order.thing:
        settle_ends([order.thing], at=given.given_at)
