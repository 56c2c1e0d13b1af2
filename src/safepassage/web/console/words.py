"""The closed lists in words for people."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.roles import Role
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

WORDS = {
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
    return str(WORDS.get(value, value))  # type: ignore[call-overload]  # members are their values
