"""Active authentication by keys made here: every form a chip may answer in, and each one false."""

from functools import cache
from hashlib import new

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import chip_files as made
from safepassage.documents.asn1.writing import integer, oid
from safepassage.documents.certificates import signatures
from safepassage.documents.chip import ActiveAuthentication, judge_active
from safepassage.documents.chip.recovery import recover
from safepassage.simulation.passports.keys import Ecdsa, signer

NONCE = bytes.fromhex("0123456789ABCDEF")
TRAILERS = {
    "sha1": "BC", "sha224": "38CC", "sha256": "34CC", "sha384": "36CC", "sha512": "35CC",
}  # fmt: skip
DIGESTS = ("sha1", "sha224", "sha256", "sha384", "sha512")
PLAIN = {name: f"0.4.0.127.0.7.1.1.4.1.{number}" for number, name in enumerate(DIGESTS, 1)}
CURVES = {
    "P-224": ec.SECP224R1(),
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "P-521": ec.SECP521R1(),
    "brainpoolP256r1": ec.BrainpoolP256R1(),
    "brainpoolP512r1": ec.BrainpoolP512R1(),
}
ALL = frozenset({1, 2, 14, 15})


def codes(signature, dg15, dg14=None, *, nonce=NONCE, vouched=ALL):
    exchange = ActiveAuthentication(nonce=nonce, signature=signature)
    return [each.code for each in judge_active(exchange, dg15, dg14, vouched)]


@cache
def rsa_private(bits=1024):
    return rsa.generate_private_key(65537, bits).private_numbers()


def rsa_dg15(key):
    return made.dg15(made.rsa_key(key.public_numbers.n))


def block(key, digest="sha1", *, nonce=NONCE, head="6A", trailer=None, part=None):
    """What a chip signs: header, its own octets, the digest over them and the nonce, trailer."""
    tail = bytes.fromhex(trailer or TRAILERS[digest])
    first = bytes.fromhex(head)
    room = key.public_numbers.n.bit_length() // 8 - len(first) - new(digest).digest_size - len(tail)
    own = part if part is not None else bytes(range(room))
    return first + own + new(digest, own + nonce).digest() + tail


