"""Carriers whose messages wait, and messages that wait each for a word of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import Ground
from safepassage.apps.messages import held
from safepassage.flows import quarantine as flow
from safepassage.flows.doors.unknown import let_go_as
from safepassage.web import installed
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.doors.wording import GROUNDS, HOLDING
from safepassage.web.console.inbox.wording import HOLDS


@page(Permission.CARRIERS_CARRIER_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show whose messages wait, and why."""
    everyone = carriers.carriers()
    names = {one.pk: one for one in everyone}
    context = {
        "quarantined": [_row(one) for one in everyone if one.is_quarantined],
        "held": [
            {"story": one, "carrier": names.get(one.sender), "why": HOLDS[one.held or ""]}
            for one in held.held_one_by_one()
        ],
        "carriers": [one for one in everyone if one.is_active],
        "may_manage": desk.may(Permission.CARRIERS_QUARANTINE_MANAGE),
    }
    return render(request, "console/doors/quarantine.html", context)


@page(Permission.CARRIERS_QUARANTINE_MANAGE)
def hold(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Ask for the ground, then let the carrier's messages wait."""
    carrier = _carrier(carrier_id)
    form, back = GroundForm(request, HOLDING), reverse("carrier", args=[carrier_id])
    if not form.is_valid():
        return ask(request, form, _holding(carrier, back))
    ground = Ground(form.cleaned_data["ground"])
    flow.quarantine(installed.platform(), carrier=carrier, ground=ground, actor=desk.actor)
    messages.warning(request, _("The carrier is in quarantine; its messages wait."))
    return HttpResponseRedirect(reverse("quarantine"))


@page(Permission.CARRIERS_QUARANTINE_MANAGE)
@require_POST
def release(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Process the carrier's messages again."""
    carrier = _carrier(carrier_id)
    count = flow.release(installed.platform(), carrier=carrier, actor=desk.actor)
    told = ngettext(
        "The carrier is released; %(n)d message is processed now.",
        "The carrier is released; %(n)d messages are processed now.",
        count,
    )
    messages.success(request, told % {"n": count})
    return HttpResponseRedirect(reverse("quarantine"))


@page(Permission.CARRIERS_QUARANTINE_MANAGE)
@require_POST
def let_go(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Let one held message be processed."""
    chosen = request.POST.get("carrier")
    if chosen:
        carrier = _chosen(chosen)
        done = let_go_as(
            installed.platform(), message=message_id, carrier=carrier, actor=desk.actor
        )
    else:
        done = flow.let_go(installed.platform(), message=message_id, actor=desk.actor)
    return _back(request, _("The message is processed now.") if done else None)


@page(Permission.CARRIERS_QUARANTINE_MANAGE)
@require_POST
def discard(request: HttpRequest, desk: Desk, message_id: UUID) -> HttpResponse:
    """Refuse one held message and destroy its body."""
    done = flow.discard(installed.platform(), message=message_id, actor=desk.actor)
    return _back(request, _("The message is refused and destroyed.") if done else None)


def _back(request: HttpRequest, told: str | None) -> HttpResponse:
    if told:
        messages.success(request, told)
    else:
        messages.warning(request, _("This message is not held any more."))
    return HttpResponseRedirect(reverse("quarantine"))


def _row(carrier: Carrier) -> dict[str, object]:
    return {
        "carrier": carrier,
        "ground": GROUNDS.get(Ground(carrier.quarantine_ground or ""), ""),
        "count": held.held_of(carrier.pk),
    }


def _holding(carrier: Carrier, back: str) -> Question:
    return Question(
        heading=_("Quarantine %(code)s %(name)s?") % {"code": carrier.code, "name": carrier.name},
        consequence=_(
            "From now on its messages are received and wait; its questions are answered "
            "“board”. Nobody is screened by them until an officer releases the carrier. "
            "Other carriers are not touched."
        ),
        submit=_("Quarantine the carrier"),
        back=back,
    )


def _chosen(text: str) -> Carrier:
    try:
        return _carrier(UUID(text))
    except ValueError as error:
        raise Http404 from error


def _carrier(carrier_id: UUID) -> Carrier:
    carrier = carriers.by_id(carrier_id)
    if carrier is None:
        raise Http404
    return carrier
