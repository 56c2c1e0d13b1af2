"""One word of an officer about a list: it is done, or told why not, and leads back."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from safepassage.adapters.clock import SystemClock
from safepassage.apps.audit import ledger
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.web.console.desk import Desk


def change(
    request: HttpRequest, act: Callable[[], object], *, told: str, back: str
) -> HttpResponse:
    """Do it and say so; what breaks a rule changes nothing."""
    try:
        act()
    except WatchListError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return HttpResponseRedirect(back)


def tell_read(desk: Desk, subject: str, field_group: str) -> None:
    """Listed people are shown: the reading is in the ledger."""
    with transaction.atomic():
        ledger.write_read(
            actor=desk.actor,
            purpose=desk.purpose,
            subject=subject,
            field_group=field_group,
            at=SystemClock().now(),
        )
