"""From pair to order and from reading to opened ledger, by the command line alone."""

import json
from uuid import uuid4

import pytest

from safepassage.apps.regulation import keys, stops
from safepassage.apps.regulation.models import KeyUse
from safepassage.cli.main import main
from safepassage.flows.inspecting.ground import Ground, What
from safepassage.flows.inspecting.telling import Inspector
from safepassage.flows.platform import Platform
from safepassage.flows.seal import seal
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db(transaction=True)

BY = Actor.component(Component.COMMAND_LINE)


@pytest.fixture
def do(platform, tmp_path, settings, monkeypatch, capsys):
    """Run an action in a folder of its own, and read the JSON that it prints."""
    settings.SAFEPASSAGE_HOME = tmp_path / "home"
    monkeypatch.setenv("SAFEPASSAGE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def done(*words, verb="regulator", expect=0):
        assert main([verb, *words, "--json"]) == expect, capsys.readouterr()
        out = capsys.readouterr().out
        return json.loads(out) if out.strip() else {}

    return done


@pytest.fixture
def confirmed(do, platform):
    for use in KeyUse:
        told = do("pair", "--use", use.value, "--out", f"{use.value}.pem")["fingerprint"]
        assert do("key", f"{use.value}.pub", "--use", use.value)["fingerprint"] == told
        keys.confirm(use, told, officer=uuid4(), actor=BY, at=platform.clock.now())


def signed(do, platform, *words, out):
    here = platform.keys.ledger_anchor().hex()
    law = ("--law", "DPA s. 58", "--key", "sign.pem", "--installation", here)
    return do("sign", *law, *words, "--out", out)["order"]


def test_a_paper_is_written_obeyed_and_lifted(do, confirmed, platform):
    stop = ("--kind", "stop_capability", "--target", "search")
    order = signed(do, platform, *stop, out="stop.json")
    assert do("order", "stop.json")["id"] == order
    assert [str(one.reference) for one in stops.in_force()] == [order]
    signed(do, platform, "--lifts", order, out="lift.json")
    assert do("order", "lift.json")["state"] == "lifted"
    do("order", "stop.pub", expect=2)


def test_readings_are_exported_and_opened_with_the_private_key(do, confirmed, platform):
    by = Inspector(officer=uuid4(), ground=Ground(inspection="INS-1", law="DPA s. 60"))
    for _ in range(2):
        by.tell(Platform.from_settings(), What.RECORD, [uuid4()])
    seal(platform.keys, at=platform.clock.now())
    assert do("export", "readings.jsonl")["readings"] == 2
    do("export", "main.jsonl", verb="ledger")
    files = ("--readings", "readings.jsonl", "--main", "main.jsonl")
    opened = do("ledger", "--key", "seal.pem", *files)
    assert [one["number"] for one in opened["readings"]] == [1, 2]
    do("pair", "--use", "seal", "--out", "other.pem")
    assert do("ledger", "--key", "other.pem", *files, expect=1)["faults"]
