"""The interface with values that no system of a carrier should send: told, never a 500."""

import pytest
from django.test import Client

from safepassage.apps.carriers import services as carriers
from safepassage.records.actor import Actor, Component
from safepassage.web.api import door

pytestmark = pytest.mark.django_db
ADMIN = Actor.component(Component.COMMAND_LINE)
NUMBERS = ("9" * 30, "9" * 5_000, str(2**63), "-1", "-" + "9" * 30, "1e400", "a%00b", "%ff", "")
IDS = ("9" * 40, "%00", "%ff", "00000000-0000-0000-0000-00000000000g", "x" * 5_000, "..%2f..")


@pytest.fixture
def client(platform, monkeypatch):
    monkeypatch.setattr(door, "platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.endpoints.platform", lambda: platform)
    door.rate_limit.cache_clear()
    door.refused.cache_clear()
    at = platform.clock.now()
    carrier = carriers.add_carrier(code="1U", name="Utopia Airways", actor=ADMIN, at=at)
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=at)
    return Client(headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("number", NUMBERS, ids=[one[:8] for one in NUMBERS])
def test_a_cursor_of_any_form(client, number):
    answer = client.get(f"/api/v1/answers?after={number}")
    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == {"code", "text"}


def test_the_last_cursor_there_can_be(client):
    answer = client.get(f"/api/v1/answers?after={2**63 - 1}")
    assert answer.json() == {"answers": [], "next": 2**63 - 1}


@pytest.mark.parametrize("value", IDS, ids=[one[:8] for one in IDS])
def test_an_id_of_any_form(client, value):
    for answer in (
        client.get(f"/api/v1/messages/{value}"),
        client.post(f"/api/v1/answers/{value}/acknowledge"),
    ):
        assert 400 <= answer.status_code < 500


@pytest.mark.parametrize(
    "header",
    ["Bearer " + "x" * 20_000, "Bearer a\0b", "Bearer \xff\xfe", "Bearer", "Bearer  ", "\0"],
    ids=["long", "zero byte", "latin-1", "no token", "blank", "no scheme"],
)
def test_a_credential_of_any_form(client, header):
    answer = Client().get("/api/v1/answers", HTTP_AUTHORIZATION=header)
    assert answer.status_code == 401


@pytest.mark.parametrize("length", ["abc", "-5", "9" * 5_000, "1.5"])
def test_a_length_of_any_form(client, length):
    answer = client.post(
        "/api/v1/messages", data=b"UNB", content_type="text/plain", CONTENT_LENGTH=length
    )
    assert 400 <= answer.status_code < 500


def test_an_unknown_parameter_is_not_read(client):
    assert client.get("/api/v1/answers?limit=" + "9" * 5_000).status_code == 200
