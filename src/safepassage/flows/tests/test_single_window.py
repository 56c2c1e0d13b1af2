"""The single window end to end: carriers send once, each agency gets what its own law gives it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from agency_laws import ADMIN, agency, collecting, law, put_collecting, put_laws
from one_traveller import booking, message, notify, put_list, work
from safepassage.apps.agencies import feed, services
from safepassage.apps.agencies.models import FeedEntry, Handed
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.services import By
from safepassage.apps.travel import handing, rescreening
from safepassage.apps.travel.handing import ways
from safepassage.apps.travel.models import Journey
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.flows.window.single_window import Closed, page
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
TESTOVAR = {
    "surname": "TESTOVAR",
    "born": "1971-05-27",
    "documents": [{"number": "XK0098231", "issuer": "QMA"}],
}
EVERYBODY = list(AgencyRole)


def tell(platform, *sent):
    notify(platform, *(sent or [message()]))
    work(platform)


def fetched(platform, one, after=0):
    return page(platform, one, after=after).entries


def whats(platform, one, after=0):
    return [entry.what for entry in fetched(platform, one, after)]


@pytest.fixture
def national(platform):
    """A state whose own law collects a copy for each agency."""
    put_collecting(platform.clock.now(), *map(collecting, EVERYBODY))


@pytest.mark.parametrize("role", EVERYBODY)
def test_each_agency_gets_its_own_copys_fields_with_the_law_named(platform, national, role):
    mine = agency(platform, role)
    tell(platform)
    (entry,) = fetched(platform, mine)
    assert entry.data == TESTOVAR
    assert (entry.basis.law, entry.basis.version) == ("Window Act of Utopia", 1)
    assert entry.flight.number == "220"
    assert entry.delete_by == platform.clock.now() + timedelta(hours=24)


def test_what_a_person_had_restricted_goes_to_no_agency(platform, national):
    mine, at = agency(platform, AgencyRole.CUSTOMS), platform.clock.now()
    tell(platform)
    (copy,) = Journey.objects.filter(kind="api_customs")
    by = By(officer=uuid4(), actor=ADMIN, purpose=Purpose.DATA_SUBJECT, at=at)
    kind = marks.NoteKind.RESTRICTED
    with transaction.atomic():
        marks.note(uuid4(), copy.id, uuid4(), kind, b"", delete_at=copy.delete_at, by=by)
    assert fetched(platform, mine) == ()


def test_no_two_agencies_know_a_journey_by_the_same_reference(platform, national):
    everybody = [agency(platform, role) for role in EVERYBODY]
    tell(platform)
    references = {fetched(platform, one)[0].reference for one in everybody}
    assert len(references) == len(EVERYBODY)


def test_a_law_gives_only_the_fields_that_it_names(platform, national):
    mine = agency(platform, AgencyRole.CUSTOMS, fields={"api_customs": ["bags.count"]})
    tell(platform)
    (entry,) = fetched(platform, mine)
    assert entry.data == {"bags": {"count": None}}


def test_under_the_unions_profile_customs_and_health_get_nothing(platform, bases):
    put_collecting(
        platform.clock.now(), collecting(AgencyRole.CUSTOMS), collecting(AgencyRole.HEALTH)
    )
    border, customs = agency(platform, AgencyRole.BORDER), agency(platform, AgencyRole.CUSTOMS)
    tell(platform)
    assert len(fetched(platform, border)) == 1
    assert fetched(platform, customs) == ()


def test_reservations_and_hits_never_come_through(platform, bases):
    put_list(platform, "wanted", Purpose.PNR_ASSESSMENT)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    everything = {"api_piu": ["surname"], "pnr": ["surname", "booking.locator"]}
    unit = agency(platform, AgencyRole.POLICE_UNIT, fields=everything)
    receive(platform, carrier=unit.pk, body=booking())
    tell(platform)
    assert [(entry.kind, entry.data) for entry in fetched(platform, unit)] == [
        (DataKind.API_PIU, {"surname": "TESTOVAR"})
    ]


def test_a_copy_to_be_passed_on_is_held_against_no_list_and_makes_no_work(platform, national):
    for purpose in (Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT):
        put_list(platform, purpose.value, purpose)
    agency(platform, AgencyRole.CUSTOMS)
    tell(platform)
    assert set(WorkItem.objects.values_list("kind", flat=True)) == {"api_border", "api_piu"}
    (row,) = ways(Purpose.CUSTOMS_CONTROL, _ids("api_customs")).values()
    screened = {kind for kind, _ in rescreening.waiting(row.flight.id)}
    assert screened == {DataKind.API_BORDER, DataKind.API_PIU}


def _ids(kind):
    return list(FeedEntry.objects.filter(kind=kind).values_list("journey", flat=True))


@pytest.mark.parametrize(
    "narrow",
    [
        {"destinations": ["FNC"]},
        {"direction": "outbound"},
        {"carriers": ["2X"]},
        {"valid_to": "2026-08-31"},
        {"modes": ["sea"]},
        {"purpose": "customs_control", "fields": {"api_customs": ["surname"]}},
    ],
)
def test_nobody_beyond_the_law_is_given_and_nothing_is_opened(platform, bases, narrow):
    border = agency(platform, AgencyRole.BORDER)
    put_laws(platform.clock.now(), law(AgencyRole.BORDER, **narrow))
    tell(platform)
    assert page(platform, border, after=0).entries == ()
    assert ledger.page(event=Event.AGENCY_GIVEN) == []
    assert not Handed.objects.exists()


def test_without_a_law_or_on_request_only_nothing_is_given(platform, bases):
    border = agency(platform, AgencyRole.BORDER, supply="on_request")
    unit = agency(platform, AgencyRole.POLICE_UNIT)
    put_laws(platform.clock.now(), law(AgencyRole.POLICE_UNIT, agency="OTHER"))
    tell(platform)
    assert page(platform, border, after=0).closed is Closed.ON_REQUEST
    assert page(platform, unit, after=0).closed is Closed.NO_BASIS
    assert not Handed.objects.exists()


def test_one_entry_names_everybody_of_a_page_before_anything_is_opened(
    platform, bases, monkeypatch
):
    border = agency(platform, AgencyRole.BORDER)
    tell(
        platform, message(), message(place="2", name="MUSTER:ADA", number="UT1", nationality="UTO")
    )
    seen = []
    opening = handing.open_travellers

    def watched(rows, groups, keys):
        seen.append((len(ledger.page(event=Event.AGENCY_GIVEN)), bool(connection.savepoint_ids)))
        return opening(rows, groups, keys)

    monkeypatch.setattr(handing, "open_travellers", watched)
    entries = fetched(platform, border)
    (entry,) = ledger.page(event=Event.AGENCY_GIVEN)
    details = json.loads(bytes(entry.details))
    assert seen == [(1, False)]
    assert (entry.actor_kind, entry.actor_id) == ("agency", str(border.pk))
    assert (entry.purpose, details["laws"]) == ("border_check", ["UTO-BORDER v1"])
    assert len(details["about"]) == details["travellers"] == len(entries) == 2
    assert "TESTOVAR" not in str(details)


def test_without_its_entry_nothing_is_opened(platform, bases, monkeypatch):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)

    def refuse(**_):
        raise ledger.LedgerClosed

    monkeypatch.setattr(ledger, "write", refuse)
    monkeypatch.setattr(handing, "open_travellers", None)
    with pytest.raises(ledger.LedgerClosed):
        fetched(platform, border)
    assert not Handed.objects.exists()


def test_a_change_is_told_under_the_same_reference(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (first,) = fetched(platform, border)
    tell(platform, message(name="TESTOVA:ILMO"))
    (again,) = fetched(platform, border, first.cursor)
    assert again.reference == first.reference
    assert again.data["surname"] == "TESTOVA"
    assert fetched(platform, border, again.cursor) == ()


def test_whoever_travels_no_more_is_withdrawn_and_may_come_back(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (first,) = fetched(platform, border)
    tell(platform, message().replace("BGM+745", "BGM+745+XR").replace("RFF+TN:0000077", "RFF+TN:8"))
    (gone,) = fetched(platform, border, first.cursor)
    assert (gone.what, gone.reference, gone.data) == ("withdrawn", first.reference, None)
    tell(platform, message().replace("RFF+TN:0000077", "RFF+TN:9"))
    assert whats(platform, border, gone.cursor) == ["told"]


def test_what_ends_here_is_announced_to_those_who_have_it_and_leaves_no_trace(
    platform, clock, bases
):
    unit, border = agency(platform, AgencyRole.POLICE_UNIT), agency(platform, AgencyRole.BORDER)
    tell(platform)
    (had,) = fetched(platform, border)
    clock.forward(timedelta(hours=49))
    run(platform)
    (ended,) = fetched(platform, border, had.cursor)
    assert (ended.what, ended.reference) == ("deleted", had.reference)
    assert FeedEntry.objects.filter(kind="api_border").exclude(journey=None).count() == 0
    clock.forward(timedelta(days=200))
    report = run(platform)
    assert whats(platform, unit) == []
    assert report.proof.holds


def test_a_masked_journey_is_announced_without_data(platform, clock, national):
    short = collecting(AgencyRole.BORDER, mask_after_hours=24)
    put_collecting(platform.clock.now(), short)
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (had,) = fetched(platform, border)
    clock.forward(timedelta(hours=25))
    run(platform)
    (masked,) = fetched(platform, border, had.cursor)
    assert (masked.what, masked.reference, masked.data) == ("masked", had.reference, None)
    assert whats(platform, agency(platform, AgencyRole.POLICE_UNIT)) == []


def test_what_is_stored_late_is_not_missed(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (first,) = fetched(platform, border)
    row = FeedEntry.objects.get(kind="api_border")
    feed.note(
        DataKind.API_BORDER,
        feed.What.TOLD,
        [row.journey],
        sequence=row.sequence - 1,
        at=row.at,
        delete_at=row.delete_at,
    )
    (late,) = fetched(platform, border, first.cursor)
    assert late.cursor > first.cursor


def test_a_page_ends_and_the_next_goes_on(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    people = [
        message(place=str(n), name=f"MUSTER:{'ABCDE'[n]}DA", number=f"UT{n}") for n in range(1, 4)
    ]
    notify(platform, *people)
    work(platform)
    first = page(platform, border, after=0, limit=2)
    rest = page(platform, border, after=first.next, limit=2)
    assert [len(one.entries) for one in (first, rest)] == [2, 1]
    assert page(platform, border, after=rest.next).next == rest.next


def test_what_is_for_others_is_not_looked_at_again(platform, national):
    customs = agency(platform, AgencyRole.CUSTOMS, destinations=["FNC"])
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (entry,) = fetched(platform, border)
    empty = page(platform, customs, after=0)
    assert (empty.entries, empty.next >= entry.cursor) == ((), True)
    assert page(platform, customs, after=10**9).next == 10**9


def test_an_agency_never_looks_back_at_who_was_told_before_it_came(platform, bases):
    tell(platform)
    border = agency(platform, AgencyRole.BORDER)
    assert fetched(platform, border) == ()


def test_a_second_agency_of_a_role_and_one_served_again_get_only_what_is_told_then(
    platform, clock, bases
):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    clock.forward(timedelta(minutes=1))
    at = platform.clock.now()
    second = services.add_agency(code="B2", name="2", role=AgencyRole.BORDER, actor=ADMIN, at=at)
    put_laws(at, law(AgencyRole.BORDER), law(AgencyRole.BORDER, code="UTO-B2", agency="B2"))
    services.suspend(agency=border, ground=services.Ground.ORDERED, actor=ADMIN, at=at)
    tell(platform, message(name="TESTOVA:ILMO"))
    clock.forward(timedelta(minutes=1))
    services.restore(agency=border, actor=ADMIN, at=platform.clock.now())
    assert fetched(platform, border) == ()
    (entry,) = fetched(platform, second)
    assert entry.data["surname"] == "TESTOVA"
    tell(platform, message(name="TESTOVIC:ILMO"))
    assert fetched(platform, border)[0].data["surname"] == "TESTOVIC"


def test_whoever_was_cut_off_hears_afterwards_who_was_withdrawn_meanwhile(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (had,) = fetched(platform, border)
    at = platform.clock.now()
    services.suspend(agency=border, ground=services.Ground.ORDERED, actor=ADMIN, at=at)
    tell(platform, message().replace("BGM+745", "BGM+745+XR").replace("RFF+TN:0000077", "RFF+TN:8"))
    services.restore(agency=border, actor=ADMIN, at=at)
    assert whats(platform, border, had.cursor) == ["withdrawn"]


def test_what_was_imported_from_a_former_system_is_told_to_no_agency(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    FeedEntry.objects.update(sequence=-1)
    assert fetched(platform, border) == ()


def test_whoever_fetches_late_gets_nothing_that_it_may_keep_no_longer(platform, clock, bases):
    border = agency(platform, AgencyRole.BORDER, keep_hours=3)
    tell(platform)
    clock.forward(timedelta(hours=3))
    assert fetched(platform, border) == ()
    assert ledger.page(event=Event.AGENCY_GIVEN) == []


def test_whoever_was_withdrawn_on_a_later_page_is_not_opened_on_this_one(platform, bases):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    tell(platform, message().replace("BGM+745", "BGM+745+XR").replace("RFF+TN:0000077", "RFF+TN:8"))
    first = page(platform, border, after=0, limit=1)
    rest = page(platform, border, after=first.next, limit=1)
    assert (first.entries, rest.entries) == ((), ())
    assert ledger.page(event=Event.AGENCY_GIVEN) == []


FLIGHT = message()[message().index("TDT+20") : message().index("NAD+FL+")]


def of_flight(function, *flights, reference="8"):
    head = message()[: message().index("TDT+20")].replace("BGM+745", f"BGM+{function}")
    body = "".join(flights or [FLIGHT])
    return f"{head}{body}UNT+13+1'".replace("RFF+TN:0000077", f"RFF+TN:{reference}")


def test_a_cancelled_flight_withdraws_everybody_and_an_announcement_brings_them_back(
    platform, bases
):
    border = agency(platform, AgencyRole.BORDER)
    tell(platform)
    (had,) = fetched(platform, border)
    tell(platform, of_flight("266+XF"))
    (gone,) = fetched(platform, border, had.cursor)
    assert (gone.what, gone.reference, gone.data) == ("withdrawn", had.reference, None)
    tell(platform, message().replace("RFF+TN:0000077", "RFF+TN:9"))
    assert whats(platform, border, gone.cursor) == ["told"]


@pytest.mark.parametrize("moved", [False, True])
def test_everybody_on_a_changed_flight_is_told_again_and_nobody_withdrawn(platform, bases, moved):
    border = agency(platform, AgencyRole.BORDER)
    other = message(place="2", name="MUSTER:ADA", number="UT1", nationality="UTO")
    tell(platform, message(), other)
    gone = other.replace("BGM+745", "BGM+745+XR").replace("RFF+TN:0000077", "RFF+TN:7")
    tell(platform, gone)
    before = page(platform, border, after=0)
    later = FLIGHT.replace("260901", "260902") if moved else FLIGHT.replace("1500:201", "1830:201")
    tell(platform, of_flight("266+CF", *([FLIGHT, later] if moved else [later])))
    (entry,) = fetched(platform, border, before.next)
    assert entry.data["surname"] == "TESTOVAR"
    assert entry.flight.departs == ("2026-09-02T15:00" if moved else "2026-09-01T18:30")


def test_without_an_agency_the_feed_stays_empty(platform, bases):
    tell(platform)
    assert not FeedEntry.objects.exists()
