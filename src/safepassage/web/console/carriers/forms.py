"""The forms about a carrier: who it is, and what it is agreed to send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.agreement import FORMATS


class CarrierForm(forms.Form):
    """Designator, name and whom to call when messages fail."""

    code = forms.CharField(
        label=_("Designator"),
        help_text=_("Two characters (IATA) or three letters (ICAO)."),
        max_length=3,
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    contact_email = forms.EmailField(
        label=_("Contact e-mail"), help_text=_("A desk, not a person."), required=False
    )
    contact_phone = forms.CharField(label=_("Contact telephone"), max_length=40, required=False)


class AgreementForm(forms.Form):
    """Formats and routes; what is beyond them is parked, nothing chosen means anything."""

    formats = forms.MultipleChoiceField(
        label=_("Formats"),
        help_text=_("None chosen: any."),
        choices=[(name, name.upper()) for name in FORMATS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    routes = forms.CharField(
        label=_("Routes"),
        help_text=_(
            "From and to, airports or countries, such as CDG-PDL or FR-*; separated by spaces."
            " None: any."
        ),
        max_length=2_000,
        required=False,
    )

    def clean_routes(self) -> list[str]:
        """The routes one by one."""
        text: str = self.cleaned_data["routes"]
        return text.replace(",", " ").split()
