"""The weekly report of an emergency: what was read, asked, decided and refused, in counts."""

from datetime import datetime

from safepassage.apps.assurance import emergencies
from safepassage.apps.assurance.models import Emergency
from safepassage.apps.audit import counting
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.assurance.emergency import WEEK, weeks_over

ACTOR = Actor.component(Component.RETENTION)
COUNTED = (
    Event.RECORD_READ,
    Event.RECORD_SEARCHED,
    Event.CASE_DECIDED,
    Event.CASE_APPROVED,
    Event.CASE_LAPSED,
    Event.REQUEST_SENT,
    Event.ENQUIRY_ASKED,
    Event.AGENCY_GIVEN,
    Event.LIST_URGENT_ENTERED,
    Event.EXPORT_BEGUN,
)


def report_weeks(at: datetime) -> None:
    """Make the reports of weeks that are over and have none."""
    for one in emergencies.begun():
        have = {report.week for report in one.reports.all()}
        for week in range(1, _weeks(one, at) + 1):
            if week not in have and one.begun_at:
                _report(one, one.begun_at, week, at)


def _weeks(one: Emergency, at: datetime) -> int:
    """The weeks that are over: whole ones while it stands, then also the one cut off."""
    if one.begun_at is None:
        return 0
    if one.ended_at:
        return weeks_over(one.begun_at, one.ended_at)
    return (at - one.begun_at) // WEEK


def _report(one: Emergency, begun_at: datetime, week: int, at: datetime) -> None:
    begins = begun_at + WEEK * (week - 1)
    ends = min(begins + WEEK, one.ended_at or at)
    figures = counting.count_events(COUNTED, since=begins, until=ends)
    emergencies.report(one, week=week, figures=figures, actor=ACTOR, at=at)
