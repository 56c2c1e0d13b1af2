"""Why data stay: recorded by people, with an end; without it, data end at six months."""

from datetime import timedelta
from uuid import uuid4

import pytest

from one_traveller import agree, decided, item, notify, push, put_list, refused, work
from one_traveller import message as api
from regulator_orders import lifted, order
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import ArrivalNotice, Hit, WorkItem
from safepassage.apps.clearances.models import Clearance
from safepassage.apps.holds import selectors
from safepassage.apps.holds.models import ChanceFind, Hold
from safepassage.apps.travel import ending, retention
from safepassage.apps.travel.models import DataKey, Flight, Journey, LookUp, Part, Reservation
from safepassage.flows import holding
from safepassage.flows.held_words import open_kept
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.holding import Ended, Reason, Still
from safepassage.safeguards.orders import OrderKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = Purpose.PNR_ASSESSMENT
BY = Actor.officer("officer-1")
HALF_A_YEAR = timedelta(hours=4_380)
A_MOMENT = timedelta(minutes=1)
LATER = HALF_A_YEAR + timedelta(days=100)
FIVE_YEARS = timedelta(hours=43_824)


@pytest.fixture
def pnr(platform, bases):
    """The one journey of a reservation, under the strict profile."""
    push(platform)
    return Journey.objects.get(kind="pnr")


def recorded(platform, journey, **changes):
    asked = holding.Asked(
        **{
            "journey": journey.id,
            "reason": Reason.OPEN_CASE,
            "reference": "KR-2026/118",
            "words": "named in the file of the prosecutor",
            "until": platform.clock.now() + LATER,
        }
        | changes
    )
    officer = changes.get("officer") or uuid4()
    return holding.record(platform, asked, officer=officer, actor=BY, purpose=UNIT)


def test_without_a_recorded_link_data_are_deleted_at_six_months_and_not_only_masked(
    platform, clock, pnr
):
    assert pnr.mask_at == pnr.delete_at == pnr.received_at + HALF_A_YEAR
    assert pnr.latest_at == pnr.received_at + FIVE_YEARS
    clock.forward(HALF_A_YEAR)
    report = run(platform)
    assert report.proof.holds, report.proof
    assert not Journey.objects.exists()
    assert not Reservation.objects.exists()
    assert not Part.objects.exists()


def test_with_a_link_they_are_masked_at_six_months_and_deleted_when_it_ends(platform, clock, pnr):
    recorded(platform, pnr)
    clock.forward(HALF_A_YEAR + timedelta(days=1))
    report = run(platform)
    assert report.proof.holds, report.proof
    pnr.refresh_from_db()
    assert pnr.masked_at is not None
    assert Reservation.objects.exclude(masked_at=None).count() == 1
    assert not LookUp.objects.exists()
    assert not DataKey.objects.exclude(by_day=None).exists()
    assert platform.keys.live_days() == []
    clock.forward(LATER - HALF_A_YEAR)
    report = run(platform)
    assert report.proof.holds, report.proof
    for model in (Journey, Reservation, Part, DataKey, Hold, Flight):
        assert not model.objects.exists(), model


def test_nothing_is_kept_beyond_five_years_whoever_holds_it(platform, clock, pnr):
    hold = recorded(platform, pnr)
    while clock.now() < pnr.latest_at - timedelta(days=200):
        until = clock.now() + timedelta(days=183)
        clock.forward(timedelta(days=80))
        (head,) = selectors.standing(UNIT, at=clock.now())
        if head.until < until + timedelta(days=70):
            longer(platform, hold, clock.now() + timedelta(days=183))
    longer(platform, hold, clock.now() + timedelta(days=183))
    pnr.refresh_from_db()
    assert clock.now() < pnr.delete_at <= pnr.latest_at
    clock.at = pnr.latest_at
    assert run(platform).proof.holds
    assert not Journey.objects.exists()


def longer(platform, hold, until):
    holding.ask_longer(
        platform, hold, until, Still.CASE_GOES_ON, officer=uuid4(), actor=BY, purpose=UNIT
    )
    holding.answer(platform, hold, agrees=True, officer=uuid4(), actor=BY, purpose=UNIT)


