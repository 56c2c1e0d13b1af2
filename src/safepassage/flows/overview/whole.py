"""The whole overview, for the page and as one JSON object."""

from datetime import datetime, timedelta

from safepassage.apps.regulation import orders, readings, remarks
from safepassage.apps.regulation.models import Order
from safepassage.apps.regulation.remarks import Counted
from safepassage.flows.overview.alarms import Raised, alarms
from safepassage.flows.overview.inforce import InForce, in_force
from safepassage.flows.overview.use import Use, use
from safepassage.flows.retain import Proved, last_runs
from safepassage.records._base import Record

FORMAT = "safepassage-overview 1"
PROOFS = 24


class OrderLine(Record, frozen=True):
    """An order as a file tells it: codes and days, no words."""

    number: int
    kind: str
    about: str
    law: str
    given_at: datetime
    state: str


class Overview(Record, frozen=True):
    """Everything that is told; ``well`` when nothing is wrong."""

    format: str
    at: datetime
    days: int
    well: bool
    alarms: tuple[Raised, ...]
    in_force: InForce
    use: Use
    proofs: tuple[Proved, ...]
    orders: tuple[OrderLine, ...]
    remarks: tuple[Counted, ...]
    own_readings: int


def overview(at: datetime, days: int) -> Overview:
    """What is in force and wrong at ``at``, and the use of the ``days`` before."""
    since, raised = at - timedelta(days=days), alarms(at)
    return Overview(
        format=FORMAT,
        at=at,
        days=days,
        well=not raised,
        alarms=raised,
        in_force=in_force(at),
        use=use(since, at + timedelta(seconds=1)),
        proofs=tuple(last_runs(PROOFS)),
        orders=tuple(map(_line, orders.every())),
        remarks=tuple(remarks.counts(since.date(), at.date() + timedelta(days=1))),
        own_readings=readings.count(),
    )


def _line(order: Order) -> OrderLine:
    return OrderLine(
        number=order.number,
        kind=order.kind,
        about=str(order.thing or order.code),
        law=order.law,
        given_at=order.given_at,
        state=order.state,
    )
