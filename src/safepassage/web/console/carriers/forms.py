"""The form to add a carrier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.web.console.plain import PlainForm


class CarrierForm(PlainForm):
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