def test_who_asked_or_recorded_never_agrees_to_a_later_end(platform, clock, pnr):
    first, asker = uuid4(), uuid4()
    asked = holding.Asked(
        journey=pnr.id,
        reason=Reason.ORDER,
        reference="GZ 12/2026".replace(" ", "-"),
        words="order of the court of Punta Delgada",
        until=clock.now() + LATER,
    )
    hold = holding.record(platform, asked, officer=first, actor=BY, purpose=UNIT)
    clock.forward(HALF_A_YEAR)
    until = clock.now() + timedelta(days=183)
    holding.ask_longer(
        platform, hold, until, Still.ORDER_RENEWED, officer=asker, actor=BY, purpose=UNIT
    )
    before = Journey.objects.get().delete_at
    for officer in (first, asker):
        with pytest.raises(holding.HoldRefused) as refusal:
            holding.answer(platform, hold, agrees=True, officer=officer, actor=BY, purpose=UNIT)
        assert refusal.value.code == "same"
    assert Journey.objects.get().delete_at == before
    holding.answer(platform, hold, agrees=False, officer=uuid4(), actor=BY, purpose=UNIT)
    assert Journey.objects.get().delete_at == before
    longer(platform, hold, until)
    assert Journey.objects.get().delete_at == until > before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reference": "Ilmo Testovar"}, "reference"),
        ({"words": "because"}, "words"),
        ({"until": None}, "too_long"),
    ],
)
def test_a_hold_says_which_case_and_why_and_is_never_open_ended(
    platform, clock, pnr, changes, code
):
    if "until" in changes:
        changes = {"until": pnr.delete_at + timedelta(days=184)}
    with pytest.raises(holding.HoldRefused) as refusal:
        recorded(platform, pnr, **changes)
    assert refusal.value.code == code
    assert not Hold.objects.exists()


def test_the_border_copy_is_held_by_nobody(platform, bases):
    notify(platform, api())
    work(platform)
    border = Journey.objects.get(kind="api_border")
    asked = holding.Asked(
        journey=border.id,
        reason=Reason.OPEN_CASE,
        reference="KR-2026/118",
        words="named in the file of the prosecutor",
        until=platform.clock.now() + timedelta(days=10),
    )
    with pytest.raises(holding.HoldRefused) as refusal:
        holding.record(platform, asked, officer=uuid4(), actor=BY, purpose=Purpose.BORDER_CHECK)
    assert refusal.value.code == "no_longer"
    with pytest.raises(holding.HoldRefused) as refusal:
        holding.record(platform, asked, officer=uuid4(), actor=BY, purpose=UNIT)
    assert refusal.value.code == "gone"


def test_a_hold_recorded_while_a_run_reads_ahead_still_counts(platform, clock, pnr):
    clock.forward(HALF_A_YEAR)
    read = retention.to_delete(at=clock.now(), limit=10)
    assert [journey for journey, _ in read.journeys] == [pnr.id]
    recorded(platform, pnr, until=clock.now() + timedelta(days=30))
    now = retention.still_due(read, at=clock.now())
    assert (now.chunk.holders, now.chunk.flights) == ((), ())


def test_once_masked_nobody_says_why_it_stays(platform, clock, pnr):
    recorded(platform, pnr)
    clock.forward(HALF_A_YEAR)
    run(platform)
    with pytest.raises(holding.HoldRefused) as refusal:
        recorded(platform, pnr)
    assert refusal.value.code == "masked"


def test_an_ended_hold_gives_the_data_back_to_their_date(platform, clock, pnr):
    hold = recorded(platform, pnr)
    another = recorded(platform, pnr, reference="KR-2026/119", until=clock.now() + LATER + A_MOMENT)
    clock.forward(HALF_A_YEAR + timedelta(days=1))
    run(platform)
    holding.end(platform, hold, Ended.CASE_CLOSED, actor=BY, purpose=UNIT)
    assert Journey.objects.get().delete_at > clock.now()
    holding.end(platform, another, Ended.MISTAKE, actor=BY, purpose=UNIT)
    assert run(platform).deleted["journeys"] == 1
    assert not Hold.objects.exists()


def evidence(platform, journey, days):
    day = platform.clock.now().date() + timedelta(days=days)
    return order(platform, OrderKind.PRESERVE_RECORD, journey, day)


def test_holds_and_orders_come_and_go_in_any_order_and_the_last_that_stands_is_the_end(
    platform, clock, pnr
):
    hold = recorded(platform, pnr)
    first, second = evidence(platform, pnr.id, 300), evidence(platform, pnr.id, 400)
    another = recorded(platform, pnr, reference="KR-2026/119", until=clock.now() + LATER + A_MOMENT)
    ends = []
    for let_go in (
        lambda: None,
        lambda: lifted(platform, second),
        lambda: holding.end(platform, hold, Ended.CASE_CLOSED, actor=BY, purpose=UNIT),
        lambda: lifted(platform, first),
        lambda: holding.end(platform, another, Ended.MISTAKE, actor=BY, purpose=UNIT),
    ):
        let_go()
        ends.append(Journey.objects.get().delete_at)
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert ends == [
        midnight + timedelta(days=401),
        midnight + timedelta(days=301),
        midnight + timedelta(days=301),
        clock.now() + LATER + A_MOMENT,
        pnr.unheld_at,
    ]


def test_a_record_that_the_authority_had_ended_is_held_by_nobody(platform, clock, pnr):
    ending.end_now(pnr.id, at=clock.now())
    with pytest.raises(holding.HoldRefused) as refusal:
        recorded(platform, pnr)
    assert refusal.value.code == "no_longer"


