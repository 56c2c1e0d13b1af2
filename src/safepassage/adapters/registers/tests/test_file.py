"""The file of registers: closed by default, and a fault in words."""

import json

import pytest

from fake_register import certificate
from registers import TERMS
from safepassage.adapters.registers.breaker import Breaker
from safepassage.adapters.registers.fake import FakeRegister
from safepassage.adapters.registers.file import (
    NO_REGISTERS,
    RegistersError,
    read_registers,
    registers_in,
)
from safepassage.records.kinds import DataKind

FAKE = {"by": "fake"}
HTTP = {"by": "http", "address": "https://register.example/ask", "token_file": "token"}


def entry(**changed):
    lists = {name: sorted(TERMS[name]) for name in ("data_kinds", "fields")}
    return {**TERMS, **lists, "connection": FAKE, **changed}


def written(folder, *entries):
    file = folder / "registers.json"
    file.write_text(json.dumps(entries))
    return str(file)


def test_without_a_file_nobody_is_asked():
    assert registers_in(None) is NO_REGISTERS
    assert NO_REGISTERS.asked_about(DataKind.API_BORDER) == ()


def test_what_is_left_out_is_the_careful_choice():
    (form,) = read_registers(json.dumps([entry()]).encode())
    assert (form.lane, form.holds_up, form.tells_states) == ("afterwards", False, True)
    assert (form.seconds, form.state) == (2.0, None)


def test_each_is_reached_as_it_says(tmp_path):
    (tmp_path / "token").write_text("abc\n")
    found = registers_in(
        written(tmp_path, entry(), entry(name="over-http", connection=HTTP, lane="interactive"))
    )
    assert found.fault is None
    assert isinstance(found.ports["lost-documents"], FakeRegister)
    assert isinstance(found.ports["over-http"], Breaker)
    assert [one.name for one in found.at_once] == ["over-http"]
    assert found.invented == ("lost-documents",)
    assert found.terms("nowhere") is None


def test_keys_are_named_from_the_folder_of_the_file(tmp_path):
    certificate(tmp_path, "ours")
    secure = {
        "by": "http",
        "address": "https://register.example/ask",
        "certificate_file": "ours.pem",
        "key_file": "ours.key",
        "authorities_file": "ours.pem",
    }
    assert registers_in(written(tmp_path, entry(connection=secure))).fault is None


@pytest.mark.parametrize(
    ("connection", "told"),
    [
        ({**HTTP, "address": "http://register.example/ask"}, "over https"),
        ({**HTTP, "address": "ftp://register.example/ask"}, "over https"),
        ({**HTTP, "token_file": None}, "who asks"),
        ({**HTTP, "certificate_file": "a.pem"}, "come together"),
        ({**HTTP, "key_file": "a.key"}, "come together"),
        ({**HTTP, "connect_seconds": 0}, "more than nothing"),
        ({**HTTP, "profile": "soap"}, "profile"),
        ({**HTTP, "password": "x"}, "password"),
        ({"by": "telepathy"}, "telepathy"),
    ],
)
def test_a_connection_that_is_not_good_enough_is_told(connection, told):
    with pytest.raises(RegistersError, match=told):
        read_registers(json.dumps([entry(connection=connection)]).encode())


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([entry(owner="")], "who owns it"),
        ([entry(), entry()], "once"),
        ([entry(connections=0)], "connections"),
        ([entry(connections=33)], "connections"),
        ([entry(phone="x")], "phone"),
        ([entry(kind="faces")], "faces"),
        ([entry(fields=["document.number", "phones"])], "phones"),
        ({}, "not a list"),
    ],
)
def test_a_fault_is_told_with_the_register(entries, told):
    with pytest.raises(RegistersError, match=told):
        read_registers(json.dumps(entries).encode())


@pytest.mark.parametrize("content", [b"", b"\xff", b"[", b"null"])
def test_what_is_no_json_is_told(tmp_path, content):
    file = tmp_path / "registers.json"
    file.write_bytes(content)
    found = registers_in(str(file))
    assert found.fault
    assert found.forms == ()


def test_a_key_that_is_not_there_is_told(tmp_path):
    found = registers_in(written(tmp_path, entry(connection=HTTP)))
    assert "token" in found.fault
    assert found.asked_about(DataKind.API_BORDER) == ()


@pytest.mark.parametrize("token", ["", " \n", "two words", "a\nb", "\u00e9"])
def test_a_token_that_is_none_is_told(tmp_path, token):
    (tmp_path / "token").write_text(token, encoding="utf-8")
    assert "token" in registers_in(written(tmp_path, entry(connection=HTTP))).fault


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "registers.json" in registers_in(str(tmp_path / "registers.json")).fault
