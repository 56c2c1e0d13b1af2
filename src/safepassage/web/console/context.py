"""What the frame around every page shows."""

from importlib.metadata import version

from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import selectors
from safepassage.web.console.desk import Desk
from safepassage.web.console.navigation import groups_for, is_current

VERSION = version("safepassage")


def frame(request: HttpRequest) -> dict[str, object]:
    """Installation, desk, navigation, direction of writing, and the time."""
    desk: Desk | None = getattr(request, "desk", None)
    return {
        "desk": desk,
        "navigation": _navigation(desk, request) if desk else [],
        "installation": selectors.installation(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "now": SystemClock().now(),
        "version": VERSION,
    }


def _navigation(desk: Desk, request: HttpRequest) -> list[tuple[object, list[object]]]:
    return [
        (
            group.title,
            [
                {
                    "title": entry.title,
                    "url": entry.url,
                    "key": entry.key,
                    "current": is_current(entry, request),
                }
                for entry in group.entries
            ],
        )
        for group in groups_for(desk)
    ]
