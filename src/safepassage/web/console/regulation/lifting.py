"""An order is lifted: by the regulator, or by the court whose reference the regulator enters."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.regulation.orders import OrderError
from safepassage.flows.orders.lifting import lift
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.regulation.forms import LiftForm
from safepassage.web.console.regulation.orders import order_of, row_of
from safepassage.web.console.showing import show


@page(Permission.REGULATION_ORDER_GIVE)
def lifted(request: HttpRequest, desk: Desk, order_id: UUID) -> HttpResponse:
    """Ask under what, then let go on what the order stopped."""
    order, form = order_of(order_id), LiftForm(desk.officer, request.POST or None)
    if form.is_valid():
        under, at = form.cleaned_data["under"], installed.platform().clock.now()
        return attempt(
            request,
            lambda: lift(order, under=under, officer=desk.officer.pk, actor=desk.actor, at=at),
            refused=OrderError,
            told=_("The order is lifted."),
            back=reverse("order", args=[order_id]),
        )
    return show(request, desk, "console/regulation/lift.html", form=form, row=row_of(order))
