"""PACE with generic mapping on elliptic curves, from a logged exchange (Doc 9303-11 clause 4.4).

The terminal's side is computed anew from what it logged, its spent private keys among it; the
chip's token then tells whether the chip knew the same password. Mappings other than the generic
one, and groups modulo a prime, are not computed here.
"""

from hashlib import sha1
from typing import NamedTuple

from safepassage.documents.asn1 import writing
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.curves import CURVES
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.slow_curves import Parameters
from safepassage.documents.chip import points
from safepassage.documents.chip.ciphers import (
    SUITES,
    TRIPLE_DES,
    Keys,
    Suite,
    decrypt,
    derive,
    mac,
    padded,
    session_keys,
)
from safepassage.documents.chip.points import Point
from safepassage.documents.lds.protocols import PACES, STANDARD_PARAMETERS
from safepassage.records._base import Record

NONCE = 16
PASSWORD_COUNTER = 3
PUBLIC_KEY = 0x7F49
POINT = 0x86
GENERIC_MAPPING = "ECDH-GM"


class PaceTranscript(Record, frozen=True):
    """An exchange as the terminal logged it; points uncompressed, private keys big-endian.

    ``password`` is ``mrz_password``'s or ``can_password``'s.
    """

    protocol: str
    parameter_id: int
    password: bytes
    encrypted_nonce: bytes
    terminal_mapping_key: bytes
    chip_mapping_point: bytes
    terminal_key: bytes
    chip_point: bytes
    chip_token: bytes


class PaceSession(NamedTuple):
    """What both sides then share, and the tokens by which each proves it."""

    nonce: bytes
    generator: Point
    secret: bytes
    keys: Keys
    terminal_token: bytes
    chip_token: bytes


def mrz_password(mrz_information: str) -> bytes:
    """Password of document number, birth date and expiry, each with its check digit behind it."""
    return sha1(mrz_information.encode("ascii"), usedforsecurity=False).digest()


def can_password(card_access_number: str) -> bytes:
    """Password of the number printed on the card."""
    return card_access_number.encode("latin-1")


def password_key(suite: Suite, password: bytes) -> bytes:
    """The key that hides the nonce (Doc 9303-11 clause 9.7.3)."""
    return derive(suite, password, PASSWORD_COUNTER)


def chip_token_holds(transcript: PaceTranscript) -> bool:
    """Whether the chip proved that it knew the password; MalformedError, UnusableKeyError."""
    return session(transcript).chip_token == transcript.chip_token


def session(transcript: PaceTranscript) -> PaceSession:
    """Compute an exchange anew; raises MalformedError, UnusableKeyError."""
    suite, curve = _chosen(transcript)
    nonce = _nonce(suite, transcript)
    generator = _mapped(curve, nonce, transcript)
    private = points.scalar(curve, transcript.terminal_key)
    chip = points.decoded(curve, transcript.chip_point)
    own = _there(points.multiply(curve, private, generator))
    if own == chip:
        raise MalformedError("a chip that sent the terminal's own key back")
    secret = _there(points.multiply(curve, private, chip)).x.to_bytes(points.octets_of(curve))
    keys = session_keys(suite, secret)
    return PaceSession(
        nonce=nonce,
        generator=generator,
        secret=secret,
        keys=keys,
        terminal_token=_token(suite, keys, transcript.protocol, transcript.chip_point),
        chip_token=_token(suite, keys, transcript.protocol, points.encoded(curve, own)),
    )


def _chosen(transcript: PaceTranscript) -> tuple[Suite, Parameters]:
    protocol = PACES.get(transcript.protocol)
    if protocol is None or protocol.agreement != GENERIC_MAPPING:
        raise UnusableKeyError("unsupported_algorithm", f"PACE {transcript.protocol}")
    curve = CURVES.get(STANDARD_PARAMETERS.get(transcript.parameter_id, ""))
    if curve is None:
        raise UnusableKeyError("unsupported_curve", f"parameters {transcript.parameter_id}")
    return SUITES[protocol.cipher], curve.parameters


def _nonce(suite: Suite, transcript: PaceTranscript) -> bytes:
    if len(transcript.encrypted_nonce) != NONCE:
        raise MalformedError(f"a nonce that is not of {NONCE} octets")
    return decrypt(suite, password_key(suite, transcript.password), transcript.encrypted_nonce)


def _mapped(curve: Parameters, nonce: bytes, transcript: PaceTranscript) -> Point:
    """The exchange's own generator: nonce times the curve's one, and what both agreed on."""
    private = points.scalar(curve, transcript.terminal_mapping_key)
    chip = points.decoded(curve, transcript.chip_mapping_point)
    agreed = _there(points.multiply(curve, private, chip))
    moved = points.multiply(curve, int.from_bytes(nonce), points.generator(curve))
    return _there(points.add(curve, moved, agreed))


def _there(point: Point | None) -> Point:
    if point is None:
        raise MalformedError("an exchange that ends nowhere")
    return point


def _token(suite: Suite, keys: Keys, protocol: str, point: bytes) -> bytes:
    """Code over the other side's public key (Doc 9303-11 clauses 4.4.3.4 and 9.4)."""
    data = writing.encode(PUBLIC_KEY, writing.oid(protocol), writing.encode(POINT, point))
    if suite is TRIPLE_DES:
        data = padded(suite, data)
    return mac(suite, keys.authentication, data)
