"""Rule: every address of the web application knows who may use it."""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver

from safepassage.apps.accounts.permissions import Permission

WAY_IN = frozenset(
    {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "enrol", "enter"}
)
OF_EVERYBODY = frozenset({"rights", "rights_ask", "rights_state"})
"""Pages for people who are no officers: they take requests, and tell nothing of anybody."""
WITHOUT_DATA = frozenset(
    {
        "health",
        "suppliers",
        "suppliers_json",
        "transparency",
        "transparency_json",
        "transparency_report",
    }
)
MACHINES = "api/"
PARAMETER = re.compile(r"{\w+}")

Ask = Callable[[str, str], int]
"""Method and path to the status that a stranger gets."""


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below ``resolver`` with its pattern."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, address)
        else:
            yield address, entry


def unguarded_pages(resolver: URLResolver) -> Iterator[str]:
    """Pages without a permission that are neither the way in nor without data."""
    for address, entry in addresses(resolver):
        permission = getattr(entry.callback, "permission", None)
        guarded = (
            isinstance(permission, Permission) or entry.name in WAY_IN | OF_EVERYBODY | WITHOUT_DATA
        )
        if not (guarded or address.startswith(MACHINES)):
            yield f"/{address} has no permission"


def open_operations(schema: dict[str, Any], ask: Ask) -> Iterator[str]:
    """Operations of a machine interface that answer anything but 401 without a credential."""
    for path, operations in schema["paths"].items():
        for method in operations:
            status = ask(method.upper(), PARAMETER.sub(str(UUID(int=0)), path))
            if status != HTTPStatus.UNAUTHORIZED:
                yield f"{method.upper()} {path} answers {status} without a credential"
