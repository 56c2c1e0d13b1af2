"""The interface as a carrier's system uses it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import services as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.flows.interactive import Interactive
from safepassage.flows.work import Worker
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.simulation.benchmark import benchmark_messages
from safepassage.web.api import door

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor.component(Component.COMMAND_LINE)


@pytest.fixture(autouse=True)
def wired(platform, bases, monkeypatch):
    made = Interactive(platform, seconds=10)
    monkeypatch.setattr(door, "platform", lambda: platform)
    monkeypatch.setattr(door, "interactive", lambda: made)
    monkeypatch.setattr("safepassage.web.api.endpoints.platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.endpoints.interactive", lambda: made)
    door.rate_limit.cache_clear()
    door.refused.cache_clear()
    yield
    made.close()


@pytest.fixture
def carrier(platform):
    return carriers.add_carrier(
        code="1U", name="Utopia Airways", actor=ADMIN, at=platform.clock.now()
    )


@pytest.fixture
def client(carrier, platform):
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=platform.clock.now())
    return Client(headers={"Authorization": f"Bearer {token}"})


def send(client, body, path="messages", content_type="application/edifact", **headers):
    return client.post(f"/api/v1/{path}", data=body, content_type=content_type, **headers)


@pytest.fixture
def manifest():
    return next(benchmark_messages(1, 5, start=datetime(2026, 9, 2, 6, tzinfo=UTC)))


def test_a_message_is_accepted_with_its_id_and_can_be_followed(client, platform, manifest):
    answer = send(client, manifest)
    assert answer.status_code == 202
    told = client.get(f"/api/v1/messages/{answer.json()['id']}").json()
    assert told == {"state": "received", "travellers": 0, "defects": []}
    Worker(platform, processes=1).drain()
    told = client.get(answer.json()["status_url"]).json()
    assert (told["state"], told["travellers"]) == ("done", 5)


def test_the_same_bytes_get_the_same_id(client, manifest):
    assert send(client, manifest).json() == send(client, manifest).json()


def test_another_carriers_message_is_not_found(client, platform, manifest):
    message = send(client, manifest).json()["id"]
    other = carriers.add_carrier(code="1X", name="Other", actor=ADMIN, at=platform.clock.now())
    token = carriers.rotate(carrier=other, actor=ADMIN, at=platform.clock.now())
    theirs = Client(headers={"Authorization": f"Bearer {token}"})
    assert theirs.get(f"/api/v1/messages/{message}").status_code == 404


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eA=="}]
)
def test_without_a_good_credential_nothing_is_taken(headers, manifest):
    answer = send(Client(headers=headers), manifest)
    assert answer.status_code == 401
    assert set(answer.json()) == {"code", "text"}


def test_a_suspended_carrier_is_told_so(client, carrier, platform, manifest):
    carriers.suspend(
        carrier=carrier, ground=carriers.Ground.ASKED, actor=ADMIN, at=platform.clock.now()
    )
    assert send(client, manifest).status_code == 403


def test_refused_credentials_are_in_the_ledger(client, carrier, platform, manifest):
    send(Client(headers={"Authorization": "Bearer wrong"}), manifest)
    credential = carrier.credentials.get()
    ground, at = carriers.Ground.REPLACED, platform.clock.now()
    carriers.revoke(credential=credential, ground=ground, actor=ADMIN, at=at)
    send(client, manifest)
    found = reversed(ledger.page(event=Event.CARRIER_REFUSED))
    assert [(entry.subject, json.loads(bytes(entry.details))["why"]) for entry in found] == [
        ("", "unknown"),
        (str(carrier.pk), "ended"),
    ]


def test_only_the_message_itself_is_taken(client, manifest):
    assert send(client, manifest, content_type="multipart/form-data; boundary=x").status_code == 415
    assert send(client, b"PK", content_type="application/zip").status_code == 415
    zipped = send(client, manifest, headers={"Content-Encoding": "gzip"})
    assert zipped.status_code == 415
    assert send(client, b"  \r\n ").status_code == 422


def test_a_message_over_the_limit_is_refused(client, settings):
    settings.SAFEPASSAGE_MESSAGE_LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert send(client, b"UNB" * 1000).status_code == 413


def test_the_limit_of_an_interactive_message_is_a_setting(client, settings, manifest):
    settings.SAFEPASSAGE_INTERACTIVE_LIMIT = len(manifest) - 1
    answer = send(client, manifest, "interactive")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert send(client, manifest).status_code == 202
    settings.SAFEPASSAGE_INTERACTIVE_LIMIT = len(manifest)
    assert send(client, manifest, "interactive").status_code == 200


def test_too_many_calls_are_slowed(client, settings, manifest):
    settings.SAFEPASSAGE_REQUESTS_PER_MINUTE = 3
    door.rate_limit.cache_clear()
    answers = [send(client, manifest) for _ in range(4)]
    assert [one.status_code for one in answers] == [202, 202, 202, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 20
    Carrier.objects.update(per_minute=1)
    door.rate_limit.cache_clear()
    assert [send(client, manifest).status_code for _ in range(2)] == [202, 429]
    door.rate_limit.cache_clear()


def test_a_malformed_id_is_not_found(client):
    assert client.get("/api/v1/messages/not-an-id").status_code in {404, 422}


def test_an_interactive_message_is_answered_traveller_by_traveller(client, manifest):
    answer = send(client, manifest, "interactive")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/edifact")
    (message,) = read(answer.content).messages
    assert (message.format, message.function) == ("cusres", "962")
    assert [one.status for one in message.answers] == ["0Z"] * 5
    sent = read(manifest).messages[0]
    assert [one.reservation for one in message.answers] == [
        one.reservation for one in sent.travellers
    ]
    assert message.transaction == sent.transaction


def test_a_retry_gets_the_status_that_stands(client, manifest):
    first, again = (send(client, manifest, "interactive") for _ in range(2))
    assert first["Message-Id"] == again["Message-Id"]
    assert [one.status for one in read(again.content).messages[0].answers] == ["0Z"] * 5


def test_what_lacks_data_asks_the_carrier_to_complete_it(client, manifest):
    text = manifest.decode()
    first = text.index("DTM+329")
    end = text.index("'", first) + 1
    answer = send(client, (text[:first] + text[end:]).encode(), "interactive")
    statuses = [one.status for one in read(answer.content).messages[0].answers]
    assert statuses == ["4Z", "0Z", "0Z", "0Z", "0Z"]


def test_what_is_not_understood_is_kept_and_explained(client):
    answer = send(client, b"this is no message", "interactive")
    assert answer.status_code == 422
    told = answer.json()
    assert told["code"] == "not_understood"
    assert told["defects"][0]["severity"] == "fatal"
    kept = client.get(f"/api/v1/messages/{told['id']}").json()
    assert kept["state"] == "parked"


def test_a_late_answer_is_board_and_what_differs_follows(client, platform, manifest, monkeypatch):
    slow = Interactive(platform, seconds=0.0)
    monkeypatch.setattr("safepassage.web.api.endpoints.interactive", lambda: slow)
    text = manifest.decode()
    first = text.index("DTM+329")
    lacking = (text[:first] + text[text.index("'", first) + 1 :]).encode()
    answer = send(client, lacking, "interactive")
    assert [one.status for one in read(answer.content).messages[0].answers] == ["0Z"] * 5
    slow.close()
    (waiting,) = client.get("/api/v1/answers").json()["answers"]
    (message,) = read(waiting["body"].encode("latin-1")).messages
    assert (message.function, [one.status for one in message.answers]) == ("132", ["4Z"])


def test_an_acknowledged_answer_is_not_given_again(client, platform, manifest, monkeypatch):
    test_a_late_answer_is_board_and_what_differs_follows(client, platform, manifest, monkeypatch)
    page = client.get("/api/v1/answers").json()
    (waiting,) = page["answers"]
    assert client.get(f"/api/v1/answers?after={page['next']}").json()["answers"] == []
    assert client.post(f"/api/v1/answers/{waiting['id']}/acknowledge").status_code == 204
    assert client.get("/api/v1/answers").json()["answers"] == []
    unknown = "/api/v1/answers/00000000-0000-0000-0000-000000000000/acknowledge"
    assert client.post(unknown).status_code == 404


def test_a_message_left_by_a_dead_request_is_processed_by_the_worker(
    platform, clock, carrier, manifest
):
    _, lease = platform.spool.put_leased(carrier.pk, manifest, owner="request-gone")
    assert lease
    worker = Worker(platform, processes=1)
    assert worker.drain() == 0
    clock.forward(platform.lease * 2)
    assert worker.drain() == 1


WRONG_ORDERS = {
    "745+CP": ("change_before_announcement", "5 travellers are changed"),
    "745+XR": ("cancel_before_announcement", "nothing was changed"),
    "266+CLOB": ("closure_before_list", "closed before any list"),
    "266+CF": ("flight_change_unclear", "nobody was moved"),
}


@pytest.mark.parametrize("function", WRONG_ORDERS)
def test_what_comes_in_the_wrong_order_is_explained_to_the_carrier(
    client, platform, manifest, function
):
    code, words = WRONG_ORDERS[function]
    sent = manifest.replace(b"BGM+745'", f"BGM+{function}'".encode())
    url = send(client, sent).json()["status_url"]
    Worker(platform, processes=1).drain()
    told = client.get(url).json()
    assert told["state"] == "done"
    (found,) = [one for one in told["defects"] if one["code"] == code]
    assert words in found["text"]


def test_a_flight_that_left_weeks_ago_is_explained_to_the_carrier(
    client, platform, clock, manifest
):
    clock.forward(timedelta(days=60))
    url = send(client, manifest).json()["status_url"]
    Worker(platform, processes=1).drain()
    (found,) = [one for one in client.get(url).json()["defects"] if one["code"] == "long_departed"]
    assert "days before this message came" in found["text"]
