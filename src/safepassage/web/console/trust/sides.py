"""The pages of the trust store, each with how much waits there."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.trust import policies

_PAGES = (
    (_("Coverage"), "trust", lambda: None),
    (_("Expiry"), "trust_calendar", lambda: None),
    (_("Conflicts"), "trust_conflicts", lambda: None),
    (_("Sources and imports"), "trust_imports", lambda: None),
    (_("Policy"), "trust_policy", lambda: policies.waiting().count()),
)


def sides(current: str) -> list[dict[str, object]]:
    """All pages; ``current`` is the name of this one."""
    return [
        {"title": title, "url_name": name, "count": count() or None, "current": name == current}
        for title, name, count in _PAGES
    ]
