"""Every address with values that no page of ours sends: a clear refusal or an ordinary page."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from uuid import UUID

import pytest
from django.db import connection
from django.forms import Form
from django.test import Client
from django.urls import get_resolver

from house.addresses import MACHINES, WITHOUT_DATA, addresses
from house.source import production_sources
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role, purposes_of
from safepassage.apps.oversight import selectors as oversight
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.board.flight import FlightForm
from safepassage.web.console.board.views import BoardForm
from safepassage.web.console.inbox.forms import InboxForm
from safepassage.web.console.ledger.views import FilterForm

pytestmark = pytest.mark.django_db

ClientFor = Callable[[Permission | None], Client]
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
ASKED_BY_NAME = re.compile(r'request\.GET\.get\("(\w+)"')
FILTERS = (BoardForm, FilterForm, FlightForm, InboxForm)
TOO_MANY_DIGITS = "9" * 5_000
NASTY = {
    "above 64 bits": "9" * 30,
    "more digits than Python reads": TOO_MANY_DIGITS,
    "below zero": "-1",
    "a digit of another script": "٣",
    "no decimal digit": "²",
    "a zero byte": "a\0b",
    "no uuid": "00000000-0000-0000-0000-00000000000g",
    "markup": "'\"><script>",
    "long": "x" * 20_000,
}
PAGES = [
    (address, getattr(entry.callback, "permission", None))
    for address, entry in addresses(get_resolver())
    if not address.startswith(MACHINES) and entry.name not in WITHOUT_DATA | {"account_logout"}
]


def forms(kind: type = Form) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from forms(one)


def names() -> set[str]:
    """Every parameter of ours: the fields of all forms, and what views ask for by name."""
    own = [one for one in forms() if one.__module__.startswith("safepassage.")]
    fields = {name for one in own for name in getattr(one, "base_fields", {})}
    return fields | asked_by_name()


def asked_by_name() -> set[str]:
    found = (ASKED_BY_NAME.findall(source.text) for source in production_sources())
    return set().union(*found)


@pytest.fixture(autouse=True)
def strict_database(db: None) -> Iterator[None]:
    """Refuse what PostgreSQL refuses and SQLite takes."""

    def checked(execute, sql, params, many, context):
        values = params if isinstance(params, list | tuple) else ()
        assert not [one for one in values if isinstance(one, str) and "\0" in one], sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(checked):
        yield


@pytest.fixture
def real(console, settings, tmp_path) -> dict[str, str]:
    """Ids of what is there, so that the pages get as far as their parameters."""
    settings.SAFEPASSAGE_HOME = tmp_path / "home"
    (line, *_) = console.lines(Purpose.BORDER_CHECK)
    (item, *_) = console.items(Purpose.BORDER_CHECK)
    return {
        "flight_id": str(line.flight.id),
        "journey_id": str(item.journey),
        "item_id": str(item.id),
        "message_id": str(console.messages[0]),
    }


@pytest.fixture
def client_for(desk_for: Callable[[Role, Purpose], Client]) -> ClientFor:
    """The client of somebody who may, at the border where that is possible."""
    made: dict[Role, Client] = {}

    def client(permission: Permission | None) -> Client:
        role = next(one for one in Role if permission is None or permission in PERMISSIONS[one])
        if role not in made:
            purposes = purposes_of({role})
            at_border = Purpose.BORDER_CHECK in purposes
            made[role] = desk_for(role, Purpose.BORDER_CHECK if at_border else min(purposes))
        return made[role]

    return client


def filled(address: str, known: dict[str, str]) -> str:
    return "/" + PLACE.sub(lambda place: known.get(place[2], str(UUID(int=7))), address)


@pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)
def test_all_parameters_and_fields_at_once(value, real, client_for) -> None:
    sent = dict.fromkeys(names(), value)
    for address, permission in PAGES:
        client, place = client_for(permission), filled(address, real)
        assert client.get(place, sent).status_code < 500, place
        assert client.post(place, sent).status_code < 500, place


def test_each_parameter_alone(real, client_for) -> None:
    pages = [page for page in PAGES if "<" not in page[0] or page[0].endswith("flight_id>/")]
    wanted = asked_by_name().union(*(one.base_fields for one in FILTERS))
    values = (TOO_MANY_DIGITS, "a\0b")
    for (address, permission), name, value in product(pages, sorted(wanted), values):
        answer = client_for(permission).get(filled(address, real), {name: value})
        assert answer.status_code < 500, (address, name)


def test_what_is_not_understood_is_left_out(real, client_for) -> None:
    reader = client_for(Permission.MESSAGES_MESSAGE_READ)
    page = reader.get("/messages/", {"before": TOO_MANY_DIGITS, "state": "done"})
    assert page.status_code == 200
    assert real["message_id"] in page.content.decode()


def test_places_of_an_address(client_for) -> None:
    wrong = ("9" * 30, "%00", "%ff", "..%2f", "0" * 36, "²")
    with_places = [page for page in PAGES if "<" in page[0]]
    for (address, permission), value in product(with_places, wrong):
        answer = client_for(permission).get("/" + PLACE.sub(value, address))
        assert answer.status_code < 500, (address, value)


def test_a_file_of_legal_bases(demonstration, client_for) -> None:
    (first, *_) = json.loads(oversight.demonstration_profile())
    client = client_for(Permission.OVERSIGHT_BASIS_IMPORT)
    for wrong in (
        {"mask_after_hours": 10**30},
        {"delete_after_hours": -1},
        {"code": "A\0B"},
        {"law": "a\0b"},
        {"valid_from": "9" * 50},
    ):
        file = BytesIO(json.dumps([first | wrong]).encode())
        file.name = "profile.json"
        answer = client.post("/legal-bases/import/", {"file": file})
        assert answer.status_code == 200, wrong
        assert oversight.versions() == [], wrong
