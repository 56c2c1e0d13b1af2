"""What invented keys sign is verified by libraries that had no part in the signing."""

from functools import cache
from hashlib import new, sha256

import ecdsa
import pytest
from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from safepassage.simulation.passports.keys import Ecdsa, Rsa, primes, signer
from safepassage.simulation.passports.keys.algorithms import (
    CURVES,
    SLOW_CURVES,
    every_ecdsa,
    every_rsa,
    label,
)
from safepassage.simulation.passports.keys.domains import NAMED

DATA = b"what is signed"
WITNESSES = (2, 3, 5)


def hasher(digest):
    return getattr(hashes, digest.upper())()


@cache
def is_prime(number):
    """Miller-Rabin: enough for numbers that nobody chose to deceive it."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(
        pow(witness, odd, number) == 1
        or any(pow(witness, odd << shift, number) == number - 1 for shift in range(twos))
        for witness in WITNESSES
    )


@pytest.mark.parametrize("algorithm", every_rsa(), ids=label)
def test_rsa_signs_what_another_library_verifies(algorithm):
    by = signer(algorithm, "anyone", 3)
    read = PublicKeyInfo.load(by.info, strict=True)["public_key"].parsed
    key = rsa.RSAPublicNumbers(read["public_exponent"].native, read["modulus"].native).public_key()
    digest = hasher(algorithm.digest)
    scheme = padding.PKCS1v15()
    if algorithm.pss:
        scheme = padding.PSS(padding.MGF1(digest), digest.digest_size)
    key.verify(by.sign(DATA), DATA, scheme, digest)
    named = SignedDigestAlgorithm.load(by.identifier, strict=True)
    assert named.signature_algo == ("rsassa_pss" if algorithm.pss else "rsassa_pkcs1v15")
    assert named.hash_algo == algorithm.digest


def test_pss_takes_other_masks_and_salts_than_its_digest():
    by = signer(Rsa(pss=True, digest="sha512", mask="sha256", salt=20), "anyone")
    scheme = padding.PSS(padding.MGF1(hashes.SHA256()), 20)
    key = rsa.RSAPublicNumbers(primes.EXPONENT, by.numbers.modulus).public_key()
    key.verify(by.sign(DATA), DATA, scheme, hashes.SHA512())
    named = SignedDigestAlgorithm.load(by.identifier)["parameters"].native
    assert named["mask_gen_algorithm"]["parameters"]["algorithm"] == "sha256"
    assert named["salt_length"] == 20


@pytest.mark.parametrize("algorithm", every_ecdsa(), ids=label)
def test_curves_sign_what_another_library_verifies(algorithm):
    by = signer(algorithm, "anyone")
    info = PublicKeyInfo.load(by.info, strict=True)
    key = ecdsa.VerifyingKey.from_string(info["public_key"].native, NAMED[algorithm.curve])
    found = new(algorithm.digest, DATA).digest()
    decode = ecdsa.util.sigdecode_der
    assert key.verify_digest(by.sign(DATA), found, sigdecode=decode, allow_truncate=True)
    kind = info["algorithm"]["parameters"]
    assert kind.name == ("specified" if algorithm.explicit else "named")
    if algorithm.explicit:
        parameters = kind.chosen
        assert (parameters["curve"]["seed"].native is not None) == algorithm.seed
        assert (parameters["cofactor"].native == 1) == algorithm.cofactor


@pytest.mark.parametrize("curve", [each for each in CURVES if each not in SLOW_CURVES])
def test_keys_are_points_that_the_fast_library_takes(curve):
    by = signer(Ecdsa(curve=curve, explicit=False), "anyone")
    key = load_der_public_key(by.info)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(by.sign(DATA), DATA, ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("curve", ["P-256", "P-384", "P-521"])
def test_explicit_parameters_are_those_that_the_fast_library_knows(curve):
    key = load_der_public_key(signer(Ecdsa(curve=curve), "anyone").info)
    named = load_der_public_key(signer(Ecdsa(curve=curve, explicit=False), "anyone").info)
    assert key == named


def test_a_forged_generator_is_good_only_for_whoever_takes_it():
    by = signer(Ecdsa(wrong_generator=True), "anyone")
    true = signer(Ecdsa(), "anyone")
    parameters = PublicKeyInfo.load(by.info)["algorithm"]["parameters"].chosen
    assert parameters["base"].native == by.point == true.point
    curve = NAMED["P-256"]
    x, y = (int.from_bytes(by.point[at : at + 32]) for at in (1, 33))
    generator = ecdsa.ellipticcurve.Point(curve.curve, x, y, curve.order)
    forger = ecdsa.ecdsa.Public_key(generator, generator)
    signature = ecdsa.ecdsa.Signature(*ecdsa.util.sigdecode_der(by.sign(DATA), curve.order))
    assert forger.verifies(int.from_bytes(sha256(DATA).digest()), signature)
    key = ecdsa.VerifyingKey.from_string(true.point, curve)
    with pytest.raises(ecdsa.BadSignatureError):
        key.verify(by.sign(DATA), DATA, sha256, ecdsa.util.sigdecode_der)


@pytest.mark.parametrize("bits", primes.sizes())
def test_rsa_keys_are_of_two_primes_and_none_is_there_twice(bits):
    keys = [primes.numbers(bits, index) for index in range(primes.count(bits))]
    assert len({key.modulus for key in keys}) == len(keys)
    for key in keys:
        assert key.modulus.bit_length() == bits
        assert pow(key.power(4711), primes.EXPONENT, key.modulus) == 4711
    assert all(is_prime(prime) for key in keys[:2] for prime in (key.p, key.q))


def test_a_key_follows_from_its_label_and_signs_the_same_in_every_run():
    assert signer(Ecdsa(), "one").sign(DATA) == signer(Ecdsa(), "one").sign(DATA)
    assert signer(Ecdsa(), "one").info != signer(Ecdsa(), "other").info
    assert signer(Rsa(pss=True), "one", 1).sign(DATA) == signer(Rsa(pss=True), "two", 1).sign(DATA)
    assert signer(Rsa(), "one", 1).info != signer(Rsa(), "one", 2).info
