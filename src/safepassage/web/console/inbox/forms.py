"""Which messages are shown, and why a parked one is opened."""

from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _

from safepassage.apps.messages.states import State
from safepassage.web.console.plain import PlainForm

LAST_SEQUENCE = 2**63 - 1


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


class InboxForm(PlainForm):
    """Which messages to show; what is not understood is left out."""

    state = forms.ChoiceField(choices=[("", ""), *State.choices], required=False)
    before = forms.IntegerField(min_value=-LAST_SEQUENCE, max_value=LAST_SEQUENCE, required=False)

    def wanted(self) -> tuple[str, int | None]:
        """The state, empty for all, and the number before which to begin."""
        self.is_valid()
        return self.cleaned_data.get("state", ""), self.cleaned_data.get("before")


class RepairForm(PlainForm):
    """The ground of a repair read."""

    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS, widget=forms.RadioSelect)
