"""A full export is read again and compared with the store; two people let it out, once."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from safepassage.adapters.pem import (
    authority_from_pem,
    authority_pair,
    authority_private_from_pem,
)
from safepassage.adapters.sealed_files import digest
from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger, verify
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.cases.models import Decision, Hit, WorkItem
from safepassage.apps.messages.models import Received
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import Flight, Journey, Reservation
from safepassage.apps.watchlists.models import ListedEntry
from safepassage.flows import retain
from safepassage.flows.decide import Words, decide
from safepassage.flows.digest_key import renew_digest_key
from safepassage.flows.leaving.approval import (
    AskedApproval,
    ExportGround,
    ExportRefusedError,
    approve,
    ask,
)
from safepassage.flows.leaving.export import (
    ExportBroken,
    ExportedFile,
    Manifest,
    export_all,
    read_file,
    read_manifest,
)
from safepassage.flows.platform import Platform
from safepassage.flows.seal import seal
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose, purpose_of
from safepassage.safeguards.sealing import SealBroken
from traffic_fixtures import Traffic

pytestmark = pytest.mark.django_db(transaction=True)
LONG_ENOUGH = 6
"""Bytes of a name from which it does not stand in sealed files by chance."""
Damage = Callable[[Callable[[bytes], bytes]], tuple[Manifest, ExportedFile]]
OF_THE_UNION = {DataKind.API_BORDER, DataKind.API_PIU, DataKind.PNR}
"""Its regulations let no copy be kept for anybody else."""
ADMIN = Actor.component(Component.COMMAND_LINE)


class Leaving:
    """A platform with traffic that is exported into a folder, and both people's keys."""

    def __init__(self, traffic: Traffic, folder: Path, custodian: Officer) -> None:
        self.traffic, self.folder, self.custodian = traffic, folder, custodian
        self.platform = traffic.platform
        secret, self.public_pem = authority_pair(os.urandom(32))
        self.private = authority_private_from_pem(secret)

    def ask(self, *, plain: bool = False) -> AskedApproval:
        return ask(
            self.platform,
            custodian=self.custodian.code,
            ground=ExportGround.MIGRATION,
            recipient=authority_from_pem(self.public_pem),
            plain=plain,
        )

    def export(self, asked: AskedApproval, approval: str) -> Manifest:
        return export_all(self.platform, self.platform.keys, asked.request, approval, self.folder)

    def rows(self, kind: str) -> list[Any]:
        manifest = read_manifest(self.folder)
        one = next(one for one in manifest.files if one.kind == kind)
        lines = read_file(self.folder, manifest, one, self.private)
        return [msgspec.json.decode(line) for line in lines]


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bytes:
    """The authority's private key, whose public half is in the home."""
    secret, public = authority_pair(os.urandom(32))
    (tmp_path / "home" / "keys" / "authority.pub").write_bytes(public)
    return authority_private_from_pem(secret)


@pytest.fixture
def leaving(platform: Platform, authority: bytes, traffic: Traffic, tmp_path: Path) -> Leaving:
    accounts.ensure_posting(code="KEYS", name="Keys", purposes={Purpose.TECHNICAL_REPAIR})
    custodian = accounts.add_officer(
        username="k.example",
        roles={Role.KEY_CUSTODIAN},
        postings={"KEYS"},
        actor=ADMIN,
        at=platform.clock.now(),
    )
    carrier = add_carrier(code="ZZ", name="Example Air", actor=ADMIN, at=platform.clock.now())
    _decide(traffic, custodian.pk)
    seal(platform.keys, at=platform.clock.now())
    assert carrier.pk
    return Leaving(traffic, tmp_path / "export", custodian)


def _decide(traffic: Traffic, officer: UUID) -> None:
    (item, *_) = WorkItem.objects.order_by("id")
    decide(
        traffic.platform,
        item=item.pk,
        officer=officer,
        actor=Actor.officer(str(officer)),
        outcome=Outcome.NOT_THE_SAME_PERSON,
        words=Words(ground="Another birth date."),
        purpose=purpose_of(DataKind(item.kind)),
    )


def test_an_approval_asked_before_the_homes_own_key_was_renewed_is_good_after(
    leaving: Leaving, authority: bytes, tmp_path: Path
) -> None:
    asked = leaving.ask()
    renew_digest_key(leaving.platform, tmp_path / "home", actor=ADMIN)
    assert leaving.export(asked, approve(asked, authority)).files


@pytest.fixture
def exported(leaving: Leaving, authority: bytes) -> Leaving:
    asked = leaving.ask()
    leaving.export(asked, approve(asked, authority))
    return leaving


