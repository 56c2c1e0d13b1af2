"""Officers' reading is counted out of the ledger; what is unusual about it reaches oversight."""

import random
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from django.db import transaction

from one_traveller import message, notify, put_list, until_listed, work
from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.travel import export, planting, rescreening
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import DataKey, Flight, Journey, LookUp, Part
from safepassage.apps.travel.search import SearchGround, find
from safepassage.apps.travel.standings import standings_of
from safepassage.apps.travel.wanted import by_name
from safepassage.apps.watching import alerts, hours
from safepassage.apps.watching.models import Alert, Decoy
from safepassage.flows import seal
from safepassage.flows.retain import run
from safepassage.flows.watching.decoys import decoys
from safepassage.flows.watching.names import Seen, note_name, notice
from safepassage.flows.watching.planting import keep_decoys
from safepassage.flows.watching.reading import watch
from safepassage.records.actor import Actor, Component
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.decoys import invent_traveller

pytestmark = pytest.mark.django_db(transaction=True)
ALL = " ".join(FieldGroup)
BORDER = Purpose.BORDER_CHECK
BY = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def officer(clock) -> UUID:
    accounts.ensure_posting(
        code="PDL", name="Airport", purposes=set(Purpose), time_zone="Atlantic/Azores"
    )
    made = accounts.add_officer(
        username="ana", roles={Role.OFFICER}, postings={"PDL"}, actor=BY, at=clock.now()
    )
    return made.pk


def open_files(officer: UUID, clock, subjects: list[UUID], *, group: str = ALL) -> None:
    with transaction.atomic():
        for subject in subjects:
            ledger.write_read(
                actor=Actor.officer(str(officer)),
                purpose=BORDER,
                subject=str(subject),
                field_group=group,
                at=clock.now(),
            )


def raised(platform) -> list[tuple[str, dict[str, int]]]:
    seal.seal(platform.keys, at=platform.clock.now())
    watch(platform)
    return [(one.kind, one.numbers) for one in Alert.objects.order_by("kind")]


def test_more_files_than_the_habit_is_an_alert_with_its_numbers(platform, clock, officer) -> None:
    open_files(officer, clock, [uuid4() for _ in range(30)])
    assert raised(platform) == [
        ("many_files", {"count": 30, "usual": 20}),
        ("without_item", {"count": 30, "usual": 12}),
    ]
    (entry, *_) = ledger.page(event=Event.READING_UNUSUAL)
    assert msgspec.json.decode(entry.details)["officer"] == str(officer)


def test_nothing_is_counted_or_raised_twice(platform, clock, officer) -> None:
    open_files(officer, clock, [uuid4() for _ in range(30)])
    assert len(raised(platform)) == len(raised(platform)) == 2
    (hour,) = hours.totals(clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1))
    assert (hour.files, hour.bare) == (30, 30)
    assert hours.counted_to() >= 30


def test_lists_and_names_alone_are_no_files(platform, clock, officer) -> None:
    open_files(officer, clock, [uuid4() for _ in range(90)], group="identity")
    assert raised(platform) == []


def test_who_reads_no_more_than_ever_is_left_in_peace(platform, clock, officer) -> None:
    for _ in range(30):
        open_files(officer, clock, [uuid4() for _ in range(11)])
        clock.forward(timedelta(hours=24))
    open_files(officer, clock, [uuid4() for _ in range(12)])
    assert raised(platform) == []


def test_the_same_person_again_and_again(platform, clock, officer) -> None:
    person = uuid4()
    for _ in range(6):
        open_files(officer, clock, [person])
        clock.forward(timedelta(hours=5))
    assert ("again", {"count": 6, "usual": 6}) in raised(platform)


def test_a_file_with_its_work_item_is_work(platform, clock, officer, bases) -> None:
    put_list(platform, "border", BORDER)
    until_listed()
    notify(platform, message())
    work(platform)
    listed = WorkItem.objects.get(kind="api_border").journey
    for _ in range(8):
        open_files(officer, clock, [listed])
        clock.forward(timedelta(minutes=20))
    assert raised(platform) == []


@pytest.fixture
def stored(platform, bases) -> Flight:
    """One real traveller on a flight to come."""
    notify(platform, message())
    work(platform)
    return Flight.objects.get()


def plant(platform, wanted: int = 1) -> frozenset[UUID]:
    rng = random.Random(5)  # noqa: S311 - invented

    def invent(at):
        return invent_traveller(rng, at.date(), "UTO")

    keep_decoys(platform, invent, rng.choice, wanted=wanted, at=platform.clock.now())
    return decoys(platform.keys)


