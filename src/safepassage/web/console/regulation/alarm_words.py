"""What is wrong, in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.flows.overview.alarms import Alarm

ALARMS = {
    Alarm.CARRIERS_QUARANTINED: _("Carriers whose messages are held until somebody looks"),
    Alarm.KEY_MISSING: _("Keys of the regulator that are not confirmed yet"),
    Alarm.LEDGER_UNSEALED: _("Ledger entries that wait for their seal"),
    Alarm.LISTS_OVERDUE: _("Watchlists past their review date"),
    Alarm.ORDERS_OVERDUE: _("Orders that should have been carried out"),
    Alarm.PROOF_FAILED: _("The last proof found data past its date"),
    Alarm.PROOF_LATE: _("No proof of deletion in the last three hours"),
    Alarm.REMARKS_OVERDUE: _("Remarks and complaints without an answer in time"),
    Alarm.ROLES_CONFLICT: _("Officers with roles that never fall together; they may do nothing"),
    Alarm.SIGN_INS_REFUSED: _("Sign-ins refused in a day: somebody may be trying passwords"),
    Alarm.WORDS_UNCONFIRMED: _("People listed on one officer's word"),
}
