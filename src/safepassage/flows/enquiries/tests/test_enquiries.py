"""Travellers are asked about beside the pipeline: what leaves, what comes of it, what is told."""

from datetime import timedelta

import msgspec
import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from one_traveller import decided, item, message, push, put_list, until_listed
from registers import PERSONS, failing, form, holding, registers
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.enquiries.models import Enquiry, RegisterDay, RegisterState
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.vault import open_keys
from safepassage.flows.hits import open_evidence
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.register import Sent, Unchecked, Verdict
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "XK0098231"


def entries(event):
    return [msgspec.json.decode(one.details) for one in ledger.page(event=event, limit=100)]


def test_without_a_register_nothing_is_noted_and_nothing_looked_up(told, bases):
    with CaptureQueriesContext(connection) as queries:
        told()
    assert Journey.objects.exists()
    assert not Enquiry.objects.exists()
    assert not any("enquir" in one["sql"] for one in queries)


def test_a_document_that_is_not_known_is_no_hit(told, beside):
    port = holding("OTHER")
    worker = beside((form(), port))
    told()
    assert worker.step() == 1
    (row,) = Enquiry.objects.all()
    assert (row.verdict, row.why, row.due_at) == (Verdict.NO_HIT, "", None)
    assert not WorkItem.objects.exists()
    assert worker.step() == 0


def test_only_what_the_terms_name_leaves(told, beside):
    port = holding()
    worker = beside((form(fields=frozenset({Sent.DOCUMENT_NUMBER})), port))
    told()
    worker.step()
    (question,) = port.asked
    assert question.values == {Sent.DOCUMENT_NUMBER: NUMBER}
    assert str(Journey.objects.get(kind="api_border").id) not in question.id


def test_a_hit_makes_a_work_item_that_names_the_register(platform, told, beside):
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    found = item()
    (hit,) = found.hits.all()
    assert (hit.kind, hit.key, hit.match_class) == (
        "register",
        "register/lost-documents/stolen",
        "register",
    )
    sealer = open_keys([found.journey], platform.keys)[found.journey]
    reasons = {one.code: one for one in open_evidence(sealer, hit.id, bytes(hit.evidence))}
    assert reasons["matched_document.number"].query == NUMBER
    assert reasons["owner_reference"].listed.startswith("FAKE-")
    assert NUMBER not in str(hit.codes)


def test_every_question_is_in_the_ledger_without_a_value(told, beside):
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    (asked,) = entries(Event.ENQUIRY_ASKED)
    (answered,) = entries(Event.ENQUIRY_ANSWERED)
    assert asked["register"] == answered["register"] == "lost-documents"
    assert asked["fields"] == ["document.issuer", "document.number", "document.type"]
    assert answered["outcome"] == "hit"
    assert NUMBER not in str((asked, answered))


def test_no_question_is_put_inside_a_transaction(told, beside):
    port = holding(NUMBER)
    worker = beside((form(), port))
    told()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        worker.step()
    assert port.asked == []
    worker.step()
    assert len(port.asked) == 1


def test_who_is_not_answered_about_is_not_checked_and_asked_again(clock, told, beside):
    port = failing(Unchecked.TIMED_OUT)
    worker = beside((form(), port))
    told()
    worker.step()
    (row,) = Enquiry.objects.all()
    assert (row.verdict, row.why) == (Verdict.NOT_CHECKED, Unchecked.TIMED_OUT)
    assert row.due_at == clock.now() + timedelta(seconds=30)
    assert worker.step() == 0
    clock.forward(timedelta(seconds=31))
    port.answer = holding(NUMBER).answer
    assert worker.step() == 1
    assert item().hits.count() == 1
    assert len(port.asked) == 2


def test_questions_are_repeated_until_the_traveller_has_arrived(clock, told, beside):
    worker = beside((form(), failing()))
    told()
    for _ in range(100):
        worker.step()
        clock.forward(timedelta(minutes=15))
    (row,) = Enquiry.objects.all()
    assert (row.due_at, row.verdict) == (None, Verdict.NOT_CHECKED)
    assert row.attempts > 10


def test_the_same_values_do_not_leave_twice_while_the_answer_is_fresh(clock, told, beside):
    port = holding(NUMBER)
    worker = beside((form(fresh_hours=24.0), port))
    told()
    worker.step()
    told(message().replace("LOC+178+CDG", "LOC+178+ORY"))
    worker.step()
    assert len(port.asked) == 1
    assert Enquiry.objects.get().verdict == Verdict.HIT
    clock.forward(timedelta(hours=25))
    told(message().replace("LOC+178+CDG", "LOC+178+LYS"))
    worker.step()
    assert len(port.asked) == 2


def test_other_values_are_asked_about_and_end_the_hit_of_the_old_ones(told, beside):
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    told(message(number="XK0098232"))
    assert Enquiry.objects.get().verdict == Verdict.NOT_CHECKED
    worker.step()
    assert Enquiry.objects.get().verdict == Verdict.NO_HIT
    assert Hit.objects.get().withdrawn_at


def test_a_register_that_does_not_answer_ends_no_hit(told, beside):
    port = holding(NUMBER)
    worker = beside((form(), port))
    told()
    worker.step()
    port.answer = failing().answer
    told(message(number="XK0098232"))
    worker.step()
    assert Enquiry.objects.get().verdict == Verdict.NOT_CHECKED
    assert Hit.objects.get().withdrawn_at is None


