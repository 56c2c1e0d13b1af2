"""The forms of holds."""

from datetime import date, datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.boarding import SHORTEST_GROUND
from safepassage.web.console.desk import Desk
from safepassage.web.console.holds.wording import REASONS, STILL
from safepassage.web.console.plain import PlainForm


class UntilForm(PlainForm):
    """Until when."""

    until = forms.DateField(
        label=_("Until"),
        help_text=_("Year, month, day, as 2027-06-01. It is reviewed before that day."),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as 2027-06-01.")},
    )

    def end(self, desk: Desk) -> datetime:
        """Midnight of the day, where the desk stands."""
        day: date = self.cleaned_data["until"]
        return datetime.combine(day, time(), tzinfo=desk.time_zone)


class RecordForm(UntilForm):
    """Why a journey stays."""

    reason = forms.ChoiceField(
        label=_("Why the data stay"),
        choices=[(one.value, words) for one, words in REASONS.items()],
        widget=forms.RadioSelect,
    )
    reference = forms.CharField(
        label=_("Number of the case"),
        help_text=_("As it is kept elsewhere: capital letters and digits, no names."),
        max_length=40,
    )
    words = forms.CharField(
        label=_("Ground, in words"),
        help_text=_("Sealed with the traveller's data; nobody reads it once they are masked."),
        min_length=SHORTEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("reason", "reference", "words", "until")


class LongerForm(UntilForm):
    """A later end, for another officer to agree to."""

    why = forms.ChoiceField(
        label=_("Why they are still needed"),
        choices=[(one.value, words) for one, words in STILL.items()],
        widget=forms.RadioSelect,
    )
    field_order = ("why", "until")


class AnswerForm(PlainForm):
    """The other officer's word."""

    agrees = forms.TypedChoiceField(
        label=_("Your word"),
        choices=[("yes", _("I agree to the later end")), ("no", _("I do not agree"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class FoundForm(PlainForm):
    """What was found on the way."""

    words = forms.CharField(
        label=_("What was found"),
        help_text=_("Which other offence, and in what. Sealed with the traveller's data."),
        min_length=SHORTEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
