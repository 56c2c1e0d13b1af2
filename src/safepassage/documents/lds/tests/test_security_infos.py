"""What a chip says of its protocols and keys."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import chip_files as made
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, integer, oid
from safepassage.documents.certificates.keys import public_key
from safepassage.documents.lds.public_key import read_active_authentication_key
from safepassage.documents.lds.security_files import (
    read_card_security,
    read_data_group_14,
    read_security_infos,
)
from safepassage.documents.lds.security_infos import SecurityInfos

EC_KEY = ec.derive_private_key(7, ec.BrainpoolP256R1()).public_key()
SPKI = EC_KEY.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def test_every_kind_of_information_is_read():
    infos = read_data_group_14(made.dg14())
    assert infos == read_security_infos(made.every_info())
    (pace,) = infos.pace
    assert (pace.name, pace.version) == ("id-PACE-ECDH-GM-AES-CBC-CMAC-128", 2)
    assert (pace.parameter_id, pace.parameters) == (13, "brainpoolP256r1")
    assert infos.pace_parameters[0].parameter_id == 200
    assert infos.chip_authentication[0].name == "id-CA-ECDH-AES-CBC-CMAC-256"
    assert infos.chip_authentication[0].key_id == infos.chip_keys[0].key_id == 7
    assert infos.terminal_authentication[0].cvca_file == "011C"
    assert infos.terminal_authentication[0].cvca_short_file == "1C"
    assert infos.active_authentication[0].algorithm == "0.4.0.127.0.7.1.1.4.1.3"
    assert infos.ef_dir == (b"a copy",)


def test_an_information_that_is_not_known_is_kept_by_its_identifier():
    infos = read_security_infos(made.security_infos(made.info("1.2.3.4", integer(5), integer(6))))
    (other,) = infos.other
    assert (other.protocol, other.required, other.optional) == ("1.2.3.4", integer(5), integer(6))


def test_a_parameter_number_that_no_standard_has_keeps_its_number():
    infos = read_security_infos(made.security_infos(made.pace(parameters=77)))
    assert (infos.pace[0].parameter_id, infos.pace[0].parameters) == (77, None)


@pytest.mark.parametrize(
    "info",
    [
        made.info("1.2.3.4"),
        made.info("1.2.3.4", integer(1), integer(2), integer(3)),
        made.info("0.4.0.127.0.7.2.2.4.2.2", encode(0x04, b"A")),
        made.info("0.4.0.127.0.7.2.2.4.2", integer(1)),
        made.info("0.4.0.127.0.7.2.2.1.2", integer(1)),
        made.info("2.23.136.1.1.5", integer(1)),
        made.info("2.23.136.1.1.13", integer(1)),
        integer(1),
        encode(0x30, integer(1)),
    ],
    ids=[
        "nothing demanded", "too many", "version", "parameters", "key", "no algorithm", "EF.DIR",
        "no sequence", "no identifier",
    ],
)  # fmt: skip
def test_an_information_of_another_form_than_its_protocols_is_refused(info):
    with pytest.raises(MalformedError):
        read_security_infos(made.security_infos(info))


def test_no_information_at_all_is_what_a_chip_says_that_offers_nothing():
    assert read_security_infos(made.security_infos()) == SecurityInfos()


def test_lengths_that_der_forbids_are_read():
    inner = made.pace()
    assert read_security_infos(b"\x31\x82\0" + bytes((len(inner),)) + inner).pace
    assert read_security_infos(b"\x31\x80" + inner + b"\0\0").pace


def test_the_key_of_active_authentication_can_be_used_as_it_stands():
    key = read_active_authentication_key(made.dg15(SPKI)).key
    assert (key.algorithm, key.octets) == ("1.2.840.10045.2.1", 65)
    assert public_key(key.info).curve.name == "brainpoolP256r1"


@pytest.mark.parametrize("key", [SPKI + b"\0", SPKI[:-1], b"\x30\0", encode(0x30, SPKI, b"\5\0")])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(MalformedError):
        read_active_authentication_key(made.dg15(key))


def test_card_security_is_signed_data_of_its_own_type():
    for file in (b"\x30\0", made.every_info(), b""):
        with pytest.raises(MalformedError):
            read_card_security(file)


def test_identifiers_are_written_as_they_are_read():
    assert oid("2.23.136.1.1.13") == bytes.fromhex("060667810801010D")
    assert oid("0.4.0.127.0.7.2.2.4.2.2") == bytes.fromhex("060A04007F00070202040202")
    assert oid("1.2.840.113549.1.1.1") == bytes.fromhex("06092A864886F70D010101")
