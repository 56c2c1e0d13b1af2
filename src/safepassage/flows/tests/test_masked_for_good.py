"""What is masked opens with the authority's private key only; no backup brings it back."""

import os
import shutil
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from agency_laws import agency
from platform_fixtures import make_platform
from safepassage.adapters import archive
from safepassage.adapters.keys import HomeKeys, create_home
from safepassage.adapters.pem import authority_pair
from safepassage.apps.travel.models import DataKey, Journey, LookUp, Part, Reservation
from safepassage.apps.travel.opening import open_travellers
from safepassage.apps.travel.scope import tokens
from safepassage.apps.travel.vault import open_keys, part_place
from safepassage.flows.backup import back_up
from safepassage.flows.receive import receive
from safepassage.flows.restore import restore
from safepassage.flows.retain import run
from safepassage.flows.window.single_window import page
from safepassage.flows.work import Worker
from safepassage.pipeline.draft import document_key, name_key
from safepassage.records.actor import Actor, Component
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.sealing import (
    LookUp as Kind,
)
from safepassage.safeguards.sealing import SealBroken, Sealer, unwrap_for_authority
from safepassage.safeguards.sharing import AgencyRole
from safepassage.safeguards.wrappings import unpacked
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("masks_only")]
HALF_A_YEAR = timedelta(days=184)
ACTOR = Actor.component(Component.COMMAND_LINE)
SHOWN = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


@pytest.fixture
def private():
    return os.urandom(32)


@pytest.fixture
def home(tmp_path, private):
    made = tmp_path / "home"
    create_home(made, authority_pem=authority_pair(private)[1], random=os.urandom)
    return made


@pytest.fixture
def platform(home, clock):
    return make_platform(home, clock)


@pytest.fixture
def stored(platform, bases):
    """Everybody as they were before, by journey."""
    for body in (*benchmark_messages(1, 10), *benchmark_reservations(1, 5)):
        receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()
    rows = list(Journey.objects.all())
    opened = open_travellers(rows, SHOWN, platform.keys)
    return {one.head.id: one.traveller for one in opened}


@pytest.fixture
def old_keys(home, stored, tmp_path):
    """Every key that the home ever had."""
    shutil.copytree(home / "keys", tmp_path / "copy" / "keys")
    return HomeKeys(tmp_path / "copy")


def known_by(travellers):
    for one in travellers:
        yield Kind.NAME, name_key(one.surname, one.given_names)
        for document in one.documents:
            yield Kind.DOCUMENT, document_key(document.number, document.issuer)


def test_who_guesses_names_and_documents_finds_nobody_even_with_every_key(
    platform, clock, stored, old_keys
):
    guesses = list(known_by(stored.values()))
    every = tokens(guesses, old_keys.live_days(), old_keys)
    assert LookUp.objects.filter(token__in=list(every)).exists()
    clock.forward(HALF_A_YEAR)
    run(platform)
    masked = list(Journey.objects.exclude(masked_at=None).values_list("id", flat=True))
    assert masked
    assert not LookUp.objects.filter(token__in=list(every)).exists()
    assert open_keys(masked, old_keys) == {}


def test_no_digest_of_the_content_is_left_by_which_a_guess_could_be_confirmed(
    platform, clock, stored
):
    """The key of the mask day is still here: it goes when the day is over."""
    clock.forward(timedelta(hours=4380))
    run(platform)
    masked = Journey.objects.exclude(masked_at=None)
    assert masked
    assert set(masked.values_list("mask_day", flat=True)) <= set(platform.keys.live_days())
    assert {bytes(one) for one in masked.values_list("content", flat=True)} == {b""}
    booked = Reservation.objects.exclude(masked_at=None).values_list("content", flat=True)
    assert {bytes(one) for one in booked} == {b""}


def test_the_authoritys_private_key_opens_what_is_masked_and_no_other_does(
    platform, clock, stored, private
):
    clock.forward(HALF_A_YEAR)
    run(platform)
    for row in Journey.objects.exclude(masked_at=None):
        key = DataKey.objects.get(holder=row.id)
        (stands,), ephemeral = unpacked(bytes(key.by_authority)), bytes(key.ephemeral)
        wrapped = stands.wrapped
        data_key = unwrap_for_authority(private, ephemeral, row.id.hex, wrapped)
        part = Part.objects.get(holder=row.id, group=FieldGroup.IDENTITY, version=row.version)
        place = part_place(row.id, part.group, part.version)
        opened = Sealer(data_key).open(bytes(part.sealed), place)
        assert stored[row.id].surname.encode() in opened
        other = X25519PrivateKey.generate().private_bytes_raw()
        with pytest.raises(SealBroken):
            unwrap_for_authority(other, ephemeral, row.id.hex, wrapped)


@pytest.fixture
def backup(home, clock, stored, file_database, tmp_path):
    """A backup made while nothing was masked; the database is a file from then on."""
    return tmp_path / back_up(home, tmp_path, actor=ACTOR, at=clock.now()).file


@pytest.fixture
def second(tmp_path, settings, backup, file_database):
    """Another home, with the backup unpacked into it."""
    folder = tmp_path / "second"
    settings.SAFEPASSAGE_HOME = folder
    manifest = archive.unpack(backup, folder)
    file_database(folder / "database.sqlite3")
    return folder, manifest


def test_a_backup_made_before_does_not_bring_masked_data_back(clock, stored, old_keys, second):
    folder, manifest = second
    clock.forward(HALF_A_YEAR)
    days = old_keys._folder / "days"
    restored = restore(make_platform(folder, clock), folder, manifest, day_keys=days, actor=ACTOR)
    assert restored.day_keys == 0
    assert restored.retention.proof.holds
    assert Journey.objects.exists()
    assert not Journey.objects.filter(masked_at=None).exists()
    assert not DataKey.objects.exclude(by_day=None).exists()
    assert not LookUp.objects.exists()
    assert open_keys(list(stored), old_keys) == {}


@pytest.fixture
def given(platform, bases):
    """An agency of the border, there before anybody was stored."""
    return agency(platform, AgencyRole.BORDER)


@pytest.fixture
def read(given, platform, stored):
    """What the agency has read before the backup was made."""
    return page(platform, given, after=0)


def test_agencies_hear_of_what_a_restore_masked_however_far_they_had_read(
    given, read, clock, second
):
    folder, manifest = second
    again = make_platform(folder, clock)
    restore(again, folder, manifest, day_keys=None, actor=ACTOR)
    heard = page(again, given, after=read.next + 1_000)
    assert read.entries
    assert {one.what for one in heard.entries} == {"masked"}
    assert {one.reference for one in heard.entries} == {one.reference for one in read.entries}
