"""What stands stopped is answered in one place, until the act that stopped it is lifted."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation import stopping, stops
from safepassage.apps.regulation.models import Stop
from safepassage.apps.regulation.stopping import Act
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability, StopKind, StopSource
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.officer("regulator")


def act(source: StopSource = StopSource.ORDER) -> Act:
    return Act(source=source, reference=uuid4(), law="Data Protection Act s. 58")


def stop(by: Act, kind: StopKind, what: str | UUID) -> None:
    with transaction.atomic():
        stopping.stop(by, kind, what, row=uuid4(), actor=BY, at=AT)


def lift(by: Act) -> int:
    with transaction.atomic():
        return stopping.lift(by.reference, actor=BY, at=AT)


def test_a_capability_goes_until_an_act_stops_it_and_again_when_it_is_lifted() -> None:
    assert stops.stopped(Capability.FORECAST) is None
    by = act()
    stop(by, StopKind.CAPABILITY, Capability.FORECAST.value)
    found = stops.stopped(Capability.FORECAST)
    assert found
    assert (found.reference, found.law, found.since) == (by.reference, by.law, AT)
    assert stops.stopped(Capability.UNMASKING) is None
    with pytest.raises(stops.StoppedError, match="Data Protection Act"):
        stops.refuse_stopped(Capability.FORECAST)
    assert lift(by) == 1
    stops.refuse_stopped(Capability.FORECAST)


def test_what_two_acts_stopped_goes_on_when_both_are_lifted() -> None:
    order, assessment = act(), act(StopSource.ASSESSMENT)
    for one in (order, assessment):
        stop(one, StopKind.CAPABILITY, Capability.UNMASKING.value)
    lift(order)
    found = stops.stopped(Capability.UNMASKING)
    assert found
    assert found.source is StopSource.ASSESSMENT
    lift(assessment)
    assert stops.stopped(Capability.UNMASKING) is None


def test_each_stop_and_lifting_is_in_the_ledger_by_its_act() -> None:
    by, listed = act(), uuid4()
    stop(by, StopKind.LIST, listed)
    stop(by, StopKind.LIST, listed)
    lift(by)
    found = [one.event for one in ledger.page(subject=str(by.reference))]
    assert found == [Event.STOP_LIFTED, Event.STOP_SET]
    assert Stop.objects.count() == 1


def test_the_stamp_tells_every_change() -> None:
    seen, by = {stops.stamp()}, act()
    stop(by, StopKind.PURPOSE, Purpose.PNR_CRITERIA.value)
    seen.add(stops.stamp())
    assert stops.purposes() == {Purpose.PNR_CRITERIA}
    lift(by)
    seen.add(stops.stamp())
    assert len(seen) == 3


@pytest.mark.parametrize("named", [{"code": "", "thing": None}, {"code": "x", "thing": uuid4()}])
def test_a_stop_names_one_thing(named: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        Stop.objects.create(
            id=uuid4(),
            kind=StopKind.LIST,
            source=StopSource.ORDER,
            reference=uuid4(),
            law="Act",
            since=AT,
            **named,
        )
