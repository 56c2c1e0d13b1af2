"""A door at which a carrier asks about a listed traveller."""

from datetime import timedelta

import pytest

from one_traveller import interchange, put_list, until_listed, work
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.carriers.services import add_carrier
from safepassage.flows.interactive import Interactive
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

ADMINISTRATOR = Actor.officer("administrator-1")


@pytest.fixture
def door(platform, bases):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    door = Interactive(platform, seconds=20)
    yield door
    door.close()


@pytest.fixture
def new_evidence(platform, clock):
    """Another list names the same person a little later."""

    def another():
        clock.forward(timedelta(seconds=5))
        put_list(platform, "another", Purpose.BORDER_CHECK)
        until_listed()

    return another


@pytest.fixture
def unit(platform, door):
    """The passenger information unit has the same person on a list of its own."""
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    until_listed()


@pytest.fixture
def router(clock, bases):
    """The sender that is marked as the router."""
    carrier = add_carrier(code="QR", name="Central router", actor=ADMINISTRATOR, at=clock.now())
    set_router(carrier=carrier, is_router=True, actor=ADMINISTRATOR, at=clock.now())
    return carrier.pk


@pytest.fixture
def tell(platform):
    """Have senders tell, one after the other, everything processed as it comes."""

    def told(*sent):
        for sender, one in sent:
            receive(platform, carrier=sender, body=interchange(one))
            work(platform)

    return told
