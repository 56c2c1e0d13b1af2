"""The regulator's public keys: what counts, and a key that waits to be compared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.regulation import keys as stored
from safepassage.apps.regulation.keys import KeyRefusedError
from safepassage.apps.regulation.models import KeyUse
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.regulation.forms import KeyForm
from safepassage.web.console.regulation.wording import USES
from safepassage.web.console.showing import show


@page(Permission.REGULATION_KEY_CONFIRM)
def keys(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the keys; a fingerprint typed from the regulator's machine confirms one that waits."""
    form = KeyForm(desk.officer, request.POST or None)
    if form.is_valid() and _confirmed(desk, form):
        messages.success(request, _("Your key counts from now on."))
        return HttpResponseRedirect(reverse("regulator_keys"))
    rows = [
        {"use": words, "key": _fingerprint(use), "waits": stored.waiting(use).exists()}
        for use, words in USES.items()
    ]
    waits = any(row["waits"] for row in rows)
    return show(request, desk, "console/regulation/keys.html", rows=rows, form=form, waits=waits)


def _fingerprint(use: KeyUse) -> str:
    public = stored.in_force(use)
    return stored.fingerprint(public) if public else ""


def _confirmed(desk: Desk, form: KeyForm) -> bool:
    """Whether the fingerprint is that of a key that waits, of either use."""
    told, at = form.cleaned_data["fingerprint"], installed.platform().clock.now()
    use = next((one for one in KeyUse if stored.is_waiting(one, told)), KeyUse.SEAL)
    try:
        stored.confirm(use, told, officer=desk.officer.pk, actor=desk.actor, at=at)
    except KeyRefusedError as error:
        form.add_error("fingerprint", str(error))
        return False
    return True
