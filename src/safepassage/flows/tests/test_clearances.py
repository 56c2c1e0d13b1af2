"""What an officer cleared is not asked again: of whom, of what, for how long, and who ends it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from one_traveller import (
    PURPOSES,
    ask,
    decided,
    item,
    message,
    notify,
    push,
    put_list,
    until_listed,
    work,
)
from safepassage.adapters import index_files, raw_scan
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.clearances.grounds import Ground
from safepassage.apps.clearances.models import Clearance, ClearedHit
from safepassage.apps.travel.models import Journey
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.flows import clearing, retain
from safepassage.flows.context import Contexts
from safepassage.flows.decide import decide
from safepassage.flows.grounds import Words
from safepassage.flows.interactive import Interactive
from safepassage.flows.open_cleared import open_cleared
from safepassage.flows.rescreen import Rescreening, begin_anew
from safepassage.records.actor import Actor
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
BORDER = Purpose.BORDER_CHECK
ENTRY = '{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]%s}\n'
HALF_A_YEAR = timedelta(days=184)
TOMORROW = (("2609011500", "2609021500"), ("2609011900", "2609021900"))


@pytest.fixture(autouse=True)
def looking(monkeypatch):
    """The lists in force are looked at by every step."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)


def list_them(platform, more="", name="border", **terms):
    put_list(platform, name, BORDER, entries=(ENTRY % more).encode(), **terms)


@pytest.fixture
def listed(platform, bases):
    """A namesake with the same birth date is listed, without a document."""
    list_them(platform)


def on_the_next_flight(**values):
    """The same announcement for the flight of the day after."""
    told = message(**values)
    for today, tomorrow in TOMORROW:
        told = told.replace(today, tomorrow)
    return told


def tell(platform, *sent):
    notify(platform, *sent)
    work(platform)


def rescreened(platform):
    platform.clock.forward(timedelta(seconds=5))
    again = Rescreening(platform, Contexts(platform).current)
    while again.step():
        pass
    return again.report()


@pytest.fixture
def cleared(platform, listed):
    """The traveller was announced, and an officer found that they are not the one listed."""
    tell(platform, message())
    return decided(platform, Outcome.NOT_THE_SAME_PERSON)


def items():
    return WorkItem.objects.filter(kind="api_border").count()


def kept():
    return list(ClearedHit.objects.values_list("match_class", flat=True))


def test_the_same_document_is_not_asked_about_on_another_flight(platform, cleared):
    tell(platform, on_the_next_flight())
    assert Journey.objects.filter(kind="api_border").count() == 2
    assert items() == 1
    assert kept() == ["identity"]
    entry = Entry.objects.get(event=Event.HIT_CLEARED.value)
    assert str(Clearance.objects.get().id) in entry.details


@pytest.mark.parametrize(
    "other",
    [
        {"number": "XK0098232"},
        {"issuer": "UTO"},
        {"name": "TESTOVAR:ILMOO"},
    ],
)
def test_another_document_or_name_is_asked_about(platform, cleared, other):
    tell(platform, on_the_next_flight(**other))
    assert (items(), kept()) == (2, [])


def test_another_birth_date_is_asked_about(platform, cleared):
    tell(platform, on_the_next_flight().replace("710527", "710528"))
    assert (items(), kept()) == (2, [])


def test_without_a_birth_date_nobody_is_cleared(platform, listed):
    tell(platform, message().replace("DTM+329:710527'", "").replace("UNT+21", "UNT+20"))
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    assert not Clearance.objects.exists()


def test_no_other_outcome_clears(platform, listed):
    tell(platform, message())
    decided(platform, Outcome.BOARD)
    assert not Clearance.objects.exists()


def test_a_listed_document_is_never_cleared(platform, bases):
    document = ', "documents": [{"number": "XK0098231", "country": "QMA"}]'
    list_them(platform, document)
    tell(platform, message())
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    tell(platform, on_the_next_flight())
    assert not Clearance.objects.exists()
    assert items() == 2


def test_a_listing_that_gains_the_document_is_asked_about(platform, cleared):
    list_them(platform, ', "documents": [{"number": "XK0098231", "country": "QMA"}]')
    rescreened(platform)
    assert item().state == "open"
    assert list(Hit.objects.filter(withdrawn_at=None).values_list("match_class", flat=True)) == [
        "document"
    ]


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (', "ground": "another act"', False),
        (', "source": "a newer print"', False),
        (', "expires": "2027-01-01"', False),
        (', "aliases": ["Elmo Testovar"]', True),
        (', "nationality": ["UTO"]', True),
        (', "gender": "M"', True),
    ],
)
def test_a_listing_is_asked_about_again_when_it_changes_in_substance(
    platform, cleared, change, again
):
    list_them(platform, change)
    rescreened(platform)
    assert (item().state == "open") is again
    assert bool(kept()) is not again


def test_another_effect_is_another_listing(platform, cleared):
    list_them(platform, ', "ground": "x"', effect=LegalEffect.ARREST)
    rescreened(platform)
    assert item().state == "open"


def test_another_list_is_asked_about(platform, cleared):
    list_them(platform, name="another")
    rescreened(platform)
    assert item().state == "open"


def test_what_stands_on_the_decided_item_stays_as_it_was_decided(platform, cleared):
    begin_anew(platform)
    report = rescreened(platform)
    assert (report.journeys, report.withdrawn, report.cleared) == (2, 0, 0)
    assert item().state == "decided"
    assert Hit.objects.get().withdrawn_at is None
    assert kept() == []


