"""Every address of the web application knows who may use it; a forgotten one is seen."""

from collections.abc import Callable
from types import ModuleType

from django.http import HttpRequest, HttpResponse
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


def resolver(*patterns: object) -> URLResolver:
    urls = ModuleType("invented_urls")
    urls.urlpatterns = list(patterns)  # type: ignore[attr-defined]
    return get_resolver(urls)


def api(namespace: str, auth: Bearer | None) -> NinjaAPI:
    made = NinjaAPI(urls_namespace=namespace, docs_url=None, openapi_url=None)
    made.get("/answers", auth=auth)(lambda request: request.path)
    return made


def test_every_page_has_a_permission_or_is_the_way_in() -> None:
    assert list(addresses.unguarded_pages(get_resolver())) == []


def test_every_machine_call_asks_for_a_credential() -> None:
    apis = check_openapi.apis(get_resolver())
    assert apis
    assert [text for found in apis for text in addresses.unguarded_operations(found)] == []


def test_the_way_in_leads_only_where_it_says() -> None:
    names = {entry.name for _, entry in addresses.addresses(get_resolver())}
    assert names >= addresses.WAY_IN


def test_a_page_without_a_permission_is_seen() -> None:
    pages = [path("secrets/", view(None)), path("home/", view(Permission.CONSOLE_DESK_USE))]
    assert list(addresses.unguarded_pages(resolver(*pages))) == ["/secrets/ has no permission"]


def test_a_machine_call_without_a_credential_is_seen() -> None:
    assert list(addresses.unguarded_operations(api("open", None)))
    assert list(addresses.unguarded_operations(api("closed", Bearer()))) == []
