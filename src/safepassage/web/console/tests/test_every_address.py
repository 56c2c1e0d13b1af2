"""Every address of the console for every role: open to whom the permission says, else closed."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from safepassage.apps.accounts.permissions import PERMISSIONS, Permission
from safepassage.apps.accounts.roles import Role

SOMETHING = {"uuid": str(UUID(int=7)), "int": "7", "str": "X", "slug": "x", "path": "x"}


def addresses(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + filled(entry), getattr(entry.callback, "permission", "missing")
        elif str(entry.pattern) != "api/":
            yield from addresses(entry, prefix + str(entry.pattern))


def filled(entry: URLPattern) -> str:
    """The pattern with something of the right kind in every place."""
    text = str(entry.pattern)
    for name, converter in entry.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        kind = "str" if kind == "string" else kind
        text = text.replace(f"<{kind}:{name}>", SOMETHING[kind]).replace(
            f"<{name}>", SOMETHING["str"]
        )
    return text


PAGES = sorted(addresses(get_resolver()), key=str)
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
