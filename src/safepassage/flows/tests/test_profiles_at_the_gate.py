"""At the gate: nothing is admitted by a basis that no longer fits what is followed."""

import pytest

from one_traveller import message, notify, work
from profile_fixtures import follow
from safepassage.apps.travel.models import Journey
from safepassage.flows.platform import Platform

pytestmark = pytest.mark.django_db(transaction=True)


def stored() -> set[str]:
    return set(Journey.objects.values_list("kind", flat=True))


@pytest.mark.usefixtures("bases")
def test_after_a_switch_a_kind_that_has_no_place_is_stored_no_more(platform: Platform) -> None:
    notify(platform, message())
    work(platform)
    assert stored() == {"api_border", "api_piu"}
    Journey.objects.all().delete()
    follow("eu-pnr", at=platform.clock.now())
    notify(platform, message(name="OTHER:ILMO", number="XK0098232"))
    work(platform)
    assert stored() == {"api_piu"}
    follow("strict", at=platform.clock.now())
    notify(platform, message(name="THIRD:ILMO", number="XK0098233"))
    work(platform)
    assert stored() == {"api_border", "api_piu"}
