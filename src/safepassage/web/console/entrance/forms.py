"""The forms of the way in."""

from itertools import groupby

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.models import Officer
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.desk import choices_of
from safepassage.web.console.plain import PlainForm, plain
from safepassage.web.console.words import in_words

LONGEST_PASSWORD = 128
"""Longer ones would cost much to check and add nothing (OWASP ASVS 4.0.3, 2.1.2)."""


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Name and password; the labels stand above the fields, not in them."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name")
        plain(self)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autofocus"] = True


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The six digits of the officer's device."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = _("Six digits from your device")
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "autofocus": True,
        }


class EnrolForm(PlainForm):
    """A new password, twice, and the first digits of the new device."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 14 characters; a sentence is good. Password managers are welcome."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=LONGEST_PASSWORD,
        strip=False,
    )
    again = forms.CharField(
        label=_("The same again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    code = forms.CharField(
        label=_("Six digits that the device shows now"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_again(self) -> str:
        """Refuse two different passwords."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two passwords differ."))
        return again


class DeskForm(PlainForm):
    """One posting with one purpose, of those that are the officer's."""

    seat = forms.ChoiceField(
        label=_("Posting and purpose"), widget=forms.RadioSelect(attrs={"autofocus": True})
    )

    def __init__(self, officer: Officer, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._names = {posting.code: posting.name for posting in officer.postings.all()}
        self.fields["seat"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (f"{code} {purpose}", in_words(purpose))
            for code, purposes in choices_of(officer).items()
            for purpose in purposes
        ]

    def by_posting(self) -> list[tuple[str, list[BoundWidget]]]:
        """The choices under the codes and names of their postings."""
        grouped = groupby(self["seat"], key=lambda one: str(one.data["value"]).rsplit(" ", 1)[0])
        return [(f"{code} · {self._names[code]}", list(choices)) for code, choices in grouped]

    def chosen(self) -> tuple[str, Purpose]:
        """The posting's code and the purpose."""
        code, purpose = self.cleaned_data["seat"].rsplit(" ", 1)
        return code, Purpose(purpose)
