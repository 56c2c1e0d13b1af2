"""Chip authentication: the chip's side is played here by the library's own key agreement."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import chip_files as made
from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.chip import ChipAuthentication, judge_chip
from safepassage.documents.chip.ciphers import SUITES, derive, mac, padded
from safepassage.documents.lds.protocols import CHIP_AUTHENTICATIONS

TERMINAL = 0x7E41
CHIP = 0xC41B
STATUS = bytes.fromhex("99029000")
PRIME = 2**521 - 1
"""A prime that everybody knows; small, as the agreement is what counts here."""
GENERATOR = 3
ECDH_KEY = "0.4.0.127.0.7.2.2.1.2"
DH_KEY = "0.4.0.127.0.7.2.2.1.1"
CURVES = [ec.SECP256R1(), ec.BrainpoolP256R1(), ec.BrainpoolP384R1(), ec.SECP521R1()]
BY_AGREEMENT = {
    agreement: [each for each in CHIP_AUTHENTICATIONS.values() if each.agreement == agreement]
    for agreement in ("ECDH", "DH")
}


def curve_key(curve=CURVES[0], private=CHIP):
    public = ec.derive_private_key(private, curve).public_key()
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def curve_secret(curve=CURVES[0], private=CHIP):
    terminal = ec.derive_private_key(TERMINAL, curve).public_key()
    return ec.derive_private_key(private, curve).exchange(ec.ECDH(), terminal)


def group_key(algorithm="1.2.840.113549.1.3.1"):
    parameters = encode(0x30, integer(PRIME), integer(GENERATOR))
    return made.public_key(algorithm, parameters, integer(pow(GENERATOR, CHIP, PRIME)))


def group_secret():
    terminal = pow(GENERATOR, TERMINAL, PRIME)
    return pow(terminal, CHIP, PRIME).to_bytes(66)


def dg14(key, kind=ECDH_KEY, *protocols, key_id=None):
    number = () if key_id is None else (integer(key_id),)
    infos = [made.info(kind, key, *number)]
    infos += [made.info(each.oid, integer(1), *number) for each in protocols]
    return made.dg14(made.security_infos(*infos))


def answer(secret, suite, counter=2):
    """What the chip answers after the agreement: a status, and its code."""
    key = derive(suite, secret, 2)
    covered = padded(suite, counter.to_bytes(suite.block) + STATUS)
    return STATUS + encode(0x8E, mac(suite, key, covered)) + b"\x90\0"


def codes(file, said, *, vouched=frozenset({14}), private=TERMINAL, **fields):
    exchange = ChipAuthentication(answer=said, private_key=private.to_bytes(32), **fields)
    return [each.code for each in judge_chip(exchange, file, vouched)]


@pytest.mark.parametrize("protocol", BY_AGREEMENT["ECDH"], ids=lambda each: each.name)
@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_an_answer_under_the_agreed_keys_proves_the_chip(curve, protocol):
    suite = SUITES[protocol.cipher]
    file = dg14(curve_key(curve), ECDH_KEY, protocol)
    said = answer(curve_secret(curve), suite)
    assert codes(file, said) == ["chip_proved"]
    assert codes(file, said, counter=4) == ["ca_failed"]
    assert codes(file, said, private=TERMINAL + 1) == ["ca_failed"]
    assert codes(file, answer(curve_secret(curve, CHIP + 1), suite)) == ["ca_failed"]
    assert codes(file, b"\x69\x88") == ["ca_failed"]


@pytest.mark.parametrize("algorithm", ["1.2.840.113549.1.3.1", "1.2.840.10046.2.1"])
@pytest.mark.parametrize("protocol", BY_AGREEMENT["DH"], ids=lambda each: each.name)
def test_agreement_modulo_a_prime_proves_as_well(protocol, algorithm):
    file = dg14(group_key(algorithm), DH_KEY, protocol)
    said = answer(group_secret(), SUITES[protocol.cipher])
    assert codes(file, said) == ["chip_proved"]
    assert codes(file, said, private=TERMINAL + 1) == ["ca_failed"]


def test_a_chip_that_names_no_cipher_uses_the_oldest():
    said = answer(curve_secret(), SUITES["3DES-CBC-CBC"])
    assert codes(dg14(curve_key()), said) == ["chip_proved"]
    other = answer(curve_secret(), SUITES["AES-CBC-CMAC-128"])
    assert codes(dg14(curve_key()), other) == ["ca_failed"]


def test_a_cipher_that_was_not_signed_does_not_count():
    aes = BY_AGREEMENT["ECDH"][3]
    said = answer(curve_secret(), SUITES["3DES-CBC-CBC"])
    assert codes(dg14(curve_key(), ECDH_KEY, aes), said) == ["ca_failed"]


def test_keys_are_told_apart_by_their_numbers():
    aes = BY_AGREEMENT["ECDH"][1]
    suite = SUITES[aes.cipher]
    both = made.security_infos(
        made.info(ECDH_KEY, curve_key(private=CHIP), integer(1)),
        made.info(ECDH_KEY, curve_key(private=CHIP + 1), integer(2)),
        made.info(aes.oid, integer(1), integer(1)),
        made.info(aes.oid, integer(1), integer(2)),
    )
    said = answer(curve_secret(private=CHIP + 1), suite)
    assert codes(made.dg14(both), said) == ["chip_proved"]
    assert codes(made.dg14(both), said, key_id=2) == ["chip_proved"]
    assert codes(made.dg14(both), said, key_id=1) == ["ca_failed"]
    assert codes(made.dg14(both), said, key_id=3) == ["malformed_data"]


def test_a_log_with_the_secret_alone_is_believed():
    aes = BY_AGREEMENT["ECDH"][1]
    file = dg14(curve_key(), ECDH_KEY, aes)
    said = answer(curve_secret(), SUITES[aes.cipher])
    exchange = ChipAuthentication(answer=said, shared_secret=curve_secret())
    assert [each.code for each in judge_chip(exchange, file, frozenset({14}))] == ["chip_proved"]
    none = ChipAuthentication(answer=said)
    assert [each.code for each in judge_chip(none, file, frozenset({14}))] == ["malformed_data"]


def test_an_answer_by_a_key_that_nobody_vouched_for_proves_nothing():
    said = answer(curve_secret(), SUITES["3DES-CBC-CBC"])
    assert codes(dg14(curve_key()), said, vouched={1, 2, 15}) == ["aa_not_bound_to_pa"]


def test_a_chip_without_a_key_offers_no_such_proof():
    assert codes(None, b"") == ["chip_not_offered"]
    assert codes(made.dg14(made.security_infos(made.pace())), b"") == ["chip_not_offered"]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"\x6e\0", "malformed_data"),
        (dg14(made.public_key("1.2.3", b"", b"\0")), "unsupported_algorithm"),
        (dg14(made.rsa_key(2**1023 + 1)), "unsupported_algorithm"),
        (dg14(made.public_key("1.2.840.113549.1.3.1", b"", integer(5)), DH_KEY), "malformed_data"),
    ],
    ids=["no data group", "unknown key", "RSA", "no group"],
)
def test_what_cannot_be_read_or_agreed_by_leaves_the_question_open(file, code):
    assert codes(file, STATUS + encode(0x8E, bytes(8))) == [code]


def test_keys_that_their_group_cannot_have_are_refused():
    huge = encode(0x30, integer(2**8192 + 1), integer(2))
    small = encode(0x30, integer(PRIME), integer(2))
    algorithm = "1.2.840.113549.1.3.1"
    said = STATUS + encode(0x8E, bytes(8))
    unusual = dg14(made.public_key(algorithm, huge, integer(5)), DH_KEY)
    assert codes(unusual, said) == ["unsupported_algorithm"]
    for public in (0, 1, PRIME - 1, PRIME):
        file = dg14(made.public_key(algorithm, small, integer(public)), DH_KEY)
        assert codes(file, said) == ["malformed_data"]
    assert codes(dg14(curve_key()), said, private=0) == ["malformed_data"]


def test_more_keys_than_any_chip_has_are_not_all_tried():
    many = made.security_infos(*(made.info(ECDH_KEY, curve_key()) for _ in range(9)))
    assert codes(made.dg14(many), STATUS + encode(0x8E, bytes(8))) == ["malformed_data"]


@pytest.mark.parametrize("counter", [-1, 1 << 128])
def test_a_counter_that_no_session_reaches_is_malformed(counter):
    suite = SUITES["AES-CBC-CMAC-128"]
    exchange = ChipAuthentication(
        answer=answer(curve_secret(), suite), shared_secret=curve_secret(), counter=counter
    )
    (found,) = judge_chip(exchange, dg14(curve_key(), ECDH_KEY), frozenset({14}))
    assert found.code == "malformed_data"
