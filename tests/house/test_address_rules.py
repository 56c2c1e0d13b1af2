"""Every address of the web application knows who may use it; a forgotten one is seen."""

from collections.abc import Callable
from types import ModuleType
from uuid import UUID

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLResolver, get_resolver, path
from ninja import NinjaAPI
from ninja.security import HttpBearer

import check_openapi
from house import addresses
from safepassage.apps.accounts.permissions import Permission


class Bearer(HttpBearer):
    def authenticate(self, _request: HttpRequest, token: str) -> str:
        return token


def view(permission: Permission | None) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.path)

    answer.permission = permission  # type: ignore[attr-defined]
    return answer


def answers(request: HttpRequest, answer_id: UUID) -> str:
    return f"{request.path} {answer_id}"


def urls(*patterns: object) -> ModuleType:
    module = ModuleType("invented_urls")
    module.urlpatterns = list(patterns)  # type: ignore[attr-defined]
    return module


def served(api: NinjaAPI) -> URLResolver:
    """As the platform serves it: open to strangers for Django, closed by its own credential."""
    patterns, name, namespace = api.urls
    for pattern in patterns:
        login_not_required(pattern.callback)
    return path("api/", (patterns, name, namespace))


def asker(client: Client) -> addresses.Ask:
    return lambda method, address: client.generic(method, address).status_code


def test_every_page_has_a_permission_or_is_the_way_in() -> None:
    assert list(addresses.unguarded_pages(get_resolver())) == []


def test_every_machine_call_asks_for_a_credential(client: Client) -> None:
    (api,) = check_openapi.apis(get_resolver())
    assert list(addresses.open_operations(api.get_openapi_schema(), asker(client))) == []


def test_the_way_in_leads_only_where_it_says() -> None:
    names = {entry.name for _, entry in addresses.addresses(get_resolver())}
    assert names >= addresses.WAY_IN


def test_a_page_without_a_permission_is_seen() -> None:
    pages = [path("secrets/", view(None)), path("home/", view(Permission.CONSOLE_DESK_USE))]
    assert list(addresses.unguarded_pages(get_resolver(urls(*pages)))) == [
        "/secrets/ has no permission"
    ]


@pytest.mark.parametrize(("auth", "open_ones"), [(Bearer(), 0), (None, 1)])
def test_a_machine_call_without_a_credential_is_seen(
    client: Client, auth: Bearer | None, open_ones: int
) -> None:
    api = NinjaAPI(urls_namespace=f"invented{open_ones}", docs_url=None, openapi_url=None)
    api.get("/answers/{answer_id}", auth=auth)(answers)
    with override_settings(ROOT_URLCONF=urls(served(api))):
        found = list(addresses.open_operations(api.get_openapi_schema(), asker(client)))
    assert len(found) == open_ones
