"""Remarks and complaints in words."""

from django.utils.translation import gettext_lazy as _

from safepassage.apps.regulation.models import (
    RemarkKind,
    RemarkOutcome,
    RemarkSource,
    RemarkTopic,
)

KINDS = {
    RemarkKind.COMPLAINT: _("Complaint"),
    RemarkKind.REMARK: _("Remark"),
}
SOURCES = {
    RemarkSource.TRAVELLER: _("A traveller, or somebody for them"),
    RemarkSource.ASSOCIATION: _("An association or community"),
    RemarkSource.CARRIER: _("A carrier"),
    RemarkSource.PUBLIC: _("Somebody else"),
}
TOPICS = {
    RemarkTopic.BOARDING: _("Boarding, or being held up"),
    RemarkTopic.CHILDREN: _("Children"),
    RemarkTopic.DATA: _("Data: access, correction, deletion"),
    RemarkTopic.DISCRIMINATION: _("Unequal treatment"),
    RemarkTopic.LISTS: _("Being listed, or mistaken for somebody"),
    RemarkTopic.PROTECTION: _("Seeking protection"),
    RemarkTopic.REDRESS: _("How a request was answered"),
    RemarkTopic.OTHER: _("Something else"),
}
OUTCOMES = {
    RemarkOutcome.UPHELD: _("Upheld"),
    RemarkOutcome.PARTLY_UPHELD: _("Upheld in part"),
    RemarkOutcome.REJECTED: _("Not upheld"),
    RemarkOutcome.NOTED: _("Noted, with thanks"),
}
