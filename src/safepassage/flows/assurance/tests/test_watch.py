"""Assessments that end warn, then let nothing new begin, then stop their capability."""

from datetime import timedelta
from uuid import uuid4

import pytest
from msgspec import json

from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.assurance import assessments, emergencies, standings
from safepassage.apps.assurance.errors import AssuranceError
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight.reading import BasisError
from safepassage.apps.oversight.services import import_bases
from safepassage.apps.regulation import stops
from safepassage.apps.watchlists import services as watchlists
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.flows.assurance.approving import approve, extend
from safepassage.flows.assurance.watch import watch
from safepassage.records.actor import Actor
from safepassage.safeguards.assurance.assessment import Answer, State
from safepassage.safeguards.assurance.risks import Level, risks_of
from safepassage.safeguards.capabilities import Capability

pytestmark = pytest.mark.django_db(transaction=True)
OWNER, ADVISER, APPROVER, REGULATOR = (Actor.officer(str(uuid4())) for _ in range(4))
WORDS = "Enough words to say what is done about it."
DAY = timedelta(days=1)
SCREENING = Capability.LIST_SCREENING


@pytest.fixture(autouse=True)
def installed(platform):
    accounts.create_installation(
        kind=InstallationKind.PRODUCTION, title="Utopia", at=platform.clock.now()
    )


def written(platform, capability=SCREENING, level=Level.LOW):
    answers = {one.code: Answer(measures=WORDS, level=level) for one in risks_of(capability)}
    found = assessments.write(
        capability=capability,
        purpose=WORDS,
        answers=answers,
        actor=OWNER,
        at=platform.clock.now(),
    )
    assessments.advise(assessment=found.pk, advice=WORDS, actor=ADVISER, at=platform.clock.now())
    return found


def approved(platform, *, days=365, actor=APPROVER, capability=SCREENING):
    found = written(platform, capability)
    until = platform.clock.now() + days * DAY
    approve(
        platform,
        assessment=found.pk,
        valid_until=until,
        consulted="",
        notified="",
        actor=actor,
    )
    return until


def state(platform):
    return standings.standing_of(SCREENING, platform.clock.now()).state


def new_list(platform):
    terms = watchlists.Terms(review_date=platform.clock.now().date() + 99 * DAY)
    at = platform.clock.now()
    return watchlists.set_terms(name=f"List {uuid4()}", terms=terms, actor=OWNER, at=at)


def warnings():
    entries = ledger.page(event=Event.ASSESSMENT_WARNED, subject=SCREENING.value, limit=99)
    return [json.decode(entry.details)["days"] for entry in reversed(entries)]


def test_what_was_never_assessed_goes_on_for_a_month_and_stops_after_two(platform, clock):
    watch(platform)
    assert state(platform) is State.WANTED
    new_list(platform)
    clock.forward(31 * DAY)
    watch(platform)
    assert state(platform) is State.ENDED
    with pytest.raises(WatchListError, match="No new list is taken"):
        new_list(platform)
    assert stops.stopped(SCREENING) is None
    clock.forward(30 * DAY)
    watch(platform)
    assert stops.stopped(SCREENING).law.startswith("Convention 108+")
    approved(platform)
    assert stops.stopped(SCREENING) is None
    new_list(platform)


def test_warnings_are_given_once_each(platform, clock):
    approved(platform, days=100)
    for _ in range(101):
        watch(platform)
        watch(platform)
        clock.forward(DAY)
    watch(platform)
    assert warnings() == [90, 30, 7]
    assert len(ledger.page(event=Event.ASSESSMENT_ENDED, subject=SCREENING.value)) == 1


def test_after_its_end_no_new_purpose_begins(platform, clock, bases):
    clock.forward(31 * DAY)
    watch(platform)
    basis = {
        "code": "CRITERIA",
        "title": "Criteria",
        "law": "Act",
        "article": "1",
        "purpose": "pnr_criteria",
        "kind": "pnr",
        "valid_from": "2026-01-01",
        "mask_after_hours": 1,
        "delete_after_hours": 2,
        "field_profile": "pnr",
    }
    with pytest.raises(BasisError, match="no purpose here yet"):
        import_bases(json.encode([basis]), actor=OWNER, at=platform.clock.now())


