"""What a request changes on records, by whom, and who hears of it."""

import pytest

from agency_laws import agency
from one_traveller import CARRIER, booking, decided, message, notify, put_list, until_listed, work
from safepassage.apps.cases.models import Decision
from safepassage.apps.clearances.models import RedressNumber
from safepassage.apps.disclosures.models import CorrectionNotice
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.content import What, opened
from safepassage.apps.subjects.marks import NoteKind
from safepassage.apps.subjects.models import FieldCorrection, RecordNote, SubjectRequest
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.correcting import Fields, NotCorrectable
from safepassage.apps.travel.models import Journey, LookUp, Part, Reservation
from safepassage.flows.receive import receive
from safepassage.flows.subjects import amending
from safepassage.flows.subjects.looking import OwnDecision
from safepassage.flows.subjects.told import NoRequest
from safepassage.flows.window.single_window import page
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.redress import number_in
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.rights.asked import Right
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
BY_NAME = b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n'
BORN = Fields(identity={"born": "1971-05-28"})


@pytest.fixture
def with_item(platform, bases):
    """A listed traveller: officers are at work on the border's record; its id."""
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    notify(platform, message())
    work(platform)
    return Journey.objects.get(kind=DataKind.API_BORDER.value).id


def born(platform, journey, by):
    found = travel.identities(by.actor, by.purpose, [journey], platform.keys, by.at)
    return found[journey].traveller.born


def letter(platform) -> str:
    row = SubjectRequest.objects.get()
    return (opened(row, platform.keys, platform.ids).last(What.LETTER) or b"").decode()


def test_what_touches_no_decision_is_corrected_at_once(platform, travelled, prepared, officer):
    request, _r = prepared(right=Right.CORRECTION)
    by = officer()
    assert amending.correct(platform, request, [travelled], BORN, by=by)
    assert born(platform, travelled, by) == "1971-05-28"
    (note,) = marks.notes_on(travelled)
    assert note.kind == NoteKind.CORRECTED
    assert "corrected" in letter(platform)


def test_what_touches_a_decision_waits_for_another_person(platform, with_item, prepared, officer):
    request, _r = prepared(right=Right.CORRECTION)
    first = officer()
    assert not amending.correct(platform, request, [with_item], BORN, by=first)
    assert born(platform, with_item, first) == "1971-05-27"
    (row,) = marks.waiting()
    with pytest.raises(NoRequest):
        amending.second(platform, row.id, agrees=True, by=officer(first.officer))
    assert amending.proposed_of(platform, row.id) == BORN
    amending.second(platform, row.id, agrees=True, by=officer(purpose=Purpose.OVERSIGHT))
    assert born(platform, with_item, first) == "1971-05-28"
    assert SubjectRequest.objects.get().answer


def test_a_correction_that_is_declined_changes_nothing(platform, with_item, prepared, officer):
    request, _r = prepared(right=Right.CORRECTION)
    amending.correct(platform, request, [with_item], BORN, by=officer())
    (row,) = marks.waiting()
    amending.second(platform, row.id, agrees=False, by=officer())
    assert not FieldCorrection.objects.exists()
    assert born(platform, with_item, officer()) == "1971-05-27"
    assert not SubjectRequest.objects.get().answer


def test_who_decided_agrees_to_no_correction(platform, with_item, prepared, officer):
    decided(platform, Outcome.BOARD)
    author = Decision.objects.get().officer
    request, _r = prepared(right=Right.CORRECTION)
    amending.correct(platform, request, [with_item], BORN, by=officer())
    (row,) = marks.waiting()
    with pytest.raises(OwnDecision):
        amending.second(platform, row.id, agrees=True, by=officer(author))


def test_another_persons_record_is_not_touched(platform, travelled, prepared, officer):
    request, _r = prepared(right=Right.CORRECTION)
    notify(platform, message(name="ANOTHER:PERSON", number="QQ7654321", place="2"))
    work(platform)
    strange = Journey.objects.filter(kind=DataKind.API_BORDER.value).exclude(id=travelled).get().id
    with pytest.raises(NotCorrectable):
        amending.correct(platform, request, [strange], BORN, by=officer())


