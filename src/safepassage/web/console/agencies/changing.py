"""What an administrator does about agencies: add, give credentials, cut off, import laws."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.agencies import selectors, services
from safepassage.apps.agencies.services import Ground
from safepassage.apps.oversight import services as oversight
from safepassage.apps.oversight.reading import BasisError
from safepassage.safeguards.sharing import AgencyRole
from safepassage.web.console.agencies.views import agency_of, show
from safepassage.web.console.agencies.wording import REVOKING, ROLES, SUSPENDING
from safepassage.web.console.attempting import attempt
from safepassage.web.console.bases.views import ImportForm
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm


class AgencyForm(PlainForm):
    """Code, name, what it is, and whom to call."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("As its laws name it: letters, digits and hyphens."),
        max_length=40,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    role = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("It decides the one purpose for which it may be given data."),
        choices=[(role.value, words) for role, words in ROLES.items()],
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Contact e-mail"),
        help_text=gettext_lazy("A desk, not a person."),
        required=False,
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Contact telephone"), max_length=40, required=False
    )

    def clean_role(self) -> AgencyRole:
        """The role as a member."""
        return AgencyRole(self.cleaned_data["role"])


@page(Permission.AGENCIES_AGENCY_MANAGE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add an agency; its first credential is made on its own page."""
    form = AgencyForm(request.POST or None)
    if form.is_valid():
        try:
            agency = services.add_agency(
                **form.cleaned_data, actor=desk.actor, at=SystemClock().now()
            )
        except services.AgencyError as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(reverse("agency", args=[agency.pk]))
    return render(request, "console/agencies/add.html", {"form": form})


@page(Permission.AGENCIES_LAW_IMPORT)
def load(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Import what agencies may be given."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            changed = oversight.import_agency_bases(
                form.cleaned_data["file"], actor=desk.actor, at=SystemClock().now()
            )
        except BasisError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _in_words(len(changed)))
            return HttpResponseRedirect(reverse("agencies"))
    return render(request, "console/agencies/import.html", {"form": form})


@page(Permission.AGENCIES_AGENCY_MANAGE)
@require_POST
def rotate(request: HttpRequest, desk: Desk, agency_id: UUID) -> HttpResponse:
    """Make a new credential and show it this once, in the answer itself."""
    agency = agency_of(agency_id)
    token = services.rotate(agency=agency, actor=desk.actor, at=SystemClock().now())
    return show(request, desk, agency, token=token)


@page(Permission.AGENCIES_AGENCY_MANAGE)
def revoke(request: HttpRequest, desk: Desk, agency_id: UUID, credential_id: UUID) -> HttpResponse:
    """Ask for the ground, then end a credential at once."""
    agency = agency_of(agency_id)
    credential = selectors.credential(agency, credential_id)
    if credential is None:
        raise Http404
    form, back = GroundForm(request, REVOKING), reverse("agency", args=[agency_id])
    if not form.is_valid():
        return ask(request, form, _revoking(agency.code, back))
    ground = Ground(form.cleaned_data["ground"])
    return attempt(
        request,
        lambda: services.revoke(
            credential=credential, ground=ground, actor=desk.actor, at=SystemClock().now()
        ),
        refused=services.AgencyError,
        told=_("The credential is revoked."),
        back=back,
    )


@page(Permission.AGENCIES_AGENCY_MANAGE)
def suspend(request: HttpRequest, desk: Desk, agency_id: UUID) -> HttpResponse:
    """Ask for the ground, then give the agency nothing more."""
    agency = agency_of(agency_id)
    form, back = GroundForm(request, SUSPENDING), reverse("agency", args=[agency_id])
    if not form.is_valid():
        return ask(request, form, _suspending(agency.code, back))
    ground = Ground(form.cleaned_data["ground"])
    services.suspend(agency=agency, ground=ground, actor=desk.actor, at=SystemClock().now())
    messages.warning(request, _("The agency is suspended; it is given nothing."))
    return HttpResponseRedirect(back)


@page(Permission.AGENCIES_AGENCY_MANAGE)
@require_POST
def restore(request: HttpRequest, desk: Desk, agency_id: UUID) -> HttpResponse:
    """Serve the agency again."""
    services.restore(agency=agency_of(agency_id), actor=desk.actor, at=SystemClock().now())
    messages.success(request, _("The agency is served again."))
    return HttpResponseRedirect(reverse("agency", args=[agency_id]))


def _suspending(code: str, back: str) -> Question:
    return Question(
        heading=_("Suspend %(code)s?") % {"code": code},
        consequence=_(
            "From now on the agency is given nothing, also no notice of what is deleted here. "
            "What was told meanwhile is not given later. It can be restored at any time."
        ),
        submit=_("Suspend the agency"),
        back=back,
    )


def _revoking(code: str, back: str) -> Question:
    return Question(
        heading=_("Revoke a credential of %(code)s?") % {"code": code},
        consequence=_(
            "Whoever fetches with this credential is refused at once. "
            "It cannot be given back; the agency needs another one."
        ),
        submit=_("Revoke the credential"),
        back=back,
    )


def _in_words(count: int) -> str:
    if not count:
        return _("Every law in the file was in force already.")
    return ngettext("%(n)d law put in force.", "%(n)d laws put in force.", count) % {"n": count}
