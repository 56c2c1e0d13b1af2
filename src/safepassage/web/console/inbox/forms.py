"""Why a parked message is opened."""

from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.web.console.plain import PlainForm


class RepairGround(StrEnum):
    """The closed list of grounds for reading a parked message; kept with the reading."""

    CARRIER_ERROR = "carrier_error"
    UNKNOWN_DIALECT = "unknown_dialect"
    TRANSMISSION = "transmission"
    OWN_FAULT = "own_fault"


GROUNDS = (
    (RepairGround.CARRIER_ERROR, _("To tell the carrier what is wrong")),
    (RepairGround.UNKNOWN_DIALECT, _("A dialect that is not understood")),
    (RepairGround.TRANSMISSION, _("Damage on the way")),
    (RepairGround.OWN_FAULT, _("A fault of this platform")),
)


class RepairForm(PlainForm):
    """The ground of a repair read."""

    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)
