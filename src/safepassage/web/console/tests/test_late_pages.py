"""Who was told of after departure is marked on the board, on the flight and on their file."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from one_traveller import closure, message, notify, work
from platform_fixtures import StandingClock
from safepassage.apps.accounts.roles import Role
from safepassage.apps.travel.models import Journey
from safepassage.flows.platform import Platform
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed
from safepassage.web.console.desk import PURPOSE_KEY

pytestmark = pytest.mark.django_db(transaction=True)
MARKS = ("told late", "after departure", "Told after departure")


@pytest.fixture
def pages(
    platform: Platform,
    bases: None,
    seat: Callable[[Role], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], list[str]]:
    """The board, the flight and the file of the one traveller."""
    monkeypatch.setattr(installed, "platform", lambda: platform)

    def read() -> list[str]:
        work(platform)
        officer = seat(Role.OFFICER)
        session = officer.session
        session[PURPOSE_KEY] = Purpose.BORDER_CHECK.value
        session.save()
        journey = Journey.objects.get(kind="api_border")
        addresses = [
            f"{reverse('board')}?direction=any&hours=72&airport=all",
            reverse("flight", args=[journey.flight_id]),
            reverse("traveller", args=[journey.pk]),
        ]
        return [officer.get(address).content.decode() for address in addresses]

    return read


def test_marked_where_it_came_late(
    pages: Callable[[], list[str]], platform: Platform, clock: StandingClock
) -> None:
    clock.forward(timedelta(hours=9))
    notify(platform, message())
    assert all(mark in page for mark, page in zip(MARKS, pages(), strict=True))


def test_not_marked_where_only_the_closure_came_then(
    pages: Callable[[], list[str]], platform: Platform, clock: StandingClock
) -> None:
    notify(platform, message())
    clock.forward(timedelta(hours=9))
    notify(platform, closure())
    assert not any(mark in page for mark, page in zip(MARKS, pages(), strict=True))
