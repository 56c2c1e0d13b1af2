"""Single-use links: enrolment, and entry to the demonstration."""

from ipaddress import ip_address

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import enrolment
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import LinkUse, Officer
from safepassage.web.console.desk import public
from safepassage.web.console.entrance.forms import EnrolForm

_SECRET = "enrolment_secret"  # noqa: S105 - the session's key of it, not the secret
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
def enrol(request: HttpRequest, token: str) -> HttpResponse:
    """Let an officer set password and second factor."""
    try:
        officer = enrolment.waiting(token=token, use=LinkUse.ENROL, at=SystemClock().now())
    except AccountError as error:
        return _dead_link(request, error)
    form = EnrolForm(request.POST or None)
    secret = request.session.setdefault(_SECRET, generate_totp_secret())
    if form.is_valid() and _enrolled(form, token, secret):
        del request.session[_SECRET]
        messages.success(request, _("You are enrolled. Sign in with your name and new password."))
        return HttpResponseRedirect(reverse("account_login"))
    return render(request, "console/entrance/enrol.html", _offer(officer, secret, form))


@public
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Enter the demonstration; a button uses up the link, so that a preview does not."""
    if not _from_this_machine(request):
        return _dead_link(request, AccountError(_("The demonstration is open to its own machine.")))
    at = SystemClock().now()
    try:
        if request.method != "POST":
            officer = enrolment.waiting(token=token, use=LinkUse.ENTER, at=at)
            return render(request, "console/entrance/enter.html", {"officer": officer})
        officer = enrolment.enter(token=token, at=at)
    except AccountError as error:
        return _dead_link(request, error)
    login(request, officer, backend=_BACKEND)
    return HttpResponseRedirect(reverse("choose_desk"))


def _enrolled(form: EnrolForm, token: str, secret: str) -> bool:
    try:
        enrolment.enrol(
            token=token,
            password=form.cleaned_data["password"],
            secret=secret,
            code=form.cleaned_data["code"],
            at=SystemClock().now(),
        )
    except AccountError as error:
        form.add_error(None, str(error))
    return not form.errors


def _offer(officer: Officer, secret: str, form: EnrolForm) -> dict[str, object]:
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(officer, secret))
    # The picture is made here from our own secret; nothing in it comes from outside.
    return {"officer": officer, "secret": secret, "form": form, "picture": SafeString(picture)}


def _dead_link(request: HttpRequest, error: AccountError) -> HttpResponse:
    return render(request, "console/entrance/dead_link.html", {"error": error}, status=410)


def _from_this_machine(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
