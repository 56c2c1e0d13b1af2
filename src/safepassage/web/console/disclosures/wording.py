"""The closed lists of disclosures in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.disclosures.models import (
    Cause,
    Change,
    DeferralGround,
    Ended,
    Feedback,
    Stage,
    Way,
)
from safepassage.flows.recipients import Channel
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind, Review

KINDS: dict[RecipientKind, Promise] = {
    RecipientKind.AUTHORITY: _("Competent authority of this state"),
    RecipientKind.UNIT: _("Passenger information unit under the same law"),
    RecipientKind.BODY: _("Body of several states under the same law"),
    RecipientKind.THIRD_STATE: _("Authority of another state"),
}
PROTECTIONS: dict[Protection, Promise] = {
    Protection.SAME_LAW: _("The same law as here"),
    Protection.AGREEMENT: _("An agreement"),
    Protection.DECISION: _("A decision on adequacy"),
    Protection.NONE: _("Nothing: it is given nothing"),
}
ONWARD: dict[Onward, Promise] = {
    Onward.NEVER: _("Never"),
    Onward.WITH_CONSENT: _("Only with our express consent, case by case"),
}
GROUPS: dict[FieldGroup, Promise] = {
    FieldGroup.IDENTITY: _("Name, birth date, sex, nationality"),
    FieldGroup.DOCUMENTS: _("Travel documents"),
    FieldGroup.TRAVEL: _("Journey, seat, ticket"),
    FieldGroup.BAGGAGE: _("Baggage"),
    FieldGroup.CONTACT: _("Addresses, telephone, e-mail"),
    FieldGroup.LOYALTY: _("Frequent flyer"),
    FieldGroup.BOOKING: _("Reservation and agency"),
    FieldGroup.ITINERARY: _("Itinerary"),
    FieldGroup.PAYMENT: _("Payment"),
}
STAGES: dict[str, tuple[Promise, str]] = {
    Stage.AWAITING_SECOND: (_("waits for a second officer"), "info"),
    Stage.AWAITING_REVIEW: (_("waits for the approval authority"), "info"),
    Stage.READY: (_("may be sent"), "warning"),
    Stage.SENT: (_("sent, no receipt yet"), "warning"),
    Stage.RECEIVED: (_("received"), "good"),
    Stage.NOT_AGREED: (_("not agreed"), "neutral"),
    Stage.REFUSED: (_("refused by the authority"), "bad"),
}
REVIEWS: dict[Review, Promise] = {
    Review.NONE: _("not asked yet"),
    Review.WAITING: _("asked, not answered yet"),
    Review.URGENT: _("urgent: reviewed afterwards"),
    Review.APPROVED: _("approved"),
    Review.REFUSED: _("refused"),
}
FEEDBACK: dict[str, Promise] = {
    Feedback.USED: _("It was used in the case"),
    Feedback.NOT_USED: _("It was not used"),
    Feedback.OTHER_OFFENCE: _("It led to another offence"),
    Feedback.DESTROYED: _("It was destroyed"),
}
CHANGES: dict[str, Promise] = {
    Change.CORRECTED: _("corrected"),
    Change.ERASED: _("erased"),
    Change.RESTRICTED: _("restricted"),
    Change.ANNOTATED: _("a note was added"),
    Change.RECALLED: _("called back: to be destroyed"),
}
CHANNELS: dict[str, Promise] = {
    Channel.AGENCY: _("Agency, by its feed"),
    Channel.CARRIER: _("Carrier"),
    Channel.DISCLOSURE: _("Recipient of a disclosure"),
    Channel.EXPORT: _("Full export"),
    Channel.REGISTER: _("Register"),
}
WAYS: dict[str, Promise] = {
    Way.FILE: _("By file"),
    Way.LETTER: _("By letter"),
    Way.TELEPHONE: _("By telephone"),
    Way.FEED: _("By its feed"),
}
BY_PEOPLE = (Way.FILE, Way.LETTER, Way.TELEPHONE)
CAUSES: dict[str, Promise] = {
    Cause.USED: _("kept data were used"),
    Cause.DISCLOSED: _("data were disclosed"),
}
ENDS: dict[str, Promise] = {
    Ended.LETTER: _("Letter sent"),
    Ended.MAIL: _("E-mail sent"),
    Ended.IN_PERSON: _("Told in person, in writing"),
    Ended.UNREACHABLE: _("No address is known"),
}
DEFERRALS: dict[str, Promise] = {
    DeferralGround.INVESTIGATION: _("It would harm an investigation that is under way"),
    DeferralGround.DANGER_TO_A_PERSON: _("It would put a person in danger"),
    DeferralGround.PUBLIC_SECURITY: _("It would endanger public security"),
    DeferralGround.RIGHTS_OF_OTHERS: _("It would harm the rights of others"),
}
