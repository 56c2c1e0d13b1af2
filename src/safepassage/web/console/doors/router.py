"""Marking a sender as the Union's router, which makes what others told before be deleted."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.adapters.clock import SystemClock
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.carriers import selectors
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.carriers.services import Ground
from safepassage.web.console.confirming import GroundForm, Question, ask
from safepassage.web.console.desk import Desk, page

MARKING = {
    Ground.NAMED_ROUTER: gettext_lazy("It is the central router of the European Union"),
}
UNMARKING = {
    Ground.BY_MISTAKE: gettext_lazy("It was marked by mistake"),
    Ground.ROUTER_NO_MORE: gettext_lazy("It is the router no longer"),
}


@page(Permission.CARRIERS_CARRIER_MANAGE)
def router(request: HttpRequest, desk: Desk, carrier_id: UUID) -> HttpResponse:
    """Ask for the ground, then mark the sender, or take the mark off."""
    carrier = selectors.by_id(carrier_id)
    if carrier is None:
        raise Http404
    back = reverse("carrier", args=[carrier_id])
    form = GroundForm(request, UNMARKING if carrier.is_router else MARKING)
    if not form.is_valid():
        return ask(request, form, _question(carrier, back))
    set_router(
        carrier=carrier,
        is_router=not carrier.is_router,
        actor=desk.actor,
        at=SystemClock().now(),
        ground=Ground(form.cleaned_data["ground"]),
    )
    if carrier.is_router:
        messages.warning(request, _("The sender is marked as the router."))
    else:
        messages.success(request, _("The sender is the router no longer."))
    return HttpResponseRedirect(back)


def _question(carrier: Carrier, back: str) -> Question:
    if carrier.is_router:
        return Question(
            heading=_("Is %(code)s the router no longer?") % {"code": carrier.code},
            consequence=_(
                "Nothing is deleted any more because this sender delivered it. What was deleted "
                "so far does not come back."
            ),
            submit=_("Take the mark off"),
            back=back,
        )
    return Question(
        heading=_("Is %(code)s the Union's central router?") % {"code": carrier.code},
        consequence=_(
            "Once it delivers a traveller, what came of them another way before is deleted "
            "(Regulations (EU) 2025/12 and 2025/13, article 16). Never mark an airline or a "
            "service of airlines."
        ),
        submit=_("Mark it as the router"),
        back=back,
    )
