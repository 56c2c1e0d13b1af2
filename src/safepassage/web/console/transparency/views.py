"""A report is made by one person and published by another."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.figures import published
from safepassage.flows.transparency import publishing
from safepassage.flows.transparency.writing import body, from_json
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show

PUBLISH = Permission.FIGURES_REPORT_PUBLISH


class MonthsForm(PlainForm):
    """From which month to which; both are over."""

    first = forms.RegexField(
        r"^\d{4}-\d{2}$", label=gettext_lazy("First month"), help_text=gettext_lazy("As 2026-10.")
    )
    last = forms.RegexField(
        r"^\d{4}-\d{2}$",
        label=gettext_lazy("Last month"),
        help_text=gettext_lazy("It has to be over, so that its counts do not change any more."),
    )


class AgreeForm(PlainForm):
    """Nothing to fill in: whoever sends it publishes."""


@page(PUBLISH)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what waits and what is published; make another."""
    form = MonthsForm(request.POST or None)
    if form.is_valid():
        try:
            row = publishing.propose(
                installed.platform(),
                form.cleaned_data["first"],
                form.cleaned_data["last"],
                officer=desk.officer.pk,
                actor=desk.actor,
            )
        except (ValueError, published.PublishRefused) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Made. Another person reads and publishes it."))
            return HttpResponseRedirect(reverse("publishing_agree", args=[row]))
    waiting, public = published.waiting(), published.public()
    template = "console/transparency/publishing.html"
    return show(request, desk, template, form=form, waiting=waiting, reports=public)


@page(PUBLISH)
def agree(request: HttpRequest, desk: Desk, report_id: UUID) -> HttpResponse:
    """Show a report that waits, and take the second person's agreement."""
    row = published.by_id(report_id)
    if row is None:
        raise Http404
    form = AgreeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            publishing.agree(
                installed.platform(), row.pk, officer=desk.officer.pk, actor=desk.actor
            )
        except published.PublishRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Published: everybody can read it."))
            return HttpResponseRedirect(reverse("publishing"))
    told = body(from_json(bytes(row.content)))
    own = row.proposed_by == desk.officer.pk
    template = "console/transparency/agree.html"
    return show(request, desk, template, form=form, row=row, body=told, own=own)
