"""Every permission of the platform; which role holds it is in ``granted``.

A permission is named ``scope:resource:action``: the app or room, the thing in
it, and the verb. Members are alphabetised; each has a description.
"""

from enum import StrEnum
from typing import Self


class Permission(StrEnum):
    """One thing that somebody may be allowed to do."""

    description: str

    def __new__(cls, value: str, description: str) -> Self:
        """Make a member that carries its description."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    ACCOUNTS_OFFICER_CONFIRM = (
        "accounts:officer:confirm",
        "let an enrolment link open that another person made",
    )
    ACCOUNTS_OFFICER_ENROL = "accounts:officer:enrol", "add officers and give them roles"
    ACCOUNTS_OFFICER_READ = "accounts:officer:read", "see who the officers are"
    ACCOUNTS_OFFICER_SUSPEND = "accounts:officer:suspend", "suspend and restore officers"
    AGENCIES_AGENCY_MANAGE = (
        "agencies:agency:manage",
        "add and suspend agencies, give them new credentials",
    )
    AGENCIES_AGENCY_READ = "agencies:agency:read", "see agencies and what they are given"
    AGENCIES_LAW_IMPORT = (
        "agencies:law:import",
        "say by which law an agency is given what; never who gives it its credential",
    )
    APPROVALS_REQUEST_ASK = (
        "approvals:request:ask",
        "ask the approval authority for leave, and use what it granted",
    )
    APPROVALS_REQUEST_DECIDE = (
        "approvals:request:decide",
        "grant and refuse requests for leave, and review what was urgent",
    )
    APPROVALS_REQUEST_READ = (
        "approvals:request:read",
        "see which requests for leave were made, and what came of them",
    )
    APPROVALS_REVIEW_NOTE = (
        "approvals:review:note",
        "note what a review of an opening of masked data found",
    )
    ASSURANCE_ASSESSMENT_ADVISE = (
        "assurance:assessment:advise",
        "advise on impact assessments",
    )
    ASSURANCE_ASSESSMENT_APPROVE = (
        "assurance:assessment:approve",
        "approve impact assessments that others wrote",
    )
    ASSURANCE_ASSESSMENT_EXTEND = (
        "assurance:assessment:extend",
        "let a capability go on once beyond its assessment, on a published ground",
    )
    ASSURANCE_ASSESSMENT_READ = "assurance:assessment:read", "see impact assessments and their ends"
    ASSURANCE_ASSESSMENT_WRITE = "assurance:assessment:write", "write impact assessments"
    ASSURANCE_EMERGENCY_DECLARE = (
        "assurance:emergency:declare",
        "propose an emergency under a legal act, and begin one that another person proposed",
    )
    ASSURANCE_EMERGENCY_END = "assurance:emergency:end", "end an emergency before its time"
    ASSURANCE_SUPPLIER_MANAGE = "assurance:supplier:manage", "keep the register of suppliers"
    AUDIT_LEDGER_READ = "audit:ledger:read", "read the ledger"
    CARRIERS_CARRIER_MANAGE = "carriers:carrier:manage", "add and suspend carriers"
    CARRIERS_CARRIER_READ = "carriers:carrier:read", "see carriers and their state"
    CARRIERS_CREDENTIAL_ROTATE = "carriers:credential:rotate", "give carriers new credentials"
    CARRIERS_QUARANTINE_MANAGE = (
        "carriers:quarantine:manage",
        "hold a carrier's messages and let them go",
    )
    CASES_ARRIVAL_ACKNOWLEDGE = (
        "cases:arrival:acknowledge",
        "acknowledge what the arrival desk is told",
    )
    CASES_ARRIVAL_READ = "cases:arrival:read", "see whom the arrival desk is told about"
    CASES_ITEM_APPROVE = "cases:item:approve", "confirm another officer's decision"
    CASES_ITEM_DECIDE = "cases:item:decide", "decide a work item"
    CASES_ITEM_READ = "cases:item:read", "see the work queue and its items"
    CASES_PROTECTION_DECIDE = "cases:protection:decide", "decide an item of the protection queue"
    CASES_PROTECTION_READ = "cases:protection:read", "see the protection queue"
    CLEARANCES_CLEARANCE_END = "clearances:clearance:end", "end a clearance before its time"
    CLEARANCES_CLEARANCE_READ = (
        "clearances:clearance:read",
        "see which hits were cleared before, by whom and why",
    )
    CLEARANCES_NUMBER_GIVE = (
        "clearances:number:give",
        "give a traveller who asks a redress number, and end one",
    )
    CONSOLE_DESK_USE = "console:desk:use", "sign in and use the console"
    DISCLOSURES_CORRECTION_NOTE = (
        "disclosures:correction:note",
        "note that a recipient heard of a correction",
    )
    DISCLOSURES_CORRECTION_READ = (
        "disclosures:correction:read",
        "see which recipients have to hear of a correction",
    )
    DISCLOSURES_DISCLOSURE_ASK = (
        "disclosures:disclosure:ask",
        "ask that a record goes to a recipient, and send it when it may go",
    )
    DISCLOSURES_DISCLOSURE_CONFIRM = (
        "disclosures:disclosure:confirm",
        "agree, as a second officer, that a record goes to a recipient",
    )
    DISCLOSURES_DISCLOSURE_READ = (
        "disclosures:disclosure:read",
        "see what was disclosed to whom, by whom and why",
    )
    DISCLOSURES_NOTICE_READ = (
        "disclosures:notice:read",
        "see which persons have to be told that their data were used",
    )
    DISCLOSURES_NOTICE_SETTLE = (
        "disclosures:notice:settle",
        "write to persons whose data were used, or put it off on a ground",
    )
    DISCLOSURES_RECIPIENT_ADD = (
        "disclosures:recipient:add",
        "enter and suspend recipients of disclosures",
    )
    DISCLOSURES_RECIPIENT_CONFIRM = (
        "disclosures:recipient:confirm",
        "put in force a recipient that another person entered",
    )
    DISCLOSURES_RECIPIENT_READ = (
        "disclosures:recipient:read",
        "see who may be given records, by which law",
    )
    DISCLOSURES_TELLING_NOTE = (
        "disclosures:telling:note",
        "note that a disclosure of which one is told each time was seen",
    )
    DOCUMENTS_DOCUMENT_CHECK = (
        "documents:document:check",
        "check a document's lines, chip files and seals; nothing of it is kept",
    )
    ENQUIRIES_CONFIRMATION_NOTE = (
        "enquiries:confirmation:note",
        "note what the owner of a register said about a hit",
    )
    ENQUIRIES_REGISTER_READ = (
        "enquiries:register:read",
        "see which registers are asked and how they answer, in counts",
    )
    FIGURES_DECIDING_NAME = (
        "figures:deciding:name",
        "see how fast officers decide, by their codes",
    )
    FIGURES_DECIDING_READ = (
        "figures:deciding:read",
        "see how fast people decide and agree, without saying who",
    )
    FIGURES_FAIRNESS_READ = (
        "figures:fairness:read",
        "see whom lists fall on by nationality, sex and age, in counts",
    )
    FIGURES_FAIRNESS_REVIEW = (
        "figures:fairness:review",
        "review a list that was stopped for its hits by group, and agree to a review",
    )
    FIGURES_REPORT_PUBLISH = (
        "figures:report:publish",
        "make a transparency report, and publish one that another person made",
    )
    FORECAST_ARRIVALS_READ = (
        "forecast:arrivals:read",
        "see how many people arrive when, by lane; no persons",
    )
    HOLDS_HOLD_APPROVE = "holds:hold:approve", "agree that a hold ends later"
    HOLDS_HOLD_READ = "holds:hold:read", "see why journeys' data stay, and until when"
    HOLDS_HOLD_RECORD = (
        "holds:hold:record",
        "record why a journey's data stay, and end it; flag what was found on the way",
    )
    INCIDENTS_INCIDENT_NOTE = (
        "incidents:incident:note",
        "report a breach, judge it, and note who was told of it",
    )
    INCIDENTS_INCIDENT_READ = "incidents:incident:read", "see breaches and their clocks"
    MESSAGES_FILE_UPLOAD = "messages:file:upload", "upload a file for a carrier without a system"
    MESSAGES_MESSAGE_READ = "messages:message:read", "see messages received, without content"
    MESSAGES_PARKED_REPAIR = "messages:parked:repair", "read and retry parked messages"
    MESSAGES_TELEPHONE_NOTE = (
        "messages:telephone:note",
        "note that a carrier was told by telephone",
    )
    MESSAGES_TELEPHONE_READ = "messages:telephone:read", "see which carriers are to be telephoned"
    OVERSIGHT_BASIS_IMPORT = "oversight:basis:import", "import legal bases"
    OVERSIGHT_BASIS_READ = "oversight:basis:read", "see the legal bases"
    OVERSIGHT_PROFILE_CONFIRM = (
        "oversight:profile:confirm",
        "confirm which profiles of law are followed, where another person proposed it",
    )
    OVERSIGHT_PROFILE_PROPOSE = (
        "oversight:profile:propose",
        "import national profiles, and propose which profiles are followed",
    )
    OVERSIGHT_RETENTION_READ = "oversight:retention:read", "see what was masked and deleted"
    QUALITY_CONFORMANCE_TRY = (
        "quality:conformance:try",
        "try out a carrier's message; nothing of it is kept",
    )
    QUALITY_REPORT_READ = "quality:report:read", "see how well carriers send, in counts"
    REGULATION_KEY_CONFIRM = (
        "regulation:key:confirm",
        "confirm the regulator's own public keys by comparison",
    )
    REGULATION_ORDER_ANSWER = (
        "regulation:order:answer",
        "say what was done for an order of the regulator",
    )
    REGULATION_ORDER_GIVE = "regulation:order:give", "give orders to stop, delete and correct"
    REGULATION_ORDER_READ = "regulation:order:read", "see the orders of the regulator"
    REGULATION_OVERVIEW_READ = (
        "regulation:overview:read",
        "see what is in force, how it is used and what is wrong, in counts",
    )
    REGULATION_RECORD_INSPECT = (
        "regulation:record:inspect",
        "open any record on the regulator's own ground",
    )
    REGULATION_REMARK_ENTER = (
        "regulation:remark:enter",
        "enter remarks and complaints, and answer them",
    )
    REGULATION_REMARK_READ = (
        "regulation:remark:read",
        "see the register of remarks and complaints",
    )
    SUBJECTS_ANSWER_PRINT = "subjects:answer:print", "print an answer to a data subject"
    SUBJECTS_CORRECTION_REVIEW = "subjects:correction:review", "agree to another's correction"
    SUBJECTS_REQUEST_ANSWER = "subjects:request:answer", "answer data subjects' requests"
    SUBJECTS_REQUEST_ENTER = "subjects:request:enter", "enter a data subject's letter or visit"
    SUBJECTS_REQUEST_READ = "subjects:request:read", "see which requests of data subjects wait"
    SUBJECTS_REQUEST_REVIEW = "subjects:request:review", "review answers to data subjects"
    TRAVEL_BOARD_READ = "travel:board:read", "see arrivals and departures"
    TRAVEL_CARRIER_ASK = (
        "travel:carrier:ask",
        "ask a carrier for a reservation or a flight, on a ground",
    )
    TRAVEL_FLIGHT_READ = "travel:flight:read", "see a flight and its travellers"
    TRAVEL_PLACE_WIDEN = (
        "travel:place:widen",
        "work for another place than the posting serves, on a ground",
    )
    TRAVEL_TRAVELLER_READ = "travel:traveller:read", "see a traveller's record"
    TRAVEL_TRAVELLER_SEARCH = "travel:traveller:search", "look for travellers, on a ground"
    TRUST_POLICY_CONFIRM = (
        "trust:policy:confirm",
        "confirm whose certificates count, where another person proposed it",
    )
    TRUST_POLICY_PROPOSE = (
        "trust:policy:propose",
        "propose whose certificates count and whose do not",
    )
    TRUST_STORE_IMPORT = (
        "trust:store:import",
        "import certificates, and lists of them and of revocations",
    )
    TRUST_STORE_READ = (
        "trust:store:read",
        "see whose passports can be judged, by which certificates",
    )
    WATCHING_ALERT_READ = (
        "watching:alert:read",
        "see whose reading was unusual, and what reviews found",
    )
    WATCHING_ALERT_REVIEW = "watching:alert:review", "review alerts about unusual reading"
    WATCHING_NAME_NOTE = (
        "watching:name:note",
        "note officers' names as digests, so that reading them is seen",
    )
    WATCHLISTS_ALERT_CHECK = (
        "watchlists:alert:check",
        "check foreign alerts for political and refugee grounds",
    )
    WATCHLISTS_ALERT_READ = (
        "watchlists:alert:read",
        "see foreign alerts in quarantine, and how they were checked",
    )
    WATCHLISTS_ENTRY_READ = (
        "watchlists:entry:read",
        "see whom a version of a watchlist adds, removes and changes",
    )
    WATCHLISTS_ISSUER_READ = (
        "watchlists:issuer:read",
        "see how often alerts of each issuer were accepted and refused; no persons",
    )
    WATCHLISTS_LIST_CONFIRM = (
        "watchlists:list:confirm",
        "confirm what another person brought into a watchlist",
    )
    WATCHLISTS_LIST_IMPORT = "watchlists:list:import", "import watchlists"
    WATCHLISTS_LIST_READ = "watchlists:list:read", "see which watchlists are in force"
    WATCHLISTS_URGENT_ADD = (
        "watchlists:urgent:add",
        "list one person at once, until a second person confirms it; end such an entry",
    )
    WATCHLISTS_URGENT_READ = "watchlists:urgent:read", "see who was listed singly"
