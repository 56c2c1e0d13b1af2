"""What waits, what is counted, and how it ends."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from safepassage.adapters.ids import SystemIds
from safepassage.apps.audit.ledger import LedgerClosed
from safepassage.apps.enquiries import counting, retention, selectors, services, waiting
from safepassage.apps.enquiries.models import Enquiry, RegisterDay, RegisterState
from safepassage.apps.enquiries.services import Outcome
from safepassage.apps.enquiries.waiting import Errand
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind
from safepassage.records.register import NO_HIT, Sent, Unchecked, Verdict, not_checked

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ACTOR = Actor.component(Component.ENQUIRIES)
ERRAND = Errand(
    register="lost-documents",
    flight=uuid4(),
    kind=DataKind.API_BORDER,
    at=AT,
    due_at=AT,
    until=AT + 12 * HOUR,
    fresh_since=AT - HOUR,
    mask_at=AT + 40 * HOUR,
    delete_at=AT + 48 * HOUR,
)


def note(*journeys, changed=(), **errand):
    with transaction.atomic():
        waiting.note(replace(ERRAND, **errand), journeys, changed, ids=SystemIds())


def take(at=AT, hold=HOUR, limit=10):
    return waiting.take("lost-documents", at=at, hold=hold, limit=limit)


def settle(taken, answer, at=AT, **more):
    outcome = Outcome(waiting=taken, answer=answer, sent=(Sent.DOCUMENT_NUMBER,), **more)
    with transaction.atomic():
        return services.settle([outcome], actor=ACTOR, at=at, keep=timedelta(days=9))


def test_what_is_taken_is_taken_once_until_its_hold_is_over():
    note(uuid4(), uuid4())
    assert len(take(limit=1)) == 1
    assert len(take()) == 1
    assert take() == []
    assert len(take(at=AT + HOUR)) == 2


def test_the_oldest_is_taken_first():
    old, new = uuid4(), uuid4()
    note(new)
    note(old, due_at=AT - HOUR)
    assert [one.journey for one in take()] == [old, new]


def test_told_again_without_news_nobody_waits_anew():
    journey = uuid4()
    note(journey)
    (taken,) = take()
    settle(taken, NO_HIT)
    note(journey)
    assert take() == []


@pytest.mark.parametrize("news", [{"changed": True}, {"fresh_since": AT + HOUR}])
def test_news_or_an_old_answer_make_one_wait_anew(news):
    journey = uuid4()
    note(journey)
    (taken,) = take()
    settle(taken, NO_HIT)
    changed = (journey,) if news.pop("changed", False) else ()
    note(journey, changed=changed, **news)
    assert Enquiry.objects.get().verdict == Verdict.NOT_CHECKED
    assert take()[0].round == 1


def test_an_answer_to_an_older_round_is_not_kept():
    journey = uuid4()
    note(journey)
    (taken,) = take()
    note(journey, changed=(journey,))
    assert not settle(taken, NO_HIT)
    assert Enquiry.objects.get().verdict == Verdict.NOT_CHECKED


@pytest.mark.parametrize("attempts", range(8))
def test_pauses_grow_to_a_quarter_of_an_hour(attempts):
    note(uuid4())
    (taken,) = take()
    outcome = Outcome(
        waiting=replace(taken, attempts=attempts), answer=not_checked(Unchecked.TIMED_OUT)
    )
    pause = services.again_at(outcome, AT) - AT
    assert pause == min(timedelta(minutes=15), timedelta(seconds=30) * 2**attempts)


def test_after_the_journey_nobody_asks():
    note(uuid4(), until=AT + timedelta(seconds=20))
    (taken,) = take()
    settle(taken, not_checked(Unchecked.UNREACHABLE))
    row = Enquiry.objects.get()
    assert (row.due_at, row.why) == (None, Unchecked.UNREACHABLE)


@pytest.mark.django_db(transaction=True)
def test_without_an_entry_nothing_is_asked_or_kept():
    note(uuid4())
    (taken,) = take()
    with pytest.raises(LedgerClosed):
        services.tell_asked(taken, (), actor=ACTOR, at=AT)
    assert RegisterDay.objects.count() == 0


def test_questions_and_counts_end():
    note(uuid4())
    (taken,) = take()
    settle(taken, NO_HIT, milliseconds=3.0)
    assert retention.delete_past(at=AT + 47 * HOUR, limit=10) == 0
    assert retention.delete_past(at=AT + 48 * HOUR, limit=10) == 1
    assert retention.count_days_past(at=AT + timedelta(days=9)) == 1
    assert retention.delete_past(at=AT + timedelta(days=9), limit=10) == 1


def test_masking_ends_what_waits():
    journey = uuid4()
    note(journey)
    retention.mask_about([journey], at=AT)
    row = Enquiry.objects.get()
    assert (row.due_at, row.why, row.masked_at) == (None, Unchecked.MASKED, AT)


def test_silence_begins_with_the_first_failure_and_ends_with_an_answer():
    counting.note_state("x", [not_checked(Unchecked.TIMED_OUT)], at=AT)
    counting.note_state("x", [not_checked(Unchecked.UNREACHABLE)], at=AT + HOUR)
    row = RegisterState.objects.get()
    assert (row.silent_since, row.why) == (AT, Unchecked.UNREACHABLE)
    assert selectors.count_silent(before=AT) == 1
    assert selectors.count_silent(before=AT - HOUR) == 0
    counting.note_state("x", [not_checked(Unchecked.NO_DATA)], at=AT + HOUR)
    assert selectors.count_silent(before=AT) == 1
    counting.note_state("x", [NO_HIT], at=AT + HOUR)
    assert selectors.count_silent(before=AT + HOUR) == 0
    counting.forget_others([])
    assert not RegisterState.objects.exists()


def test_figures_are_of_the_days_asked_for():
    for day in range(3):
        at = AT + timedelta(days=day)
        counting.count("x", {"asked": 2, "hit": 1, "owner.confirmed": 1}, at=at, keep=HOUR)
    counting.count("x", {"asked": 1, "owner.not_confirmed": 1}, at=AT, keep=HOUR)
    (found,) = selectors.figures(["x"], since=date(2026, 9, 2))
    assert (found.asked, found.hits, found.answered_share) == (4, 2, 0.5)
    assert (found.confirmed, found.not_confirmed, found.confirmed_share) == (2, 0, 1.0)
    (nothing,) = selectors.figures(["y"], since=date(2026, 9, 2))
    assert (nothing.answered_share, nothing.confirmed_share, nothing.p50_ms) == (None, None, None)


@given(delays=st.lists(st.floats(0, 30_000), min_size=1, max_size=200))
def test_a_quantile_of_counts_is_never_below_the_delays_own(delays):
    counts = Counter(map(counting.bucket, delays))
    ordered = sorted(delays)
    for share in (0.5, 0.99):
        own = ordered[max(0, -(-int(share * 100) * len(delays) // 100) - 1)]
        assert selectors.quantile(counts, share) >= own
