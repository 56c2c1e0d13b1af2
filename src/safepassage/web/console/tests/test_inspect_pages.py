"""The regulator's own ground in the console: nothing of it in an address, masked stays closed."""

import os
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.regulation import keys
from safepassage.apps.regulation.models import KeyUse, SealedReading
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

GROUND = {"inspection": "INS-2026-0147", "law": "DPA s. 60"}


@pytest.fixture
def regulator(console, desk_for):
    assert console.messages
    return desk_for(Role.REGULATOR, Purpose.OVERSIGHT)


@pytest.fixture
def waiting(console):
    """A key of the regulator that somebody at the command line proposed."""
    private = X25519PrivateKey.from_private_bytes(os.urandom(32))
    public = private.public_key().public_bytes_raw()
    by = Actor.component(Component.COMMAND_LINE)
    keys.propose(uuid4(), KeyUse.SEAL, public, actor=by, at=console.clock.now())
    return keys.fingerprint(public)


@pytest.fixture
def confirmed(regulator, waiting):
    answer = regulator.post("/oversight/keys/", {"fingerprint": waiting}, follow=True)
    assert "Your key counts" in answer.content.decode()


def opened(client, what, subject):
    told = GROUND | {"what": what, "subject": str(subject)}
    answer = client.post("/oversight/inspect/", told)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_key_counts_only_with_the_fingerprint_of_the_regulators_machine(regulator, waiting):
    wrong = regulator.post("/oversight/keys/", {"fingerprint": "00" * 32}).content.decode()
    assert "not the fingerprint" in wrong
    assert waiting not in regulator.get("/oversight/keys/").content.decode()


def test_without_a_key_nothing_is_opened(regulator):
    journey = WorkItem.objects.first().journey
    assert "Nothing was opened" in opened(regulator, "record", journey)


def test_a_record_an_item_and_a_search_are_shown_and_nothing_links_to_them(regulator, confirmed):
    item = WorkItem.objects.filter(kind="pnr").first() or WorkItem.objects.first()
    page = opened(regulator, "record", item.journey)
    assert str(item.id) in page
    assert "Identity" in page
    assert f'href="/travellers/{item.journey}' not in page
    page = opened(regulator, "item", item.id)
    assert "For the same person" in page or "For the listed document" in page
    assert f"/items/{item.id}" not in page
    assert SealedReading.objects.count() == 2


def test_what_is_no_id_or_nothing_is_said_at_the_field(regulator, confirmed):
    assert "Write the whole id" in opened(regulator, "record", "XK0098231")
    assert "Nothing here has this id" in opened(regulator, "record", uuid4())
    assert "Nothing here has this id" in opened(regulator, "search", "NOBODY123")


def test_nobody_else_opens_anything_there(console, desk_for):
    for role in set(Role) - {Role.REGULATOR}:
        purpose = Purpose.OVERSIGHT
        if role in {Role.ADMINISTRATOR, Role.KEY_CUSTODIAN}:
            purpose = Purpose.TECHNICAL_REPAIR
        client = desk_for(role, purpose)
        assert client.post("/oversight/inspect/", GROUND).status_code == 403
