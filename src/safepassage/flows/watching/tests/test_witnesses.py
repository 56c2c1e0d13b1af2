"""Two witnesses outside the agency see a switched-off protection, a rollback and a fork."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, transaction

from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.pulse import Pulse
from safepassage.adapters.witness_file import Witness as Named
from safepassage.adapters.witness_file import WitnessError, read_witnesses
from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger, sealer
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.standalone import verify_ledger
from safepassage.apps.audit.standalone.witness import Witness, server
from safepassage.apps.carriers.routing import set_router
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.watching import receipts
from safepassage.flows import seal
from safepassage.flows.retain import PROOFS
from safepassage.flows.watching.configuration import configuration
from safepassage.flows.watching.letters import STATEMENT
from safepassage.flows.watching.witnesses import AGAIN, Telling
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
BY = Actor.component(Component.COMMAND_LINE)
HOURS = timedelta(hours=6)
PARKED, DELETION = "SAFEPASSAGE_PARKED_HOURS", "protection.deletion"


@dataclass
class Outside:
    """One witness on a machine of its own."""

    witness: Witness
    named: Named
    anchor: str

    def alarms(self) -> list[str]:
        kept = self.witness.folder / self.anchor / "alarms.txt"
        lines = kept.read_text().splitlines() if kept.exists() else []
        return [line.split(" ", 4)[4] for line in lines]

    @property
    def heads(self) -> Path:
        return self.witness.folder / self.anchor / "heads.jsonl"

    def state(self) -> dict[str, object]:
        return dict(json.loads(self.heads.with_name("state.json").read_text()))


@pytest.fixture
def keys(platform) -> HomeKeys:
    return platform.keys


@pytest.fixture
def home(tmp_path: Path, keys: HomeKeys) -> Path:
    assert keys.ledger_anchor()
    Pulse(tmp_path / "home", "retention").beat()
    return tmp_path / "home"


@pytest.fixture
def outside(keys: HomeKeys, home: Path, tmp_path: Path) -> Iterator[list[Outside]]:
    made, doors = [], []
    for name in ("regulator", "court"):
        witness, anchor = Witness(tmp_path / name), keys.ledger_anchor().hex()
        witness.know(anchor)
        door = server(witness, "127.0.0.1", "0")
        Thread(target=door.serve_forever, args=(0.01,), daemon=True).start()
        doors.append(door)
        address = f"http://127.0.0.1:{door.server_port}/"
        named = Named(name=name, key=witness.public, address=address)
        made.append(Outside(witness, named, anchor))
    yield made
    for door in doors:
        door.shutdown()
        door.server_close()


@pytest.fixture
def telling(keys: HomeKeys, home: Path, outside: list[Outside]) -> Telling:
    return Telling(keys, home, [one.named for one in outside], every=HOURS)


def write(keys: HomeKeys, clock, count: int = 3) -> None:
    with transaction.atomic():
        for _ in range(count):
            ledger.write(event=Event.LEDGER_READ, actor=BY, at=clock.now())
    seal.seal(keys, at=clock.now())


def test_both_hold_the_head_and_its_receipt_is_kept(keys, clock, telling, outside) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    for one in outside:
        held = receipts.held_by(one.named.name)
        assert (held.number, held.chain) == (one.state()["number"], one.state()["chain"])
        assert held.chain == ledger.chain_at(held.number) != ""
        assert held.at == clock.now()
        assert one.alarms() == []


def test_a_protection_switched_off_reaches_both_at_once_and_is_named(  # noqa: PLR0917 - fixtures
    keys, clock, telling, outside, settings, home
) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    (home / "run" / "retention.pulse").unlink()
    settings.SAFEPASSAGE_PARKED_HOURS = 9000.0
    clock.forward(timedelta(minutes=1))
    telling.tick(clock.now())
    for one in outside:
        assert one.alarms() == [
            f"CONFIGURATION: how long unread messages live was changed ({PARKED}: 72.0 -> 9000.0)",
            f"CONFIGURATION: masking and deletion was switched off ({DELETION}: on -> off)",
        ]
    (told,) = ledger.page(event=Event.CONFIGURATION_CHANGED, limit=1)
    assert json.loads(bytes(told.details))["changed"] == [
        PARKED,
        DELETION,
    ]


def test_a_lifted_guard_of_the_database_is_a_protection_switched_off(home, clock, db) -> None:
    assert configuration(home, clock.now()).values["protection.ledger"] == "on"
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_entry_update")
    assert configuration(home, clock.now()).values["protection.ledger"] == "off"


def test_whoever_suspends_those_that_watch_is_seen_by_the_witnesses(home, clock, db) -> None:
    accounts.ensure_posting(code="HQ", name="Head office", purposes={Purpose.OVERSIGHT})
    watcher = accounts.add_officer(
        username="watcher.example",
        roles={Role.REGULATOR},
        postings={"HQ"},
        actor=BY,
        at=clock.now(),
    )
    values = configuration(home, clock.now()).values
    assert values["watchers.regulator"] == "1 active, 0 suspended"
    assert values["watchers.data_protection_officer"] == "0 active, 0 suspended"
    accounts.suspend(officer=watcher, ground=Ground.AWAY, actor=BY, at=clock.now())
    values = configuration(home, clock.now()).values
    assert values["watchers.regulator"] == "0 active, 1 suspended"


def test_whoever_is_marked_as_the_router_is_named_to_the_witnesses(home, clock, db) -> None:
    carrier = add_carrier(code="QR", name="Central router", actor=BY, at=clock.now())
    assert "router.QR" not in configuration(home, clock.now()).values
    set_router(carrier=carrier, is_router=True, actor=BY, at=clock.now())
    assert configuration(home, clock.now()).values["router.QR"] == "marked"


def test_a_proof_of_deletion_that_fails_is_a_protection_that_is_off(home, clock, db) -> None:
    assert configuration(home, clock.now()).values["protection.proof"] == "on"
    for event, stands in ((Event.RETENTION_UNPROVED, "off"), (Event.RETENTION_PROVED, "on")):
        with transaction.atomic():
            ledger.write(event=event, actor=BY, subject=PROOFS, at=clock.now())
        assert configuration(home, clock.now()).values["protection.proof"] == stands


def test_nothing_is_told_again_before_its_time(keys, clock, telling, outside) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    clock.forward(HOURS / 2)
    telling.tick(clock.now())
    assert len(receipts.newest()) == 2
    clock.forward(HOURS / 2)
    telling.tick(clock.now())
    assert len(receipts.newest()) == 4


def test_a_rotation_of_the_key_is_followed(keys, clock, telling, outside) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    seal.rotate(keys, actor=BY, at=clock.now())
    write(keys, clock)
    seal.rotate(keys, actor=BY, at=clock.now())
    clock.forward(HOURS)
    write(keys, clock)
    telling.tick(clock.now())
    for one in outside:
        assert one.state()["number"] == receipts.held_by(one.named.name).number > 8
    assert [one.alarms() for one in outside] == [[], []]


def test_a_ledger_that_was_rolled_back_is_seen(keys, clock, telling, outside, home) -> None:
    write(keys, clock, 2)
    telling.tick(clock.now())
    seal.seal(keys, at=clock.now())
    sid = transaction.savepoint()
    write(keys, clock, 40)
    clock.forward(HOURS)
    telling.tick(clock.now())
    transaction.savepoint_rollback(sid)
    clock.forward(HOURS)
    Telling(keys, home, [one.named for one in outside], every=HOURS).tick(clock.now())
    for one in outside:
        assert [alarm.partition(":")[0] for alarm in one.alarms()] == ["ROLLBACK"]
        assert "were stated" in one.alarms()[0]
    refused = receipts.held_by("court")
    assert "more entries were stated before" in refused.refused


def test_a_ledger_rewritten_with_its_own_key_is_seen(keys, clock, telling, outside, home) -> None:
    write(keys, clock, 2)
    telling.tick(clock.now())
    seal.seal(keys, at=clock.now())
    sid = transaction.savepoint()
    write(keys, clock, 5)
    clock.forward(HOURS)
    telling.tick(clock.now())
    transaction.savepoint_rollback(sid)
    write(keys, clock, 60)
    clock.forward(HOURS)
    Telling(keys, home, [one.named for one in outside], every=HOURS).tick(clock.now())
    for one in outside:
        assert [alarm.partition(":")[0] for alarm in one.alarms()] == ["FORK"]


def test_a_lost_receipt_is_made_up_for(keys, clock, telling, outside, home) -> None:
    write(keys, clock, 2)
    telling.tick(clock.now())
    seal.seal(keys, at=clock.now())
    write(keys, clock, 5)
    clock.forward(HOURS)
    telling.tick(clock.now())
    receipts.Receipt.objects.filter(at=clock.now()).delete()
    write(keys, clock, 5)
    clock.forward(HOURS)
    telling.tick(clock.now())
    for one in outside:
        assert one.alarms() == []
        assert one.state()["number"] == receipts.held_by(one.named.name).number


def test_what_strangers_say_raises_no_alarm(keys, clock, telling, outside) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    said = {"ledger": outside[0].anchor, "head": "{}", "since": 0, "links": []}
    for body in (b"", b"{}", json.dumps({"statement": json.dumps(said)}).encode(), b"[" * 9999):
        answer = json.loads(outside[0].witness.take(body))
        assert json.loads(answer["receipt"])["verdict"] == "refused"
    assert outside[0].alarms() == []


def test_silence_is_an_alarm_once(keys, clock, telling, outside) -> None:
    write(keys, clock)
    telling.tick(clock.now())
    state = outside[0].heads.with_name("state.json")
    state.write_text(json.dumps({**outside[0].state(), "heard": "2020-01-01T00:00:00Z"}))
    outside[0].witness.watch_silence()
    outside[0].witness.watch_silence()
    assert [alarm.partition(":")[0] for alarm in outside[0].alarms()] == ["SILENCE"]


def test_a_witness_that_does_not_answer_is_asked_again_soon(keys, clock, home) -> None:
    nobody = Named(name="gone", key="0" * 64, address="http://127.0.0.1:9/")
    telling = Telling(keys, home, [nobody], every=HOURS)
    write(keys, clock)
    telling.tick(clock.now())
    assert receipts.last_accepted() == {}
    assert timedelta(minutes=10) >= AGAIN


def test_statements_and_receipts_can_go_by_files(keys, clock, tmp_path, home) -> None:
    witness, folder = Witness(tmp_path / "parliament"), tmp_path / "letters"
    witness.know(keys.ledger_anchor().hex())
    folder.mkdir()
    named = Named(name="parliament", key=witness.public, folder=folder)
    telling = Telling(keys, home, [named], every=HOURS)
    write(keys, clock)
    telling.tick(clock.now())
    (letter,) = folder.glob(f"*{STATEMENT}")
    letter.with_suffix(".receipt").write_text(witness.take(letter.read_bytes()))
    clock.forward(timedelta(minutes=1))
    telling.tick(clock.now())
    assert receipts.held_by("parliament").at == clock.now()
    assert list(folder.iterdir()) == []


def test_the_heads_that_a_witness_keeps_serve_the_verifier(  # noqa: PLR0917 - fixtures
    keys, clock, telling, outside, tmp_path, capsys, monkeypatch
) -> None:
    write(keys, clock, 5)
    telling.tick(clock.now())
    seal.seal(keys, at=clock.now())
    lines = list(seal.export_lines(actor=BY, at=clock.now()))
    export, anchor = tmp_path / "ledger.jsonl", tmp_path / "home" / "keys" / "ledger" / "anchor.pub"
    words = ["verify", str(export), "--key", str(anchor), "--heads", str(outside[0].heads)]
    monkeypatch.setattr(sys, "argv", words)
    export.write_bytes(b"".join(lines))
    assert verify_ledger.main() == 0
    assert "witnessed heads: 1" in capsys.readouterr().out
    export.write_bytes(b"".join(lines[:1]))
    assert verify_ledger.main() == 1
    assert "truncated: a witness saw 5 entries" in capsys.readouterr().out


def test_it_runs_as_a_program_of_its_own(tmp_path, keys) -> None:
    from safepassage.apps.audit.standalone import witness  # noqa: PLC0415 - its file is wanted

    source = Path(str(witness.__file__))
    assert len(source.read_text().splitlines()) < 210
    program = tmp_path / "witness.py"
    program.write_bytes(source.read_bytes())
    words = [sys.executable, "-I", str(program), "--help"]
    said = subprocess.run(words, capture_output=True, check=True, cwd=tmp_path)  # noqa: S603 - ours
    assert b"--inbox" in said.stdout


@pytest.mark.parametrize(
    "fault",
    [
        '[{"name": "a", "key": "00"}]',
        json.dumps([{"name": "a", "key": key * 64, "address": "http://a/"} for key in "01"]),
        "[1]",
    ],
)
def test_witnesses_that_would_be_none_or_one_are_refused(fault: str) -> None:
    with pytest.raises(WitnessError):
        read_witnesses(fault.encode())


def test_links_are_those_of_the_chain(keys, clock, db) -> None:
    write(keys, clock, 4)
    assert [one[0] for one in ledger.links(1, 3)] == [2, 3]
    assert sealer.BATCH >= 4


def test_entries_that_ended_leave_a_chain_that_witnesses_and_verifiers_follow(  # noqa: PLR0917 - fixtures
    keys, clock, telling, outside, tmp_path, monkeypatch
) -> None:
    today, clock.at = clock.now(), clock.now().replace(year=2019)
    write(keys, clock, 4)
    telling.tick(clock.now())
    clock.at = today
    with transaction.atomic():
        assert ledger.expire(actor=BY, at=clock.now()) >= 4
    write(keys, clock, 2)
    telling.tick(clock.now())
    assert [one.alarms() for one in outside] == [[], []]
    lines = b"".join(seal.export_lines(actor=BY, at=clock.now()))
    assert lines.count(b'"text":null') >= 4
    export, anchor = tmp_path / "l.jsonl", tmp_path / "home" / "keys" / "ledger" / "anchor.pub"
    export.write_bytes(lines)
    words = ["verify", str(export), "--key", str(anchor), "--heads", str(outside[0].heads)]
    monkeypatch.setattr(sys, "argv", words)
    assert verify_ledger.main() == 0
