"""Every address with values that no page of ours sends: a clear refusal or an ordinary page."""

import json
import re
from collections.abc import Callable, Iterator
from functools import wraps
from io import BytesIO
from itertools import product
from uuid import UUID

import pytest
from django.db import connection
from django.forms import Form
from django.http import QueryDict
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
Values = dict[str, str]
Ask = Callable[[str, str, Permission | None, Values], set[str]]
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


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the values that pages look at, as they do."""
    seen: set[str] = set()

    def noting(method: Callable[..., object]) -> Callable[..., object]:
        @wraps(method)
        def noted(self: QueryDict, key: str, *rest: object, **named: object) -> object:
            seen.add(key)
            return method(self, key, *rest, **named)

        return noted

    for name in ("__contains__", "__getitem__", "get", "getlist"):
        monkeypatch.setattr(QueryDict, name, noting(getattr(QueryDict, name)), raising=False)
    return seen


@pytest.fixture
def ask(client_for: ClientFor, looked_at: set[str]) -> Ask:
    """Ask a page with values; which of them it looked at."""

    def asked(way: str, place: str, permission: Permission | None, sent: Values) -> set[str]:
        looked_at.clear()
        answer = getattr(client_for(permission), way)(place, sent)
        assert answer.status_code < 500, (way, place, sorted(sent))
        return looked_at & set(sent)

    return asked


@pytest.mark.parametrize("way", ["get", "post"])
def test_all_parameters_and_fields_at_once(way, real, ask) -> None:
    everything = dict.fromkeys(names(), NASTY["markup"])
    seen: set[str] = set()
    for address, permission in PAGES:
        place = filled(address, real)
        wanted = ask(way, place, permission, everything)
        seen |= wanted
        for value in NASTY.values():
            ask(way, place, permission, dict.fromkeys(wanted, value))
    assert len(seen) > len(FILTERS)


def test_each_parameter_alone(real, ask) -> None:
    pages = [page for page in PAGES if "<" not in page[0] or page[0].endswith("flight_id>/")]
    everything = dict.fromkeys(asked_by_name().union(*(one.base_fields for one in FILTERS)), "1")
    seen: set[str] = set()
    for address, permission in pages:
        place = filled(address, real)
        wanted = ask("get", place, permission, everything)
        seen |= wanted
        for name, value in product(sorted(wanted), (TOO_MANY_DIGITS, "a\0b")):
            ask("get", place, permission, {name: value})
    assert seen >= set().union(*(one.base_fields for one in FILTERS))


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
