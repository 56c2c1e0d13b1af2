"""A chip's answers to challenges, by the arithmetic of the standards."""

from hashlib import new

import ecdsa
import pytest
from ecdsa.util import sigdecode_der, sigdecode_string

from safepassage.simulation.passports.keys import Ecdsa, Rsa, signer
from safepassage.simulation.passports.keys.algorithms import CURVES, DIGESTS
from safepassage.simulation.passports.keys.domains import NAMED
from safepassage.simulation.passports.keys.primes import EXPONENT
from safepassage.simulation.passports.lds.chip import Chip, Manner

CHALLENGE = bytes.fromhex("96302b0f3d7e7864")
TRAILERS = {
    "sha1": "bc",
    "sha224": "38cc",
    "sha256": "34cc",
    "sha384": "36cc",
    "sha512": "35cc",
}


def opened(answer, modulus):
    """ISO/IEC 9796-2 by its own words: the message comes out of the signature."""
    value = pow(int.from_bytes(answer), EXPONENT, modulus)
    if value & 0xF != 0xC:
        value = modulus - value
    return value.to_bytes(len(answer))


@pytest.mark.parametrize("bits", [1024, 1536, 2048])
@pytest.mark.parametrize("digest", DIGESTS)
@pytest.mark.parametrize("smaller", [False, True])
def test_rsa_answers_recover_to_a_digest_over_the_chips_part_and_the_challenge(
    bits, digest, smaller
):
    key = signer(Rsa(bits=bits, digest=digest), "chip")
    answer = Chip(key, Manner(smaller=smaller)).answer(CHALLENGE)
    modulus = key.numbers.modulus
    if smaller:
        assert int.from_bytes(answer) <= modulus // 2
    message = opened(answer, modulus)
    trailer = bytes.fromhex(TRAILERS[digest])
    assert message[0] == 0x6A
    assert message.endswith(trailer)
    size = new(digest).digest_size
    own, found = message[1 : -size - len(trailer)], message[-size - len(trailer) : -len(trailer)]
    assert found == new(digest, own + CHALLENGE).digest()


def test_sha1_may_have_the_long_trailer():
    key = signer(Rsa(bits=1024, digest="sha1"), "chip")
    answer = Chip(key, Manner(short_trailer=False)).answer(CHALLENGE)
    assert opened(answer, key.numbers.modulus).endswith(b"\x33\xcc")


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("form", ["plain", "der"])
def test_curves_answer_with_both_numbers_plain_or_in_der(curve, form):
    key = signer(Ecdsa(curve=curve), "chip")
    answer = Chip(key, Manner(form=form)).answer(CHALLENGE)
    verifier = ecdsa.VerifyingKey.from_string(key.point, NAMED[curve])
    decode = sigdecode_string if form == "plain" else sigdecode_der
    found = new("sha256", CHALLENGE).digest()
    assert verifier.verify_digest(answer, found, sigdecode=decode, allow_truncate=True)


def test_another_challenge_has_another_answer():
    chip = Chip(signer(Ecdsa(), "chip"))
    assert chip.answer(CHALLENGE) != chip.answer(bytes(8))
    assert chip.answer(CHALLENGE) == chip.answer(CHALLENGE)