def test_a_message_told_again_opens_nothing_again(platform, cleared):
    tell(platform, message(place="2"))
    assert (items(), item().state, kept()) == (1, "decided", [])
    assert Hit.objects.get().withdrawn_at is None


def test_an_open_item_loses_the_hit_that_was_cleared_elsewhere(platform, listed):
    tell(platform, message())
    tell(platform, on_the_next_flight())
    first, other = WorkItem.objects.filter(kind="api_border").order_by("opened_at", "id")
    decide_about(platform, first)
    list_them(platform, ', "ground": "another act"')
    report = rescreened(platform)
    assert report.cleared == 2
    assert other.hits.filter(withdrawn_at=None).count() == 0
    assert ClearedHit.objects.filter(journey=other.journey).count() == 1


def decide_about(platform, row):
    return decide(
        platform,
        item=row.id,
        officer=uuid4(),
        actor=OFFICER,
        purpose=PURPOSES[row.kind],
        outcome=Outcome.NOT_THE_SAME_PERSON,
        words=Words(ground="another face in the passport"),
    ).decision


def test_a_carrier_that_asks_is_told_to_board(platform, listed):
    door = Interactive(platform, seconds=20)
    until_listed()
    assert ask(door) == ["2Z"]
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    assert ask(door, on_the_next_flight()) == ["0Z"]
    door.close()


def test_who_cleared_when_and_why_is_shown(platform, cleared):
    tell(platform, on_the_next_flight())
    kept_back = ClearedHit.objects.get()
    (shown,) = open_cleared(platform, kept_back.journey, actor=OFFICER, purpose=BORDER)
    assert shown.ground == "seen and compared with the list"
    assert shown.hit.given_at == platform.clock.now()
    assert shown.listing.entry.id == "L-1"
    assert shown.hit.stands
    read = Entry.objects.filter(event=Event.RECORD_READ.value, subject=str(kept_back.origin))
    assert any('"clearance"' in one.details for one in read)


def test_an_officer_ends_a_clearance_and_the_hit_comes_back(platform, cleared):
    tell(platform, on_the_next_flight())
    clearance = Clearance.objects.get().id
    assert clearing.end(platform, clearance, ground=Ground.DOUBT, actor=OFFICER, purpose=BORDER)
    rescreened(platform)
    assert (items(), kept()) == (2, [])
    assert Entry.objects.filter(event=Event.CLEARANCE_ENDED.value).count() == 1


def test_a_clearance_of_another_purpose_is_not_found(platform, cleared):
    ended = clearing.end(
        platform,
        Clearance.objects.get().id,
        ground=Ground.DOUBT,
        actor=OFFICER,
        purpose=Purpose.PNR_ASSESSMENT,
    )
    assert not ended
    assert Clearance.objects.exists()
    assert not clearing.end(
        platform, UUID(int=1), ground=Ground.DOUBT, actor=OFFICER, purpose=BORDER
    )


def test_a_corrected_decision_clears_no_more(platform, cleared):
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, corrects=cleared)
    assert not Clearance.objects.exists()


def test_a_refusal_that_waits_for_its_second_officer_clears_no_more(platform, cleared):
    decided(platform, Outcome.DO_NOT_BOARD, corrects=cleared, law="Border Act s. 4")
    assert not Clearance.objects.exists()


def test_no_value_of_the_traveller_stands_in_clear(platform, cleared):
    tell(platform, on_the_next_flight())
    row = repr(list(Clearance.objects.values())) + repr(list(ClearedHit.objects.values()))
    for value in ("XK0098231", "TESTOVAR", "ILMO", "1971-05"):
        assert value not in row


def test_two_clearances_of_one_person_have_no_token_in_common(platform, cleared):
    list_them(platform, name="another")
    rescreened(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    one, other = (bytes(row.bound) for row in Clearance.objects.all()[:2])
    assert one != other


@pytest.mark.usefixtures("masks_only")
def test_a_clearance_ends_with_the_masking_of_its_journey(platform, clock, bases):
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT, entries=(ENTRY % "").encode())
    push(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON, kind="pnr")
    tell(platform, message())
    assert [one.mask_day for one in Clearance.objects.all()]
    assert ClearedHit.objects.exists()
    clock.forward(HALF_A_YEAR)
    report = retain.run(platform)
    assert report.masked["journeys"]
    assert not Clearance.objects.exists()
    assert not ClearedHit.objects.exists()
    assert report.proof.holds, report.proof


def test_no_token_of_a_clearance_is_left_in_the_files(
    platform, file_database, clock, cleared, tmp_path
):
    home, needle = tmp_path / "home", bytes(Clearance.objects.get().bound)

    def found():
        assert raw_scan.empty_log()
        return raw_scan.find(raw_scan.files(home), [needle])

    assert found()
    clock.forward(HALF_A_YEAR)
    assert retain.run(platform).proof.holds
    assert not found()


def test_a_clearance_of_somebody_masked_is_reported(platform, clock, cleared):
    clearance = Clearance.objects.get()
    Journey.objects.update(masked_at=clock.now())
    assert retain.run(platform).proof.strays["clearance_of_masked"] == [str(clearance.journey)]


def test_a_clearance_past_its_date_is_deleted(platform, clock, cleared):
    Clearance.objects.update(delete_at=clock.now())
    report = retain.run(platform)
    assert report.deleted["clearances"] == 1
    assert not Clearance.objects.exists()
