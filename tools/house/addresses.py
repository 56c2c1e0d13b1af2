"""Rule: every address of the web application knows who may use it."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver

from safepassage.apps.accounts.permissions import Permission

WAY_IN = frozenset(
    {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "enrol", "enter"}
)
MACHINES = "api/"


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address below ``resolver`` with its pattern."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, address)
        else:
            yield address, entry


def unguarded_pages(resolver: URLResolver) -> Iterator[str]:
    """Pages without a permission that are not the way in."""
    for address, entry in addresses(resolver):
        permission = getattr(entry.callback, "permission", None)
        guarded = isinstance(permission, Permission) or entry.name in WAY_IN
        if not (guarded or address.startswith(MACHINES)):
            yield f"/{address} has no permission"


def unguarded_operations(api: Any) -> Iterator[str]:  # noqa: ANN401 - ninja needs settings first
    """Operations of a machine API that answer without a credential."""
    for _, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if not operation.auth_callbacks:
                    yield f"{'|'.join(operation.methods)} {path} asks for no credential"
