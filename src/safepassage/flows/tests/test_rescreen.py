"""A new list finds who is stored already; a withdrawn one lets them go."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from one_traveller import (
    CARRIER,
    agree,
    ask,
    decided,
    interchange,
    item,
    message,
    notify,
    push,
    put_list,
    refused,
    unsolicited,
    work,
)
from safepassage.adapters import index_files
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases import raising
from safepassage.apps.cases.models import BoardingStatus, Hit, WorkItem
from safepassage.apps.clearances import services as clearances
from safepassage.apps.travel import rescreening
from safepassage.apps.travel.models import Flight, Part
from safepassage.apps.watchlists import selectors, services
from safepassage.flows import word_again
from safepassage.flows.context import Contexts
from safepassage.flows.interactive import Interactive
from safepassage.flows.receive import receive
from safepassage.flows.rescreen import Rescreening
from safepassage.flows.work import Worker
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)


class Died(BaseException):
    """A process killed at this point."""


@pytest.fixture(autouse=True)
def looking(monkeypatch):
    """The lists in force are looked at by every step."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)


@pytest.fixture
def unlisted(platform, bases):
    """A door at which the traveller may be asked about while no list names anybody."""
    door = Interactive(platform, seconds=20)
    yield door
    door.close()


@pytest.fixture
def stored(platform, bases):
    """The traveller is stored, and nobody was listed then."""
    notify(platform, message())
    work(platform)


def rescreened(platform):
    """Let every flight that waits be screened again."""
    platform.clock.forward(timedelta(seconds=5))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass
    return again.report()


def list_them(platform, purpose=Purpose.BORDER_CHECK, name="border", **terms):
    put_list(platform, name, purpose, **terms)
    return rescreened(platform)


def withdraw(platform, name="border"):
    services.withdraw(
        watchlist=selectors.by_name(name),
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )
    return rescreened(platform)


def hits():
    return sorted(Hit.objects.filter(withdrawn_at=None).values_list("item__kind", flat=True))


def test_a_stored_traveller_gets_an_item_when_they_are_listed(platform, stored):
    report = list_them(platform)
    assert (report.flights, report.journeys, report.raised) == (1, 2, 1)
    assert (item().state, item().due_at) == ("open", datetime(2026, 9, 1, 13, tzinfo=UTC))


def test_the_worker_does_it_between_messages(platform, stored):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    stop = threading.Event()

    def looks():
        platform.clock.forward(timedelta(seconds=1))
        if WorkItem.objects.exists():
            stop.set()

    Worker(platform, processes=1).run(stop, pulse=looks)
    assert hits() == ["api_border"]


def test_who_stands_on_a_list_without_a_flight_is_screened_again(platform, stored, clock):
    ends = clock.now() + timedelta(days=30)
    nowhere = {"departure_date": "", "departs_at": None, "arrives_at": None, "delete_at": ends}
    Flight.objects.update(direction="posting", **nowhere)
    clock.forward(timedelta(hours=40))
    assert list_them(platform).raised == 1


def test_a_hit_is_the_one_that_the_next_message_would_have_raised(platform, stored):
    list_them(platform)
    by_rescreening = Hit.objects.get()
    receive(platform, carrier=CARRIER, body=interchange(message(place="2")))
    work(platform)
    assert Hit.objects.get().id == by_rescreening.id
    assert item().reopened == 0


def test_a_withdrawn_list_withdraws_its_hits(platform, stored):
    list_them(platform)
    report = withdraw(platform)
    assert (report.withdrawn, hits()) == (1, [])
    assert item().hits.get().withdrawn_at == platform.clock.now()


def test_each_kind_of_data_meets_only_the_lists_of_its_purpose(platform, stored):
    push(platform)
    list_them(platform, Purpose.PNR_ASSESSMENT, "unit")
    assert hits() == ["api_piu", "pnr"]
    list_them(platform)
    assert hits() == ["api_border", "api_piu", "pnr"]
    withdraw(platform, "unit")
    assert hits() == ["api_border"]


def test_a_list_given_to_another_purpose_changes_whom_it_finds(platform, stored):
    list_them(platform)
    list_them(platform, Purpose.PNR_ASSESSMENT)
    assert hits() == ["api_piu"]


def test_a_second_run_finds_nothing_to_do(platform, stored):
    list_them(platform)
    entries = Entry.objects.count()
    report = rescreened(platform)
    assert (report.flights, report.journeys) == (0, 0)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(("hours", "raised"), [(10, 1), (14, 0)], ids=["in_the_air", "arrived"])
def test_who_has_arrived_is_not_screened_again(platform, clock, stored, hours, raised):
    clock.forward(timedelta(hours=hours))
    assert list_them(platform).raised == raised


def test_who_has_left_is_not_screened_again(platform, clock, bases):
    notify(platform, message().replace("CDG", "LIS").replace("PDL", "CDG").replace("LIS", "PDL"))
    work(platform)
    clock.forward(timedelta(hours=14))
    assert list_them(platform).flights == 0


def test_a_carrier_that_was_told_to_board_hears_that_it_must_wait(platform, unlisted):
    assert ask(unlisted) == ["0Z"]
    assert list_them(platform).told == 1
    assert unsolicited(platform) == ["2Z"]
    (status,) = BoardingStatus.objects.all()
    assert (status.meaning, status.waits_for) == ("contact_government", item().id)
    assert withdraw(platform).told == 1
    assert unsolicited(platform) == ["2Z", "0Z"]


