"""The forms of a breach: reported at once, judged when it is known better."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.incidents.services import Judged
from safepassage.flows.incidents import Happened
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import Cause, Consequence, Measure, Risk, Told, What
from safepassage.web.console.incidents.wording import (
    CAUSES,
    CONSEQUENCES,
    MEASURES,
    RISKS,
    TOLD,
    WHAT,
)
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.words import WORDS

_MOMENT = forms.DateTimeInput(attrs={"placeholder": "2026-09-01 14:30"})


class ReportForm(PlainForm):
    """What happened; no names."""

    what = forms.TypedChoiceField(label=_("What happened"), choices=list(WHAT.items()), coerce=What)
    cause = forms.TypedChoiceField(
        label=_("How it came about"), choices=list(CAUSES.items()), coerce=Cause
    )
    kinds = forms.TypedMultipleChoiceField(
        label=_("Which data"),
        choices=[(one.value, WORDS[one]) for one in DataKind],
        coerce=DataKind,
        widget=forms.CheckboxSelectMultiple,
    )
    persons = forms.IntegerField(
        label=_("How many persons"),
        help_text=_("As far as it is known; leave it empty when it is not."),
        min_value=0,
        required=False,
    )
    known_at = forms.DateTimeField(
        label=_("When it became known"),
        help_text=_("Day and time here; the clock runs from then."),
        widget=_MOMENT,
    )
    happened_at = forms.DateTimeField(label=_("When it happened"), required=False, widget=_MOMENT)
    account = forms.CharField(
        label=_("What happened, in words"),
        help_text=_("No name of a traveller or an officer: it goes to the supervisor."),
        min_length=20,
        widget=forms.Textarea(attrs={"rows": 4, "data-key": "g"}),
    )

    def happened(self) -> Happened:
        """What is reported."""
        data = self.cleaned_data
        return Happened(
            what=data["what"],
            cause=data["cause"],
            kinds=tuple(data["kinds"]),
            persons=data["persons"],
            account=data["account"],
            happened_at=data["happened_at"],
            known_at=data["known_at"],
        )


class JudgeForm(PlainForm):
    """How it is judged, and what was done."""

    risk = forms.TypedChoiceField(
        label=_("Risk"), choices=list(RISKS.items()), coerce=Risk, widget=forms.RadioSelect
    )
    cause = forms.TypedChoiceField(
        label=_("How it came about"), choices=list(CAUSES.items()), coerce=Cause
    )
    persons = forms.IntegerField(label=_("How many persons"), min_value=0, required=False)
    consequences = forms.TypedMultipleChoiceField(
        label=_("What may come of it"),
        choices=list(CONSEQUENCES.items()),
        coerce=Consequence,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    measures = forms.TypedMultipleChoiceField(
        label=_("What was done"),
        choices=list(MEASURES.items()),
        coerce=Measure,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Beside the form that notes who was told, with names of its own on the page."""
        super().__init__(*args, auto_id="judge_%s", **kwargs)

    def judged(self) -> Judged:
        """The judgement."""
        data = self.cleaned_data
        return Judged(
            cause=data["cause"],
            risk=data["risk"],
            persons=data["persons"],
            consequences=tuple(data["consequences"]),
            measures=tuple(data["measures"]),
        )


class ToldForm(PlainForm):
    """Who was told, or why not."""

    told = forms.TypedChoiceField(
        label=_("Who was told, or why not"), choices=list(TOLD.items()), coerce=Told
    )
    persons = forms.IntegerField(label=_("How many persons"), min_value=0, required=False)
    reference = forms.CharField(
        label=_("Reference"), help_text=_("Of the letter or file."), max_length=80, required=False
    )
