"""The shared samples of access and of chips' keys."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from safepassage.documents.certificates.keys import public_key
from safepassage.documents.chip import bac, pace
from safepassage.documents.chip.agreement import shared_secret
from safepassage.documents.chip.ciphers import SUITES, TRIPLE_DES, derive, session_keys
from safepassage.documents.chip.recovery import recover
from safepassage.documents.lds import read
from skips import SAMPLES

FOLDER = SAMPLES / "documents"
pytestmark = pytest.mark.samples

octets = bytes.fromhex
AES_128 = SUITES["AES-CBC-CMAC-128"]


def vectors():
    path = FOLDER / "worked" / "doc9303_11_vectors.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["what"]: (row["input"].split(), octets(row["output"])) for row in rows}


def test_worked_examples_of_basic_access_control():
    said = vectors()
    (_, lines), seed = said["BAC Kseed"]
    assert bac.seed(lines) == seed
    for counter, name in enumerate(("BAC KEnc", "BAC KMac"), 1):
        (_, given, _), key = said[name]
        assert derive(TRIPLE_DES, octets(given), counter) == key
    (_, chip, _, terminal, _, half), data = said["BAC EXTERNAL AUTHENTICATE data"]
    numbers = bac.Terminal(octets(chip), octets(terminal), octets(half))
    assert bac.command_data(bac.access_keys(lines), numbers) == data


def test_worked_examples_of_pace():
    said = vectors()
    (_, secret), encryption = said["PACE KSEnc (ECDH-GM AES-128)"]
    _, authentication = said["PACE KSMac"]
    assert session_keys(AES_128, octets(secret)) == (encryption, authentication)
    (_, password, *_), key = said["PACE K_pi"]
    assert pace.password_key(AES_128, octets(password)) == key


@pytest.mark.parametrize("name", ["bsi2008/DG14.bin", "dg/doc9303_dg14_sample.bin"])
def test_a_secret_can_be_agreed_with_the_keys_of_the_samples(name):
    (key,) = read((FOLDER / name).read_bytes()).content.chip_keys
    assert len(shared_secret(key.key.info, b"\7")) in {28, 128}


@pytest.mark.parametrize("name", ["bsi2008/DG15.bin", "loes2006/ef010F.bin"])
def test_an_answer_of_chance_is_no_signature_by_the_keys_of_the_samples(name):
    key = public_key(read((FOLDER / name).read_bytes()).content.key.info)
    assert isinstance(key.verifier, rsa.RSAPublicKey)
    numbers = key.verifier.public_numbers()
    assert recover(b"\7" * 128, numbers.n, numbers.e) is None
