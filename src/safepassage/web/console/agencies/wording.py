"""Roles and grounds in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.agencies.services import Ground
from safepassage.safeguards.sharing import AgencyRole, Supply

ROLES = {
    AgencyRole.BORDER: _("Border guard"),
    AgencyRole.CUSTOMS: _("Customs"),
    AgencyRole.POLICE_UNIT: _("Passenger information unit"),
    AgencyRole.HEALTH: _("Public health"),
}
SUPPLIES = {
    Supply.ALL: _("every traveller whom the law reaches"),
    Supply.ON_REQUEST: _("on request only; a person answers"),
}
SUSPENDING = {
    Ground.WRONG_HANDS: _("A credential may be in the wrong hands"),
    Ground.NO_BASIS: _("No law gives it data any longer"),
    Ground.ORDERED: _("The data protection officer or the regulator ordered it"),
    Ground.ASKED: _("The agency asked for it"),
}
REVOKING = {
    Ground.WRONG_HANDS: _("It may be in the wrong hands"),
    Ground.REPLACED: _("The agency uses its new one"),
    Ground.ASKED: _("The agency asked for it"),
}
