"""Doors of carriers: limits, allowed senders, quarantine by hand and its end."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from one_traveller import interchange, message
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.services import add_carrier, rotate
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.web import installed
from safepassage.web.console.tests.conftest import AT, BY

pytestmark = pytest.mark.django_db


@pytest.fixture
def carrier(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Carrier:
    monkeypatch.setattr(installed, "platform", lambda: platform)
    return add_carrier(code="XY", name="Example Air", actor=BY, at=AT)


@pytest.fixture
def admin(seat: Callable[[Role], Client]) -> Client:
    return seat(Role.ADMINISTRATOR)


def text(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, name: str, *args: object, **data: str) -> str:
    answer = client.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_carrier_is_quarantined_by_hand_and_released(admin: Client, carrier: Carrier) -> None:
    assert "No carrier is in quarantine" in text(admin, "quarantine")
    assert reverse("quarantine_hold", args=[carrier.pk]) in text(admin, "carrier", carrier.pk)
    assert "Choose the ground" in post(admin, "quarantine_hold", carrier.pk)
    page = post(admin, "quarantine_hold", carrier.pk, ground="wrong_messages")
    assert "its messages wait" in page
    receive(installed.platform(), carrier=carrier.pk, body=interchange(message()))
    page = text(admin, "quarantine")
    assert "Its messages are wrong in great number" in page
    assert ">1</td>" in page
    assert "In quarantine" in text(admin, "carriers")
    assert "1 carrier is in quarantine; nobody new" in text(admin, "carriers")
    assert "wait for an officer" in text(admin, "carrier", carrier.pk)
    assert "its carrier is in quarantine" in text(admin, "inbox").lower()
    page = post(admin, "quarantine_release", carrier.pk)
    assert "1 message is processed now" in page
    assert "No carrier is in quarantine" in page


def test_single_messages_are_let_go_or_discarded(admin: Client, carrier: Carrier) -> None:
    one, other = (
        receive(
            installed.platform(),
            carrier=carrier.pk,
            body=interchange(message(number=f"XK{place}")),
            hold=Hold.ADDRESS,
        ).id
        for place in range(2)
    )
    page = text(admin, "quarantine")
    assert "not among the carrier" in page
    assert "TESTOVAR" not in page
    assert "processed now" in post(admin, "held_let_go", one)
    assert "refused and destroyed" in post(admin, "held_discard", other)
    assert "not held any more" in post(admin, "held_discard", other)
    states = {one.id: one.state for one in messages.stories()}
    assert states == {one: "received", other: "refused"}
    assert "discarded it" in text(admin, "message", other)


def test_who_may_not_manage_sees_and_cannot_act(
    seat: Callable[[Role], Client], carrier: Carrier
) -> None:
    regulator = seat(Role.REGULATOR)
    assert "Quarantine" in text(regulator, "quarantine")
    for name in ("quarantine_hold", "quarantine_release"):
        assert regulator.post(reverse(name, args=[carrier.pk])).status_code == 403
    assert "quarantine_hold" not in text(regulator, "carrier", carrier.pk)


def test_doors_are_set_and_nonsense_is_explained(admin: Client, carrier: Carrier) -> None:
    page = post(
        admin,
        "carrier_doors",
        carrier.pk,
        per_minute="30",
        senders="TYPEB:qxsxmxs\nemail:Desk@Example.org",
    )
    assert "The doors are set" in page
    carrier.refresh_from_db()
    assert carrier.per_minute == 30
    assert carrier.senders == ["email:desk@example.org", "typeb:QXSXMXS"]
    assert "is no sender" in post(admin, "carrier_doors", carrier.pk, senders="QXSXMXS")
    other = add_carrier(code="ZZ", name="Other Air", actor=BY, at=AT)
    page = post(admin, "carrier_doors", other.pk, senders="typeb:QXSXMXS")
    assert "another carrier" in page
    post(admin, "carrier_doors", carrier.pk)
    carrier.refresh_from_db()
    assert (carrier.per_minute, carrier.senders) == (None, [])


def test_the_unions_router_is_marked_and_unmarked_each_on_a_ground(
    admin: Client, carrier: Carrier
) -> None:
    assert "Choose the ground" in post(admin, "carrier_router", carrier.pk)
    assert "is marked" not in post(admin, "carrier_router", carrier.pk, ground="by_mistake")
    carrier.refresh_from_db()
    assert not carrier.is_router
    assert "is marked as the router" in post(
        admin, "carrier_router", carrier.pk, ground="named_router"
    )
    assert "kept from no other way" in text(admin, "carrier", carrier.pk)
    post(admin, "carrier_doors", carrier.pk)
    carrier.refresh_from_db()
    assert carrier.is_router
    assert "router no longer" in post(admin, "carrier_router", carrier.pk, ground="by_mistake")
    told = ledger.page(event=Event.CARRIER_ROUTING_SET, limit=9)
    assert [msgspec.json.decode(one.details) for one in told] == [
        {"ground": "by_mistake", "is_router": False},
        {"ground": "named_router", "is_router": True},
    ]


def test_a_credential_that_ends_soon_is_named_until_it_is_renewed(
    admin: Client, carrier: Carrier, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    from safepassage.adapters.clock import SystemClock  # noqa: PLC0415 - to stand still

    settings.SAFEPASSAGE_SIGN_IN_HOURS = settings.SAFEPASSAGE_IDLE_MINUTES = 1e6
    rotate(carrier=carrier, actor=BY, at=AT)
    monkeypatch.setattr(SystemClock, "now", lambda _: AT + timedelta(days=300))
    assert "Credential ends soon" not in text(admin, "carriers")
    monkeypatch.setattr(SystemClock, "now", lambda _: AT + timedelta(days=340))
    assert "Credential ends soon" in text(admin, "carriers")
    assert "ends on 2027-09-01" in text(admin, "carrier", carrier.pk)
    rotate(carrier=carrier, actor=BY, at=AT + timedelta(days=340))
    assert "Credential ends soon" not in text(admin, "carriers")
    assert "ends on" not in text(admin, "carrier", carrier.pk)
