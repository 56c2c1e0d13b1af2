"""A carrier tries a message out: told what it is, and nothing of it is kept anywhere."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from one_traveller import interchange, message, put_list
from safepassage.apps.carriers import agreements
from safepassage.apps.carriers import services as carriers
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations
from safepassage.web import installed
from safepassage.web.api import door, trying

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor.component(Component.COMMAND_LINE)
PERSONAL = ("TESTOVAR", "ILMO", "XK0098231", "1971-05-27", "710527", "AAAB22", "90001")


@pytest.fixture(autouse=True)
def wired(platform, bases, monkeypatch):
    for module in (door, installed):
        monkeypatch.setattr(module, "platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.conformance.platform", lambda: platform)
    for one in (door.rate_limit, door.refused, trying.limit):
        one.cache_clear()
    yield
    trying.limit.cache_clear()


@pytest.fixture
def carrier(platform):
    return carriers.add_carrier(code="1U", name="Utopia", actor=ADMIN, at=platform.clock.now())


@pytest.fixture
def trial(carrier, platform):
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=platform.clock.now())
    client = Client(headers={"Authorization": f"Bearer {token}"})

    def made(body):
        return client.post("/api/v1/conformance", data=body, content_type="application/edifact")

    return made


def test_a_message_is_told_by_fields_and_places(trial):
    lacking = message(place="2").replace("DTM+36:310101'", "")
    found = trial(interchange(message(), lacking)).json()
    assert (found["state"], found["travellers"]) == ("done", 2)
    first, second = found["messages"]
    assert (first["format"], first["version"], first["function"]) == ("paxlst", "D.05B", "745")
    assert first["kept_as"] == ["api_border", "api_piu"]
    (seen,) = second["travellers"]
    assert (seen["position"], seen["role"]) == (1, "passenger")
    assert seen["segment"] == 10
    sent = interchange(message(), lacking)
    assert sent[seen["offset"] :].startswith(b"NAD+FL+++TESTOVAR")
    assert sent.index(b"NAD+FL") < seen["offset"]
    assert seen["missing"] == ["document_expiry"]
    assert "document_number" in seen["understood"]
    assert seen["answer"] == "board"
    assert second["fields"]["document_expiry"] == 0


def test_what_an_interactive_request_would_have_to_complete_is_told(trial):
    nobody = message().replace("DOC+P:110:111+XK0098231'", "")
    (one,) = trial(interchange(nobody)).json()["messages"]
    assert one["travellers"][0]["answer"] == "insufficient_data"


def test_nothing_is_written_and_nothing_is_said_of_a_traveller(trial, caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as asked:
        answer = trial(interchange(message(), message(place="2").replace("'NAT+", "'XXX+")))
    assert answer.status_code == 200
    statements = [one["sql"] for one in asked.captured_queries]
    assert statements
    assert {sql.split()[0] for sql in statements} == {"SELECT"}
    spoken = answer.content.decode() + "\n".join(statements) + caplog.text
    assert not [value for value in PERSONAL if value in spoken]


def test_a_listed_traveller_is_answered_like_any_other(trial, platform):
    """Whoever could ask here who is listed could find out; so no list is asked."""
    before = trial(interchange(message())).json()
    put_list(platform, "border", Purpose.BORDER_CHECK)
    assert trial(interchange(message())).json() == before


def test_a_defect_has_its_place_and_sentence(trial):
    (one,) = trial(interchange(message().replace("710527", "719927"))).json()["messages"]
    found = [defect for defect in one["defects"] if "date" in defect["code"]]
    assert found
    assert found[0]["segment"]
    assert found[0]["text"]


def test_what_cannot_be_read_would_be_set_aside(trial):
    found = trial(b"no message at all").json()
    assert (found["state"], found["messages"]) == ("parked", [])
    assert found["defects"]


def test_a_route_without_a_law_would_be_refused(trial):
    away = message().replace("LOC+125+CDG", "LOC+125+JFK").replace("LOC+87+PDL", "LOC+87+LAX")
    found = trial(interchange(away)).json()
    assert found["state"] == "refused"
    assert found["messages"][0]["refusal"] == "no_legal_basis"
    assert "No law in force" in found["messages"][0]["text"]


def test_the_carriers_own_agreement_holds(trial, carrier, platform):
    at = platform.clock.now()
    agreements.agree(carrier=carrier, formats=["pnrgov"], routes=[], actor=ADMIN, at=at)
    found = trial(interchange(message())).json()
    assert found["state"] == "parked"
    assert found["messages"][0]["defects"][-1]["code"] == "format_not_agreed"


def test_reservations_are_counted_too(trial):
    found = trial(next(benchmark_reservations(1, 4))).json()
    (one,) = found["messages"]
    assert (one["format"], one["reservations"]) == ("pnrgov", 4)
    assert found["travellers"] == one["fields"]["surname"] >= 4


def test_a_carrier_tries_only_so_often(trial, settings):
    settings.SAFEPASSAGE_CONFORMANCE_PER_MINUTE = 2
    bodies = list(benchmark_messages(1, 2, 3))
    assert [trial(body).status_code for body in bodies] == [200, 200, 429]


def test_a_large_message_is_refused_unread(trial, settings):
    settings.SAFEPASSAGE_INTERACTIVE_LIMIT = 100
    assert trial(interchange(message())).status_code == 413


def test_without_a_credential_nothing_is_read():
    answer = Client().post("/api/v1/conformance", data=b"x", content_type="text/plain")
    assert answer.status_code == 401
