"""The closed lists in words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.roles import Role
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile
from safepassage.safeguards.purpose import Purpose
from safepassage.web.console.phrases.modes import WORDING

WORDS: dict[str, Promise] = {
    Purpose.BORDER_CHECK: _("Border check"),
    Purpose.PNR_ASSESSMENT: _("PNR assessment before arrival"),
    Purpose.PNR_REQUEST: _("Reasoned request for PNR"),
    Purpose.PNR_CRITERIA: _("Work on PNR criteria"),
    Purpose.DATA_SUBJECT: _("Request of a data subject"),
    Purpose.OVERSIGHT: _("Oversight"),
    Purpose.TECHNICAL_REPAIR: _("Technical repair"),
    Purpose.CUSTOMS_CONTROL: _("Customs control"),
    Purpose.PUBLIC_HEALTH: _("Public health"),
    DataKind.API_BORDER: _("API, border checks"),
    DataKind.API_PIU: _("API, passenger information unit"),
    DataKind.PNR: _("PNR"),
    DataKind.API_CUSTOMS: _("API, customs"),
    DataKind.API_HEALTH: _("API, health"),
    Direction.INBOUND: _("Inbound"),
    Direction.OUTBOUND: _("Outbound"),
    Direction.ANY: _("Both ways"),
    FieldProfile.API: _("API"),
    FieldProfile.API_SHIP: _("API, and what ship's lists ask: birth place, rank"),
    FieldProfile.API_VEHICLE: _("API, and vehicle, plate, who travels together, rank"),
    FieldProfile.PNR: _("PNR"),
    **{mode: wording.mode for mode, wording in WORDING.items()},
    Direction.POSTING: _("Lists without a flight"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.APPROVAL_AUTHORITY: _("Approval authority"),
    Role.DATA_PROTECTION_OFFICER: _("Data protection officer"),
    Role.KEY_CUSTODIAN: _("Key custodian"),
    Role.OFFICER: _("Officer"),
    Role.PROTECTION_CONTACT: _("Protection contact"),
    Role.REGULATOR: _("Regulator"),
    Role.SUPERVISOR: _("Supervisor"),
}


def in_words(value: str) -> str:
    """The words for a member of a closed list; a value without words as it is."""
    return str(WORDS.get(value, value))