def test_what_people_decided_stays_as_long_as_the_record_that_it_keeps(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    agree(platform, refused(platform, "pnr"), "pnr")
    clock.forward(HALF_A_YEAR + timedelta(days=1))
    assert run(platform).proof.holds
    kept = Journey.objects.get()
    assert WorkItem.objects.get().delete_at == kept.delete_at > clock.now()
    assert item("pnr").decisions.count() == 1
    clock.at = kept.delete_at
    assert run(platform).proof.holds
    assert not WorkItem.objects.exists()


def test_what_is_recorded_stands_in_the_ledger_without_a_word_of_it(platform, pnr):
    hold = recorded(platform, pnr)
    (entry,) = Entry.objects.filter(event="hold:journey:recorded")
    assert (entry.subject, str(hold) in entry.details) == (str(pnr.id), True)
    assert "prosecutor" not in entry.details
    row = Hold.objects.get()
    assert b"prosecutor" not in bytes(row.words)
    (opened,) = open_kept(platform, pnr.id, actor=BY, purpose=UNIT).holds
    assert opened.words == "named in the file of the prosecutor"


def test_a_hit_that_people_confirmed_links_its_journey(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    agree(platform, refused(platform, "pnr"), "pnr")
    (head,) = selectors.standing(UNIT, at=clock.now())
    assert (head.reason, head.reference) == (
        Reason.HIT_CONFIRMED,
        f"ITEM/{item('pnr').id.hex.upper()}",
    )
    clock.forward(HALF_A_YEAR)
    run(platform)
    assert Journey.objects.get().masked_at is not None


def test_a_decision_that_is_corrected_links_nothing_any_more(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    first = decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "pnr")
    assert Hold.objects.count() == 1
    decided(platform, Outcome.NOT_THE_SAME_PERSON, "pnr", first)
    assert not Hold.objects.exists()
    assert Journey.objects.get().delete_at == Journey.objects.get().unheld_at


@pytest.mark.parametrize("outcome", [Outcome.NOT_THE_SAME_PERSON, Outcome.BOARD])
def test_a_hit_that_nobody_confirmed_links_nothing(platform, bases, outcome):
    put_list(platform, "unit", UNIT)
    push(platform)
    decided(platform, outcome, "pnr")
    assert not Hold.objects.exists()


def test_an_item_that_nobody_decided_holds_nothing(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    clock.forward(HALF_A_YEAR)
    assert run(platform).proof.holds
    assert not WorkItem.objects.exists()
    assert not Journey.objects.exists()


def test_what_was_found_on_the_way_is_flagged_and_keeps_nothing_longer(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    journey = Journey.objects.get()
    flag = {
        "item": item("pnr").id,
        "words": "goods without duty paid in the baggage",
        "officer": uuid4(),
        "actor": BY,
        "purpose": UNIT,
    }
    holding.flag_find(platform, journey.id, **flag)
    assert b"duty" not in bytes(ChanceFind.objects.get().words)
    with pytest.raises(holding.HoldRefused):
        holding.flag_find(platform, journey.id, **flag)
    assert Entry.objects.filter(event="case:find:flagged").count() == 1
    clock.forward(HALF_A_YEAR)
    assert run(platform).proof.holds
    assert not ChanceFind.objects.exists()


def test_what_screening_found_ends_a_month_after_people_decided_and_the_decision_stays(
    platform, clock, bases, settings
):
    put_list(platform, "unit", UNIT)
    push(platform)
    agree(platform, refused(platform, "pnr"), "pnr")
    clock.forward(timedelta(days=settings.SAFEPASSAGE_RESULT_DAYS))
    assert not run(platform).deleted["results"]
    clock.forward(timedelta(days=1))
    report = run(platform)
    assert report.proof.holds, report.proof
    assert report.deleted["results"] == 1
    assert not item("pnr").hits.exists()
    assert item("pnr").decisions.count() == 1


def test_while_the_arrival_desk_has_not_seen_it_what_was_found_stays(platform, clock, bases):
    put_list(platform, "unit", UNIT)
    push(platform)
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "pnr")
    clock.forward(timedelta(days=60))
    assert not run(platform).deleted["results"]
    ArrivalNotice.objects.update(seen_at=clock.now(), seen_by=uuid4())
    clock.forward(timedelta(days=32))
    assert run(platform).deleted["results"] == 1


@pytest.mark.parametrize("outcome", [Outcome.NOT_THE_SAME_PERSON, Outcome.BOARD])
def test_a_negative_result_stays_as_long_as_its_data_and_no_longer(platform, clock, bases, outcome):
    put_list(platform, "unit", UNIT)
    push(platform)
    decided(platform, outcome, "pnr")
    cleared = Clearance.objects.count()
    clock.forward(timedelta(days=90))
    run(platform)
    assert item("pnr").hits.count() == 1
    assert Clearance.objects.count() == cleared
    clock.forward(HALF_A_YEAR)
    assert run(platform).proof.holds
    assert not Hit.objects.exists()
    assert not Clearance.objects.exists()