def test_every_traveller_comes_back_as_stored(exported: Leaving) -> None:
    platform, at = exported.platform, exported.platform.clock.now()
    for kind in DataKind:
        rows = exported.rows(f"travellers-{kind.value}")
        count = Journey.objects.filter(kind=kind.value).count()
        assert len(rows) == count
        assert (count > 0) == (kind in OF_THE_UNION)
        for row in rows:
            stored = travel.journey(ADMIN, purpose_of(kind), UUID(row["id"]), platform.keys, at)
            assert stored is not None
            assert msgspec.convert(row["value"], Traveller) == stored.record.traveller
            assert len(row["sightings"]) == len(stored.tellings)
            assert row["kind"] == kind.value


def test_everything_else_comes_back_in_its_number(exported: Leaving) -> None:
    assert len(exported.rows("flights")) == Flight.objects.count() > 0
    bookings = exported.rows("reservations-pnr")
    assert len(bookings) == Reservation.objects.count() > 0
    assert all(one["value"]["locator"] for one in bookings)
    assert len(exported.rows("messages")) == Received.objects.count()
    entries = [one for one in exported.rows("watchlists-border_check") if "entry" in one]
    entries += [one for one in exported.rows("watchlists-pnr_assessment") if "entry" in one]
    assert len(entries) == ListedEntry.objects.count() > 0
    items = [one for kind in DataKind for one in exported.rows(f"decisions-{kind.value}")]
    assert len(items) == WorkItem.objects.count() > 0
    assert sum(len(one["hits"]) for one in items) == Hit.objects.count()
    decisions = [two for one in items for two in one["decisions"]]
    assert [one["said"]["ground"] for one in decisions] == ["Another birth date."]
    assert len(decisions) == Decision.objects.count()
    assert all(hit["reasons"] for one in items for hit in one["hits"])
    assert exported.rows("settings")[0].keys() >= {"SAFEPASSAGE_STATE"}
    assert len(exported.rows("bases")) == LegalBasisVersion.objects.count() > 0


def test_the_ledger_of_an_export_verifies(exported: Leaving) -> None:
    manifest = read_manifest(exported.folder)
    one = next(one for one in manifest.files if one.kind == "ledger")
    lines = read_file(exported.folder, manifest, one, exported.private)
    anchor = bytes.fromhex(manifest.ledger_anchor)
    verdict = verify.Verifier(anchor=anchor, at=exported.platform.clock.now()).read_file(lines)
    assert verdict.first_break is None
    assert verdict.entries > 0


def test_kinds_of_data_never_share_a_file_and_name_their_purpose(exported: Leaving) -> None:
    manifest = read_manifest(exported.folder)
    purposes = {one.kind: one.purpose for one in manifest.files}
    assert purposes["travellers-api_border"] == "border_check"
    assert purposes["travellers-api_piu"] == purposes["travellers-pnr"] == "pnr_assessment"
    for kind in DataKind:
        kinds = {row["kind"] for row in exported.rows(f"travellers-{kind.value}")}
        assert kinds == ({kind.value} if kind in OF_THE_UNION else set())


def test_nothing_is_readable_on_disk_and_no_secret_leaves(exported: Leaving) -> None:
    names = {one["value"]["surname"] for one in exported.rows("travellers-pnr")}
    content = b"".join(path.read_bytes() for path in exported.folder.iterdir())
    long = {name for name in names if len(name) >= LONG_ENOUGH}
    assert long
    assert not any(name.encode() in content for name in long)
    assert (exported.folder / "manifest.json").is_file()
    rows = msgspec.json.encode([exported.rows("carriers"), exported.rows("officers")])
    assert b"sha256" not in rows
    assert b"password" not in rows


@pytest.mark.usefixtures("masks_only")
def test_what_is_masked_leaves_as_it_is_masked(leaving: Leaving, authority: bytes) -> None:
    leaving.traffic.clock.forward(timedelta(days=184))
    retain.run(leaving.platform)
    asked = leaving.ask()
    leaving.export(asked, approve(asked, authority))
    rows = leaving.rows("travellers-pnr")
    assert len(rows) == Journey.objects.filter(kind="pnr").count() > 0
    assert all(one["value"] is None and one["versions"] == [] for one in rows)
    assert all(one["sealed"]["by_authority"] and one["sealed"]["parts"] for one in rows)


