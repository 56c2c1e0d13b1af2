"""What the ledger records, in sentences: by the value of the event, in their order."""

from types import MappingProxyType

WHAT = MappingProxyType(
    {
        "agency:credential:refused": (
            "credentials of agencies were refused: whose, why and how often"
        ),
        "agency:credential:revoked": "an agency's credential was revoked",
        "agency:credential:rotated": "an agency got a new credential",
        "agency:journey:given": (
            "an agency was given travellers' data under its own law: whose, and by which law"
        ),
        "agency:record:added": "an agency was added",
        "agency:record:restored": "a suspended agency was restored",
        "agency:record:suspended": "an agency was suspended",
        "answer:message:sent": "a carrier that waited was answered: how many of each status",
        "answer:unsolicited:acknowledged": "a carrier took an unsolicited answer",
        "answer:unsolicited:queued": "a later answer was queued for a carrier",
        "answer:unsolicited:telephoned": (
            "an officer telephoned a carrier that had not acknowledged an answer"
        ),
        "approval:grant:expired": "a grant ended: what it opened opens no more",
        "approval:grant:reviewed": "a grant was reviewed: by whom, what was found",
        "approval:grant:used": "an officer used a grant",
        "approval:request:asked": (
            "an officer asked the approval authority for leave: for what, and under which law"
        ),
        "approval:request:granted": (
            "the approval authority gave leave, until when and whether once"
        ),
        "approval:request:lapsed": "a request for leave was not answered in time",
        "approval:request:refused": "the approval authority refused leave",
        "approval:urgent:unreviewed": (
            "an urgent use was not reviewed in time: nothing is urgent until it is"
        ),
        "approval:urgent:used": (
            "something was done first because it was urgent: the authority must review it"
        ),
        "arrival:notice:seen": "an officer has seen what the arrival desk was told",
        "arrival:notice:told": "the arrival desk was told about a traveller",
        "arrival:notice:withdrawn": "what the arrival desk was told was taken back",
        "assessment:capability:ended": "an impact assessment ended: nothing new begins under it",
        "assessment:capability:extended": (
            "the regulator extended a capability once beyond its assessment"
        ),
        "assessment:capability:warned": "an impact assessment ends soon: in how many days",
        "assessment:version:advised": "the data protection officer advised on an impact assessment",
        "assessment:version:approved": "an impact assessment was approved: until when it holds",
        "assessment:version:written": "an impact assessment was written",
        "basis:rule:changed": "a legal basis was changed or ended",
        "basis:rule:imported": "legal bases were imported",
        "carrier:certificate:set": (
            "the client certificates that a carrier's systems must show were set"
        ),
        "carrier:credential:refused": "credentials were refused: whose, why and how often",
        "carrier:credential:revoked": "a carrier's credential was revoked",
        "carrier:credential:rotated": "a carrier got a new credential",
        "carrier:record:added": "a carrier was added",
        "carrier:record:agreed": "what a carrier is agreed to send was set",
        "carrier:record:quarantined": "a carrier's messages wait for an officer",
        "carrier:record:released": "a carrier's messages are processed again",
        "carrier:record:restored": "a suspended carrier was restored",
        "carrier:record:suspended": "a carrier was suspended",
        "carrier:routing:set": "a sender was marked as the Union's router, or no longer",
        "carrier:table:mapped": "what the columns of a carrier's table mean was set",
        "case:find:flagged": "an officer flagged another offence that was found on the way",
        "case:item:altered": "who was refused is told differently now",
        "case:item:approved": "a second officer approved a decision",
        "case:item:decided": "an officer decided a work item",
        "case:item:lapsed": "nobody decided in time: the traveller boards",
        "case:item:lifted": "a national coming home is not held up any longer",
        "case:item:withdrawn": "a decision was withdrawn",
        "clearance:listing:ended": "an officer ended a clearance, and why",
        "clearance:listing:given": (
            "an officer's decision cleared a traveller of a listing, while the journey is kept"
        ),
        "configuration:settings:changed": (
            "something is set otherwise than before: the names of what changed"
        ),
        "correction:recipient:delivered": (
            "a recipient of a record heard what became of it: by which way"
        ),
        "correction:recipient:due": (
            "a recipient of a record has to hear that it was corrected, erased or annotated"
        ),
        "deciding:page:read": "how fast officers decide was read: by officer or not",
        "decoy:journey:changed": "records of invented persons were planted or taken away: how many",
        "disclosure:journey:agreed": (
            "a second officer agreed that a record is disclosed to a recipient"
        ),
        "disclosure:journey:answered": "a recipient said what came of a record that it was given",
        "disclosure:journey:asked": (
            "an officer asks to disclose one record to one recipient: for which offence, "
            "which groups"
        ),
        "disclosure:journey:not_agreed": "a second officer did not agree to a disclosure",
        "disclosure:journey:received": "a recipient confirmed that it received a record",
        "disclosure:journey:seen": (
            "the data protection officer has seen a disclosure of which they were told"
        ),
        "disclosure:journey:sent": (
            "a record leaves for a recipient, sealed: which groups, under which law"
        ),
        "disclosure:journey:stopped": "a rule stood against a disclosure: which ones",
        "document:desk:checked": (
            "an officer checked a travel document: what of it, the verdicts and their codes"
        ),
        "emergency:mode:begun": (
            "a second person began an emergency; every look is an entry of its own"
        ),
        "emergency:mode:ended": "an emergency ended, by itself or by somebody",
        "emergency:mode:proposed": "an emergency was proposed under a legal act",
        "emergency:mode:reported": "the report of a week of an emergency was made",
        "enquiry:owner:noted": "an officer noted what the owner of a register said of a hit",
        "enquiry:register:answered": (
            "what came of a question to a register: a hit, no hit, or not checked and why"
        ),
        "enquiry:register:asked": (
            "a register is asked about a traveller: which, and the names of what is sent"
        ),
        "export:all:begun": "two people agreed, and everything begins to be exported",
        "export:all:ended": "everything was exported: how many rows of each kind",
        "export:all:requested": "a key custodian asked for a full export",
        "export:compliance:written": (
            "the dossier on the laws followed was written: of which profile, and its digest"
        ),
        "export:transparency:written": (
            "a transparency report was written: of which months, and its digest"
        ),
        "fairness:list:stopped": (
            "a list falls on one group and finds nobody: which group, in which counts"
        ),
        "fairness:review:agreed": (
            "a second person agreed that a list stopped for its hits by group goes on"
        ),
        "fairness:review:proposed": (
            "a person reviewed a list stopped for its hits by group and would let it go on"
        ),
        "forecast:flight:counted": "the people of a flight were counted by lane, for the forecast",
        "hit:journey:cleared": "a hit was kept from the queue: an officer had cleared it",
        "hit:journey:raised": "screening raised a hit",
        "hit:journey:withdrawn": "new data made a hit vanish",
        "hold:journey:asked": "an officer asked that a hold end later",
        "hold:journey:declined": "another officer did not agree to a later end",
        "hold:journey:ended": "a hold on a journey's data was ended before its time",
        "hold:journey:prolonged": "another officer agreed to a later end of a hold",
        "hold:journey:recorded": "it was recorded why a journey's data stay, and until when",
        "import:gtas:begun": "messages of a GTAS database begin to be taken",
        "import:gtas:ended": (
            "messages of a GTAS database were taken: how many, and how many were refused and why"
        ),
        "incident:breach:closed": "a breach was closed",
        "incident:breach:exported": (
            "the report of a breach was written, for the supervisor or the joint committee"
        ),
        "incident:breach:judged": "the risk of a breach and how many it concerns were judged",
        "incident:breach:reported": "a breach was reported: what kind",
        "incident:breach:told": (
            "the supervisor, the persons or a committee was told of a breach, or why not"
        ),
        "key:store:destroyed": "a key was destroyed",
        "key:store:rotated": "a key was replaced by its successor",
        "ledger:entry:expired": "entries past their period were deleted",
        "ledger:entry:exported": "the ledger was exported",
        "ledger:entry:read": "the ledger was read",
        "list:alert:checked": "a foreign alert was checked for political and refugee grounds",
        "list:categories:set": "the categories of a watchlist were set",
        "list:columns:mapped": "what the columns of a watchlist mean was remembered",
        "list:entry:ended": "entries of a watchlist ended with their last day",
        "list:terms:changed": "a watchlist's owner, effect, ground or dates were changed",
        "list:terms:dropped": "terms that waited for a second person were dropped",
        "list:terms:proposed": (
            "what the law attaches to a watchlist waits for a second person to change it"
        ),
        "list:urgent:confirmed": "a second person confirmed a person entered at once",
        "list:urgent:ended": "an officer ended the entry of a single person",
        "list:urgent:entered": "one person was listed at once, for 24 hours unless confirmed",
        "list:version:declined": "a version of a watchlist was not put in force",
        "list:version:imported": "a watchlist was imported",
        "list:version:in_force": "a version of a watchlist was put in force",
        "list:version:proposed": "a version waits for a second person to confirm it",
        "list:version:withdrawn": "a watchlist was taken out of force",
        "message:body:destroyed": "a message's body and key were destroyed",
        "message:file:uploaded": "an officer uploaded a file for a carrier",
        "message:file:viewed": "an uploaded file was read for whoever uploaded it",
        "message:spool:discarded": "a held message was refused and destroyed",
        "message:spool:parked": "a message was parked with its reason",
        "message:spool:processed": "a message was processed",
        "message:spool:refused": "a message was refused, and nothing of it stored",
        "message:spool:released": "a held message was let go by an officer",
        "message:spool:retried": "a parked message was tried again",
        "notice:person:deferred": (
            "a person is told later that their data were used: why, and until when"
        ),
        "notice:person:due": (
            "a person has to be told in writing that their kept data were used or disclosed"
        ),
        "notice:person:ended": (
            "a person was told that their data were used or disclosed, or could not be reached"
        ),
        "officer:account:added": "an officer was added",
        "officer:account:confirmed": "a second person let the enrolment link of an officer open",
        "officer:account:enrolled": "an officer set password and second factor",
        "officer:account:invited": "an officer got a new enrolment link",
        "officer:account:restored": "a suspended officer was restored",
        "officer:account:suspended": "an officer was suspended",
        "officer:duty:paged": "the on-call officer was called: a carrier waits",
        "officer:name:noted": (
            "an officer's name was noted as keyed digests, so that reading it is seen"
        ),
        "officer:page:refused": "a page was refused to an officer: which, why and how often",
        "officer:passkey:added": "an officer added a passkey",
        "officer:passkey:removed": "an officer removed a passkey",
        "officer:password:changed": "an officer changed the password, and ended all other sign-ins",
        "officer:session:closed": "an officer signed out",
        "officer:session:ended": (
            "sign-ins were ended: an officer's own other ones, or all by an administrator"
        ),
        "officer:session:opened": "an officer signed in with posting and purpose",
        "officer:session:refused": "a sign-in failed",
        "order:regulator:given": "the regulator gave an order: its kind and subject",
        "order:regulator:lifted": "the regulator lifted an order",
        "order:regulator:obeyed": "an officer did what an order of the regulator says",
        "outage:time:recorded": "a time was recorded in which carriers could not send",
        "overview:page:read": "the overview for oversight was read: counts alone",
        "posting:place:set": "it was said which places a posting serves",
        "posting:place:widened": (
            "an officer took on another place's flights for some hours, on a ground"
        ),
        "profile:choice:dropped": "a choice of profiles was dropped",
        "profile:choice:followed": "other profiles of law are followed from now on",
        "profile:choice:loosened": "what is followed now is looser than before: in which points",
        "profile:choice:proposed": "a choice of profiles waits for a second person",
        "profile:version:imported": "a version of a national profile was imported",
        "reading:alert:raised": (
            "an officer's reading was unusual: whose, of which kind, in which numbers"
        ),
        "reading:alert:reviewed": (
            "an alert about unusual reading was reviewed: what it was found to be"
        ),
        "recipient:register:added": (
            "a recipient of disclosures was entered, and waits for a second person"
        ),
        "recipient:register:confirmed": "a second person put a recipient of disclosures in force",
        "recipient:register:suspended": "a recipient of disclosures is given nothing any more",
        "record:correction:declined": "a correction was not agreed to",
        "record:correction:proposed": "a correction waits for another",
        "record:note:ended": "a mark on a record was taken away",
        "record:person:corrected": (
            "a record was corrected at the request of whom it is about: the names of its fields"
        ),
        "record:person:erased": "a record was deleted at its person's request",
        "record:person:noted": "a record was marked: a fact is disputed, or its use is restricted",
        "record:person:read": "a person's record was read",
        "record:person:searched": "records were searched",
        "redress:number:ended": "a redress number was ended, and why",
        "redress:number:given": (
            "a traveller was given a redress number at their own request: for which clearances"
        ),
        "regulator:key:confirmed": (
            "the regulator confirmed a public key of its own: its use and fingerprint"
        ),
        "regulator:key:proposed": (
            "a public key of the regulator was proposed: its use and fingerprint"
        ),
        "regulator:record:read": (
            "the regulator read on its own ground: a number and a digest, nothing of what it read"
        ),
        "remark:register:answered": "a remark or complaint was answered or closed",
        "remark:register:entered": "a remark or complaint was entered in the register",
        "repair:body:read": "a parked message was read for repair",
        "report:transparency:proposed": (
            "a transparency report waits for a second person: of which months, and its digest"
        ),
        "report:transparency:published": "a second person published a transparency report",
        "request:carrier:acknowledged": (
            "a carrier acknowledged a request, or refused it with a code"
        ),
        "request:carrier:answered": "a push came after a request to a carrier",
        "request:carrier:sent": "a carrier was asked for a reservation or a flight",
        "retention:record:deleted": "records were deleted",
        "retention:record:delivered": (
            "the router delivered travellers: what was told of them another way is deleted"
        ),
        "retention:record:masked": "records were masked",
        "retention:record:proved": "it was proved that nothing is past its date",
        "retention:record:unproved": "something was found past its date",
        "retention:traveller:left": "travellers have left: their data end with their departure",
        "stop:act:lifted": "what an act had stopped goes on",
        "stop:act:set": "a capability, list, purpose, recipient, rule or record was stopped",
        "subject:access:limited": (
            "access was limited: for which aims, and when that is looked at again"
        ),
        "subject:answer:handed": "an answer was printed for whom it is for",
        "subject:identity:checked": (
            "who asks about their data was checked and the copy destroyed: how, and with "
            "which result"
        ),
        "subject:record:chosen": "records were found to be a requester's own",
        "subject:request:answered": (
            "a request about one's own data was answered: how, and when the answer leaves"
        ),
        "subject:request:put_off": "a requester is told that an answer needs longer",
        "subject:request:received": "somebody asked about their own data",
        "subject:review:asked": "a requester wants an answer reviewed",
        "subject:review:ended": (
            "the supervisory authority reviewed an answer: it stands, or is to be given again"
        ),
        "supplier:record:changed": (
            "the register of suppliers was changed: a supplier, a duty or an incident"
        ),
        "system:backup:restored": "a backup was restored",
        "system:backup:written": "a backup was written",
        "system:home:created": "the installation was made",
        "training:unit:passed": "an officer passed a unit: which, and how",
        "trust:file:imported": (
            "certificates or lists were taken into the trust store: a digest and how many"
        ),
        "trust:policy:confirmed": (
            "a second person let a word on a certificate, country or source of them hold"
        ),
        "trust:policy:dropped": "a word on a certificate, country or source of them was dropped",
        "trust:policy:proposed": (
            "a word on a certificate, country or source of them waits for a second person"
        ),
        "witness:head:accepted": "a witness outside the agency signed what it holds of the ledger",
        "witness:head:refused": (
            "a witness outside the agency refused a head of the ledger, and why"
        ),
    }
)
