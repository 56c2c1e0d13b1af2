"""A door at which a carrier asks about a listed traveller."""

from datetime import timedelta

import pytest

from one_traveller import put_list, until_listed
from safepassage.flows.interactive import Interactive
from safepassage.safeguards.purpose import Purpose


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
