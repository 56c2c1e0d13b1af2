"""The register of remarks and complaints: entered, answered, counted for publication."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.regulation import remarks as register
from safepassage.apps.regulation.models import (
    Remark,
    RemarkKind,
    RemarkOutcome,
    RemarkSource,
    RemarkTopic,
)
from safepassage.flows.orders.giving import sealing
from safepassage.flows.remarks import answer, enter
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.regulation.remark_words import KINDS, OUTCOMES, SOURCES, TOPICS
from safepassage.web.console.showing import show

ANSWER_WITHIN = timedelta(days=30)
_AREA = {"rows": 5}


class RemarkForm(PlainForm):
    """What somebody told, and how they can be reached."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(KINDS.items()))
    source = forms.ChoiceField(label=gettext_lazy("From"), choices=list(SOURCES.items()))
    topic = forms.ChoiceField(label=gettext_lazy("About"), choices=list(TOPICS.items()))
    received_on = forms.DateField(label=gettext_lazy("Received on"), input_formats=["%Y-%m-%d"])
    text = forms.CharField(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy("Stored sealed."),
        min_length=10,
        max_length=8000,
        widget=forms.Textarea(attrs=_AREA),
    )
    contact = forms.CharField(
        label=gettext_lazy("Name and address, for the answer"),
        help_text=gettext_lazy("Stored sealed; leave it empty for whoever wants no answer."),
        required=False,
        max_length=500,
    )


class AnswerForm(PlainForm):
    """What the answer came to, and its words."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), widget=forms.RadioSelect, choices=list(OUTCOMES.items())
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("As it went out; stored sealed."),
        min_length=10,
        max_length=8000,
        widget=forms.Textarea(attrs=_AREA),
    )


@page(Permission.REGULATION_REMARK_READ)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the register: codes and days, no words."""
    today = installed.platform().clock.now().date()
    rows = [
        _row(one) | {"late": one.answered_at is None and one.due_on < today}
        for one in register.every()
    ]
    may_enter = desk.may(Permission.REGULATION_REMARK_ENTER)
    return show(request, desk, "console/regulation/remarks.html", rows=rows, may_enter=may_enter)


@page(Permission.REGULATION_REMARK_ENTER)
def entering(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Enter a remark or complaint; it is to be answered within thirty days of its receipt."""
    platform = installed.platform()
    today = platform.clock.now().date()
    form = RemarkForm(request.POST or None, initial={"received_on": today.isoformat()})
    if form.is_valid():
        told = form.cleaned_data
        remark = register.Told(
            id=platform.ids.new(),
            kind=RemarkKind(told["kind"]),
            source=RemarkSource(told["source"]),
            topic=RemarkTopic(told["topic"]),
            received_on=told["received_on"],
            due_on=told["received_on"] + ANSWER_WITHIN,
        )
        words = {"text": told["text"], "contact": told["contact"]}
        enter(platform, remark, words, officer=desk.officer.pk, actor=desk.actor)
        messages.success(request, _("It stands in the register."))
        return HttpResponseRedirect(reverse("remark", args=[remark.id]))
    return show(request, desk, "console/regulation/enter_remark.html", form=form)


@page(Permission.REGULATION_REMARK_READ)
def detail(request: HttpRequest, desk: Desk, remark_id: UUID) -> HttpResponse:
    """Show one with its words, and take its answer."""
    remark, platform = register.by_id(remark_id), installed.platform()
    if remark is None:
        raise Http404
    may_answer = desk.may(Permission.REGULATION_REMARK_ENTER)
    form = AnswerForm(request.POST or None) if may_answer else None
    if form and form.is_valid():
        outcome = RemarkOutcome(form.cleaned_data["outcome"])
        said = form.cleaned_data["answer"]
        answer(platform, remark, outcome, said, officer=desk.officer.pk, actor=desk.actor)
        messages.success(request, _("The answer stands in the register."))
        return HttpResponseRedirect(reverse("remark", args=[remark_id]))
    words = sealing(platform).words(remark_id)
    row = _row(remark)
    return show(request, desk, "console/regulation/remark.html", row=row, words=words, form=form)


def _row(one: Remark) -> dict[str, object]:
    return {
        "remark": one,
        "kind": KINDS[RemarkKind(one.kind)],
        "source": SOURCES[RemarkSource(one.source)],
        "topic": TOPICS[RemarkTopic(one.topic)],
        "outcome": OUTCOMES[RemarkOutcome(one.outcome)] if one.outcome else "",
    }
