"""Whoever is refused a page leaves an entry: who, which permission, where, why; and no flood."""

import re
from collections.abc import Callable
from uuid import UUID

import msgspec
import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from house.addresses import MACHINES, WITHOUT_DATA, addresses
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.web.console.desk import PURPOSE_KEY

Seat = Callable[[Role], Client]
PLACE = re.compile(r"<(?:(\w+):)?\w+>")
NOBODYS = str(UUID(int=7))
pytestmark = pytest.mark.django_db


def filled(address: str) -> str:
    """The address with something of the right kind in every place."""
    places = {"uuid": NOBODYS, "int": "7"}
    return "/" + PLACE.sub(lambda place: places.get(place[1], "X"), address)


def refusals() -> list[dict[str, object]]:
    found = ledger.page(event=Event.PAGE_REFUSED, limit=1000)
    return [msgspec.json.decode(entry.details) for entry in reversed(found)]


def closed_to(role: Role) -> dict[str, tuple[str, Permission]]:
    """The addresses that a role may not open, by what they are called."""
    pages = {
        entry.name: (filled(address), entry.callback.permission)
        for address, entry in addresses(get_resolver())
        if not address.startswith(MACHINES) and entry.name not in WITHOUT_DATA
    }
    return {
        name: (address, one)
        for name, (address, one) in pages.items()
        if one is not None and one not in PERMISSIONS[role]
    }


def test_every_address_that_is_closed_to_a_role_leaves_an_entry(seat: Seat) -> None:
    client = seat(Role.KEY_CUSTODIAN)
    closed = closed_to(Role.KEY_CUSTODIAN)
    assert len(closed) > 40
    for address, _ in closed.values():
        assert client.get(address).status_code == 403
    told = {(one["where"], one["permission"]) for one in refusals() if one["why"] == "role"}
    assert told == {(name, str(one)) for name, (_, one) in closed.items()}


def test_an_entry_names_the_officer_and_nothing_of_what_was_asked(seat: Seat) -> None:
    client = seat(Role.KEY_CUSTODIAN)
    client.get(f"/travellers/{NOBODYS}/?q=testovar")
    (entry,) = ledger.page(event=Event.PAGE_REFUSED)
    assert entry.actor_id == client.session["_auth_user_id"] == entry.subject
    assert entry.purpose == client.session[PURPOSE_KEY]
    assert NOBODYS.encode() not in bytes(entry.details)
    assert b"testovar" not in bytes(entry.details)


def test_asking_again_and_again_is_one_entry_a_quarter_of_an_hour(seat: Seat) -> None:
    client = seat(Role.KEY_CUSTODIAN)
    for _ in range(20):
        client.get("/ledger/")
    assert [one["times"] for one in refusals()] == [1]


def test_a_record_that_does_not_exist_for_the_purpose_leaves_an_entry(seat: Seat) -> None:
    assert seat(Role.OFFICER).get(f"/travellers/{NOBODYS}/").status_code == 404
    (told,) = refusals()
    assert told["why"] == "absent"
    assert told["permission"] == str(Permission.TRAVEL_TRAVELLER_READ)


def test_a_purpose_that_does_not_allow_it_leaves_an_entry(seat: Seat) -> None:
    client = seat(Role.SUPERVISOR)
    assert client.post(f"/messages/{NOBODYS}/repair/").status_code == 403
    assert [one["why"] for one in refusals()] == ["purpose"]


def test_a_seat_that_is_not_ones_own_leaves_an_entry(seat: Seat) -> None:
    client = seat(Role.OFFICER)
    client.post(reverse("choose_desk"), {"seat": "XXX oversight"})
    assert [one["why"] for one in refusals()] == ["posting"]