def test_lists_and_registers_leave_each_others_hits_alone(platform, told, beside):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    worker = beside((form(), holding(NUMBER)))
    told()
    worker.step()
    assert sorted(item().hits.values_list("kind", flat=True)) == ["list", "register"]
    told(message().replace("LOC+178+CDG", "LOC+178+ORY"))
    worker.step()
    assert not item().hits.filter(withdrawn_at__isnull=False).exists()
    told(message(number="XK0098232"))
    worker.step()
    assert item().hits.get(withdrawn_at=None).kind == "list"


def test_an_answer_about_older_data_is_not_taken_for_one_about_the_newest(told, beside):
    worker = beside((form(), holding(NUMBER)))
    port = worker._platform.registers.ports["lost-documents"]
    known = port.answer

    def meanwhile(question):
        told(message(number="XK0098232"))
        connections.close_all()
        return known(question)

    told()
    port.answer = meanwhile
    worker.step()
    port.answer = known
    row = Enquiry.objects.get()
    assert (row.verdict, row.why) == (Verdict.NOT_CHECKED, Unchecked.WAITING)
    assert not WorkItem.objects.exists()


def test_without_a_law_nothing_is_asked(told, beside):
    port = holding(NUMBER)
    worker = beside((form(legal_ground=" "), port))
    told()
    worker.step()
    row = Enquiry.objects.get()
    assert (row.verdict, row.why, row.due_at) == (Verdict.NOT_CHECKED, Unchecked.NO_BASIS, None)
    assert port.asked == []
    assert entries(Event.ENQUIRY_ASKED) == []


def test_a_register_that_is_named_no_more_leaves_nobody_clear(platform, told, beside):
    worker = beside((form(), holding()))
    told()
    platform.registers = registers()
    worker.step()
    row = Enquiry.objects.get()
    assert (row.verdict, row.why) == (Verdict.NOT_CHECKED, Unchecked.NOT_CONFIGURED)


def test_a_register_at_rest_is_left_alone(told, beside):
    port = holding()
    port.is_ready = False
    worker = beside((form(), port))
    told()
    assert worker.step() == 0
    assert Enquiry.objects.get().why == Unchecked.WAITING


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ({"state": "QMA"}, 0),
        ({"state": "QNA"}, 1),
        ({"state": None, "tells_states": True}, 0),
        ({"state": None, "tells_states": False}, 1),
        ({"state": "UTO"}, 1),
    ],
)
def test_who_may_need_protection_is_not_made_known_to_their_state(
    platform, told, beside, terms, asked
):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    told()
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED)
    port = holding()
    worker = beside((form(**terms), port))
    told(message().replace("LOC+178+CDG", "LOC+178+ORY"))
    worker.step()
    assert len(port.asked) == asked
    if not asked:
        assert Enquiry.objects.get().why == Unchecked.PROTECTED


@pytest.mark.parametrize(("feared", "asked"), [((), 1), (("QMZ",), 0), (("QMY",), 1)])
def test_nor_to_a_state_that_they_fear(platform, told, beside, feared, asked):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    until_listed()
    told()
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, feared=feared)
    port = holding()
    worker = beside((form(state="QMZ"), port))
    told(message().replace("LOC+178+CDG", "LOC+178+ORY"))
    worker.step()
    assert len(port.asked) == asked


def test_a_need_of_protection_that_another_record_of_the_unit_has_counts_too(
    platform, told, beside
):
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    until_listed()
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, "pnr")
    port = holding()
    kinds = frozenset({DataKind.API_PIU})
    terms = {"purpose": Purpose.PNR_ASSESSMENT, "data_kinds": kinds, "state": "QMA"}
    worker = beside((form(**terms), port))
    told(message(), message(place="2", name="NOBODY:ANNA", number="AA1"))
    worker.step()
    rows = Enquiry.objects.order_by("why").values_list("why", flat=True)
    assert list(rows) == ["", Unchecked.PROTECTED]
    assert [one.values[Sent.DOCUMENT_NUMBER] for one in port.asked] == ["AA1"]


def test_a_namesake_is_a_hit_by_name_alone(told, beside):
    worker = beside((form(PERSONS, fields=frozenset({Sent.SURNAME})), holding("TESTOVAR")))
    told()
    worker.step()
    assert Hit.objects.get().match_class == "name_only"


def test_a_register_of_the_unit_is_asked_from_the_units_copy(told, beside):
    port = holding(NUMBER)
    kinds = frozenset({DataKind.API_PIU})
    worker = beside((form(purpose=Purpose.PNR_ASSESSMENT, data_kinds=kinds), port))
    told()
    worker.step()
    assert [one.kind for one in Enquiry.objects.all()] == ["api_piu"]
    assert item("api_piu").queue == "assessment"


def test_it_is_counted_how_a_register_answers(told, clock, beside):
    port = failing(Unchecked.UNREACHABLE)
    worker = beside((form(), port))
    told()
    worker.step()
    assert RegisterState.objects.get().silent_since == clock.now()
    clock.forward(timedelta(minutes=2))
    port.answer = holding(NUMBER).answer
    worker.step()
    assert RegisterState.objects.get().silent_since is None
    counts = RegisterDay.objects.get().counts
    assert (counts["asked"], counts["hit"], counts["why.unreachable"]) == (2, 1, 1)
