"""The interface as an agency's system uses it."""

import json

import pytest
from django.test import Client

from agency_laws import ADMIN, CODE_OF, agency, law, put_laws
from one_traveller import message, notify, work
from safepassage.apps.accounts.credentials import OVERLAP
from safepassage.apps.agencies import selectors
from safepassage.apps.agencies import services as agencies
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import services as carriers
from safepassage.safeguards.sharing import AgencyRole
from safepassage.web.api import agencies as door

pytestmark = pytest.mark.django_db(transaction=True)
CALL = "/api/v1/agency/journeys"


@pytest.fixture(autouse=True)
def wired(platform, bases, monkeypatch):
    monkeypatch.setattr(door, "platform", lambda: platform)
    monkeypatch.setattr("safepassage.web.api.door.platform", lambda: platform)
    for kept in (door.rate_limit, door.refused):
        kept.cache_clear()
    yield
    for kept in (door.rate_limit, door.refused):
        kept.cache_clear()


@pytest.fixture
def border(platform):
    return agency(platform, AgencyRole.BORDER)


def client_of(one, platform):
    token = agencies.rotate(agency=one, actor=ADMIN, at=platform.clock.now())
    return Client(headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def client(border, platform):
    return client_of(border, platform)


def test_journeys_come_with_their_law_and_nothing_else(client, platform):
    notify(platform, message())
    work(platform)
    answer = client.get(CALL).json()
    (journey,) = answer["journeys"]
    assert journey["data"] == {
        "surname": "TESTOVAR",
        "born": "1971-05-27",
        "documents": [{"number": "XK0098231", "issuer": "QMA"}],
    }
    assert journey["basis"] == {
        "code": "UTO-BORDER",
        "version": 1,
        "law": "Window Act of Utopia",
        "article": "Section 9",
        "purpose": "border_check",
    }
    assert set(journey) == {
        "cursor",
        "reference",
        "what",
        "kind",
        "told_at",
        "basis",
        "delete_by",
        "flight",
        "data",
    }
    assert client.get(CALL, {"after": answer["next"]}).json() == {
        "journeys": [],
        "next": answer["next"],
    }


@pytest.mark.parametrize("token", [None, "wrong"])
def test_without_a_good_credential_nothing_is_given(token, border):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = Client(headers=headers).get(CALL)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorised")


def test_carriers_and_agencies_do_not_open_each_others_doors(client, platform):
    carrier = carriers.add_carrier(code="1U", name="Air", actor=ADMIN, at=platform.clock.now())
    token = carriers.rotate(carrier=carrier, actor=ADMIN, at=platform.clock.now())
    theirs = Client(headers={"Authorization": f"Bearer {token}"})
    assert theirs.get(CALL).status_code == 401
    assert client.get("/api/v1/answers").status_code == 401


def test_a_revoked_credential_ends_at_once_and_is_in_the_ledger(client, border, platform):
    (credential,) = border.credentials.all()
    agencies.revoke(
        credential=credential,
        ground=agencies.Ground.WRONG_HANDS,
        actor=ADMIN,
        at=platform.clock.now(),
    )
    assert client.get(CALL).status_code == 401
    (entry,) = ledger.page(event=Event.AGENCY_REFUSED)
    assert (entry.subject, json.loads(bytes(entry.details))["why"]) == (str(border.pk), "ended")


def test_a_suspended_agency_is_told_so_and_a_restored_one_is_served(client, border, platform):
    at = platform.clock.now()
    agencies.suspend(agency=border, ground=agencies.Ground.ORDERED, actor=ADMIN, at=at)
    assert client.get(CALL).json()["code"] == "agency_suspended"
    agencies.restore(agency=border, actor=ADMIN, at=at)
    assert client.get(CALL).status_code == 200


def test_without_a_law_and_on_request_only_are_told_apart(client, platform):
    customs = agencies.add_agency(
        code="CUSTOMS",
        name="Customs",
        role=AgencyRole.CUSTOMS,
        actor=ADMIN,
        at=platform.clock.now(),
    )
    assert client_of(customs, platform).get(CALL).json()["code"] == "no_law"
    put_laws(platform.clock.now(), law(AgencyRole.BORDER, supply="on_request"))
    assert client.get(CALL).json()["code"] == "on_request"


def test_too_many_calls_are_slowed(client, settings):
    settings.SAFEPASSAGE_REQUESTS_PER_MINUTE = 2
    door.rate_limit.cache_clear()
    assert [client.get(CALL).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("cursor", ["x", "-1", str(2**63)])
def test_a_malformed_cursor_is_explained(client, cursor):
    answer = client.get(CALL, {"after": cursor})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_only_reading_is_possible(client):
    assert client.post(CALL).json()["code"] == "wrong_method"


def test_a_token_is_kept_as_a_digest_and_an_old_one_ends_after_a_week(border, platform, clock):
    first = agencies.rotate(agency=border, actor=ADMIN, at=clock.now())
    agencies.rotate(agency=border, actor=ADMIN, at=clock.now())
    assert selectors.authenticate(first, clock.now()) == border
    clock.forward(OVERLAP)
    assert selectors.authenticate(first, clock.now()) is None
    assert selectors.whose(first) == border.pk
    assert all(first.encode() not in bytes(one.sha256) for one in border.credentials.all())


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"code": "x"}, "2 to 40"),
        ({"name": " "}, "needs a name"),
        ({"code": CODE_OF[AgencyRole.BORDER]}, "already an agency"),
    ],
)
def test_a_faulty_agency_is_refused(border, platform, values, fault):
    told = {"code": "NEW", "name": "New", "role": AgencyRole.BORDER} | values
    with pytest.raises(agencies.AgencyError, match=fault):
        agencies.add_agency(**told, actor=ADMIN, at=platform.clock.now())
