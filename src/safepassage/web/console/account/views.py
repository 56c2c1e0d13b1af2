"""One's own account: see and end sign-ins, change the password, add and remove passkeys."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import heard, own, passkeys, sessions
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.permissions import Permission
from safepassage.web.console.account.forms import PasskeyForm, PasswordForm
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.phrases.own_account import told
from safepassage.web.idle import limits


@page(Permission.CONSOLE_DESK_USE)
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the officer's sign-ins, passkeys, and what happened to their account."""
    context = {
        "sign_ins": sessions.of(desk.officer, limits=limits(), at=SystemClock().now()),
        "here": _here(request),
        "passkeys": passkeys.of(desk.officer),
        "limits": limits(),
        "changes": told(heard.heard(desk.officer)),
    }
    return render(request, "console/account/show.html", context)


@page(Permission.CONSOLE_DESK_USE)
def change_password(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Change the password; every other sign-in ends."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            own.change_password(
                desk.officer,
                present=form.cleaned_data["present"],
                new=form.cleaned_data["password"],
                here=_here(request),
                at=SystemClock().now(),
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            update_session_auth_hash(request, desk.officer)
            messages.success(request, _("The password is changed. All other sign-ins ended."))
            return HttpResponseRedirect(reverse("account"))
    return render(request, "console/account/password.html", {"form": form})


@page(Permission.CONSOLE_DESK_USE)
def add_passkey(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a passkey that this browser makes."""
    form = PasskeyForm(desk.officer, request.POST or None)
    if form.is_valid():
        try:
            passkeys.add(
                desk.officer,
                name=form.cleaned_data["name"],
                answer=form.cleaned_data["credential"],
                at=SystemClock().now(),
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The passkey is added. It works from the next sign-in on."))
            return HttpResponseRedirect(reverse("account"))
    asked = {"creation_options": passkeys.offer(desk.officer)}
    return render(request, "console/account/passkey.html", {"form": form, "asked": asked})


@page(Permission.CONSOLE_DESK_USE)
@require_POST
def remove_passkey(request: HttpRequest, desk: Desk, passkey: int) -> HttpResponse:
    """Remove one of the officer's passkeys."""
    passkeys.remove(desk.officer, passkey, at=SystemClock().now())
    messages.success(request, _("The passkey is removed. Sign in with the six digits."))
    return HttpResponseRedirect(reverse("account"))


@page(Permission.CONSOLE_DESK_USE)
@require_POST
def end_sign_in(request: HttpRequest, desk: Desk, name: str) -> HttpResponse:
    """End another sign-in of the officer."""
    if own.end_sign_in(desk.officer, name, at=SystemClock().now()):
        messages.success(request, _("That sign-in ended."))
    return HttpResponseRedirect(reverse("account"))


def _here(request: HttpRequest) -> str:
    return sessions.name_of(request.session.session_key or "")