def test_each_flight_read_is_in_the_ledger_with_everybody(exported: Leaving) -> None:
    journey = Journey.objects.first()
    assert journey is not None
    reads = ledger.page(subject=str(journey.pk), event=Event.RECORD_READ, limit=10)
    mine = [one for one in reads if one.subject == str(journey.flight_id)]
    assert [(one.actor_id, one.purpose) for one in mine] == [
        (str(exported.custodian.pk), "oversight")
    ]
    events = [one.event for one in ledger.page(limit=500) if one.event.startswith("export")]
    assert events == [Event.EXPORT_ENDED, Event.EXPORT_BEGUN, Event.EXPORT_REQUESTED]


def test_an_approval_is_good_for_one_export(exported: Leaving, authority: bytes) -> None:
    asked = leaving_again(exported)
    code = approve(asked, authority)
    exported.export(asked, code)
    exported.folder = exported.folder.with_name("third")
    with pytest.raises(ExportRefusedError, match="used"):
        exported.export(asked, code)
    assert not exported.folder.exists()


def leaving_again(one: Leaving) -> AskedApproval:
    one.folder = one.folder.with_name("second")
    return one.ask()


def test_an_approval_is_of_its_request_and_of_the_authority(
    leaving: Leaving, authority: bytes
) -> None:
    asked, other = leaving.ask(), leaving.ask(plain=True)
    with pytest.raises(ExportRefusedError, match="not the approval"):
        leaving.export(other, approve(asked, authority))
    with pytest.raises(SealBroken):
        approve(asked, os.urandom(32))
    changed = msgspec.structs.replace(
        asked, request=msgspec.structs.replace(asked.request, plain=True)
    )
    with pytest.raises(SealBroken):
        approve(changed, authority)
    with pytest.raises(ExportRefusedError, match="not the approval"):
        leaving.export(changed, approve(asked, authority))
    assert not leaving.folder.exists()


def test_an_old_request_is_refused(leaving: Leaving, authority: bytes) -> None:
    asked = leaving.ask()
    leaving.traffic.clock.forward(timedelta(days=8))
    with pytest.raises(ExportRefusedError, match="seven days"):
        leaving.export(asked, approve(asked, authority))


def test_only_an_active_custodian_asks_and_exports(leaving: Leaving, authority: bytes) -> None:
    asked, now = leaving.ask(), leaving.platform.clock.now()
    accounts.suspend(officer=leaving.custodian, ground=Ground.LEFT, actor=ADMIN, at=now)
    with pytest.raises(ExportRefusedError, match="no active officer"):
        leaving.ask()
    with pytest.raises(ExportRefusedError, match="no more"):
        leaving.export(asked, approve(asked, authority))


def test_in_clear_only_when_that_was_approved_and_is_recorded(
    leaving: Leaving, authority: bytes
) -> None:
    asked = leaving.ask(plain=True)
    manifest = leaving.export(asked, approve(asked, authority))
    assert manifest.sealed_for is None
    assert all(one.file.endswith(".jsonl") for one in manifest.files)
    (begun,) = ledger.page(event=Event.EXPORT_BEGUN)
    assert msgspec.json.decode(begun.details or b"")["plain"] == 1


@pytest.fixture
def damaged(exported: Leaving) -> Damage:
    """The PNR file damaged, its digest in the manifest mended."""

    def damage(how: Callable[[bytes], bytes]) -> tuple[Manifest, ExportedFile]:
        manifest = read_manifest(exported.folder)
        one = next(one for one in manifest.files if one.kind == "travellers-pnr")
        path = exported.folder / one.file
        path.write_bytes(how(path.read_bytes()))
        return manifest, msgspec.structs.replace(one, sha256=digest(path))

    return damage


@pytest.mark.parametrize(
    "how",
    [
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content.partition(b"\n")[0] + b"\n",
        lambda content: b"no head\n" + content,
    ],
)
def test_damage_is_seen_even_where_the_manifest_was_mended(
    exported: Leaving, damaged: Damage, how: Callable[[bytes], bytes]
) -> None:
    manifest, one = damaged(how)
    with pytest.raises(SealBroken):
        list(read_file(exported.folder, manifest, one, exported.private))


def test_a_changed_file_a_missing_key_and_another_key_are_seen(exported: Leaving) -> None:
    manifest = read_manifest(exported.folder)
    one = next(one for one in manifest.files if one.kind == "flights")
    with pytest.raises(ExportBroken, match="key is needed"):
        list(read_file(exported.folder, manifest, one, None))
    with pytest.raises(SealBroken):
        list(read_file(exported.folder, manifest, one, os.urandom(32)))
    (exported.folder / one.file).write_bytes(b"other")
    with pytest.raises(ExportBroken, match="not what was exported"):
        list(read_file(exported.folder, manifest, one, exported.private))
