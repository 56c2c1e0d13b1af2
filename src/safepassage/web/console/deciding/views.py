"""How fast people decide: by officer for who is responsible, as a spread for the regulator."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.figures import stamps
from safepassage.safeguards.stamping import BANDS, Habit, Pace, always_agrees, hurries, spread
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show

SPAN = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One officer."""

    code: str
    habit: Habit
    fast: str
    hurries: bool
    always_agrees: bool


@page(Permission.FIGURES_DECIDING_READ)
def deciding(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the spread to all who may read it, and officers' codes to who may see them."""
    at, pace = installed.platform().clock.now(), _pace()
    habits = stamps.habits(pace, since=at - SPAN)
    named = desk.may(Permission.FIGURES_DECIDING_NAME)
    with transaction.atomic():
        details = {"by_officer": named}
        ledger.write(
            event=Event.DECIDING_READ,
            actor=desk.actor,
            purpose=desk.purpose,
            details=details,
            at=at,
        )
    rows = [_row(one, habits[one.pk], pace) for one in _seen(desk) if one.pk in habits]
    bands = spread(habits.values())
    return show(
        request,
        desk,
        "console/deciding/deciding.html",
        at=at,
        named=named,
        rows=rows,
        bands=list(zip(_bands(), bands, strict=True)) if bands else None,
        pace=pace,
        days=SPAN.days,
    )


def _pace() -> Pace:
    return Pace(
        seconds=settings.SAFEPASSAGE_FAST_SECONDS, in_a_row=settings.SAFEPASSAGE_FAST_IN_A_ROW
    )


def _seen(desk: Desk) -> list[Officer]:
    """In the order of their codes, never of a figure; a supervisor sees those of the posting."""
    if not desk.may(Permission.FIGURES_DECIDING_NAME):
        return []
    everybody = list(accounts.officers())
    if Role.DATA_PROTECTION_OFFICER in desk.officer.roles:
        return everybody
    return [one for one in everybody if desk.posting.pk in _postings(one)]


def _postings(officer: Officer) -> set[UUID]:
    return {one.pk for one in officer.postings.all()}


def _row(officer: Officer, habit: Habit, pace: Pace) -> Row:
    return Row(
        code=officer.code,
        habit=habit,
        fast=f"{habit.share_fast * 100:.0f} %",
        hurries=hurries(habit, pace),
        always_agrees=always_agrees(habit, pace),
    )


def _bands() -> list[str]:
    """The bands in words: none, then up to each end."""
    ends = [
        _("more than %(low)d %% up to %(high)d %%") % {"low": low * 100, "high": high * 100}
        for low, high in pairwise(BANDS)
    ]
    return [_("none"), *ends]
