"""Elliptic curves by name, and by parameters written out in full (RFC 3279, TR-03111, RFC 5639).

Doc 9303-12 clause 4.1.6.3 wants explicit parameters. They are never used as sent (a chosen
generator makes any signature valid): all of p, a, b, G, n and h are compared with the named
curves, and a curve that is none of them is not used at all.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.slow_curves import Parameters, parameters

PRIME_FIELD = "1.2.840.10045.1.1"

_FAST: dict[str, Callable[[], ec.EllipticCurve]] = {
    "P-192": ec.SECP192R1,
    "P-224": ec.SECP224R1,
    "P-256": ec.SECP256R1,
    "P-384": ec.SECP384R1,
    "P-521": ec.SECP521R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
    "brainpoolP512r1": ec.BrainpoolP512R1,
}


class Curve(NamedTuple):
    """A named curve and the bits of its field; ``make`` is for ``cryptography``, if that has it."""

    name: str
    bits: int
    parameters: Parameters
    make: Callable[[], ec.EllipticCurve] | None


CURVES = {
    each.name: Curve(each.name, each.p.bit_length(), each, _FAST.get(each.name))
    for each in parameters()
}
BY_OID = {curve.parameters.oid: curve for curve in CURVES.values()}


@cache
def siblings(curve: Curve) -> tuple[Curve, ...]:
    """Other curves over fields of the same size: what an issuer may have mistaken it for."""
    return tuple(each for each in CURVES.values() if each.bits == curve.bits and each != curve)


@lru_cache(maxsize=256)
def curve_of(parameters: bytes) -> tuple[Curve | None, bool]:
    """The curve of an EcpkParameters element and whether it was written out; None: none of ours."""
    tag, start, stop = der.element(parameters, 0, len(parameters))
    if tag == der.OID:
        return BY_OID.get(values.oid(parameters[start:stop])), False
    if tag != der.SEQUENCE:
        return None, False
    return _written_out(parameters, start, stop), True


def _written_out(raw: bytes, start: int, stop: int) -> Curve | None:
    """The named curve that has exactly these parameters (SEC 1 clause C.2)."""
    field, curve, base, order, cofactor = _five(raw, start, stop)
    p = _prime(field)
    if p is None or cofactor not in {None, 1}:
        return None
    a, b = curve
    for named in CURVES.values():
        known = named.parameters
        if (p, a, b, order) == (known.p, known.a, known.b, known.n) and _is_generator(base, named):
            return named
    return None


def _five(
    raw: bytes, start: int, stop: int
) -> tuple[bytes, tuple[int, int], bytes, int, int | None]:
    """Field, both coefficients, generator, order and cofactor of a SpecifiedECDomain."""
    _, at = der.expect(raw, start, stop, der.INTEGER)
    field, at = _whole(raw, at, stop)
    first, last = der.expect(raw, at, stop, der.SEQUENCE)
    coefficients = [
        int.from_bytes(raw[inner:end])
        for tag, _, inner, end in der.children(raw, first, last)
        if tag == der.OCTET_STRING
    ]
    first, at = der.expect(raw, last, stop, der.OCTET_STRING)
    base = raw[first:at]
    first, at = der.expect(raw, at, stop, der.INTEGER)
    order = values.integer(raw[first:at])
    cofactor = None
    if at < stop:
        first, at = der.expect(raw, at, stop, der.INTEGER)
        cofactor = values.integer(raw[first:at])
    if len(coefficients) != 2:  # noqa: PLR2004 - a and b
        raise der.MalformedError("a curve that has not two coefficients")
    return field, (coefficients[0], coefficients[1]), base, order, cofactor


def _whole(raw: bytes, at: int, stop: int) -> tuple[bytes, int]:
    _, _, end = der.element(raw, at, stop)
    return raw[at:end], end


def _prime(field: bytes) -> int | None:
    start, stop = der.whole(field, der.SEQUENCE)
    first, last = der.expect(field, start, stop, der.OID)
    if values.oid(field[first:last]) != PRIME_FIELD:
        return None
    first, last = der.expect(field, last, stop, der.INTEGER)
    return values.integer(field[first:last])


def _is_generator(point: bytes, curve: Curve) -> bool:
    """Whether an encoded point, compressed or not, is the generator (SEC 1 clause 2.3.3)."""
    size = (curve.bits + 7) // 8
    known = curve.parameters
    x, y = known.x.to_bytes(size), known.y.to_bytes(size)
    return point in {b"\4" + x + y, bytes((2 + (known.y & 1),)) + x}
