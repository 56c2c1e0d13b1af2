"""The closed lists of breaches in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.breach import Cause, Consequence, Measure, Risk, Told, What

WHAT: dict[What, Promise] = {
    What.DISCLOSED: _("Data went to somebody who may not have them"),
    What.ACCESSED: _("Somebody looked at data without leave"),
    What.STOLEN: _("Data, a device or a key was stolen"),
    What.LOST: _("Data, a device or a key was lost"),
    What.ALTERED: _("Data were changed without leave"),
    What.DESTROYED: _("Data were destroyed without leave"),
    What.UNAVAILABLE: _("Data could not be reached"),
    What.KEPT_TOO_LONG: _("Data were kept past their date"),
    What.USED_OTHERWISE: _("Data were used for something else"),
}
CAUSES: dict[Cause, Promise] = {
    Cause.UNKNOWN: _("Not known yet"),
    Cause.MISTAKE: _("A mistake"),
    Cause.MISUSE: _("Misuse by somebody who had access"),
    Cause.ATTACK: _("An attack from outside"),
    Cause.FAULT: _("A fault of the software"),
    Cause.SUPPLIER: _("At a supplier"),
    Cause.DEVICE: _("A device"),
}
RISKS: dict[Risk, Promise] = {
    Risk.UNKNOWN: _("Not judged yet"),
    Risk.NONE: _("No risk for persons"),
    Risk.LIKELY: _("A risk for persons"),
    Risk.HIGH: _("A high risk for persons"),
}
TONES: dict[Risk, str] = {
    Risk.UNKNOWN: "warning",
    Risk.NONE: "good",
    Risk.LIKELY: "warning",
    Risk.HIGH: "bad",
}
CONSEQUENCES: dict[Consequence, Promise] = {
    Consequence.IDENTITY_THEFT: _("Theft of identity"),
    Consequence.EXPOSURE_OF_TRAVEL: _("Journeys become known"),
    Consequence.EXPOSURE_OF_SUSPICION: _("It becomes known that somebody is listed"),
    Consequence.PERSECUTION: _("Persecution by a state"),
    Consequence.DISCRIMINATION: _("Discrimination"),
    Consequence.WRONG_REFUSAL: _("A wrong refusal or delay"),
    Consequence.LOSS_OF_CONTROL: _("Loss of control over their data"),
}
MEASURES: dict[Measure, Promise] = {
    Measure.ACCESS_ENDED: _("Access was ended"),
    Measure.KEYS_CHANGED: _("Keys and credentials were changed"),
    Measure.RECIPIENT_DESTROYED: _("The recipient destroyed the data"),
    Measure.RESTORED: _("Data were restored"),
    Measure.CORRECTED: _("Data were corrected"),
    Measure.FAULT_MENDED: _("The fault was mended"),
    Measure.STAFF_INSTRUCTED: _("Staff were instructed"),
    Measure.PROSECUTION_TOLD: _("The prosecution was told"),
}
TOLD: dict[Told, Promise] = {
    Told.SUPERVISOR: _("The supervisor was told"),
    Told.PERSONS: _("The persons were told"),
    Told.PERSONS_PUBLICLY: _(
        "The persons were told publicly: each one alone was out of proportion"
    ),
    Told.COMMITTEE: _("The joint committee of the agreement was told"),
    Told.NOT_SUPERVISOR_NO_RISK: _("The supervisor is not told: there is no risk"),
    Told.NOT_PERSONS_NO_HIGH_RISK: _("The persons are not told: the risk is not high"),
    Told.NOT_PERSONS_UNREADABLE: _("The persons are not told: nobody can read the data"),
    Told.NOT_PERSONS_RISK_REMOVED: _("The persons are not told: the high risk was removed"),
}
RECEIVERS = (Told.SUPERVISOR, Told.COMMITTEE)
