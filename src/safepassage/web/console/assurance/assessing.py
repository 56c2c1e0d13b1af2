"""Write, advise, approve, extend: each by another person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import assessments
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.assurance.models import Assessment
from safepassage.flows.assurance import approving
from safepassage.safeguards.assurance.risks import risks_of
from safepassage.safeguards.capabilities import Capability
from safepassage.web import installed
from safepassage.web.console.assurance.forms import (
    AdviceForm,
    ApprovalForm,
    AssessmentForm,
    ExtensionForm,
)
from safepassage.web.console.assurance.views import capability_of
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.showing import show


@page(Permission.ASSURANCE_ASSESSMENT_WRITE)
def write(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Answer the risk library, beginning from the last version."""
    capability = capability_of(code)
    last = assessments.versions(capability).first()
    given = assessments.answers_of(last) if last else {}
    form = AssessmentForm(
        risks_of(capability),
        given,
        request.POST or None,
        initial={"purpose": last.purpose if last else ""},
    )

    def keep() -> None:
        assessments.write(
            capability=capability,
            purpose=form.cleaned_data["purpose"],
            answers=form.answers(),
            actor=desk.actor,
            at=installed.platform().clock.now(),
        )

    told = _("Kept. The data protection officer advises, and somebody else approves it.")
    return _step(request, desk, capability, form, keep, told=told, title=_("Assess"))


@page(Permission.ASSURANCE_ASSESSMENT_ADVISE)
def advise(request: HttpRequest, desk: Desk, assessment_id: UUID) -> HttpResponse:
    """Advise on a version that waits."""
    found = _found(assessment_id)
    form = AdviceForm(request.POST or None, initial={"advice": found.advice})

    def keep() -> None:
        assessments.advise(
            assessment=found.pk,
            advice=form.cleaned_data["advice"],
            actor=desk.actor,
            at=installed.platform().clock.now(),
        )

    capability = Capability(found.capability)
    return _step(request, desk, capability, form, keep, told=_("Kept."), title=_("Advise"))


@page(Permission.ASSURANCE_ASSESSMENT_APPROVE)
def approve(request: HttpRequest, desk: Desk, assessment_id: UUID) -> HttpResponse:
    """Let a version hold that others wrote and advised on."""
    found = _found(assessment_id)
    form = ApprovalForm(request.POST or None)

    def keep() -> None:
        approving.approve(
            installed.platform(),
            assessment=found.pk,
            valid_until=_end_of(form.cleaned_data["until"]),
            consulted=form.cleaned_data["consulted"],
            notified=form.cleaned_data["notified"],
            actor=desk.actor,
        )

    capability = Capability(found.capability)
    told = _("It holds from now on.")
    return _step(request, desk, capability, form, keep, told=told, title=_("Approve"))


@page(Permission.ASSURANCE_ASSESSMENT_EXTEND)
def extend(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Let a capability go on once beyond its assessment."""
    capability = capability_of(code)
    form = ExtensionForm(request.POST or None)

    def keep() -> None:
        approving.extend(
            installed.platform(),
            capability=capability,
            until=_end_of(form.cleaned_data["until"]),
            ground=form.cleaned_data["ground"],
            actor=desk.actor,
        )

    told = _("It goes on until then; the ground is published.")
    return _step(request, desk, capability, form, keep, told=told, title=_("Extend once"))


def _step(
    request: HttpRequest,
    desk: Desk,
    capability: Capability,
    form: Form,
    keep: Callable[[], None],
    *,
    told: str,
    title: str,
) -> HttpResponse:
    """One form: kept, or shown with what stands against it."""
    if form.is_valid():
        try:
            keep()
        except AssuranceError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, told)
            return HttpResponseRedirect(reverse("assessment", args=[capability.value]))
    template = "console/assurance/step.html"
    return show(request, desk, template, form=form, capability=capability, title=title)


def _found(assessment: UUID) -> Assessment:
    found = assessments.by_id(assessment)
    if found is None:
        raise Http404
    return found


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)
