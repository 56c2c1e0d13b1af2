"""The grounds on which clearances and redress numbers are given and ended, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.clearances.grounds import Ground
from safepassage.flows.redress import NumberState

ENDING: dict[Ground, Promise] = {
    Ground.DOUBT: _("It may be the listed person after all"),
    Ground.MISTAKE: _("The wrong person or listing was cleared"),
    Ground.DOCUMENT_STOLEN: _("The document was reported stolen or lost"),
}
"""What an officer may choose; that a decision was corrected is said by the machine."""
GIVING: dict[Ground, Promise] = {
    Ground.TRAVELLER_ASKED: _("The traveller asked for it, and was identified"),
}
ENDING_NUMBER: dict[Ground, Promise] = {**GIVING, **ENDING}
STATES: dict[NumberState, Promise] = {
    NumberState.THEIRS: _("Redress number of this traveller"),
    NumberState.ANOTHERS: _(
        "A redress number was sent that was given to somebody else; it does nothing here"
    ),
    NumberState.UNKNOWN: _("A redress number was sent that is not known here, or has ended"),
}
TONES_OF_STATES: dict[NumberState, str] = {
    NumberState.THEIRS: "good",
    NumberState.ANOTHERS: "warning",
    NumberState.UNKNOWN: "neutral",
}
