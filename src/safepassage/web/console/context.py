"""What the frame around every page shows."""

from datetime import datetime
from functools import partial
from importlib.metadata import version

from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import selectors
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers.selectors import quarantined
from safepassage.apps.watchlists import urgent
from safepassage.flows.assurance.trained import ends_soon
from safepassage.flows.telephone import count_to_telephone
from safepassage.web import installed
from safepassage.web.console.desk import Desk
from safepassage.web.console.navigation import groups_for, is_current
from safepassage.web.console.subjects.clocks import count_pressing

VERSION = version("safepassage")


def frame(request: HttpRequest) -> dict[str, object]:
    """Installation, desk, navigation, direction of writing, and the time."""
    desk: Desk | None = getattr(request, "desk", None)
    return {
        "desk": desk,
        "to_telephone": partial(_to_telephone, desk),
        "in_quarantine": partial(_in_quarantine, desk),
        "training_ends": partial(_training_ends, desk),
        "unconfirmed": partial(_unconfirmed, desk),
        "pressing_requests": partial(_pressing, desk),
        "navigation": _navigation(desk, request) if desk else [],
        "installation": selectors.installation(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "now": SystemClock().now(),
        "version": VERSION,
    }


def _to_telephone(desk: Desk | None) -> int:
    """How many words wait for a telephone call; asked only by pages that show it."""
    if desk is None or not desk.may(Permission.MESSAGES_TELEPHONE_READ):
        return 0
    return count_to_telephone(installed.platform(), desk.purpose)


def _in_quarantine(desk: Desk | None) -> int:
    """How many carriers wait for somebody to look, for whoever may release them."""
    if desk is None or not desk.may(Permission.CARRIERS_QUARANTINE_MANAGE):
        return 0
    return len(quarantined())


def _unconfirmed(desk: Desk | None) -> int:
    """How many people are listed on another officer's word alone, for whoever may confirm it."""
    if desk is None or not desk.may(Permission.WATCHLISTS_LIST_CONFIRM):
        return 0
    return urgent.waiting(SystemClock().now()).exclude(entered_by=desk.officer.pk).count()


def _training_ends(desk: Desk | None) -> datetime | None:
    """When the unit on rights and bias ends, for whoever decides and has less than a month."""
    if desk is None:
        return None
    return ends_soon(desk.officer, SystemClock().now())


def _pressing(desk: Desk | None) -> int:
    """How many people wait for an answer about their data that is due within a week."""
    if desk is None or not desk.may(Permission.SUBJECTS_REQUEST_READ):
        return 0
    return count_pressing(installed.platform().clock.now())


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
