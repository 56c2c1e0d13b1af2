"""The grounds on which a clearance ends, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.clearances.grounds import Ground

ENDING: dict[Ground, Promise] = {
    Ground.DOUBT: _("It may be the listed person after all"),
    Ground.MISTAKE: _("The wrong person or listing was cleared"),
    Ground.DOCUMENT_STOLEN: _("The document was reported stolen or lost"),
}
"""What an officer may choose; that a decision was corrected is said by the machine."""
