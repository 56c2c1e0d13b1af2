import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

import chip_files as made
from safepassage.cli.main import main
from safepassage.documents.asn1.writing import integer
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.security_object import security_object

AT = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture
def chip(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def said(file: bytes, *options: str) -> tuple[int, str]:
        path = tmp_path / "file.bin"
        path.write_bytes(file)
        status = main(["document", "chip", *options, str(path)])
        return status, capsys.readouterr().out

    return said


@pytest.mark.parametrize("name", made.VALID)
def test_every_file_is_printed_by_its_name_on_one_line(chip, name):
    status, out = chip(made.VALID[name])
    assert status == 0
    assert out.count("\n") == 1
    answer = json.loads(out)
    assert answer["file"] == name.partition(" ")[0]
    assert answer["content"]
    assert answer["reasons"] == []


def test_pretty_is_the_same_for_people(chip):
    _, line = chip(made.dg14())
    _, pretty = chip(made.dg14(), "--pretty")
    assert pretty.startswith('{\n  "file"')
    assert json.loads(pretty) == json.loads(line)


def test_an_image_is_told_by_its_format_length_and_digest_only(chip):
    _, out = chip(made.dg2())
    (face,) = json.loads(out)["content"]["faces"]
    assert face["image"] == {
        "format": "jpeg",
        "length": len(made.JPEG),
        "sha256": sha256(made.JPEG).hexdigest(),
    }


def test_what_the_standard_leaves_open_is_told_by_its_digest_only(chip):
    _, out = chip(made.VALID["DG13"])
    digest = sha256(b"anything").hexdigest()
    assert json.loads(out)["content"] == {"length": 8, "sha256": digest}


def test_a_key_is_told_with_its_kind_and_size(chip):
    _, out = chip(made.dg15())
    key = json.loads(out)["content"]["key"]
    assert (key["kind"], key["bits"], key["curve"]) == ("rsa", 1024, None)
    assert key["algorithm"] == made.RSA_ENCRYPTION
    _, out = chip(made.dg15(made.public_key("1.2.3", b"", b"\0")))
    assert json.loads(out)["content"]["key"]["kind"] is None


@pytest.mark.parametrize("octets", [9, 2000])
def test_a_number_larger_than_readers_of_json_take_is_told_in_hexadecimal(chip, octets):
    number = 1 << 8 * octets
    info = made.info("0.4.0.127.0.7.2.2.3.2.2", integer(1), integer(number))
    status, out = chip(made.security_infos(info))
    (told,) = json.loads(out)["content"]["chip_authentication"]
    assert (status, told["key_id"]) == (0, hex(number))


def test_a_security_object_is_told_with_its_digests(chip):
    signer = Authority("UTO", seed=1, at=AT).document_signer()
    status, out = chip(security_object({1: made.dg1()}, signer, AT))
    answer = json.loads(out)
    assert (status, answer["file"]) == (0, "SOD")
    assert answer["content"]["data_groups"] == {"1": sha256(made.dg1()).hexdigest()}


@pytest.mark.parametrize(
    ("file", "name"),
    [(b"", None), (b"\x61\0", "DG1"), (made.dg2()[:-1], "DG2"), (b"\x30\0", None), (b"MZ", None)],
)
def test_what_cannot_be_read_is_told_by_a_reason_and_the_status(chip, file, name):
    status, out = chip(file)
    answer = json.loads(out)
    assert (status, answer["file"], answer["content"]) == (1, name, None)
    assert [each["code"] for each in answer["reasons"]] == ["malformed_data"]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path):
    assert main(["document", "chip", str(tmp_path / "none.bin")]) == 2
