"""A breach is told to the supervisor in time and to the persons, or it is said why not."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.models import Entry
from safepassage.apps.incidents import selectors
from safepassage.apps.incidents.models import Incident
from safepassage.apps.incidents.services import IncidentError, Judged
from safepassage.flows import incidents
from safepassage.flows.incidents import Happened
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.breach import Cause, Consequence, Measure, Risk, Told, What

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER, ACTOR = uuid4(), Actor.officer("officer-9")
ACCOUNT = "A copy of a list lay on a shared drive for two days."


@pytest.fixture
def breach(platform, settings):
    settings.SAFEPASSAGE_BREACH_HOURS = 72
    settings.SAFEPASSAGE_UNIT_BREACH_HOURS = 24
    return reported(platform, DataKind.API_BORDER)


def reported(platform, *kinds, after=timedelta()):
    happened = Happened(
        what=What.ACCESSED,
        cause=Cause.MISTAKE,
        kinds=kinds,
        persons=12,
        account=ACCOUNT,
        happened_at=None,
        known_at=platform.clock.now() + after,
    )
    return incidents.report(platform, happened, officer=OFFICER, actor=ACTOR)


def judged(platform, breach, risk):
    word = Judged(
        cause=Cause.MISTAKE,
        risk=risk,
        persons=12,
        consequences=(Consequence.EXPOSURE_OF_TRAVEL,),
        measures=(Measure.ACCESS_ENDED,),
    )
    incidents.judge(platform, breach, word, actor=ACTOR)


def told(platform, breach, whom, persons=None):
    incidents.note_told(
        platform,
        breach,
        whom,
        persons=persons,
        reference="SA-17",
        officer=OFFICER,
        actor=ACTOR,
    )


def close(platform, breach):
    incidents.close(platform, breach, officer=OFFICER, actor=ACTOR)


def test_the_clock_runs_from_when_it_became_known_the_units_data_by_their_own(platform, breach):
    known = platform.clock.now()
    assert selectors.incident(breach).supervisor_by == known + timedelta(hours=72)
    both = reported(platform, DataKind.API_BORDER, DataKind.PNR)
    assert selectors.incident(both).supervisor_by == known + timedelta(hours=24)
    early = reported(platform, DataKind.PNR, after=-timedelta(hours=20))
    assert selectors.incidents()[0].id == early


def test_it_becomes_known_no_later_than_it_is_reported(platform, breach):
    with pytest.raises(IncidentError, match="no later"):
        reported(platform, DataKind.PNR, after=timedelta(minutes=1))


def test_one_that_nobody_was_told_of_in_time_is_counted(platform, breach):
    platform.clock.forward(timedelta(hours=73))
    assert selectors.count_overdue(platform.clock.now()) == 1
    told(platform, breach, Told.SUPERVISOR)
    assert selectors.count_overdue(platform.clock.now()) == 0


def test_the_supervisor_is_left_out_only_where_there_is_no_risk(platform, breach):
    with pytest.raises(IncidentError, match="without risk"):
        told(platform, breach, Told.NOT_SUPERVISOR_NO_RISK)
    judged(platform, breach, Risk.NONE)
    told(platform, breach, Told.NOT_SUPERVISOR_NO_RISK)
    assert not selectors.incident(breach).supervisor_waits


@pytest.mark.parametrize("risk", [Risk.HIGH, Risk.UNKNOWN])
def test_of_a_high_risk_or_one_not_judged_the_persons_are_told(platform, breach, risk):
    judged(platform, breach, risk)
    with pytest.raises(IncidentError, match="persons are told"):
        told(platform, breach, Told.NOT_PERSONS_NO_HIGH_RISK)
    told(platform, breach, Told.PERSONS, persons=12)
    assert not selectors.incident(breach).persons_wait


def test_it_is_closed_only_when_everything_was_done(platform, breach):
    with pytest.raises(IncidentError) as error:
        close(platform, breach)
    assert len(str(error.value).split(". ")) == 3
    judged(platform, breach, Risk.LIKELY)
    told(platform, breach, Told.SUPERVISOR)
    told(platform, breach, Told.NOT_PERSONS_NO_HIGH_RISK)
    close(platform, breach)
    with pytest.raises(IncidentError, match="closed"):
        judged(platform, breach, Risk.HIGH)


def test_the_report_says_all_that_the_law_asks_and_names_nobody(platform, breach):
    judged(platform, breach, Risk.HIGH)
    told(platform, breach, Told.PERSONS, persons=12)
    content = incidents.written(platform, breach, Told.COMMITTEE, actor=ACTOR)
    made = json.loads(content)
    assert made["receiver"] == "committee"
    assert made["account"] == ACCOUNT
    for asked in ("what", "kinds", "persons", "consequences", "measures", "known_at", "steps"):
        assert made["breach"][asked], asked
    assert str(OFFICER).encode() not in content
    assert ledger.page(subject=str(breach), limit=1)[0].event == "incident:breach:exported"


def test_what_happened_stands_sealed_and_not_in_the_ledger(platform, breach):
    row = Incident.objects.get()
    assert b"shared drive" not in bytes(row.account)
    assert not any("shared drive" in one.details for one in Entry.objects.all())
    assert incidents.account_of(platform, breach) == ACCOUNT
