"""Keys and curves: only what is a named curve in every number is ever used."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.certificates.curves import CURVES, curve_of, siblings
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.certificates.signatures import Algorithm, algorithm_of, verify

PRIME_FIELD = bytes.fromhex("2a8648ce3d0101")
EC = encode(0x06, bytes.fromhex("2a8648ce3d0201"))
RSA = encode(0x06, bytes.fromhex("2a864886f70d010101"))
PSS = bytes.fromhex("2a864886f70d01010a")


def written_out(curve, *, base=None, cofactor=True, **changed):
    known = curve.parameters._replace(**changed)
    size = (curve.bits + 7) // 8
    point = b"\4" + known.x.to_bytes(size) + known.y.to_bytes(size)
    return encode(
        0x30,
        integer(1),
        encode(0x30, encode(0x06, PRIME_FIELD), integer(known.p)),
        encode(0x30, encode(0x04, known.a.to_bytes(size)), encode(0x04, known.b.to_bytes(size))),
        encode(0x04, base or point),
        integer(known.n),
        integer(1) if cofactor is True else cofactor or b"",
    )


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda each: each.name)
def test_parameters_in_full_are_the_named_curve(curve):
    assert curve_of(written_out(curve)) == (curve, True)
    assert curve_of(written_out(curve, cofactor=False)) == (curve, True)


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda each: each.name)
def test_a_compressed_generator_is_the_same_generator(curve):
    size = (curve.bits + 7) // 8
    base = bytes((2 + (curve.parameters.y & 1),)) + curve.parameters.x.to_bytes(size)
    assert curve_of(written_out(curve, base=base)) == (curve, True)


@pytest.mark.parametrize("name", ["p", "a", "b", "x", "y", "n"])
@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda each: each.name)
def test_one_other_number_makes_it_no_curve_at_all(curve, name):
    changed = {name: getattr(curve.parameters, name) ^ 2}
    assert curve_of(written_out(curve, **changed))[0] is None


def test_another_cofactor_makes_it_no_curve_at_all():
    assert curve_of(written_out(CURVES["P-256"], cofactor=integer(2)))[0] is None


def test_a_key_on_a_curve_of_somebodys_own_is_not_used():
    curve = CURVES["P-256"]
    own = curve.parameters.x.to_bytes(32) + curve.parameters.y.to_bytes(32)
    info = encode(0x30, encode(0x30, EC, written_out(curve, x=5)), encode(0x03, b"\0\4", own))
    with pytest.raises(UnusableKeyError) as told:
        public_key(info)
    assert told.value.code == "unsupported_curve"


def test_a_point_on_a_curve_of_the_same_size_is_used_there_and_said():
    key = ec.generate_private_key(ec.SECP256R1())
    named = CURVES["brainpoolP256r1"]
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    info = encode(0x30, encode(0x30, EC, written_out(named)), encode(0x03, b"\0", point))
    found = public_key(info)
    assert (found.curve.name, found.declared.name) == ("P-256", "brainpoolP256r1")
    signature = key.sign(b"data", ec.ECDSA(hashes.SHA256()))
    assert verify(found, Algorithm("ecdsa", "sha256"), signature, b"data")


def test_curves_have_siblings_of_their_size_only():
    assert {each.name for each in siblings(CURVES["P-384"])} == {"brainpoolP384r1"}
    assert siblings(CURVES["brainpoolP320r1"]) == ()


@pytest.mark.parametrize(
    ("modulus", "exponent"),
    [(0, 3), (15, -3), (1 << 20_000, 3), ((1 << 2047) + 1, 1 << 70), (15, 2)],
    ids=["none", "exponent", "huge", "huge exponent", "even exponent"],
)
def test_rsa_keys_that_are_none_or_would_keep_us_busy_are_refused(modulus, exponent):
    material = encode(0x30, integer(modulus), integer(exponent))
    info = encode(0x30, encode(0x30, RSA, b"\5\0"), encode(0x03, b"\0", material))
    with pytest.raises(UnusableKeyError):
        public_key(info)


def test_a_modulus_without_the_octet_that_keeps_it_positive_is_read_all_the_same():
    modulus = (1 << 2047) + 1
    infos = [
        encode(0x30, encode(0x30, RSA, b"\5\0"), encode(0x03, b"\0", encode(0x30, each)))
        for each in (
            integer(modulus) + integer(3),
            encode(0x02, modulus.to_bytes(256)) + integer(3),
        )
    ]
    keys = [public_key(info) for info in infos]
    assert keys[0].verifier == keys[1].verifier


def test_pss_without_parameters_has_those_of_the_standard():
    assert algorithm_of(encode(0x30, encode(0x06, PSS))) == Algorithm("pss", "sha1", "sha1", 20)


def test_pss_takes_digest_mask_and_salt_each_from_its_place():
    sha256 = encode(0x30, encode(0x06, bytes.fromhex("608648016503040201")))
    sha512 = encode(0x30, encode(0x06, bytes.fromhex("608648016503040203")))
    mask = encode(0x30, encode(0x06, bytes.fromhex("2a864886f70d010108")), sha512)
    parameters = encode(0x30, encode(0xA0, sha256), encode(0xA1, mask), encode(0xA2, integer(48)))
    identifier = encode(0x30, encode(0x06, PSS), parameters)
    assert algorithm_of(identifier) == Algorithm("pss", "sha256", "sha512", 48)


@pytest.mark.parametrize("part", [encode(0xA3, integer(2)), encode(0xA2, integer(-1))])
def test_pss_of_an_unknown_form_is_not_guessed_at(part):
    with pytest.raises(UnusableKeyError):
        algorithm_of(encode(0x30, encode(0x06, PSS), encode(0x30, part)))


def test_signatures_as_two_numbers_in_a_row_are_verified_too():
    private = ec.generate_private_key(ec.BrainpoolP384R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    parameters = written_out(CURVES["brainpoolP384r1"])
    key = public_key(encode(0x30, encode(0x30, EC, parameters), encode(0x03, b"\0", point)))
    r, s = decode_dss_signature(private.sign(b"data", ec.ECDSA(hashes.SHA384())))
    plain = r.to_bytes(48) + s.to_bytes(48)
    assert verify(key, Algorithm("ecdsa_plain", "sha384"), plain, b"data")
    assert not verify(key, Algorithm("ecdsa_plain", "sha384"), plain, b"date")


def test_a_key_and_an_algorithm_of_another_kind_do_not_fit():
    private = ec.generate_private_key(ec.SECP256R1())
    info = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(UnusableKeyError):
        verify(public_key(info), Algorithm("pkcs1", "sha256"), b"", b"")


@given(st.binary(max_size=200))
def test_whatever_is_no_key_is_an_unusable_one(data):
    with pytest.raises(UnusableKeyError):
        public_key(data)