def test_a_disputed_fact_is_marked_for_everybody(platform, travelled, prepared, officer):
    request, _r = prepared(right=Right.NOTATION)
    amending.note(
        platform, request, [travelled], NoteKind.DISPUTED, "The sex is told wrongly.", by=officer()
    )
    (row,) = marks.notes_on(travelled)
    assert b"wrongly" not in bytes(row.words)
    words = amending.read_note(platform, travelled, row.id, bytes(row.words))
    assert words == "The sex is told wrongly."


def test_deletion_takes_one_traveller_and_leaves_the_others(platform, travelled, prepared, officer):
    notify(platform, message(name="ANOTHER:PERSON", number="QQ7654321", place="2"))
    work(platform)
    before = Journey.objects.count()
    request, _r = prepared(right=Right.DELETION)
    amending.erase(platform, request, [travelled], by=officer())
    assert Journey.objects.count() == before - 1
    for model in (Part, LookUp):
        assert not model.objects.filter(holder=travelled).exists()
    assert "deleted for good" in letter(platform)


def test_deletion_takes_the_reservation_when_nobody_else_is_on_it(
    platform, travelled, prepared, officer
):
    receive(platform, carrier=CARRIER, body=booking())
    work(platform)
    request, _r = prepared(right=Right.DELETION)
    pnr = Journey.objects.get(kind=DataKind.PNR.value).id
    amending.erase(platform, request, [pnr], by=officer())
    assert not Reservation.objects.exists()


def test_what_officers_are_at_work_on_is_not_deleted(platform, with_item, prepared, officer):
    request, _r = prepared(right=Right.DELETION)
    with pytest.raises(amending.Held):
        amending.erase(platform, request, [with_item], by=officer())
    assert Journey.objects.filter(id=with_item).exists()


def test_of_kinds_of_which_nothing_is_told_the_answer_is_neutral(
    platform, travelled, prepared, officer
):
    request, _r = prepared(right=Right.CORRECTION)
    unit = Journey.objects.get(kind=DataKind.API_PIU.value).id
    amending.correct(platform, request, [unit], BORN, by=officer())
    assert born(platform, unit, officer()) == "1971-05-28"
    assert SubjectRequest.objects.get().answer == "neutral"


def test_who_is_mistaken_gets_a_redress_number_in_the_letter(platform, bases, prepared, officer):
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=BY_NAME)
    until_listed()
    notify(platform, message())
    work(platform)
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    journey = Journey.objects.get(kind=DataKind.API_BORDER.value).id
    request, _r = prepared(right=Right.MISTAKEN)
    amending.give_redress(platform, request, [journey], by=officer())
    said = letter(platform).partition("redress number is: ")[2].partition("<")[0]
    assert number_in(said)
    assert RedressNumber.objects.count() == 1


def test_marks_end_with_their_record(platform, travelled, prepared, officer):
    request, _r = prepared(right=Right.NOTATION)
    amending.note(platform, request, [travelled], NoteKind.DISPUTED, "Not so.", by=officer())
    again, _r = prepared(right=Right.DELETION)
    amending.erase(platform, again, [travelled], by=officer())
    assert not RecordNote.objects.exists()


def test_every_recipient_hears_of_a_correction(platform, bases, prepared, officer):
    border = agency(platform, AgencyRole.BORDER)
    notify(platform, message())
    work(platform)
    assert page(platform, border, after=0).entries
    journey = Journey.objects.get(kind=DataKind.API_BORDER.value).id
    request, _r = prepared(right=Right.CORRECTION)
    amending.correct(platform, request, [journey], BORN, by=officer())
    (notice,) = CorrectionNotice.objects.filter(journey=journey)
    assert (notice.channel, notice.change) == ("agency", "corrected")
