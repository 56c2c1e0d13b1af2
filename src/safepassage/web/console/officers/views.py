"""Officers: who may sign in, and as what."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts import confirming, enrolment, selectors, services
from safepassage.apps.accounts.errors import AccountError, LastWatcherError
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.records.actor import Component
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.officers.forms import OfficerForm
from safepassage.web.console.officers.wording import SUSPENDING


@page(Permission.ACCOUNTS_OFFICER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all officers."""
    context = {
        "officers": selectors.officers(),
        "may_enrol": desk.may(Permission.ACCOUNTS_OFFICER_ENROL),
        "waiting": _waiting(desk),
    }
    return render(request, "console/officers/list.html", context)


def _waiting(desk: Desk) -> list[dict[str, object]]:
    """The links that wait, each with who made it and whether this officer may let it open."""
    links = confirming.waiting(at=SystemClock().now())
    codes = selectors.codes_of([link.made_by for link in links if _is_id(link.made_by)])
    own = str(desk.officer.pk)
    return [
        {
            "link": link,
            "made_by": codes.get(link.made_by, _("Command line")),
            "may_confirm": desk.may(Permission.ACCOUNTS_OFFICER_CONFIRM)
            and own not in {link.made_by, str(link.officer.pk)},
        }
        for link in links
    ]


def _is_id(maker: str) -> bool:
    return maker not in {one.value for one in Component}


@page(Permission.ACCOUNTS_OFFICER_READ)
def detail(request: HttpRequest, desk: Desk, officer_id: UUID) -> HttpResponse:
    """Show one officer."""
    return _detail(request, desk, _officer(officer_id))


@page(Permission.ACCOUNTS_OFFICER_ENROL)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add an officer and show the enrolment link this once."""
    form = OfficerForm(request.POST or None)
    if form.is_valid():
        try:
            officer = services.add_officer(
                **form.cleaned_data, actor=desk.actor, at=SystemClock().now()
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            return _invited(request, desk, officer)
    return render(request, "console/officers/add.html", {"form": form})


@page(Permission.ACCOUNTS_OFFICER_ENROL)
@require_POST
def invite(request: HttpRequest, desk: Desk, officer_id: UUID) -> HttpResponse:
    """Make a new enrolment link, for a lost device or a forgotten password."""
    return _invited(request, desk, _officer(officer_id))


@page(Permission.ACCOUNTS_OFFICER_CONFIRM)
@require_POST
def confirm(request: HttpRequest, desk: Desk, link: int) -> HttpResponse:
    """Let an enrolment link open that another person made."""
    try:
        officer = confirming.confirm(link=link, actor=desk.actor, at=SystemClock().now())
    except AccountError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(code)s can enrol now.") % {"code": officer.code})
    return HttpResponseRedirect(reverse("officers"))


@page(Permission.ACCOUNTS_OFFICER_SUSPEND)
def suspend(request: HttpRequest, desk: Desk, officer_id: UUID) -> HttpResponse:
    """Ask for the ground, then suspend an officer."""
    officer = _officer(officer_id)
    form, back = GroundForm(request, SUSPENDING), reverse("officer", args=[officer_id])
    if not form.is_valid():
        return ask(request, form, _suspending(officer, back))
    ground = Ground(form.cleaned_data["ground"])
    try:
        services.suspend(officer=officer, ground=ground, actor=desk.actor, at=SystemClock().now())
    except LastWatcherError as error:
        services.sign_out(officer=officer, actor=desk.actor, at=SystemClock().now())
        messages.error(request, _("Signed out everywhere, but not suspended.") + f" {error}")
    except AccountError as error:
        messages.error(request, str(error))
    else:
        messages.warning(request, _("The officer is suspended and signed out everywhere."))
    return HttpResponseRedirect(back)


def _suspending(officer: Officer, back: str) -> Question:
    return Question(
        heading=_("Suspend %(code)s?") % {"code": officer.code},
        consequence=_(
            "The officer is signed out everywhere at once and cannot sign in. "
            "Decisions taken and entries in the ledger stay. The account can be restored."
        ),
        submit=_("Suspend the officer"),
        back=back,
    )


@page(Permission.ACCOUNTS_OFFICER_SUSPEND)
@require_POST
def restore(request: HttpRequest, desk: Desk, officer_id: UUID) -> HttpResponse:
    """Let a suspended officer sign in again."""
    services.restore(officer=_officer(officer_id), actor=desk.actor, at=SystemClock().now())
    messages.success(request, _("The officer can sign in again."))
    return HttpResponseRedirect(reverse("officer", args=[officer_id]))


def _officer(officer_id: UUID) -> Officer:
    officer = selectors.officer_by_id(officer_id)
    if officer is None:
        raise Http404
    return officer


def _invited(request: HttpRequest, desk: Desk, officer: Officer) -> HttpResponse:
    token = enrolment.invite(officer=officer, actor=desk.actor, at=SystemClock().now())
    link = request.build_absolute_uri(reverse("enrol", args=[token]))
    return _detail(request, desk, officer, link=link)


def _detail(
    request: HttpRequest, desk: Desk, officer: Officer, link: str | None = None
) -> HttpResponse:
    context = {
        "officer": officer,
        "has_second_factor": selectors.has_second_factor(officer),
        "link": link,
        "may_enrol": desk.may(Permission.ACCOUNTS_OFFICER_ENROL),
        "may_suspend": desk.may(Permission.ACCOUNTS_OFFICER_SUSPEND),
    }
    return render(request, "console/officers/detail.html", context)
