"""Keeps the register of suppliers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import suppliers
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show
from safepassage.web.console.suppliers.forms import (
    CheckForm,
    DutyForm,
    EndForm,
    IncidentForm,
    SupplierForm,
)

MANAGE = Permission.ASSURANCE_SUPPLIER_MANAGE


@page(MANAGE)
def keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The register with what can be changed."""
    at = installed.platform().clock.now()
    return show(
        request,
        desk,
        "console/suppliers/keep.html",
        suppliers=suppliers.register(),
        unchecked=suppliers.unchecked(at.date()),
        today=at.date(),
    )


@page(MANAGE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a supplier."""
    return _step(request, desk, SupplierForm(request.POST or None), suppliers.add, _("Add"))


@page(MANAGE)
def duty(request: HttpRequest, desk: Desk, supplier_id: UUID) -> HttpResponse:
    """Add a duty of a supplier."""
    form = DutyForm(request.POST or None)
    return _step(request, desk, form, suppliers.add_duty, _("Add a duty"), supplier=supplier_id)


@page(MANAGE)
def incident(request: HttpRequest, desk: Desk, supplier_id: UUID) -> HttpResponse:
    """Note an incident."""
    form = IncidentForm(request.POST or None)
    title = _("Note an incident")
    return _step(request, desk, form, suppliers.note_incident, title, supplier=supplier_id)


@page(MANAGE)
def end(request: HttpRequest, desk: Desk, supplier_id: UUID) -> HttpResponse:
    """Note that a supplier ended."""
    form = EndForm(request.POST or None)
    return _step(request, desk, form, suppliers.end, _("End"), supplier=supplier_id)


@page(MANAGE)
def check(request: HttpRequest, desk: Desk, duty_id: int) -> HttpResponse:
    """Note what showed that a duty is kept."""
    form = CheckForm(request.POST or None)
    return _step(request, desk, form, suppliers.check, _("Note a check"), duty=duty_id)


def _step(
    request: HttpRequest,
    desk: Desk,
    form: Form,
    act: Callable[..., object],
    title: str,
    **about: object,
) -> HttpResponse:
    if form.is_valid():
        at = installed.platform().clock.now()
        try:
            act(**form.cleaned_data, **about, actor=desk.actor, at=at)
        except AssuranceError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept and published."))
            return HttpResponseRedirect(reverse("suppliers_keep"))
    return show(request, desk, "console/suppliers/step.html", form=form, title=title)
