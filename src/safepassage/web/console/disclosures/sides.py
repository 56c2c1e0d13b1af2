"""The tabs that join the pages of this room, as far as the officer may open them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.web.console.desk import Desk

_PAGES = (
    ("disclosures", _("Disclosures"), Permission.DISCLOSURES_DISCLOSURE_READ),
    ("disclosure_recipients", _("Recipients"), Permission.DISCLOSURES_RECIPIENT_READ),
    ("corrections", _("Corrections"), Permission.DISCLOSURES_CORRECTION_READ),
    ("person_notices", _("Notices to persons"), Permission.DISCLOSURES_NOTICE_READ),
)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One tab."""

    title: str | Promise
    url_name: str
    current: bool
    count: int | None = None


def sides(current: str, desk: Desk) -> list[Side]:
    """The tabs, with the page that is shown."""
    return [
        Side(title=title, url_name=name, current=name == current)
        for name, title, permission in _PAGES
        if desk.may(permission)
    ]
