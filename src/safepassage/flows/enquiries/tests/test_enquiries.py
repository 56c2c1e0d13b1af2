"""Travellers are asked about beside the pipeline: what leaves, what comes of it, what is told."""

from datetime import timedelta

import msgspec
import pytest
from django.db import connection

from one_traveller import item, message, notify, work
from registers import failing, form, holding, registers
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.enquiries.models import Enquiry
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.vault import open_keys
from safepassage.flows.enquiries.beside import Beside
from safepassage.flows.hits import open_evidence
from safepassage.records.register import Sent, Unchecked, Verdict

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "XK0098231"


@pytest.fixture
def beside(platform, bases):
    """Ask registers that a test names: put them on the platform, get the worker."""
    workers = []

    def made(*pairs):
        platform.registers = registers(*pairs)
        workers.append(Beside(platform))
        return workers[-1]

    yield made
    for one in workers:
        one.close()


def told(platform, *sent):
    notify(platform, *(sent or [message()]))
    work(platform)


def entries(event):
    return [msgspec.json.decode(one.details) for one in ledger.page(event=event, limit=100)]


def test_without_a_register_nothing_is_noted_and_nothing_looked_up(
    platform, bases, django_assert_num_queries
):
    told(platform)
    assert Journey.objects.exists()
    assert not Enquiry.objects.exists()


def test_a_document_that_is_not_known_is_no_hit(platform, beside):
    port = holding("OTHER")
    worker = beside((form(), port))
    told(platform)
    assert worker.step() == 1
    (row,) = Enquiry.objects.all()
    assert (row.verdict, row.why, row.due_at) == (Verdict.NO_HIT, "", None)
    assert not WorkItem.objects.exists()
    assert worker.step() == 0


def test_only_what_the_terms_name_leaves(platform, beside):
    port = holding()
    worker = beside((form(fields=frozenset({Sent.DOCUMENT_NUMBER})), port))
    told(platform)
    worker.step()
    (question,) = port.asked
    assert question.values == {Sent.DOCUMENT_NUMBER: NUMBER}
    assert str(Journey.objects.get(kind="api_border").id) not in question.id


def test_a_hit_makes_a_work_item_that_names_the_register(platform, beside):
    worker = beside((form(), holding(NUMBER)))
    told(platform)
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


def test_every_question_is_in_the_ledger_without_a_value(platform, beside):
    worker = beside((form(), holding(NUMBER)))
    told(platform)
    worker.step()
    (asked,) = entries(Event.ENQUIRY_ASKED)
    (answered,) = entries(Event.ENQUIRY_ANSWERED)
    assert asked["register"] == answered["register"] == "lost-documents"
    assert asked["fields"] == ["document.issuer", "document.number", "document.type"]
    assert answered["outcome"] == "hit"
    assert NUMBER not in str((asked, answered))


def test_no_question_is_put_inside_a_transaction(platform, beside):
    port = holding()
    states = []
    known = port.answer

    def answer(question):
        states.append(connection.in_atomic_block)
        return known(question)

    port.answer = answer
    worker = beside((form(), port))
    told(platform)
    worker.step()
    assert states == [False]


def test_who_is_not_answered_about_is_not_checked_and_asked_again(platform, clock, beside):
    port = failing(Unchecked.TIMED_OUT)
    worker = beside((form(), port))
    told(platform)
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


def test_questions_are_repeated_until_the_traveller_has_arrived(platform, clock, beside):
    worker = beside((form(), failing()))
    told(platform)
    for _ in range(100):
        worker.step()
        clock.forward(timedelta(minutes=15))
    (row,) = Enquiry.objects.all()
    assert (row.due_at, row.verdict) == (None, Verdict.NOT_CHECKED)
    assert row.attempts > 10
