"""Quarantine in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.carriers.services import Ground

HOLDING = {
    Ground.WRONG_MESSAGES: _("Its messages are wrong in great number"),
    Ground.WRONG_HANDS: _("Somebody else may send in its name"),
    Ground.ASKED: _("The carrier asked for it"),
}
GROUNDS = {
    **HOLDING,
    Ground.MANY_FAULTY: _("Too many unreadable or refused messages in a short time"),
}
