"""The closed list of what a transparency report counts, by section: entries of the ledger."""

from types import MappingProxyType

from safepassage.apps.audit.events import Event

SECTIONS = MappingProxyType(
    {
        "What came in": (Event.MESSAGE_PROCESSED, Event.MESSAGE_REFUSED, Event.REQUEST_SENT),
        "What screening and people did": (
            Event.HIT_RAISED,
            Event.HIT_CLEARED,
            Event.HIT_WITHDRAWN,
            Event.CASE_DECIDED,
            Event.CASE_APPROVED,
            Event.CASE_WITHDRAWN,
            Event.CASE_LAPSED,
        ),
        "What was read and opened": (
            Event.RECORD_READ,
            Event.RECORD_SEARCHED,
            Event.APPROVAL_ASKED,
            Event.APPROVAL_GRANTED,
            Event.APPROVAL_REFUSED,
            Event.APPROVAL_URGENT,
            Event.READING_UNUSUAL,
        ),
        "What went to others": (
            Event.DISCLOSURE_ASKED,
            Event.DISCLOSURE_SENT,
            Event.DISCLOSURE_NOT_AGREED,
            Event.DISCLOSURE_STOPPED,
            Event.ENQUIRY_ASKED,
            Event.AGENCY_GIVEN,
        ),
        "What people asked of their own data": (
            Event.SUBJECT_RECEIVED,
            Event.SUBJECT_ANSWERED,
            Event.SUBJECT_PUT_OFF,
            Event.SUBJECT_REVIEW_ASKED,
            Event.RECORD_CORRECTED,
            Event.RECORD_ERASED,
        ),
        "What ended, and what was wrong": (
            Event.RETENTION_PROVED,
            Event.RETENTION_UNPROVED,
            Event.INCIDENT_REPORTED,
            Event.STOP_SET,
            Event.STOP_LIFTED,
            Event.FAIRNESS_STOPPED,
            Event.ASSESSMENT_APPROVED,
            Event.ASSESSMENT_ENDED,
        ),
    }
)
