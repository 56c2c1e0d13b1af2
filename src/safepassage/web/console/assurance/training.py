"""The unit on rights and bias: read it, answer, and the queue opens."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.assurance import training as passing
from safepassage.safeguards.training import unit
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.showing import show


class UnitForm(PlainForm):
    """The ten questions."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for one in unit.QUESTIONS:
            self.fields[one.code] = forms.ChoiceField(
                label=one.text, choices=list(one.choices.items()), widget=forms.RadioSelect
            )


@page(Permission.CONSOLE_DESK_USE)
def training(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the unit; mark the answers."""
    at = installed.platform().clock.now()
    form, marked = UnitForm(request.POST or None), None
    if form.is_valid():
        marked = passing.sit(answers=form.cleaned_data, actor=desk.actor, at=at)
        if marked.passed:
            messages.success(request, _("Passed, and good for a year. Your queue is open."))
            return HttpResponseRedirect(reverse("training"))
    wrong = [one for one in unit.QUESTIONS if marked and one.code in marked.wrong]
    return show(
        request,
        desk,
        "console/assurance/training.html",
        at=at,
        form=form,
        marked=marked,
        wrong=wrong,
        sections=unit.SECTIONS,
        enough=unit.ENOUGH,
        good_until=passing.good_until(desk.officer.pk, at),
    )
