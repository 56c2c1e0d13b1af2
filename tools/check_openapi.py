"""Compares the committed description of the carriers' API with the code; --write renews it."""

import json
import os
import sys
from difflib import unified_diff
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import django
from django.urls import URLResolver, get_resolver

COMMITTED = Path(__file__).resolve().parents[1] / "src/safepassage/web/api/openapi.json"


@runtime_checkable
class Api(Protocol):
    """What is asked of a ``NinjaAPI``, whose module needs Django's settings to be imported."""

    def get_openapi_schema(self) -> dict[str, Any]:
        """The description of every operation."""


def apis(resolver: URLResolver) -> set[Api]:
    """Every API that the URL tree serves."""
    found = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= apis(entry)
        elif api := _api_of(entry.callback):
            found.add(api)
    return found


def _api_of(view: object) -> Api | None:
    """The API behind ninja's root page, a partial that names it."""
    api = getattr(view, "keywords", {}).get("api")
    return api if isinstance(api, Api) else None


def described(api: Api) -> str:
    """The description as committed: sorted, so that a difference is a difference."""
    return json.dumps(api.get_openapi_schema(), indent=2, sort_keys=True) + "\n"


def differences(committed: str, actual: str) -> list[str]:
    """The lines in which the two differ."""
    return list(unified_diff(committed.splitlines(), actual.splitlines(), "committed", "code"))


def main(arguments: list[str]) -> int:
    """Print the differences, or write the file; 1 when they differ."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safepassage.settings")
    django.setup()
    (api,) = apis(get_resolver())
    actual = described(api)
    if arguments == ["--write"]:
        COMMITTED.write_text(actual, encoding="utf-8")
    changes = differences(COMMITTED.read_text(encoding="utf-8"), actual)
    print("\n".join(changes) or "The committed OpenAPI says what the code does.")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
