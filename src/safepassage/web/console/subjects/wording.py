"""What people ask, and what became of it, in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.safeguards.rights.asked import (
    Aim,
    Answer,
    AnswerBy,
    Channel,
    ForWhom,
    Proof,
    Right,
    Route,
    State,
    WhyLonger,
    WhyRefused,
)

RIGHTS: dict[Right, Promise] = {
    Right.ACCESS: _("See my data: what you hold, what for, and who was given it"),
    Right.CORRECTION: _("Have something corrected that is wrong"),
    Right.DELETION: _("Have my data deleted"),
    Right.RESTRICTION: _("Have the use of my data restricted"),
    Right.NOTATION: _("Have it noted that I dispute something"),
    Right.MISTAKEN: _("I am repeatedly mistaken for someone else"),
    Right.COMPLAINT: _("Complain"),
}
SHORT: dict[Right, Promise] = {
    Right.ACCESS: _("Access"),
    Right.CORRECTION: _("Correction"),
    Right.DELETION: _("Deletion"),
    Right.RESTRICTION: _("Restriction"),
    Right.NOTATION: _("Disputed fact"),
    Right.MISTAKEN: _("Mistaken for another"),
    Right.COMPLAINT: _("Complaint"),
}
FOR_WHOM: dict[ForWhom, Promise] = {
    ForWhom.ONESELF: _("For myself"),
    ForWhom.CHILD: _("For my child, or a child in my care"),
    ForWhom.REPRESENTED: _("For somebody whom I represent"),
}
ROUTES: dict[Route, Promise] = {
    Route.AUTHORITY: _("The authority that holds the data answers me"),
    Route.REGULATOR: _("The supervisory authority checks in my place; it tells only that it did"),
}
ANSWERS_BY: dict[AnswerBy, Promise] = {
    AnswerBy.POST: _("By post"),
    AnswerBy.COLLECTED: _("I collect it myself, with the receipt"),
}
CHANNELS: dict[Channel, Promise] = {
    Channel.PAGE: _("Public page"),
    Channel.LETTER: _("Letter"),
    Channel.VISIT: _("Visit"),
}
STATES: dict[State, Promise] = {
    State.PROOF_WANTED: _("Received. Who asks has not been checked yet."),
    State.IN_WORK: _("Received. We are working on it."),
    State.ANSWERED: _("Answered."),
}
PROOFS: dict[Proof, Promise] = {
    Proof.COPY_AND_LINES: _("The copy shows this person, and its printed lines fit"),
    Proof.IN_PERSON: _("I have seen the document itself, and the person"),
}
ANSWERED: dict[Answer, Promise] = {
    Answer.CHECKED: _("Checks were made"),
    Answer.DONE: _("Done as asked"),
    Answer.NEUTRAL: _("Neutral letter"),
    Answer.REFUSED: _("Refused with reasons"),
    Answer.REPORT: _("Report of the data"),
}
AIMS: dict[Aim, Promise] = {
    Aim.INQUIRIES: _("not to obstruct inquiries or proceedings"),
    Aim.OFFENCES: _("not to prejudice preventing, finding or prosecuting offences"),
    Aim.PUBLIC_SECURITY: _("to protect public security"),
    Aim.NATIONAL_SECURITY: _("to protect national security"),
    Aim.OTHERS_RIGHTS: _("to protect the rights of others"),
}
REFUSALS: dict[WhyRefused, Promise] = {
    WhyRefused.FACT_NOT_SHOWN: _("What was told does not show that the data are wrong"),
    WhyRefused.KEPT_BY_LAW: _("The law obliges us to keep them"),
    WhyRefused.NEEDED_AS_EVIDENCE: _("They are needed as evidence"),
    WhyRefused.NOT_PROVEN: _("Who asks was not proven"),
    WhyRefused.MANIFESTLY_EXCESSIVE: _("The same was asked again within a short time"),
}
LONGER: dict[WhyLonger, Promise] = {
    WhyLonger.COMPLEX: _("The request is complex"),
    WhyLonger.MANY: _("Many people have asked"),
}
NOT_READY: dict[str, Promise] = {
    "proof": _("First check who asks."),
    "look": _("First look for records, and say which are the person's."),
    "found": _(
        "There is a record that may be told. Send the report; or, if telling it would do harm, "
        "limit access with reasons."
    ),
    "nothing": _("Nothing of these records may be told directly. Send the neutral letter."),
}
