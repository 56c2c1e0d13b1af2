"""The closed list of what the ledger records, each with its sentence and its period.

A value reads ``source:subject:action``.  Sorted; add a line here before writing a new event.
"""

from enum import StrEnum
from typing import Self


class Regime(StrEnum):
    """Whose law says how long an entry lives; the value is stored with the entry."""

    CARRIER = "carrier"
    """One year: logs of exchanges with carriers (EU 2025/12 and 2025/13 art. 17(6)).

    What was said and refused between the two systems, and nothing else: what people decided,
    read or changed is the unit's.
    """
    UNIT = "unit"
    """Five years: logs of a passenger information unit (EU 2016/681 art. 13(6)).

    It names collection, consultation, disclosure and erasure. A message that was processed or
    parked may have been stored, and so was collected; one that was refused was not.
    """


YEARS_OF = {Regime.CARRIER: 1, Regime.UNIT: 5}


class Event(StrEnum):
    """Everything that is worth an entry; ``what`` says it in words."""

    what: str
    regime: Regime

    def __new__(cls, value: str, what: str, regime: Regime = Regime.UNIT) -> Self:
        """Make a member of its value, its sentence and its regime."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.what = what
        member.regime = regime
        return member

    AGENCY_ADDED = "agency:record:added", "an agency was added"
    AGENCY_GIVEN = (
        "agency:journey:given",
        "an agency was given travellers' data under its own law: whose, and by which law",
    )
    AGENCY_REFUSED = (
        "agency:credential:refused",
        "credentials of agencies were refused: whose, why and how often",
    )
    AGENCY_RESTORED = "agency:record:restored", "a suspended agency was restored"
    AGENCY_REVOKED = "agency:credential:revoked", "an agency's credential was revoked"
    AGENCY_ROTATED = "agency:credential:rotated", "an agency got a new credential"
    AGENCY_SUSPENDED = "agency:record:suspended", "an agency was suspended"
    ANSWER_ACKNOWLEDGED = (
        "answer:unsolicited:acknowledged",
        "a carrier took an unsolicited answer",
        Regime.CARRIER,
    )
    ANSWER_QUEUED = (
        "answer:unsolicited:queued",
        "a later answer was queued for a carrier",
        Regime.CARRIER,
    )
    ANSWER_SENT = (
        "answer:message:sent",
        "a carrier that waited was answered: how many of each status",
        Regime.CARRIER,
    )
    ANSWER_TELEPHONED = (
        "answer:unsolicited:telephoned",
        "an officer telephoned a carrier that had not acknowledged an answer",
    )
    APPROVAL_ASKED = (
        "approval:request:asked",
        "an officer asked the approval authority for leave: for what, and under which law",
    )
    APPROVAL_EXPIRED = "approval:grant:expired", "a grant ended: what it opened opens no more"
    APPROVAL_GRANTED = (
        "approval:request:granted",
        "the approval authority gave leave, until when and whether once",
    )
    APPROVAL_LAPSED = "approval:request:lapsed", "a request for leave was not answered in time"
    APPROVAL_REFUSED = "approval:request:refused", "the approval authority refused leave"
    APPROVAL_REVIEWED = "approval:grant:reviewed", "a grant was reviewed: by whom, what was found"
    APPROVAL_UNREVIEWED = (
        "approval:urgent:unreviewed",
        "an urgent use was not reviewed in time: nothing is urgent until it is",
    )
    APPROVAL_URGENT = (
        "approval:urgent:used",
        "something was done first because it was urgent: the authority must review it",
    )
    APPROVAL_USED = "approval:grant:used", "an officer used a grant"
    ARRIVAL_SEEN = "arrival:notice:seen", "an officer has seen what the arrival desk was told"
    ARRIVAL_TOLD = "arrival:notice:told", "the arrival desk was told about a traveller"
    ARRIVAL_WITHDRAWN = "arrival:notice:withdrawn", "what the arrival desk was told was taken back"
    ASSESSMENT_ADVISED = (
        "assessment:version:advised",
        "the data protection officer advised on an impact assessment",
    )
    ASSESSMENT_APPROVED = (
        "assessment:version:approved",
        "an impact assessment was approved: until when it holds",
    )
    ASSESSMENT_ENDED = (
        "assessment:capability:ended",
        "an impact assessment ended: nothing new begins under it",
    )
    ASSESSMENT_EXTENDED = (
        "assessment:capability:extended",
        "the regulator extended a capability once beyond its assessment",
    )
    ASSESSMENT_WARNED = (
        "assessment:capability:warned",
        "an impact assessment ends soon: in how many days",
    )
    ASSESSMENT_WRITTEN = "assessment:version:written", "an impact assessment was written"
    BASIS_CHANGED = "basis:rule:changed", "a legal basis was changed or ended"
    BASIS_IMPORTED = "basis:rule:imported", "legal bases were imported"
    CARRIER_ADDED = "carrier:record:added", "a carrier was added"
    CARRIER_AGREED = "carrier:record:agreed", "what a carrier is agreed to send was set"
    CARRIER_CERTIFICATES_SET = (
        "carrier:certificate:set",
        "the client certificates that a carrier's systems must show were set",
    )
    CARRIER_MAPPED = "carrier:table:mapped", "what the columns of a carrier's table mean was set"
    CARRIER_QUARANTINED = "carrier:record:quarantined", "a carrier's messages wait for an officer"
    CARRIER_REFUSED = (
        "carrier:credential:refused",
        "credentials were refused: whose, why and how often",
        Regime.CARRIER,
    )
    CARRIER_RELEASED = "carrier:record:released", "a carrier's messages are processed again"
    CARRIER_RESTORED = "carrier:record:restored", "a suspended carrier was restored"
    CARRIER_REVOKED = "carrier:credential:revoked", "a carrier's credential was revoked"
    CARRIER_ROTATED = "carrier:credential:rotated", "a carrier got a new credential"
    CARRIER_SUSPENDED = "carrier:record:suspended", "a carrier was suspended"
    CASE_ALTERED = "case:item:altered", "who was refused is told differently now"
    CASE_APPROVED = "case:item:approved", "a second officer approved a decision"
    CASE_CHANCE_FIND = (
        "case:find:flagged",
        "an officer flagged another offence that was found on the way",
    )
    CASE_DECIDED = "case:item:decided", "an officer decided a work item"
    CASE_LAPSED = "case:item:lapsed", "nobody decided in time: the traveller boards"
    CASE_LIFTED = (
        "case:item:lifted",
        "a national coming home is not held up any longer",
    )
    CASE_WITHDRAWN = "case:item:withdrawn", "a decision was withdrawn"
    CLEARANCE_ENDED = "clearance:listing:ended", "an officer ended a clearance, and why"
    CLEARANCE_GIVEN = (
        "clearance:listing:given",
        "an officer's decision cleared a traveller of a listing, while the journey is kept",
    )
    CONFIGURATION_CHANGED = (
        "configuration:settings:changed",
        "something is set otherwise than before: the names of what changed",
    )
    CORRECTION_DELIVERED = (
        "correction:recipient:delivered",
        "a recipient of a record heard what became of it: by which way",
    )
    CORRECTION_DUE = (
        "correction:recipient:due",
        "a recipient of a record has to hear that it was corrected, erased or annotated",
    )
    DECOYS_CHANGED = (
        "decoy:journey:changed",
        "records of invented persons were planted or taken away: how many",
    )
    DISCLOSURE_AGREED = (
        "disclosure:journey:agreed",
        "a second officer agreed that a record is disclosed to a recipient",
    )
    DISCLOSURE_ANSWERED = (
        "disclosure:journey:answered",
        "a recipient said what came of a record that it was given",
    )
    DISCLOSURE_ASKED = (
        "disclosure:journey:asked",
        "an officer asks to disclose one record to one recipient: for which offence, which groups",
    )
    DISCLOSURE_NOT_AGREED = (
        "disclosure:journey:not_agreed",
        "a second officer did not agree to a disclosure",
    )
    DISCLOSURE_RECEIVED = (
        "disclosure:journey:received",
        "a recipient confirmed that it received a record",
    )
    DISCLOSURE_SEEN = (
        "disclosure:journey:seen",
        "the data protection officer has seen a disclosure of which they were told",
    )
    DISCLOSURE_SENT = (
        "disclosure:journey:sent",
        "a record leaves for a recipient, sealed: which groups, under which law",
    )
    DISCLOSURE_STOPPED = (
        "disclosure:journey:stopped",
        "a rule stood against a disclosure: which ones",
    )
    DOCUMENT_CHECKED = (
        "document:desk:checked",
        "an officer checked a travel document: what of it, the verdicts and their codes",
    )
    EMERGENCY_BEGUN = (
        "emergency:mode:begun",
        "a second person began an emergency; every look is an entry of its own",
    )
    EMERGENCY_ENDED = "emergency:mode:ended", "an emergency ended, by itself or by somebody"
    EMERGENCY_PROPOSED = "emergency:mode:proposed", "an emergency was proposed under a legal act"
    EMERGENCY_REPORTED = "emergency:mode:reported", "the report of a week of an emergency was made"
    ENQUIRY_ANSWERED = (
        "enquiry:register:answered",
        "what came of a question to a register: a hit, no hit, or not checked and why",
    )
    ENQUIRY_ASKED = (
        "enquiry:register:asked",
        "a register is asked about a traveller: which, and the names of what is sent",
    )
    ENQUIRY_CONFIRMED = (
        "enquiry:owner:noted",
        "an officer noted what the owner of a register said of a hit",
    )
    EXPORT_BEGUN = "export:all:begun", "two people agreed, and everything begins to be exported"
    EXPORT_COMPLIANCE = (
        "export:compliance:written",
        "the dossier on the laws followed was written: of which profile, and its digest",
    )
    EXPORT_ENDED = "export:all:ended", "everything was exported: how many rows of each kind"
    EXPORT_REQUESTED = "export:all:requested", "a key custodian asked for a full export"
    FORECAST_COUNTED = (
        "forecast:flight:counted",
        "the people of a flight were counted by lane, for the forecast",
    )
    HIT_CLEARED = "hit:journey:cleared", "a hit was kept from the queue: an officer had cleared it"
    HIT_RAISED = "hit:journey:raised", "screening raised a hit"
    HIT_WITHDRAWN = "hit:journey:withdrawn", "new data made a hit vanish"
    HOLD_ASKED = "hold:journey:asked", "an officer asked that a hold end later"
    HOLD_DECLINED = "hold:journey:declined", "another officer did not agree to a later end"
    HOLD_ENDED = "hold:journey:ended", "a hold on a journey's data was ended before its time"
    HOLD_PROLONGED = "hold:journey:prolonged", "another officer agreed to a later end of a hold"
    HOLD_RECORDED = (
        "hold:journey:recorded",
        "it was recorded why a journey's data stay, and until when",
    )
    IMPORT_BEGUN = "import:gtas:begun", "messages of a GTAS database begin to be taken"
    IMPORT_ENDED = (
        "import:gtas:ended",
        "messages of a GTAS database were taken: how many, and how many were refused and why",
    )
    INCIDENT_CLOSED = "incident:breach:closed", "a breach was closed"
    INCIDENT_EXPORTED = (
        "incident:breach:exported",
        "the report of a breach was written, for the supervisor or the joint committee",
    )
    INCIDENT_JUDGED = (
        "incident:breach:judged",
        "the risk of a breach and how many it concerns were judged",
    )
    INCIDENT_REPORTED = "incident:breach:reported", "a breach was reported: what kind"
    INCIDENT_TOLD = (
        "incident:breach:told",
        "the supervisor, the persons or a committee was told of a breach, or why not",
    )
    KEY_DESTROYED = "key:store:destroyed", "a key was destroyed"
    KEY_ROTATED = "key:store:rotated", "a key was replaced by its successor"
    LEDGER_EXPIRED = "ledger:entry:expired", "entries past their period were deleted"
    LEDGER_EXPORTED = "ledger:entry:exported", "the ledger was exported"
    LEDGER_READ = "ledger:entry:read", "the ledger was read"
    LIST_ALERT_CHECKED = (
        "list:alert:checked",
        "a foreign alert was checked for political and refugee grounds",
    )
    LIST_CATEGORIES_SET = "list:categories:set", "the categories of a watchlist were set"
    LIST_CHANGED = "list:terms:changed", "a watchlist's owner, effect, ground or dates were changed"
    LIST_DECLINED = "list:version:declined", "a version of a watchlist was not put in force"
    LIST_ENTRIES_ENDED = "list:entry:ended", "entries of a watchlist ended with their last day"
    LIST_IMPORTED = "list:version:imported", "a watchlist was imported"
    LIST_IN_FORCE = "list:version:in_force", "a version of a watchlist was put in force"
    LIST_MAPPED = "list:columns:mapped", "what the columns of a watchlist mean was remembered"
    LIST_PROPOSED = "list:version:proposed", "a version waits for a second person to confirm it"
    LIST_TERMS_DROPPED = "list:terms:dropped", "terms that waited for a second person were dropped"
    LIST_TERMS_PROPOSED = (
        "list:terms:proposed",
        "what the law attaches to a watchlist waits for a second person to change it",
    )
    LIST_URGENT_CONFIRMED = (
        "list:urgent:confirmed",
        "a second person confirmed a person entered at once",
    )
    LIST_URGENT_ENDED = "list:urgent:ended", "an officer ended the entry of a single person"
    LIST_URGENT_ENTERED = (
        "list:urgent:entered",
        "one person was listed at once, for 24 hours unless confirmed",
    )
    LIST_WITHDRAWN = "list:version:withdrawn", "a watchlist was taken out of force"
    MESSAGE_DESTROYED = "message:body:destroyed", "a message's body and key were destroyed"
    MESSAGE_DISCARDED = "message:spool:discarded", "a held message was refused and destroyed"
    MESSAGE_PARKED = "message:spool:parked", "a message was parked with its reason"
    MESSAGE_PROCESSED = "message:spool:processed", "a message was processed"
    MESSAGE_REFUSED = (
        "message:spool:refused",
        "a message was refused, and nothing of it stored",
        Regime.CARRIER,
    )
    MESSAGE_RELEASED = "message:spool:released", "a held message was let go by an officer"
    MESSAGE_RETRIED = "message:spool:retried", "a parked message was tried again"
    MESSAGE_UPLOADED = "message:file:uploaded", "an officer uploaded a file for a carrier"
    MESSAGE_VIEWED = "message:file:viewed", "an uploaded file was read for whoever uploaded it"
    NOTICE_DEFERRED = (
        "notice:person:deferred",
        "a person is told later that their data were used: why, and until when",
    )
    NOTICE_DUE = (
        "notice:person:due",
        "a person has to be told in writing that their kept data were used or disclosed",
    )
    NOTICE_ENDED = (
        "notice:person:ended",
        "a person was told that their data were used or disclosed, or could not be reached",
    )
    OFFICER_ADDED = "officer:account:added", "an officer was added"
    OFFICER_CONFIRMED = (
        "officer:account:confirmed",
        "a second person let the enrolment link of an officer open",
    )
    OFFICER_ENROLLED = "officer:account:enrolled", "an officer set password and second factor"
    OFFICER_INVITED = "officer:account:invited", "an officer got a new enrolment link"
    OFFICER_NAMED = (
        "officer:name:noted",
        "an officer's name was noted as keyed digests, so that reading it is seen",
    )
    OFFICER_PAGED = "officer:duty:paged", "the on-call officer was called: a carrier waits"
    OFFICER_PASSKEY_ADDED = "officer:passkey:added", "an officer added a passkey"
    OFFICER_PASSKEY_REMOVED = "officer:passkey:removed", "an officer removed a passkey"
    OFFICER_PASSWORD_CHANGED = (
        "officer:password:changed",
        "an officer changed the password, and ended all other sign-ins",
    )
    OFFICER_REFUSED = "officer:session:refused", "a sign-in failed"
    OFFICER_RESTORED = "officer:account:restored", "a suspended officer was restored"
    OFFICER_SIGNED_IN = "officer:session:opened", "an officer signed in with posting and purpose"
    OFFICER_SIGNED_OUT = "officer:session:closed", "an officer signed out"
    OFFICER_SIGN_INS_ENDED = (
        "officer:session:ended",
        "an officer ended other sign-ins of their own",
    )
    OFFICER_SUSPENDED = "officer:account:suspended", "an officer was suspended"
    ORDER_GIVEN = "order:regulator:given", "the regulator gave an order: its kind and subject"
    ORDER_LIFTED = "order:regulator:lifted", "the regulator lifted an order"
    ORDER_OBEYED = "order:regulator:obeyed", "an officer did what an order of the regulator says"
    OUTAGE_RECORDED = "outage:time:recorded", "a time was recorded in which carriers could not send"
    OVERVIEW_READ = "overview:page:read", "the overview for oversight was read: counts alone"
    PAGE_REFUSED = (
        "officer:page:refused",
        "a page was refused to an officer: which, why and how often",
    )
    POSTING_PLACES_SET = "posting:place:set", "it was said which places a posting serves"
    POSTING_WIDENED = (
        "posting:place:widened",
        "an officer took on another place's flights for some hours, on a ground",
    )
    PROFILE_DROPPED = "profile:choice:dropped", "a choice of profiles was dropped"
    PROFILE_FOLLOWED = "profile:choice:followed", "other profiles of law are followed from now on"
    PROFILE_IMPORTED = "profile:version:imported", "a version of a national profile was imported"
    PROFILE_LOOSENED = (
        "profile:choice:loosened",
        "what is followed now is looser than before: in which points",
    )
    PROFILE_PROPOSED = (
        "profile:choice:proposed",
        "a choice of profiles waits for a second person",
    )
    READING_REVIEWED = (
        "reading:alert:reviewed",
        "an alert about unusual reading was reviewed: what it was found to be",
    )
    READING_UNUSUAL = (
        "reading:alert:raised",
        "an officer's reading was unusual: whose, of which kind, in which numbers",
    )
    RECIPIENT_ADDED = (
        "recipient:register:added",
        "a recipient of disclosures was entered, and waits for a second person",
    )
    RECIPIENT_CONFIRMED = (
        "recipient:register:confirmed",
        "a second person put a recipient of disclosures in force",
    )
    RECIPIENT_SUSPENDED = (
        "recipient:register:suspended",
        "a recipient of disclosures is given nothing any more",
    )
    RECORD_CORRECTED = (
        "record:person:corrected",
        "a record was corrected at the request of whom it is about: the names of its fields",
    )
    RECORD_CORRECTION_DECLINED = "record:correction:declined", "a correction was not agreed to"
    RECORD_CORRECTION_PROPOSED = "record:correction:proposed", "a correction waits for another"
    RECORD_ERASED = "record:person:erased", "a record was deleted at its person's request"
    RECORD_NOTED = (
        "record:person:noted",
        "a record was marked: a fact is disputed, or its use is restricted",
    )
    RECORD_NOTE_ENDED = "record:note:ended", "a mark on a record was taken away"
    RECORD_READ = "record:person:read", "a person's record was read"
    RECORD_SEARCHED = "record:person:searched", "records were searched"
    REDRESS_ENDED = "redress:number:ended", "a redress number was ended, and why"
    REDRESS_GIVEN = (
        "redress:number:given",
        "a traveller was given a redress number at their own request: for which clearances",
    )
    REGULATOR_KEY_CONFIRMED = (
        "regulator:key:confirmed",
        "the regulator confirmed a public key of its own: its use and fingerprint",
    )
    REGULATOR_KEY_PROPOSED = (
        "regulator:key:proposed",
        "a public key of the regulator was proposed: its use and fingerprint",
    )
    REGULATOR_READ = (
        "regulator:record:read",
        "the regulator read on its own ground: a number and a digest, nothing of what it read",
    )
    REMARK_ANSWERED = "remark:register:answered", "a remark or complaint was answered or closed"
    REMARK_ENTERED = "remark:register:entered", "a remark or complaint was entered in the register"
    REPAIR_READ = "repair:body:read", "a parked message was read for repair"
    REQUEST_ACKNOWLEDGED = (
        "request:carrier:acknowledged",
        "a carrier acknowledged a request, or refused it with a code",
        Regime.CARRIER,
    )
    REQUEST_ANSWERED = "request:carrier:answered", "a push came after a request to a carrier"
    REQUEST_SENT = "request:carrier:sent", "a carrier was asked for a reservation or a flight"
    RETENTION_DELETED = "retention:record:deleted", "records were deleted"
    RETENTION_LEFT = (
        "retention:traveller:left",
        "travellers have left: their data end with their departure",
    )
    RETENTION_MASKED = "retention:record:masked", "records were masked"
    RETENTION_PROVED = "retention:record:proved", "it was proved that nothing is past its date"
    RETENTION_UNPROVED = "retention:record:unproved", "something was found past its date"
    STOP_LIFTED = (
        "stop:act:lifted",
        "what an act had stopped goes on",
    )
    STOP_SET = (
        "stop:act:set",
        "a capability, list, purpose, recipient, rule or record was stopped",
    )
    SUBJECT_ANSWERED = (
        "subject:request:answered",
        "a request about one's own data was answered: how, and when the answer leaves",
    )
    SUBJECT_CHOSEN = "subject:record:chosen", "records were found to be a requester's own"
    SUBJECT_HANDED = "subject:answer:handed", "an answer was printed for whom it is for"
    SUBJECT_LIMITED = (
        "subject:access:limited",
        "access was limited: for which aims, and when that is looked at again",
    )
    SUBJECT_PROVEN = (
        "subject:identity:checked",
        "who asks about their data was checked and the copy destroyed: how, and with which result",
    )
    SUBJECT_PUT_OFF = "subject:request:put_off", "a requester is told that an answer needs longer"
    SUBJECT_RECEIVED = "subject:request:received", "somebody asked about their own data"
    SUBJECT_REVIEWED = (
        "subject:review:ended",
        "the supervisory authority reviewed an answer: it stands, or is to be given again",
    )
    SUBJECT_REVIEW_ASKED = "subject:review:asked", "a requester wants an answer reviewed"
    SUPPLIER_CHANGED = (
        "supplier:record:changed",
        "the register of suppliers was changed: a supplier, a duty or an incident",
    )
    SYSTEM_BACKED_UP = "system:backup:written", "a backup was written"
    SYSTEM_INSTALLED = "system:home:created", "the installation was made"
    SYSTEM_RESTORED = "system:backup:restored", "a backup was restored"
    TRAINING_PASSED = "training:unit:passed", "an officer passed a unit: which, and how"
    TRUST_IMPORTED = (
        "trust:file:imported",
        "certificates or lists were taken into the trust store: a digest and how many",
    )
    TRUST_POLICY_CONFIRMED = (
        "trust:policy:confirmed",
        "a second person let a word on a certificate, country or source of them hold",
    )
    TRUST_POLICY_DROPPED = (
        "trust:policy:dropped",
        "a word on a certificate, country or source of them was dropped",
    )
    TRUST_POLICY_PROPOSED = (
        "trust:policy:proposed",
        "a word on a certificate, country or source of them waits for a second person",
    )
    WITNESS_ACCEPTED = (
        "witness:head:accepted",
        "a witness outside the agency signed what it holds of the ledger",
    )
    WITNESS_REFUSED = (
        "witness:head:refused",
        "a witness outside the agency refused a head of the ledger, and why",
    )
