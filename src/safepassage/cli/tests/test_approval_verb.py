"""The authority's own machine: a request is read, granted and refused without a home."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.pem import authority_from_pem
from safepassage.cli.main import main
from safepassage.safeguards.approvals.answered import (
    data_key_context,
    proof,
    read_answer,
    reasons_context,
)
from safepassage.safeguards.approvals.asked import (
    Request,
    Said,
    Turn,
    WrappedKey,
    asked_text,
    digest,
    part_for,
)
from safepassage.safeguards.letters import open_letter, public_of
from safepassage.safeguards.sealing import AuthorityWrapper

HOME, SECRET, DATA_KEY = (os.urandom(32) for _ in range(3))
SAID = Said(ground="Named in the file of a bomb maker.", case="UT-2026-17")
AT = SystemClock().now()
REQUEST = Request(
    id="01" * 16,
    turn=Turn.ANSWER,
    kind="unmask",
    subject="02" * 16,
    law="PNR 12(3)",
    purpose="pnr_request",
    requester="03" * 16,
    requested_at=AT,
    answer_by=AT + timedelta(days=14),
    urgent=False,
    opens="once",
    answer_to=public_of(HOME).hex(),
)
WITH_TWO = ["--share", "first/share-1.txt", "--share", "first/share-3.txt"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch, capsys):
    """A machine without a home, on which three shares were made and a request came."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAFEPASSAGE_HOME", str(tmp_path / "none"))
    main(["keys", "authority", "--folder", "first", "--shares", "3", "--threshold", "2"])
    public = authority_from_pem(Path("first/authority.pub").read_bytes())
    wrapper = AuthorityWrapper(public, os.urandom(32))
    wrapped = wrapper.wrap(REQUEST.subject, os.urandom(12), DATA_KEY)
    record = WrappedKey(ephemeral=wrapper.ephemeral_public.hex(), wrapped=wrapped.hex())
    part = part_for(public, REQUEST, SAID, SECRET, os.urandom, record=record)
    Path("request.json").write_bytes(asked_text(REQUEST, (part,)))
    capsys.readouterr()


def _answered(*words: str) -> int:
    answer = ["--reasons", "The case names him.", "--out", "answer.json"]
    return main(["approval", words[0], "request.json", *words[1:], *answer])


def test_without_shares_codes_are_shown_and_with_enough_the_words(capsys):
    assert main(["approval", "show", "request.json"]) == 0
    shown = capsys.readouterr().out
    assert "PNR 12(3)" in shown
    assert "bomb" not in shown
    assert main(["approval", "show", "request.json", *WITH_TWO, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ground"] == SAID.ground
    assert main(["approval", "show", "request.json", *WITH_TWO[:2]]) == 2
    assert "2 different shares" in capsys.readouterr().err


def test_a_grant_opens_the_record_for_the_request_and_the_key_is_written_nowhere(capsys):
    assert _answered("grant", *WITH_TWO, "--hours", "24") == 0
    assert "granted: yes" in capsys.readouterr().out
    given = read_answer(Path("answer.json").read_bytes())
    name = digest(REQUEST, SAID)
    assert given.answer.valid_until - given.answer.decided_at == timedelta(hours=24)
    assert given.proof == proof(SECRET, given.answer).hex()
    letter = bytes.fromhex(given.answer.data_key)
    assert open_letter(HOME, data_key_context(name), letter) == DATA_KEY
    assert not list(Path().rglob("*.pem"))


def test_a_refusal_carries_reasons_and_no_key():
    assert _answered("refuse", *WITH_TWO) == 0
    given = read_answer(Path("answer.json").read_bytes()).answer
    reasons = bytes.fromhex(given.reasons)
    name = digest(REQUEST, SAID)
    assert open_letter(HOME, reasons_context(name), reasons) == b"The case names him."
    assert (given.granted, given.data_key) == (False, "")


def test_what_was_changed_on_its_way_is_not_answered(capsys):
    changed = Path("request.json").read_text().replace("PNR 12(3)", "PNR 6(2)")
    Path("request.json").write_text(changed)
    assert _answered("grant", *WITH_TWO) == 1
    assert "BROKEN" in capsys.readouterr().err
    assert not Path("answer.json").exists()


def test_an_answer_needs_the_key_and_never_writes_over_another(capsys):
    assert _answered("grant") == 2
    assert "give shares" in capsys.readouterr().err
    Path("answer.json").write_text("")
    assert _answered("grant", *WITH_TWO) == 2
    assert "exists already" in capsys.readouterr().err


def test_a_review_is_answered_as_a_review_and_leave_as_leave(capsys):
    assert _answered("review", *WITH_TWO, "--finding", "right") == 2
    assert "asks for leave" in capsys.readouterr().err
    public = authority_from_pem(Path("first/authority.pub").read_bytes())
    due = replace(REQUEST, turn=Turn.REVIEW)
    part = part_for(public, due, SAID, SECRET, os.urandom)
    Path("request.json").write_bytes(asked_text(due, (part,)))
    assert _answered("grant", *WITH_TWO) == 2
    assert "approval review" in capsys.readouterr().err
    assert _answered("review", *WITH_TWO, "--finding", "wrong") == 0
    given = read_answer(Path("answer.json").read_bytes()).answer
    assert (given.granted, given.data_key) == (False, "")


def test_neither_django_nor_a_home_is_needed():
    """The authority's machine has no database, and nothing of one is loaded."""
    program = (
        "import sys\nfrom safepassage.cli.main import main\n"
        f"main({['approval', 'show', 'request.json', *WITH_TWO]!r})\n"
        "print([one for one in ('django', 'sqlite3') if one in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.endswith("[]\n"), done.stdout + done.stderr
    assert "bomb maker" in done.stdout
    assert not Path("none").exists()
