"""Breaches: what is open with its clock, and one of them with what has to be done."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.incidents import selectors
from safepassage.apps.incidents.services import IncidentError
from safepassage.apps.incidents.shown import IncidentHead
from safepassage.flows import incidents
from safepassage.safeguards.breach import Told
from safepassage.web import installed
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.incidents.forms import JudgeForm, ReportForm, ToldForm
from safepassage.web.console.incidents.wording import (
    CAUSES,
    CONSEQUENCES,
    MEASURES,
    RECEIVERS,
    RISKS,
    TOLD,
    TONES,
    WHAT,
)
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show


@page(Permission.INCIDENTS_INCIDENT_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every breach, the supervisor's clock first."""
    at = installed.platform().clock.now()
    return show(
        request,
        desk,
        "console/incidents/list.html",
        at=at,
        rows=[_row(one) for one in selectors.incidents()],
        late=selectors.count_overdue(at),
        notes=desk.may(Permission.INCIDENTS_INCIDENT_NOTE),
    )


@page(Permission.INCIDENTS_INCIDENT_NOTE)
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Report a breach."""
    at = installed.platform().clock.now().astimezone(desk.time_zone)
    form = ReportForm(request.POST or None, initial={"known_at": f"{at:%Y-%m-%d %H:%M}"})
    if form.is_valid():
        try:
            made = incidents.report(
                installed.platform(), form.happened(), officer=desk.officer.pk, actor=desk.actor
            )
        except IncidentError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Reported. The clock runs."))
            return HttpResponseRedirect(reverse("incident", args=[made]))
    return show(request, desk, "console/incidents/add.html", form=form)


@page(Permission.INCIDENTS_INCIDENT_READ)
def detail(request: HttpRequest, desk: Desk, incident_id: UUID) -> HttpResponse:
    """Show one breach."""
    return _sheet(request, desk, incident_id)


@page(Permission.INCIDENTS_INCIDENT_NOTE)
@require_POST
def judge(request: HttpRequest, desk: Desk, incident_id: UUID) -> HttpResponse:
    """Judge the risk."""
    form = JudgeForm(request.POST)

    def step() -> None:
        incidents.judge(installed.platform(), incident_id, form.judged(), actor=desk.actor)

    return _noted(request, desk, incident_id, form, step)


@page(Permission.INCIDENTS_INCIDENT_NOTE)
@require_POST
def told(request: HttpRequest, desk: Desk, incident_id: UUID) -> HttpResponse:
    """Note who was told, or why not."""
    form = ToldForm(request.POST)

    def step() -> None:
        incidents.note_told(
            installed.platform(),
            incident_id,
            form.cleaned_data["told"],
            persons=form.cleaned_data["persons"],
            reference=form.cleaned_data["reference"],
            officer=desk.officer.pk,
            actor=desk.actor,
        )

    return _noted(request, desk, incident_id, form, step)


@page(Permission.INCIDENTS_INCIDENT_NOTE)
@require_POST
def close(request: HttpRequest, desk: Desk, incident_id: UUID) -> HttpResponse:
    """Close a breach when everything was done."""
    return attempt(
        request,
        lambda: incidents.close(
            installed.platform(), incident_id, officer=desk.officer.pk, actor=desk.actor
        ),
        refused=IncidentError,
        told=_("The breach is closed."),
        back=reverse("incidents"),
    )


@page(Permission.INCIDENTS_INCIDENT_NOTE)
@require_POST
def written(request: HttpRequest, desk: Desk, incident_id: UUID) -> HttpResponse:
    """The report as a file, for the supervisor or the joint committee."""
    asked = request.POST.get("receiver", "")
    head = selectors.incident(incident_id)
    if head is None or asked not in RECEIVERS:
        raise Http404
    content = incidents.written(installed.platform(), incident_id, Told(asked), actor=desk.actor)
    name = f"{head.reference}-{asked}.json"
    return HttpResponse(
        content,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _noted(
    request: HttpRequest,
    desk: Desk,
    incident_id: UUID,
    form: PlainForm,
    step: Callable[[], None],
) -> HttpResponse:
    if selectors.incident(incident_id) is None:
        raise Http404
    if form.is_valid():
        try:
            step()
        except IncidentError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted."))
            return HttpResponseRedirect(reverse("incident", args=[incident_id]))
    return _sheet(request, desk, incident_id, form)


def _sheet(
    request: HttpRequest, desk: Desk, incident_id: UUID, form: PlainForm | None = None
) -> HttpResponse:
    head = selectors.incident(incident_id)
    if head is None:
        raise Http404
    notes = desk.may(Permission.INCIDENTS_INCIDENT_NOTE) and head.closed_at is None
    known = {name: getattr(head, name) for name in JudgeForm.base_fields}
    return show(
        request,
        desk,
        "console/incidents/detail.html",
        row=_row(head),
        account=incidents.account_of(installed.platform(), incident_id),
        steps=[(one, TOLD[one.told]) for one in head.steps],
        judge_form=form if isinstance(form, JudgeForm) else JudgeForm(initial=known),
        told_form=form if isinstance(form, ToldForm) else ToldForm(),
        notes=notes,
        may_write=desk.may(Permission.INCIDENTS_INCIDENT_NOTE),
    )


def _row(head: IncidentHead) -> dict[str, object]:
    return {
        "head": head,
        "what": WHAT[head.what],
        "cause": CAUSES[head.cause],
        "risk": RISKS[head.risk],
        "tone": TONES[head.risk],
        "consequences": _words(CONSEQUENCES[one] for one in head.consequences),
        "measures": _words(MEASURES[one] for one in head.measures),
    }


def _words(found: Iterable[Promise]) -> list[Promise]:
    return list(found)
