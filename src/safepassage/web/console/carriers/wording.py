"""The grounds on which carriers are cut off, in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.carriers.services import Ground

SUSPENDING = {
    Ground.WRONG_HANDS: _("A credential may be in the wrong hands"),
    Ground.WRONG_MESSAGES: _("Its messages are wrong in great number"),
    Ground.NO_BASIS: _("No law obliges it any longer"),
    Ground.FLIES_NO_MORE: _("It does not fly here any longer"),
    Ground.ASKED: _("The carrier asked for it"),
}
REVOKING = {
    Ground.WRONG_HANDS: _("It may be in the wrong hands"),
    Ground.REPLACED: _("The carrier uses its new one"),
    Ground.ASKED: _("The carrier asked for it"),
}
