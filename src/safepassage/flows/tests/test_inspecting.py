"""The regulator reads on its own ground, and the agency cannot learn what."""

import logging
import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.apps.regulation import keys, readings
from safepassage.apps.regulation.models import KeyUse, SealedReading
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.wanted import by_document
from safepassage.flows import retain
from safepassage.flows.inspecting import opening
from safepassage.flows.inspecting.checking import check
from safepassage.flows.inspecting.ground import Ground, What, open_reading
from safepassage.flows.inspecting.telling import Inspector, NoKey
from safepassage.flows.seal import export_lines, seal
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.sealing import SealBroken
from whole_database import everything

pytestmark = pytest.mark.django_db(transaction=True)

GROUND = Ground(inspection="INS-2026-0147", law="Data Protection Act s. 60")
BY = Inspector(officer=uuid4(), ground=GROUND)
CONSOLE = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def private(platform):
    """The regulator's private key, whose public half counts here."""
    secret, at = os.urandom(32), platform.clock.now()
    public = X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    keys.propose(uuid4(), KeyUse.SEAL, public, actor=CONSOLE, at=at)
    told = keys.fingerprint(public)
    keys.confirm(KeyUse.SEAL, told, officer=BY.officer, actor=CONSOLE, at=at)
    return secret


@pytest.fixture
def item(traffic):
    assert traffic.messages
    return WorkItem.objects.filter(kind="api_border").first()


def told(events=Event.REGULATOR_READ):
    return ledger.page(event=events)


def marks_of(*ids: UUID) -> list[bytes]:
    return [form for one in ids for form in (str(one).encode(), one.hex.encode(), one.bytes)]


def test_a_record_is_opened_and_the_main_ledger_learns_a_number_alone(platform, private, item):
    found = opening.record(platform, BY, item.journey)
    assert found.record.traveller.surname
    (entry,) = told()
    assert entry.subject == ""
    assert entry.actor_id == str(BY.officer)
    assert set(msgspec.json.decode(entry.details)) == {"number", "digest"}
    assert not ledger.page(event=Event.RECORD_READ)


def test_nothing_of_it_is_in_the_database_or_the_logs(platform, private, item, caplog):
    marks = marks_of(item.journey, item.id)
    before = everything()
    with caplog.at_level(logging.DEBUG):
        opening.record(platform, BY, item.journey)
        opening.item(platform, BY, item.id)
    after = everything()
    assert [after.count(mark) for mark in marks] == [before.count(mark) for mark in marks]
    assert GROUND.inspection.encode() not in after
    assert str(item.journey) not in caplog.text
    assert len(after) > len(before)


def test_no_local_key_opens_what_was_read(platform, private, item, tmp_path: Path):
    opening.record(platform, BY, item.journey)
    row = SealedReading.objects.get()
    files = [path.read_bytes() for path in (tmp_path / "home" / "keys").rglob("*.key")]
    assert len(files) > 2
    for key in [*files, platform.keys.digest_keys()[0]]:
        with pytest.raises(SealBroken):
            open_reading(key[:32], row.number, bytes(row.sealed))
    reading = open_reading(private, row.number, bytes(row.sealed))
    assert (reading.what, reading.subjects) == (What.RECORD, (str(item.journey),))
    assert reading.ground == GROUND


def test_its_length_and_number_of_entries_do_not_tell_what_was_read(platform, private, item):
    number = next(
        one.number
        for one in opening.record(platform, BY, item.journey).record.traveller.documents
        if one.number
    )
    assert opening.find(platform, BY, by_document(number, None))
    opened = opening.item(platform, BY, item.id)
    assert opened.hits[0].reasons
    key = Hit.objects.filter(item=item, key__startswith="list/").first().key.partition("/")[2]
    assert opening.listing(platform, BY, key).entry
    message = opened.journey.tellings[0].message
    assert opening.message(platform, BY, message).story.id == message
    sizes = {len(row.sealed) for row in SealedReading.objects.all()}
    assert (len(sizes), len(told())) == (1, 5)


def test_without_a_key_of_the_regulator_nothing_is_opened(platform, item):
    with pytest.raises(NoKey):
        opening.record(platform, BY, item.journey)
    assert not SealedReading.objects.exists()


def test_what_does_not_exist_is_not_told_as_read(platform, private):
    assert opening.record(platform, BY, uuid4()) is None
    assert opening.item(platform, BY, uuid4()) is None
    assert opening.message(platform, BY, uuid4()) is None
    assert not told()


@pytest.mark.usefixtures("masks_only")
def test_masked_values_stay_closed(platform, private, traffic, clock):
    row = Journey.objects.filter(kind="pnr").first()
    clock.forward(timedelta(days=190))
    retain.run(platform)
    assert opening.record(platform, BY, row.id).record.traveller is None


@pytest.fixture
def exported(platform, private, item):
    """Three readings, and both ledgers as files."""
    for one in (item.journey, item.journey, item.journey):
        opening.record(platform, BY, one)
    at = platform.clock.now()
    seal(platform.keys, at=at)
    main = list(export_lines(actor=CONSOLE, at=at))
    return [msgspec.json.encode(one) for one in readings.lines()], main


def test_on_the_regulators_machine_both_ledgers_agree(private, exported, item):
    checked = check(private, *exported)
    assert checked.faults == ()
    assert [one.number for one in checked.readings] == [1, 2, 3]
    assert {one.subjects for one in checked.readings} == {(str(item.journey),)}


def test_a_reading_taken_away_changed_or_of_another_key_is_found(private, exported):
    sealed, main = exported
    assert "reading 2 is missing" in check(private, [sealed[0], sealed[2]], main).faults
    another = b"00" if sealed[1][-4:-2] != b"00" else b"11"
    changed = sealed[1][:-4] + another + sealed[1][-2:]
    faults = check(private, [sealed[0], changed, sealed[2]], main).faults
    assert "reading 2 is not the one that the main ledger knows" in faults
    assert "reading 2 does not open with this key" in faults
    assert len(check(os.urandom(32), sealed, main).faults) == 3