def test_the_regulator_extends_once_and_publishes_why(platform, clock):
    end = approved(platform, days=10)
    clock.forward(45 * DAY)
    watch(platform)
    assert stops.stopped(SCREENING)
    until = end + 120 * DAY
    extend(platform, capability=SCREENING, until=until, ground=WORDS, actor=REGULATOR)
    assert stops.stopped(SCREENING) is None
    with pytest.raises(WatchListError):
        new_list(platform)
    with pytest.raises(AssuranceError, match="one extension"):
        extend(platform, capability=SCREENING, until=until, ground=WORDS, actor=REGULATOR)
    clock.forward(85 * DAY)
    watch(platform)
    assert stops.stopped(SCREENING)
    (published,) = standings.extensions(SCREENING)
    assert published.ground == WORDS


def test_an_extension_has_a_last_day(platform, clock):
    end = approved(platform, days=10)
    with pytest.raises(AssuranceError, match="120 days"):
        extend(platform, capability=SCREENING, until=end + 121 * DAY, ground=WORDS, actor=REGULATOR)


def test_an_emergency_lets_it_go_on_until_its_own_end(platform, clock):
    approved(platform, days=40)
    clock.forward(35 * DAY)
    found = emergencies.propose(
        act="Act of Utopia 7",
        ground=WORDS,
        until=platform.clock.now() + 20 * DAY,
        actor=OWNER,
        at=platform.clock.now(),
    )
    emergencies.begin(emergency=found.pk, actor=APPROVER, at=platform.clock.now())
    clock.forward(15 * DAY)
    watch(platform)
    assert state(platform) is State.ENDED
    clock.forward(25 * DAY)
    watch(platform)
    assert emergencies.standing(platform.clock.now()) is None
    assert stops.stopped(SCREENING)


def test_an_emergency_keeps_nothing_going_that_had_ended_before(platform, clock):
    approved(platform, days=10)
    clock.forward(35 * DAY)
    at = platform.clock.now()
    found = emergencies.propose(
        act="Act of Utopia 7", ground=WORDS, until=at + 20 * DAY, actor=OWNER, at=at
    )
    emergencies.begin(emergency=found.pk, actor=APPROVER, at=at)
    clock.forward(6 * DAY)
    watch(platform)
    assert stops.stopped(SCREENING)


def test_what_ends_in_an_emergency_goes_on_until_it_is_over(platform, clock):
    approved(platform, days=36)
    clock.forward(35 * DAY)
    for _ in range(2):
        at = platform.clock.now()
        found = emergencies.propose(
            act="Act of Utopia 7", ground=WORDS, until=at + 29 * DAY, actor=OWNER, at=at
        )
        emergencies.begin(emergency=found.pk, actor=APPROVER, at=at)
        clock.forward(28 * DAY)
        watch(platform)
        emergencies.end(emergency=found.pk, actor=OWNER, at=platform.clock.now())
    watch(platform)
    assert stops.stopped(SCREENING)


@pytest.mark.parametrize("by", [OWNER, ADVISER])
def test_who_wrote_or_advised_does_not_approve(platform, by):
    with pytest.raises(AssuranceError, match="Somebody else"):
        approved(platform, actor=by)
    assert state(platform) is State.WANTED


def test_what_is_not_whole_is_not_approved(platform):
    at = platform.clock.now()
    found = assessments.write(capability=SCREENING, purpose=WORDS, answers={}, actor=OWNER, at=at)
    with pytest.raises(AssuranceError, match="not answered: necessity"):
        assessments.approve(
            assessment=found.pk,
            valid_until=at + DAY,
            consulted="",
            notified="",
            actor=APPROVER,
            at=at,
        )


def test_it_holds_for_two_years_at_most(platform):
    with pytest.raises(AssuranceError, match="two years"):
        approved(platform, days=731)
