"""After the first assessment the approval authority reviews first; what is urgent, afterwards."""

from datetime import timedelta

import pytest

from safepassage.apps.approvals.deciding import Decider, Granting, Reviewing
from safepassage.apps.approvals.terms import Finding, Reviewer
from safepassage.apps.disclosures import corrections, selectors
from safepassage.apps.disclosures.models import Change, Stage
from safepassage.flows.approvals import answering
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.flows.disclosing.reviews import settle_reviews
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.disclosure import RecipientKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
MACHINE = Actor.component(Component.RETENTION)


@pytest.fixture
def late(platform, confirmed):
    """The traveller has arrived: the first assessment is over."""
    platform.clock.forward(timedelta(days=1))
    return confirmed


def now(head):
    return selectors.disclosure(Purpose.PNR_ASSESSMENT, head.id)


def granted(people, request):
    granting = Granting(
        valid_until=people.platform.clock.now() + timedelta(days=3), reasons="Made out."
    )
    answering.grant_as(people.platform, request.id, Decider(officer=people.judge), granting)
    settle_reviews(people.platform, actor=MACHINE)


def test_a_second_officer_is_not_enough_then(late):
    head = late.second(late.ask())
    assert head.stage == Stage.AWAITING_REVIEW
    with pytest.raises(DisclosureRefused, match="not ready"):
        late.send(head)


def test_with_the_authoritys_leave_it_is_sent_by_who_asked(late):
    head = late.second(late.ask())
    request = late.review(head)
    assert settle_reviews(late.platform, actor=MACHINE) == 0
    granted(late, request)
    assert late.read(head, late.send(now(head)))["traveller"]["surname"] == "TESTOVAR"
    assert late.send(now(head)).content


def test_what_the_authority_refuses_never_leaves(late):
    head = late.second(late.ask())
    request = late.review(head)
    answering.refuse(late.platform, request.id, Decider(officer=late.judge), "Not made out.")
    settle_reviews(late.platform, actor=MACHINE)
    assert now(head).stage == Stage.REFUSED
    with pytest.raises(DisclosureRefused, match="not ready"):
        late.send(now(head))


def test_a_grant_that_ran_out_is_asked_for_anew(late):
    head = late.second(late.ask())
    granted(late, late.review(head))
    late.platform.clock.forward(timedelta(days=4))
    with pytest.raises(DisclosureRefused, match="time is over"):
        late.send(now(head))


def test_what_was_agreed_before_arrival_and_sent_after_it_needs_the_authority(platform, confirmed):
    head = confirmed.second(confirmed.ask())
    assert head.stage == Stage.READY
    platform.clock.forward(timedelta(days=1))
    with pytest.raises(DisclosureRefused, match="first assessment is over"):
        confirmed.send(head)
    assert now(head).stage == Stage.AWAITING_REVIEW


def test_what_is_urgent_leaves_at_once_and_is_called_back_when_found_wrong(late):
    abroad = late.recipient(RecipientKind.UNIT)
    head = late.second(late.ask(abroad))
    request = late.review(head, urgent=True)
    assert request.review_by - late.platform.clock.now() == timedelta(hours=48)
    assert late.send(now(head)).content
    reviewing = Reviewing(
        by=Reviewer.AUTHORITY, finding=Finding.WRONG, said="There was no urgency."
    )
    answering.review(late.platform, request.id, Decider(officer=late.judge), reviewing)
    assert settle_reviews(late.platform, actor=MACHINE) == 1
    assert settle_reviews(late.platform, actor=MACHINE) == 0
    (notice,) = corrections.waiting()
    assert (notice.change, notice.reference) == (Change.RECALLED, head.reference)


def test_only_who_asked_for_the_disclosure_asks_the_authority_and_once(late):
    head = late.second(late.ask())
    late.review(head)
    with pytest.raises(DisclosureRefused, match="already"):
        late.review(head)
