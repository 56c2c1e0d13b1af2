"""Points, held against the library that agrees on keys by its own arithmetic."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.curves import CURVES
from safepassage.documents.chip import points

FAST = [curve for curve in CURVES.values() if curve.make]
SCALARS = st.integers(min_value=1, max_value=2**160)


@pytest.mark.parametrize("curve", FAST, ids=lambda curve: curve.name)
@settings(max_examples=5)
@given(one=SCALARS, other=SCALARS)
def test_multiples_and_secrets_are_the_librarys(curve, one, other):
    theirs = [ec.derive_private_key(each, curve.make()) for each in (one, other)]
    point = points.multiply(curve.parameters, one, points.generator(curve.parameters))
    assert points.encoded(curve.parameters, point) == theirs[0].public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    secret = points.multiply(curve.parameters, other, point)
    agreed = theirs[1].exchange(ec.ECDH(), theirs[0].public_key())
    assert secret.x.to_bytes(points.octets_of(curve.parameters)) == agreed


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda curve: curve.name)
def test_the_order_ends_at_infinity_and_begins_anew(curve):
    known = curve.parameters
    start = points.generator(known)
    before = points.multiply(known, known.n - 1, start)
    assert points.add(known, before, start) is None
    assert points.multiply(known, known.n, start) is None
    assert points.multiply(known, known.n + 1, start) == start
    assert points.add(known, None, start) == points.add(known, start, None) == start


@pytest.mark.parametrize("curve", CURVES.values(), ids=lambda curve: curve.name)
def test_only_uncompressed_points_on_the_curve_are_read(curve):
    known = curve.parameters
    octets = points.encoded(known, points.generator(known))
    assert points.decoded(known, octets) == points.generator(known)
    size = points.octets_of(known)
    for other in (b"", b"\x04", b"\x02" + octets[1 : 1 + size], octets[:-1], octets + b"\0"):
        with pytest.raises(MalformedError):
            points.decoded(known, other)
    with pytest.raises(MalformedError):
        points.decoded(known, octets[:-1] + bytes((octets[-1] ^ 1,)))


def test_a_coordinate_beyond_the_field_is_refused():
    known = CURVES["P-521"].parameters
    start = points.generator(known)
    size = points.octets_of(known)
    octets = b"\x04" + (start.x + known.p).to_bytes(size) + start.y.to_bytes(size)
    with pytest.raises(MalformedError):
        points.decoded(known, octets)
