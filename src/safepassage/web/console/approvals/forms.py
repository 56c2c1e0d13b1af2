"""The forms of asking, answering and reviewing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from safepassage.apps.approvals.terms import LONGEST_GRANT, Finding, Opens
from safepassage.web.console.approvals.wording import FINDINGS, OPENS
from safepassage.web.console.plain import PlainForm

SHORTEST, LONGEST = 20, 4000
MOST_BYTES = 100_000
URGENT = "urgent"
_HOURS = int(LONGEST_GRANT.total_seconds() // 3600)


def _words(label: Any, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy words
    return forms.CharField(
        label=label,
        help_text=help_text,
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _how_soon(urgent: Any) -> forms.ChoiceField:  # noqa: ANN401 - lazy words
    return forms.ChoiceField(
        label=_("How soon"),
        help_text=_("What is urgent is reviewed by the whole authority afterwards."),
        widget=forms.RadioSelect,
        choices=[("", _("It can wait until the authority has met")), (URGENT, urgent)],
        required=False,
    )


class UseForm(PlainForm):
    """Why a reservation must be read after entry."""

    law = forms.CharField(
        label=_("Law"),
        help_text=_("The article that allows it."),
        max_length=120,
    )
    case = forms.CharField(
        label=_("Case"),
        help_text=_("The reference of the case or request that needs it."),
        max_length=120,
    )
    ground = _words(
        _("Why it is needed"),
        _(
            "What makes it likely that the full data are necessary in this case. "
            "The authority reads it; it is sealed here."
        ),
    )
    urgent = _how_soon(_("Urgent: it is read now, and the authority reviews it"))


class AskForm(UseForm):
    """Why one masked record must be opened."""

    field_order = ("law", "case", "ground", "opens", "urgent")

    opens = forms.ChoiceField(
        label=_("To be opened"),
        widget=forms.RadioSelect,
        choices=list(OPENS.items()),
        initial=Opens.ONCE,
    )
    urgent = _how_soon(_("Urgent: whoever of the authority is on call may answer"))


class AnswerForm(PlainForm):
    """The authority's answer as it came back."""

    file = forms.FileField(
        label=_("The authority's answer"),
        help_text=_("The file that was made on the authority's own machine."),
    )

    def clean_file(self) -> bytes:
        """Read the file, unless it is larger than any answer."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than any answer."))
        return bytes(file.read())


class GrantForm(PlainForm):
    """For how long, and why."""

    hours = forms.IntegerField(
        label=_("For how many hours"), min_value=1, max_value=_HOURS, initial=168
    )
    reasons = _words(_("Reasons"))


class RefuseForm(PlainForm):
    """Why not."""

    reasons = _words(_("Reasons"))


class ReviewForm(PlainForm):
    """What was found."""

    finding = forms.ChoiceField(
        label=_("Finding"),
        widget=forms.RadioSelect,
        choices=[(one.value, FINDINGS[one]) for one in Finding],
    )
    said = _words(_("What was found"))


class WrongForm(PlainForm):
    """Why an opening was wrong; that it was right is said with the key."""

    finding = forms.CharField(widget=forms.HiddenInput, initial=Finding.WRONG.value)
    said = _words(_("Why it was wrong"))

    def clean_finding(self) -> str:
        """Take nothing else."""
        return Finding.WRONG.value
