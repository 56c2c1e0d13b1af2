"""Carriers: who may send, and with which credential."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import agreements, selectors, services
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import Ground
from safepassage.web.console.attempting import attempt
from safepassage.web.console.carriers.forms import AgreementForm, CarrierForm
from safepassage.web.console.carriers.wording import REVOKING, SUSPENDING
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page


@page(Permission.CARRIERS_CARRIER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all carriers."""
    context = {
        "carriers": selectors.carriers(),
        "expiring": selectors.expiring(SystemClock().now()),
        "may_manage": desk.may(Permission.CARRIERS_CARRIER_MANAGE),
    }
    return render(request, "console/carriers/list.html", context)


@page(Permission.CARRIERS_CARRIER_READ)
def detail(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Show one carrier and its credentials."""
    return _detail(request, desk, _carrier(carrier_id))


@page(Permission.CARRIERS_CARRIER_MANAGE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a carrier; its first credential is made on the carrier's own page."""
    form = CarrierForm(request.POST or None)
    if form.is_valid():
        try:
            carrier = services.add_carrier(
                **form.cleaned_data, actor=desk.actor, at=SystemClock().now()
            )
        except services.CarrierError as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(reverse("carrier", args=[carrier.pk]))
    return render(request, "console/carriers/add.html", {"form": form})


@page(Permission.CARRIERS_CARRIER_MANAGE)
@require_POST
def agree(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Set what the carrier may send."""
    carrier = _carrier(carrier_id)
    form = AgreementForm(request.POST)
    if form.is_valid():
        try:
            agreements.agree(
                carrier=carrier, **form.cleaned_data, actor=desk.actor, at=SystemClock().now()
            )
        except services.CarrierError as error:
            form.add_error("routes", str(error))
        else:
            messages.success(request, _("The agreement is set."))
            return HttpResponseRedirect(reverse("carrier", args=[carrier_id]))
    return _detail(request, desk, _carrier(carrier_id), form=form)


@page(Permission.CARRIERS_CREDENTIAL_ROTATE)
@require_POST
def rotate(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Make a new credential and show it this once, in the answer itself."""
    carrier = _carrier(carrier_id)
    token = services.rotate(carrier=carrier, actor=desk.actor, at=SystemClock().now())
    return _detail(request, desk, carrier, token=token)


@page(Permission.CARRIERS_CREDENTIAL_ROTATE)
def revoke(request: HttpRequest, desk: Desk, carrier_id: UUID, credential_id: UUID) -> HttpResponse:
    """Ask for the ground, then end a credential at once."""
    carrier = _carrier(carrier_id)
    credential = selectors.credential(carrier, credential_id)
    if credential is None:
        raise Http404
    form, back = GroundForm(request, REVOKING), reverse("carrier", args=[carrier_id])
    if not form.is_valid():
        return ask(request, form, _revoking(carrier, back))
    ground = Ground(form.cleaned_data["ground"])
    return attempt(
        request,
        lambda: services.revoke(
            credential=credential, ground=ground, actor=desk.actor, at=SystemClock().now()
        ),
        refused=services.CarrierError,
        told=_("The credential is revoked."),
        back=back,
    )


@page(Permission.CARRIERS_CARRIER_MANAGE)
def suspend(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Ask for the ground, then take no more messages of the carrier."""
    carrier = _carrier(carrier_id)
    form, back = GroundForm(request, SUSPENDING), reverse("carrier", args=[carrier_id])
    if not form.is_valid():
        return ask(request, form, _suspending(carrier, back))
    ground = Ground(form.cleaned_data["ground"])
    services.suspend(carrier=carrier, ground=ground, actor=desk.actor, at=SystemClock().now())
    messages.warning(request, _("The carrier is suspended; its messages are refused."))
    return HttpResponseRedirect(back)


def _suspending(carrier: Carrier, back: str) -> Question:
    return Question(
        heading=_("Suspend %(code)s %(name)s?") % {"code": carrier.code, "name": carrier.name},
        consequence=_(
            "From now on every message of this carrier is refused: its travellers are not "
            "screened, and its requests get no answer. It can be restored at any time."
        ),
        submit=_("Suspend the carrier"),
        back=back,
    )


def _revoking(carrier: Carrier, back: str) -> Question:
    return Question(
        heading=_("Revoke a credential of %(code)s?") % {"code": carrier.code},
        consequence=_(
            "Whoever sends with this credential is refused at once. "
            "It cannot be given back; the carrier needs another one."
        ),
        submit=_("Revoke the credential"),
        back=back,
    )


@page(Permission.CARRIERS_CARRIER_MANAGE)
@require_POST
def restore(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Take the carrier's messages again."""
    services.restore(carrier=_carrier(carrier_id), actor=desk.actor, at=SystemClock().now())
    messages.success(request, _("The carrier is active."))
    return HttpResponseRedirect(reverse("carrier", args=[carrier_id]))


def _carrier(carrier_id: UUID) -> Carrier:
    carrier = selectors.by_id(carrier_id)
    if carrier is None:
        raise Http404
    return carrier


def _agreement(carrier: Carrier) -> AgreementForm:
    routes = " ".join(carrier.routes or ())
    return AgreementForm(initial={"formats": carrier.formats, "routes": routes})


def _detail(
    request: HttpRequest,
    desk: Desk,
    carrier: Carrier,
    *,
    token: str | None = None,
    form: AgreementForm | None = None,
) -> HttpResponse:
    context = {
        "form": form or _agreement(carrier),
        "carrier": carrier,
        "credentials": carrier.credentials.all(),
        "token": token,
        "may_manage": desk.may(Permission.CARRIERS_CARRIER_MANAGE),
        "may_see_quality": desk.may(Permission.QUALITY_REPORT_READ),
        "ends": selectors.expiring(SystemClock().now()).get(carrier.pk),
        "may_hold": desk.may(Permission.CARRIERS_QUARANTINE_MANAGE),
        "may_rotate": desk.may(Permission.CARRIERS_CREDENTIAL_ROTATE),
    }
    return render(request, "console/carriers/detail.html", context)
