"""Officers' names, entered by who adds officers and kept as keyed digests alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.watching import names as stored
from safepassage.flows.watching.names import Seen, note_name
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.watching.forms import NameForm


@page(Permission.WATCHING_NAME_NOTE)
def names(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take an officer's name; show of whom one is known, never which."""
    form = NameForm(request.POST or None)
    if form.is_valid():
        _note(desk, form)
        messages.success(request, _("The name is noted; it cannot be read back."))
        return HttpResponseRedirect(reverse("officer_names"))
    known = stored.noted()
    active = [one for one in accounts.officers() if one.is_active]
    return show(
        request,
        desk,
        "console/watching/names.html",
        form=form,
        missing=[one.code for one in active if one.pk not in known],
        count=len(known),
    )


def _note(desk: Desk, form: NameForm) -> None:
    platform, told = installed.platform(), form.cleaned_data
    born = told["born"].isoformat() if told["born"] else None
    seen = Seen(told["surname"], told["given_names"] or None, born)
    note_name(
        platform.keys,
        UUID(told["officer"]),
        seen,
        actor=desk.actor,
        at=platform.clock.now(),
    )
