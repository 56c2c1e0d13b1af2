"""The forms of one's own account."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.models import Officer
from safepassage.web.console.entrance.forms import LONGEST_PASSWORD
from safepassage.web.console.plain import PlainForm


def _present() -> forms.CharField:
    return forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(PlainForm):
    """The present password, and a new one twice."""

    present = _present()
    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 14 characters; a sentence is good. Password managers are welcome."),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Refuse two different passwords."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two passwords differ."))
        return again


class PasskeyForm(PlainForm):
    """A name for the new passkey, the password, and what the browser made."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("For yourself, such as the colour of the key or the name of the device."),
        max_length=40,
    )
    present = _present()
    credential = forms.CharField(widget=forms.HiddenInput, max_length=20_000)

    def __init__(self, officer: Officer, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._officer = officer

    def clean_present(self) -> str:
        """Refuse a wrong password: an open desk must not give anybody a key of their own."""
        present: str = self.cleaned_data["present"]
        if not self._officer.check_password(present):
            raise forms.ValidationError(_("The present password is not right."))
        return present

    def clean_credential(self) -> dict[str, Any]:
        """The browser's answer."""
        try:
            answer = json.loads(self.cleaned_data["credential"])
        except ValueError as error:
            raise forms.ValidationError(_("The browser gave no passkey. Try it again.")) from error
        if not isinstance(answer, dict):
            raise forms.ValidationError(_("The browser gave no passkey. Try it again."))
        return answer
