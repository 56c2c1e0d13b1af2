"""An enrolment link waits on the page of officers for a second person."""

import re
from collections.abc import Callable

from django.test import Client

from safepassage.apps.accounts.models import SingleUseLink
from safepassage.apps.accounts.roles import Role

Seat = Callable[[Role], Client]
ADD = {"username": "n.new", "roles": ["officer"], "postings": ["PDL"]}


def made(admin: Client) -> str:
    """The address of a link that ``admin`` made."""
    page = admin.post("/officers/add/", ADD).content.decode()
    found = re.search(r"/enrol/[\w-]+/", page)
    assert found
    return found.group()


def test_a_link_opens_after_somebody_else_agreed(seat: Seat) -> None:
    link = made(seat(Role.ADMINISTRATOR))
    assert Client().get(link).status_code == 410
    custodian = seat(Role.KEY_CUSTODIAN)
    assert "n.new" in custodian.get("/officers/").content.decode()
    address = f"/officers/links/{SingleUseLink.objects.get().pk}/confirm/"
    assert "can enrol now" in custodian.post(address, follow=True).content.decode()
    assert Client().get(link).status_code == 200


def test_who_made_it_sees_that_it_waits_and_has_no_button(seat: Seat) -> None:
    admin = seat(Role.ADMINISTRATOR)
    link = made(admin)
    page = admin.get("/officers/").content.decode()
    assert "wait for a second person" in page
    assert "/confirm/" not in page
    address = f"/officers/links/{SingleUseLink.objects.get().pk}/confirm/"
    assert "Somebody else agrees" in admin.post(address, follow=True).content.decode()
    assert Client().get(link).status_code == 410