def signed(key, message):
    number = pow(int.from_bytes(message), key.d, key.public_numbers.n)
    return number.to_bytes((key.public_numbers.n.bit_length() + 7) // 8)


@pytest.mark.parametrize("digest", TRAILERS)
@pytest.mark.parametrize("bits", [1024, 2048])
def test_an_rsa_answer_proves_the_chip_and_a_false_one_does_not(bits, digest):
    key = rsa_private(bits)
    answer = signed(key, block(key, digest))
    assert codes(answer, rsa_dg15(key)) == ["chip_proved"]
    assert codes(answer, rsa_dg15(key), nonce=bytes(8)) == ["aa_failed"]
    assert codes(bytes((answer[0] ^ 1,)) + answer[1:], rsa_dg15(key)) == ["aa_failed"]
    assert codes(answer, rsa_dg15(rsa_private(1536))) == ["aa_failed"]


def test_sha1_is_also_named_by_the_long_trailer():
    key = rsa_private()
    assert codes(signed(key, block(key, trailer="33CC")), rsa_dg15(key)) == ["chip_proved"]


def test_the_smaller_of_the_signature_and_its_complement_proves_as_well():
    key = rsa_private()
    modulus = key.public_numbers.n
    other = modulus - int.from_bytes(signed(key, block(key)))
    assert codes(other.to_bytes(128), rsa_dg15(key)) == ["chip_proved"]


def test_zeros_before_the_header_are_none_of_the_message():
    key = rsa_private()
    shorter = block(key, part=b"own")
    assert codes(signed(key, shorter), rsa_dg15(key)) == ["chip_proved"]
    assert codes(b"\0\0" + signed(key, shorter), rsa_dg15(key)) == ["chip_proved"]


def test_room_that_is_filled_up_is_none_of_the_message():
    key = rsa_private()
    filled = block(key, head="6BBBBBBA", part=b"own")
    assert codes(signed(key, filled), rsa_dg15(key)) == ["chip_proved"]


@pytest.mark.parametrize(
    ("head", "trailer"),
    [("4A", "BC"), ("7A", "BC"), ("6B", "BC"), ("6A", "31CC"), ("6A", "CC"), ("6A", "BB")],
)
def test_another_header_or_trailer_proves_nothing(head, trailer):
    key = rsa_private()
    answer = signed(key, block(key, head=head, trailer=trailer))
    assert codes(answer, rsa_dg15(key)) == ["aa_failed"]


def test_a_whole_message_in_the_signature_does_not_stand_for_the_challenge():
    key = rsa_private()
    own = b"of the chip's own choice"
    answer = signed(key, b"\x4a" + own + new("sha256", own).digest() + b"\x34\xcc")
    assert codes(answer, rsa_dg15(key)) == ["aa_failed"]


@pytest.mark.parametrize("answer", [b"", b"\0", b"\1", b"\xff" * 128, b"\xff" * 4096], ids=len)
def test_an_answer_that_is_no_signature_fails(answer):
    assert codes(answer, rsa_dg15(rsa_private())) == ["aa_failed"]


def test_what_is_recovered_is_the_chips_own_octets_and_the_digest():
    key = rsa_private()
    recovered = recover(signed(key, block(key, "sha256")), key.public_numbers.n, 65537)
    assert recovered.digest == "sha256"
    assert recovered.part == bytes(range(len(recovered.part)))
    assert len(recovered.part) == 128 - 1 - 32 - 2
    assert recovered.covers(NONCE)
    assert not recovered.covers(b"")


def ec_private(curve):
    return ec.derive_private_key(0xC41B, curve)


def ec_dg15(key):
    return made.dg15(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def in_der(key, digest, nonce=NONCE):
    return key.sign(nonce, ec.ECDSA(signatures.DIGESTS[digest]))


def plain(key, digest, nonce=NONCE):
    size = (key.curve.key_size + 7) // 8
    return b"".join(
        each.to_bytes(size) for each in decode_dss_signature(in_der(key, digest, nonce))
    )


def dg14(digest):
    return made.dg14(
        made.security_infos(made.info("2.23.136.1.1.5", integer(1), oid(PLAIN[digest])))
    )


@pytest.mark.parametrize("form", [plain, in_der])
@pytest.mark.parametrize("digest", DIGESTS)
@pytest.mark.parametrize("curve", CURVES)
def test_a_curves_answer_proves_the_chip_and_a_false_one_does_not(curve, digest, form):
    key = ec_private(CURVES[curve])
    answer = form(key, digest)
    assert codes(answer, ec_dg15(key)) == ["chip_proved"]
    assert codes(answer, ec_dg15(key), dg14(digest)) == ["chip_proved"]
    assert codes(answer, ec_dg15(key), nonce=bytes(8)) == ["aa_failed"]
    assert codes(answer[:-1] + bytes((answer[-1] ^ 1,)), ec_dg15(key)) == ["aa_failed"]
    other = ec_dg15(ec.derive_private_key(7, CURVES[curve]))
    assert codes(answer, other) == ["aa_failed"]


@pytest.mark.parametrize("curve", ["brainpoolP224r1", "brainpoolP320r1"])
def test_curves_that_the_usual_library_lacks_prove_as_well(curve):
    chip = signer(Ecdsa(curve=curve, digest="sha224"), "a chip")
    answer = chip.sign(NONCE)
    assert codes(answer, made.dg15(chip.info)) == ["chip_proved"]
    assert codes(answer, made.dg15(chip.info), nonce=bytes(8)) == ["aa_failed"]


def test_the_digest_that_data_group_14_names_is_the_only_one_that_counts():
    key = ec_private(CURVES["P-256"])
    assert codes(plain(key, "sha256"), ec_dg15(key), dg14("sha384")) == ["aa_failed"]


def test_a_data_group_14_that_says_nothing_of_it_leaves_all_digests_open():
    key = ec_private(CURVES["P-384"])
    silent = made.dg14(made.security_infos(made.pace()))
    assert codes(plain(key, "sha256"), ec_dg15(key), silent, vouched={15}) == ["chip_proved"]


def test_an_algorithm_that_is_not_known_leaves_the_question_open():
    key = ec_private(CURVES["P-256"])
    ripemd = made.info("2.23.136.1.1.5", integer(1), oid("0.4.0.127.0.7.1.1.4.1.6"))
    named = made.dg14(made.security_infos(ripemd))
    assert codes(plain(key, "sha256"), ec_dg15(key), named) == ["unsupported_algorithm"]


@pytest.mark.parametrize("vouched", [set(), {1, 2}, {14}])
def test_an_answer_by_a_key_that_nobody_vouched_for_proves_nothing(vouched):
    key = rsa_private()
    answer = signed(key, block(key))
    assert codes(answer, rsa_dg15(key), vouched=vouched) == ["aa_not_bound_to_pa"]


def test_a_digest_that_nobody_vouched_for_proves_nothing():
    key = ec_private(CURVES["P-256"])
    answer = plain(key, "sha256")
    assert codes(answer, ec_dg15(key), dg14("sha256"), vouched={15}) == ["aa_not_bound_to_pa"]
    assert codes(answer, ec_dg15(key), dg14("sha256"), vouched={14, 15}) == ["chip_proved"]


def test_a_failed_proof_fails_whoever_vouched_for_the_key():
    key = rsa_private()
    assert codes(bytes(128), rsa_dg15(key), vouched=set()) == ["aa_failed"]


def test_a_chip_without_the_key_offers_no_such_proof():
    assert codes(b"any", None) == ["chip_not_offered"]


@pytest.mark.parametrize("answer", [b"", b"\x30", b"\x30\x80", bytes(64), b"\xff" * 64, bytes(63)])
def test_an_answer_that_is_no_pair_of_numbers_fails(answer):
    assert codes(answer, ec_dg15(ec_private(CURVES["P-256"]))) == ["aa_failed"]


def test_what_cannot_be_read_leaves_the_question_open():
    key = ec_private(CURVES["P-256"])
    answer = plain(key, "sha256")
    assert codes(answer, b"\x6f\0") == ["malformed_data"]
    assert codes(answer, ec_dg15(key), b"\x6e\0") == ["malformed_data"]
    assert codes(answer, ec_dg15(key), nonce=b"") == ["malformed_data"]
    assert codes(answer, made.dg15(made.public_key("1.2.3", b"", b"\0"))) == [
        "unsupported_algorithm"
    ]
