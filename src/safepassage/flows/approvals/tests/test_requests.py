"""A request for leave: who may ask, who may answer, how often it serves, and its end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from profile_fixtures import follow_national_law
from safepassage.apps.approvals import retention, selectors, services
from safepassage.apps.approvals.errors import (
    NotAllowedError,
    NotStandingError,
    TooManyUrgentError,
    UrgencyStoppedError,
)
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.saying import Decider, Reviewing
from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer, State
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.approvals import answering
from safepassage.flows.approvals.ending import end_approvals
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
MACHINE = Actor.component(Component.RETENTION)


def _use(asked, request, officer=None):
    with transaction.atomic():
        return services.use(
            request.id, officer=officer or asked.officer.pk, at=asked.platform.clock.now()
        )


def _end(asked):
    with transaction.atomic():
        return end_approvals(actor=MACHINE, at=asked.platform.clock.now(), limit=50)


def _events(subject):
    return [one.event for one in ledger.page(subject=str(subject))]


def test_who_asks_never_grants_and_no_other_role_does(asked, dpo):
    request = asked.ask()
    for other in (asked.officer.pk, dpo.pk, uuid4()):
        with pytest.raises(NotAllowedError):
            asked.grant(request, by=other)
    assert asked.grant(request).state is State.GRANTED


def test_the_database_itself_refuses_that_somebody_approves_their_own(asked):
    request = asked.ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovalRequest.objects.filter(id=request.id).update(decided_by=request.requester)


def test_the_authority_asks_for_nothing_itself(asked, judge):
    with pytest.raises(NotAllowedError):
        asked.ask(requester=judge.pk)


def test_a_grant_that_opens_once_opens_once_for_the_officer_who_asked(asked, dpo):
    request = asked.grant(asked.ask())
    with pytest.raises(NotAllowedError):
        _use(asked, request, officer=dpo.pk)
    assert _use(asked, request).state is State.USED
    with pytest.raises(NotStandingError):
        _use(asked, request)


def test_a_grant_until_a_time_opens_until_then_and_not_after(asked, clock):
    request = asked.grant(asked.ask(opens=Opens.UNTIL), days=2)
    _use(asked, request)
    assert _use(asked, request).times_used == 2
    clock.forward(timedelta(days=2))
    with pytest.raises(NotStandingError):
        _use(asked, request)
    _end(asked)
    assert selectors.request(request.id).state is State.EXPIRED


def test_what_nobody_answers_lapses_and_cannot_be_granted_then(asked, clock):
    request = asked.ask()
    clock.forward(timedelta(days=14))
    with pytest.raises(NotStandingError):
        asked.grant(request)
    assert _end(asked) == 1
    assert selectors.request(request.id).state is State.LAPSED


def test_a_refusal_gives_its_reasons_and_stands(asked):
    request = asked.ask()
    decider = Decider(officer=asked.judge.pk)
    with pytest.raises(ValueError, match="reasons"):
        answering.refuse(asked.platform, request.id, decider, "  ")
    answering.refuse(asked.platform, request.id, decider, "The file does not name him.")
    with pytest.raises(NotStandingError):
        asked.grant(request)
    with pytest.raises(NotStandingError):
        _use(asked, request)


def test_masked_data_are_never_opened_by_a_button_alone(asked):
    with pytest.raises(NotStandingError, match="file"):
        asked.grant(asked.ask(ApprovalKind.UNMASK))


def test_every_step_stands_in_the_ledger_under_its_subject(asked):
    request = asked.ask()
    _use(asked, asked.grant(request))
    assert _events(request.subject) == [
        Event.APPROVAL_USED,
        Event.APPROVAL_GRANTED,
        Event.APPROVAL_ASKED,
    ]


def test_ground_and_case_are_sealed_read_with_an_entry_and_end_with_their_record(asked, clock):
    request = asked.ask()
    row = ApprovalRequest.objects.get(id=request.id)
    assert b"bomb" not in bytes(row.words)
    reader = Actor.officer(str(asked.judge.pk))

    def said():
        return selectors.said(
            request.id,
            actor=reader,
            purpose=Purpose.OVERSIGHT,
            keys=asked.platform.keys,
            at=clock.now(),
        )

    assert said().case == "UT-2026-17"
    assert _events(request.id) == [Event.RECORD_READ]
    retention.forget_about([request.subject])
    assert said().ground == ""
    assert ApprovalRequest.objects.filter(id=request.id).exists()


def test_words_end_with_the_key_of_their_day_even_in_a_copy_of_the_table(asked):
    request = asked.ask()
    asked.platform.keys.destroy_day(request.words_day)
    found = selectors.said(
        request.id,
        actor=MACHINE,
        purpose=Purpose.OVERSIGHT,
        keys=asked.platform.keys,
        at=asked.platform.clock.now(),
    )
    assert found.ground == ""


def test_something_urgent_is_done_first_and_reviewed_in_48_hours(asked, clock):
    request = asked.ask(urgent=True)
    assert request.state is State.GRANTED
    assert request.review_by == clock.now() + timedelta(hours=48)
    _use(asked, request)
    assert [one.id for one in selectors.due(Reviewer.AUTHORITY)] == [request.id]
    asked.review(request, Finding.RIGHT)
    assert selectors.due(Reviewer.AUTHORITY) == []
    clock.forward(timedelta(days=3))
    _end(asked)
    assert Event.APPROVAL_UNREVIEWED not in _events(request.subject)


def test_a_profile_may_ask_for_the_review_sooner_and_never_later(asked, clock):
    for hours, first in ((12, 12), (96, 48)):
        follow_national_law(clock.now(), urgent_review_hours=hours)
        request = asked.ask(urgent=True)
        assert request.review_by == clock.now() + timedelta(hours=first)


def test_what_nobody_reviews_in_time_is_told_once_and_stops_urgency(asked, clock):
    request = asked.ask(urgent=True)
    _use(asked, request)
    clock.forward(timedelta(hours=48))
    for _ in range(2):
        _end(asked)
    assert _events(request.subject).count(Event.APPROVAL_UNREVIEWED) == 1
    with pytest.raises(UrgencyStoppedError):
        asked.ask(urgent=True)
    assert asked.ask().state is State.ASKED
    asked.review(request, Finding.RIGHT)
    assert asked.ask(urgent=True).state is State.GRANTED


def test_urgency_is_no_way_round_the_authority_for_one_officer_again_and_again(asked):
    requests = [asked.ask(urgent=True) for _ in range(3)]
    with pytest.raises(TooManyUrgentError, match="3 urgent uses of yours wait"):
        asked.ask(urgent=True)
    assert asked.ask().state is State.ASKED
    asked.review(requests[0], Finding.RIGHT)
    assert asked.ask(urgent=True).state is State.GRANTED


def test_what_a_review_finds_wrong_is_not_used_any_more(asked):
    request = asked.ask(urgent=True)
    asked.review(request, Finding.WRONG)
    with pytest.raises(NotStandingError):
        _use(asked, request)


def test_officers_names_are_never_urgent(asked):
    with pytest.raises(ValueError, match="never urgent"):
        asked.ask(ApprovalKind.OFFICER_NAMES, urgent=True)


def test_the_data_protection_officer_reviews_each_later_use_and_nobody_in_their_place(asked, dpo):
    request = asked.grant(asked.ask(ApprovalKind.LATER_USE))
    reviewing = Reviewing(
        by=Reviewer.DATA_PROTECTION_OFFICER, finding=Finding.RIGHT, said="As the law says."
    )
    with pytest.raises(NotAllowedError):
        answering.review(asked.platform, request.id, Decider(officer=asked.judge.pk), reviewing)
    answering.review(asked.platform, request.id, Decider(officer=dpo.pk), reviewing)
    assert selectors.due(Reviewer.DATA_PROTECTION_OFFICER) == []


def test_a_request_is_gone_after_five_years(asked, clock):
    request = asked.ask()
    clock.forward(timedelta(days=5 * 365))
    assert retention.count_past(at=clock.now()) == 1
    retention.delete_past(at=clock.now(), limit=10)
    assert selectors.request(request.id) is None