def test_a_decoy_looks_like_its_neighbour_and_reading_it_alerts(
    platform, clock, officer, stored
) -> None:
    hidden = plant(platform)
    actor = Actor.officer(str(officer))
    people = travel.travellers_of(actor, BORDER, stored.id, platform.keys, clock.now())
    heads = [record.head for one in people for record in one.records]
    decoy, real = sorted(heads, key=lambda head: head.id not in hidden)
    for name in ("kind", "basis", "basis_version", "version", "received_at", "mask_at", "role"):
        assert getattr(decoy, name) == getattr(real, name)
    assert raised(platform) == []
    found = travel.journey(actor, BORDER, decoy.id, platform.keys, clock.now())
    assert found.record.traveller.surname
    assert found.tellings != ()
    assert [kind for kind, _ in raised(platform)] == ["decoy"]


def test_searching_a_decoy_by_name_alerts(platform, clock, officer, stored) -> None:
    plant(platform)
    rng = random.Random(5)  # noqa: S311 - as it was planted
    assert rng.choice([stored])
    person = invent_traveller(rng, clock.now().date(), "UTO")
    wanted = by_name(person.surname, None, person.born)
    actor = Actor.officer(str(officer))
    ground = SearchGround.AT_THE_DESK
    found = find(actor, BORDER, wanted, ground=ground, keys=platform.keys, at=clock.now())
    assert len(found) == 1
    assert [kind for kind, _ in raised(platform)] == ["decoy"]


def test_a_decoy_meets_no_list_no_count_and_no_export(platform, clock, stored) -> None:
    before = _standings(stored)
    hidden = plant(platform)
    assert _standings(stored, without=hidden) == before
    assert hidden <= {one for _, one in rescreening.waiting(stored.id)}
    told = export.travellers(
        DataKind.API_BORDER, actor=BY, keys=platform.keys, at=clock.now(), without=hidden
    )
    assert hidden.isdisjoint(row["id"] for row in told)
    assert not WorkItem.objects.filter(journey__in=hidden).exists()


def _standings(flight: Flight, **without) -> dict[str, int]:
    names = ("mode", "carrier", "number", "origin", "destination", "departure_date")
    return standings_of(**{name: getattr(flight, name) for name in names}, **without)


def test_the_mark_tells_nobody_which_it_is(platform, stored) -> None:
    hidden = plant(platform)
    rows = list(Decoy.objects.all())
    journeys = Journey.objects.filter(id__in=hidden)
    assert len(rows) == len(hidden) == len(set(journeys.values_list("kind", flat=True)))
    for row in rows:
        assert len(row.sealed) == 44
        assert all(one.bytes not in bytes(row.sealed) for one in hidden)
        assert row.delete_at not in set(journeys.values_list("delete_at", flat=True))


def test_decoys_are_not_planted_beyond_what_is_wanted_and_go_when_none_is(platform, stored) -> None:
    hidden = plant(platform)
    assert plant(platform) == hidden
    assert plant(platform, wanted=0) == frozenset()
    for model, field in (
        (Journey, "id"),
        (Part, "holder"),
        (LookUp, "holder"),
        (DataKey, "holder"),
    ):
        assert not model.objects.filter(**{f"{field}__in": hidden}).exists()
    assert planting.flights_ahead(platform.clock.now()) == [stored.id]


def test_a_decoy_ends_like_any_record_and_so_does_its_mark(platform, clock, stored) -> None:
    plant(platform)
    clock.forward(timedelta(days=3 * 365))
    report = run(platform)
    assert report.proof.holds
    assert not Journey.objects.exists()
    assert not Decoy.objects.exists()


def test_ones_own_name_and_a_colleagues_alert_and_neither_is_stored(
    platform, clock, officer
) -> None:
    keys, other, at = platform.keys, uuid4(), clock.now()
    note_name(keys, officer, Seen("Ferreira", "Ana", "1980-02-03"), actor=BY, at=at)
    note_name(keys, other, Seen("Costa", "Rui", "1975-05-06"), actor=BY, at=at)
    notice(keys, officer, [Seen("FERREIRA", "MANUEL", "1950-01-01", str(uuid4()))], at=at)
    notice(keys, officer, [Seen("COSTA", "MARIA", "1990-01-01", str(uuid4()))], at=at)
    notice(keys, officer, [Seen("COSTA", "RUI", None, str(uuid4()))], at=at)
    notice(keys, officer, [Seen("SILVA", "RUI", "1975-05-06")], at=at)
    kinds = sorted(Alert.objects.values_list("kind", flat=True))
    assert kinds == ["colleague", "own_name"]
    for entry in ledger.page():
        assert b"ferreira" not in bytes(entry.details).lower()


def test_a_review_says_what_it_was_and_happens_once(platform, clock, officer) -> None:
    open_files(officer, clock, [uuid4() for _ in range(30)])
    raised(platform)
    (alert, _) = alerts.waiting()
    reviewer, actor = uuid4(), Actor.officer(str(uuid4()))

    def review() -> None:
        with transaction.atomic():
            alerts.review(
                alert.pk,
                alerts.Verdict.FALSE_ALARM,
                b"sealed",
                reviewer=reviewer,
                actor=actor,
                at=clock.now(),
            )

    review()
    assert alerts.counts()[alert.kind, "false_alarm"] == 1
    with pytest.raises(alerts.Reviewed):
        review()
