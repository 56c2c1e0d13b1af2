"""What an officer notes of a call: with whom, and whether it was heard; no words of one's own."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.messages.states import Party

PARTIES: dict[str, str | Promise] = {
    Party.CHECK_IN: _("check-in desk"),
    Party.GATE: _("gate"),
    Party.STATION: _("station manager"),
    Party.HANDLING_AGENT: _("handling agent"),
    Party.OPERATIONS: _("operations control"),
}
CALLED = (("told", _("Told")), ("unreached", _("Nobody answered")))


class CallForm(forms.Form):
    """A function from a closed list and what came of the call."""

    party = forms.ChoiceField(label=_("Spoken with"), choices=list(PARTIES.items()))
    outcome = forms.ChoiceField(choices=CALLED)
