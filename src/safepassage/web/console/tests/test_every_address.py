"""Every address of the console for every role: open to whom the permission says, else closed."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver

from house.addresses import MACHINES, WITHOUT_DATA, addresses
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role

SOMETHING = {"uuid": str(UUID(int=7)), "int": "7"}
PLACE = re.compile(r"<(?:(\w+):)?\w+>")


def filled(address: str) -> str:
    """The address with something of the right kind in every place."""
    return "/" + PLACE.sub(lambda place: SOMETHING.get(place[1], "X"), address)


PAGES = [
    (filled(address), entry.callback.permission)
    for address, entry in addresses(get_resolver())
    if not address.startswith(MACHINES) and entry.name not in WITHOUT_DATA
]
CLOSED = [(address, permission) for address, permission in PAGES if permission is not None]
WAY_IN = [address for address, permission in PAGES if permission is None]


def test_pages_are_found_with_their_places_filled() -> None:
    assert len(CLOSED) > 20
    assert not any("<" in address for address, _ in PAGES)


@pytest.mark.parametrize("role", Role)
def test_open_to_whom_the_permission_says(role: Role, seat: Callable[[Role], Client]) -> None:
    client = seat(role)
    for address, permission in CLOSED:
        status = client.get(address).status_code
        assert isinstance(permission, Permission), address
        assert (status != 403) is (permission in PERMISSIONS[role]), (address, status)
        assert status < 500, (address, status)


@pytest.mark.django_db
def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    for address, _ in CLOSED:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/sign-in/")


@pytest.mark.django_db
def test_the_way_in_needs_no_sign_in(client: Client) -> None:
    assert {"/sign-in/", "/enrol/X/", "/enter/X/"} <= set(WAY_IN)
    for address in WAY_IN:
        answer = client.get(address)
        inward = answer.status_code == 302 and answer["Location"] == "/sign-in/"
        assert inward or answer.status_code in {200, 403, 405, 410}, address


def test_every_form_wants_its_token(seat: Callable[[Role], Client]) -> None:
    signed_in = seat(Role.ADMINISTRATOR)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    answer = strict.post("/carriers/add/", {"code": "UT", "name": "Utopia Airways"})
    assert answer.status_code == 403
    assert b"too old" in answer.content
