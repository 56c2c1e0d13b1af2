"""A report is made by one, published by another, and then read by everybody."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from safepassage.apps.accounts.roles import Role
from safepassage.apps.figures.models import PublishedReport
from safepassage.flows.platform import Platform
from safepassage.web import installed

pytestmark = pytest.mark.django_db(transaction=True)
Seat = Callable[[Role], Client]
MONTHS = {"first": "2026-07", "last": "2026-08"}


@pytest.fixture(autouse=True)
def own(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    assert platform.clock.now() >= datetime(2026, 9, 1, tzinfo=UTC)
    monkeypatch.setattr(installed, "platform", lambda: platform)


def test_two_people_publish_what_everybody_reads(seat: Seat) -> None:
    one, other, anybody = seat(Role.DATA_PROTECTION_OFFICER), seat(Role.SUPERVISOR), Client()
    assert "Made." in one.post("/publishing/", MONTHS, follow=True).content.decode()
    row = PublishedReport.objects.get()
    address = f"/publishing/{row.pk}/"
    assert "Another person reads this" in one.post(address).content.decode()
    assert anybody.get(f"/transparency/{row.pk}/").status_code == 404
    assert anybody.get(f"/transparency/{row.pk}/report.json").status_code == 404
    assert "Published" in other.post(address, follow=True).content.decode()
    assert str(row.pk) in anybody.get("/transparency/").content.decode()
    page = anybody.get(f"/transparency/{row.pk}/").content.decode()
    assert "Screening raised a hit" in page
    assert anybody.get(f"/transparency/{row.pk}/report.json").content == bytes(row.content)


def test_a_month_that_is_not_over_is_not_told(seat: Seat) -> None:
    page = seat(Role.SUPERVISOR).post("/publishing/", MONTHS | {"last": "2026-09"})
    assert "not over" in page.content.decode()
    assert not PublishedReport.objects.exists()
