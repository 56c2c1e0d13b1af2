"""States and levels in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.assurance.assessment import State
from safepassage.safeguards.assurance.risks import Level

STATES = {
    State.WANTED: (_("First assessment wanted"), "warning"),
    State.VALID: (_("Holds"), "good"),
    State.ENDED: (_("Ended: nothing new begins"), "warning"),
    State.STOPPED: (_("Stopped"), "bad"),
}
LEVELS = {Level.LOW: _("Low"), Level.MEDIUM: _("Medium"), Level.HIGH: _("High")}
