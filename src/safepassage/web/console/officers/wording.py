"""The grounds on which officers are suspended, in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.grounds import Ground

SUSPENDING = {
    Ground.LEFT: _("Left the agency"),
    Ground.AWAY: _("Away for long"),
    Ground.ROLE_ENDED: _("Works in another role now"),
    Ground.LOST_DEVICE: _("Lost the device with the second factor"),
    Ground.MISUSE_SUSPECTED: _("Misuse is suspected"),
}
