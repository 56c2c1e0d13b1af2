"""The pages beside the lists, each with how much waits there."""

from django.utils.translation import gettext_lazy as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watchlists import foreign, urgent
from safepassage.web.console.desk import Desk

_PAGES = (
    (_("Lists"), "watchlists", Permission.WATCHLISTS_LIST_READ, lambda: None),
    (
        _("Single persons"),
        "watchlist_urgent",
        Permission.WATCHLISTS_URGENT_READ,
        lambda: urgent.waiting(SystemClock().now()).count(),
    ),
    (
        _("Foreign alerts"),
        "watchlist_alerts",
        Permission.WATCHLISTS_ALERT_READ,
        lambda: foreign.waiting().count(),
    ),
    (_("Issuers"), "watchlist_issuers", Permission.WATCHLISTS_ISSUER_READ, lambda: None),
)


def sides(desk: Desk, current: str) -> list[dict[str, object]]:
    """The pages that this officer may open; ``current`` is the name of this one."""
    return [
        {"title": title, "url_name": name, "count": count(), "current": name == current}
        for title, name, permission, count in _PAGES
        if desk.may(permission)
    ]
