"""Sign-in with name and password, then the second factor; every refusal is in the ledger."""

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import passkeys, selectors
from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.web.console.desk import public
from safepassage.web.console.entrance.forms import SecondFactorForm, SignInForm


class SignIn(LoginView):  # type: ignore[misc]  # allauth ships no types
    """Name and password, limited in rate by allauth."""

    template_name = "console/entrance/sign_in.html"
    form_class = SignInForm

    def form_invalid(self, form: Form) -> HttpResponse:
        """Record the refusal; the name given is not kept, only whose it is."""
        officer = selectors.officer_by_name(form.cleaned_data.get("login", ""))
        _record_refusal(officer)
        return super().form_invalid(form)  # type: ignore[no-any-return]


class SecondFactor(AuthenticateView):  # type: ignore[misc]  # allauth ships no types
    """The second factor of an officer whose password was right."""

    template_name = "console/entrance/second_factor.html"
    form_class = SecondFactorForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Tell whether a passkey may take the place of the digits."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        return context | {"has_passkey": bool(passkeys.of(self.stage.login.user))}

    def form_invalid(self, form: Form) -> HttpResponse:
        """Record the refusal."""
        _record_refusal(self.stage.login.user)
        return super().form_invalid(form)  # type: ignore[no-any-return]


sign_in = public(SignIn.as_view())
second_factor = public(SecondFactor.as_view())


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, Officer):
        _record(Event.OFFICER_SIGNED_OUT, request.user)
    logout(request)
    return HttpResponseRedirect(reverse("account_login"))


@public
def inactive(request: HttpRequest) -> HttpResponse:
    """Tell a suspended officer why sign-in ends here."""
    return render(request, "console/entrance/inactive.html", status=403)


def _record_refusal(officer: Officer | None) -> None:
    _record(Event.OFFICER_REFUSED, officer)


def _record(event: Event, officer: Officer | None) -> None:
    actor = Actor.officer(str(officer.pk)) if officer else Actor.component(Component.CONSOLE)
    subject = str(officer.pk) if officer else ""
    with transaction.atomic():
        ledger.write(event=event, actor=actor, subject=subject, at=SystemClock().now())
