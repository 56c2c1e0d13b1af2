"""The closed list of outcomes in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.records.outcome import Outcome

NAMES: dict[str, Promise] = {
    Outcome.NOT_THE_SAME_PERSON: _("Not the same person or document: board"),
    Outcome.BOARD: _("Board"),
    Outcome.BOARD_AND_TELL_ARRIVAL: _("Board; the arrival desk is told"),
    Outcome.ASK_CARRIER: _("The carrier must complete the data"),
    Outcome.POSSIBLE_PROTECTION_NEED: _(
        "Possible need of protection: board, the protection contact takes over"
    ),
    Outcome.DO_NOT_BOARD: _("Do not board"),
}
