"""Emergencies: proposed by one, begun by another, over by themselves."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import emergencies
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Emergency
from safepassage.web import installed
from safepassage.web.console.assurance.forms import EmergencyForm
from safepassage.web.console.attempting import attempt
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.ledger.rows import event_in_words
from safepassage.web.console.showing import show


@page(Permission.ASSURANCE_ASSESSMENT_READ)
def show_emergency(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what stands or waits, and the reports of all that ever stood."""
    at = installed.platform().clock.now()
    waiting = emergencies.waiting(at)
    return show(
        request,
        desk,
        "console/assurance/emergency.html",
        at=at,
        standing=_people(emergencies.standing(at)),
        waiting=_people(waiting),
        own=waiting is not None and waiting.proposed_by == desk.officer.pk,
        past=[_reported(one) for one in emergencies.begun()],
        may_declare=desk.may(Permission.ASSURANCE_EMERGENCY_DECLARE),
        may_end=desk.may(Permission.ASSURANCE_EMERGENCY_END),
    )


@page(Permission.ASSURANCE_EMERGENCY_DECLARE)
def propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Propose an emergency; another person begins it."""
    form = EmergencyForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            emergencies.propose(
                act=data["act"],
                ground=data["ground"],
                until=datetime.combine(data["until"], time.max, tzinfo=UTC),
                actor=desk.actor,
                at=installed.platform().clock.now(),
            )
        except AssuranceError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It waits for a second person."))
            return HttpResponseRedirect(reverse("emergency"))
    return show(request, desk, "console/assurance/emergency_propose.html", form=form)


@page(Permission.ASSURANCE_EMERGENCY_DECLARE)
@require_POST
def begin(request: HttpRequest, desk: Desk, emergency_id: UUID) -> HttpResponse:
    """Begin what another person proposed."""
    at = installed.platform().clock.now()
    told = _("It stands. Every look at a record is an entry of its own until it ends.")
    return attempt(
        request,
        lambda: emergencies.begin(emergency=emergency_id, actor=desk.actor, at=at),
        refused=AssuranceError,
        told=told,
        back=reverse("emergency"),
    )


@page(Permission.ASSURANCE_EMERGENCY_END)
@require_POST
def end(request: HttpRequest, desk: Desk, emergency_id: UUID) -> HttpResponse:
    """End an emergency, or a proposal."""
    at = installed.platform().clock.now()
    return attempt(
        request,
        lambda: emergencies.end(emergency=emergency_id, actor=desk.actor, at=at),
        refused=AssuranceError,
        told=_("It is over."),
        back=reverse("emergency"),
    )


def _reported(one: Emergency) -> dict[str, object]:
    """An emergency with its weeks in words."""
    weeks = [
        (report.week, [(event_in_words(what), count) for what, count in report.figures.items()])
        for report in one.reports.all()
    ]
    return {"found": one, "weeks": weeks}


def _people(found: Emergency | None) -> dict[str, object] | None:
    if found is None:
        return None
    codes = accounts.codes_of([str(one) for one in (found.proposed_by, found.begun_by) if one])
    return {
        "found": found,
        "proposed_by": codes.get(str(found.proposed_by), ""),
        "begun_by": codes.get(str(found.begun_by), ""),
    }
