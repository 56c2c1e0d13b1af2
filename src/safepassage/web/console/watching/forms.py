"""The forms: what an alert was, and an officer's name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.flows.watching.wording import VERDICTS
from safepassage.web.console.plain import PlainForm


class ReviewForm(PlainForm):
    """What it was found to be, and in words why."""

    verdict = forms.ChoiceField(
        label=_("What it was"), widget=forms.RadioSelect, choices=list(VERDICTS.items())
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("What the officer said, and what you looked at. It is kept sealed."),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NameForm(PlainForm):
    """An officer and the name by which reading of it is seen."""

    officer = forms.ChoiceField(label=_("Officer"))
    surname = forms.CharField(
        label=_("Family name"), help_text=_("As in the passport."), max_length=80
    )
    given_names = forms.CharField(label=_("Given names"), max_length=80, required=False)
    born = forms.DateField(
        label=_("Date of birth"),
        help_text=_("Year, month, day, as 1974-08-12."),
        required=False,
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        officers = [(str(one.pk), one.code) for one in accounts.officers() if one.is_active]
        self.fields["officer"].choices = officers  # type: ignore[attr-defined]  # a choice field