def test_a_list_of_the_unit_alone_is_told_too_and_once(platform, unlisted):
    ask(unlisted)
    list_them(platform, Purpose.PNR_ASSESSMENT, "unit")
    list_them(platform)
    assert unsolicited(platform) == ["2Z"]


def test_nobody_is_told_about_a_flight_that_has_left(platform, clock, unlisted):
    ask(unlisted)
    clock.forward(timedelta(hours=10))
    assert (list_them(platform).raised, unsolicited(platform)) == (1, [])


def test_a_national_coming_home_is_listed_and_boards(platform, unlisted):
    ask(unlisted, issuer="UTO")
    assert (list_them(platform).raised, unsolicited(platform)) == (1, [])


def test_a_national_known_by_the_reservation_alone_boards(platform, unlisted):
    ask(unlisted)
    push(platform, issuer="UTO", nationality="UTO")
    assert (list_them(platform).raised, unsolicited(platform)) == (1, [])


def test_who_may_need_protection_is_never_held_up_by_another_list(platform, unlisted):
    ask(unlisted)
    list_them(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED)
    assert list_them(platform, name="another").raised == 1
    assert list_them(platform, Purpose.PNR_ASSESSMENT, "unit").raised == 1
    assert unsolicited(platform) == ["2Z", "0Z"]


def test_new_evidence_overtakes_a_word_to_board(platform, unlisted):
    ask(unlisted)
    list_them(platform)
    decided(platform, Outcome.BOARD)
    list_them(platform, name="another")
    assert unsolicited(platform) == ["2Z", "0Z", "2Z"]


def test_what_lacks_is_asked_for_again_when_nobody_need_wait_any_more(platform, unlisted):
    lacking = message().replace("DTM+329:710527'", "")
    ask(unlisted, lacking)
    said = BoardingStatus.objects.get().meaning
    list_them(platform)
    withdraw(platform)
    assert BoardingStatus.objects.get().meaning == said == "insufficient_data"


def test_reading_is_in_the_ledger_one_entry_a_batch_under_its_purpose(platform, stored):
    list_them(platform)
    read = Entry.objects.filter(event=Event.RECORD_READ, actor_id="rescreening")
    assert sorted(read.values_list("purpose", flat=True)) == ["border_check", "pnr_assessment"]
    assert '"count":1' in read.first().details
    assert set(read.values_list("subject", flat=True)) == {str(Flight.objects.get().id)}


POINTS = [
    (rescreening, "open_batch"),
    (word_again, "person_of"),
    (rescreening, "hold"),
    (raising, "raise_hits"),
    (clearances, "note"),
    (word_again, "say_again"),
    (rescreening, "finish"),
]


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point[1])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_point_and_run_again_gives_the_same(
    platform, unlisted, monkeypatch, point, when
):
    ask(unlisted)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    real = getattr(*point)

    def dies(*args, **values):
        if when == "after":
            real(*args, **values)
        raise Died

    monkeypatch.setattr(*point, dies)
    with pytest.raises(Died):
        rescreened(platform)
    monkeypatch.setattr(*point, real)
    rescreened(platform)
    assert (hits(), unsolicited(platform)) == (["api_border", "api_piu"], ["2Z"])
    assert WorkItem.objects.filter(reopened__gt=0).count() == 0
    assert rescreened(platform).flights == 0


def test_a_message_screened_by_older_lists_makes_its_flight_due_again(platform, stored, clock):
    old = Contexts(platform).current()
    list_them(platform)
    lists = Flight.objects.get().screened
    assert (lists == old.lists, rescreening.count_due(lists, clock.now())) == (False, 0)
    Flight.objects.update(screened=rescreening.still_screened(old.lists))
    assert rescreening.count_due(lists, clock.now()) == 1


def test_a_pass_goes_on_when_a_message_of_the_same_lists_comes_between(platform, stored, clock):
    due = rescreening.begin("new", "token", clock.now())
    Flight.objects.update(screened=rescreening.still_screened("new"))
    rescreening.finish(due)
    assert rescreening.count_due("new", clock.now()) == 0
    due = rescreening.begin("newer", "token", clock.now())
    Flight.objects.update(screened=rescreening.still_screened("new"))
    rescreening.finish(due)
    assert rescreening.count_due("newer", clock.now()) == 1


def test_one_broken_record_does_not_keep_the_others_from_being_found(platform, bases):
    notify(platform, message(), message(place="2", name="TESTOVAR:OTTO", number="XK0098231"))
    work(platform)
    broken = Part.objects.order_by("pk").first()
    Part.objects.filter(pk=broken.pk).update(sealed=bytes(broken.sealed)[:-1] + b"x")
    report = list_them(platform)
    assert (report.unreadable, report.raised >= 1) == (1, True)


def test_a_carrier_that_asks_while_somebody_is_found_is_told(platform, unlisted, monkeypatch):
    ask(unlisted)
    answers = iter([False, True])
    real = word_again.was_asked_about
    monkeypatch.setattr(
        word_again,
        "was_asked_about",
        lambda journey: next(answers, None) is not False and real(journey),
    )
    assert list_them(platform).told == 1


def test_a_refusal_stands_though_another_list_names_them(platform, unlisted):
    ask(unlisted)
    list_them(platform)
    agree(platform, refused(platform))
    list_them(platform, name="another")
    list_them(platform, Purpose.PNR_ASSESSMENT, "unit")
    assert unsolicited(platform) == ["2Z", "1Z"]
