"""Points on the named curves, for transcripts of PACE and chip authentication.

Libraries multiply a curve's own generator or agree on a secret's x, and PACE needs whole points
and generators of its own. This is plain affine arithmetic, some milliseconds a multiplication
and NOT in constant time: it checks what an inspection system has logged, with keys that were
used once and are spent, and must never hold a key that still protects anything.
"""

from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.slow_curves import Parameters

UNCOMPRESSED = 4


class Point(NamedTuple):
    """A point of a curve that is not the one at infinity, which is None throughout."""

    x: int
    y: int


def generator(curve: Parameters) -> Point:
    """The curve's own generator."""
    return Point(curve.x, curve.y)


def add(curve: Parameters, one: Point | None, other: Point | None) -> Point | None:
    """The sum of two points (SEC 1 clause 2.2.1)."""
    if one is None or other is None:
        return one or other
    p = curve.p
    if one.x == other.x:
        if (one.y + other.y) % p == 0:
            return None
        slope = (3 * one.x * one.x + curve.a) * pow(2 * one.y, -1, p) % p
    else:
        slope = (other.y - one.y) * pow(other.x - one.x, -1, p) % p
    x = (slope * slope - one.x - other.x) % p
    return Point(x, (slope * (one.x - x) - one.y) % p)


def multiply(curve: Parameters, times: int, point: Point | None) -> Point | None:
    """A point added to itself so many times, modulo the curve's order."""
    total: Point | None = None
    for bit in f"{times % curve.n:b}":
        total = add(curve, total, total)
        if bit == "1":
            total = add(curve, total, point)
    return total


def decoded(curve: Parameters, octets: bytes) -> Point:
    """Read an uncompressed point (SEC 1 clause 2.3.4); MalformedError where it is not on the curve.

    Doc 9303-11 clause 9.4.5 knows no compressed ones.
    """
    size = octets_of(curve)
    if len(octets) != 1 + 2 * size or octets[0] != UNCOMPRESSED:
        raise MalformedError("no uncompressed point of its curve")
    x, y = int.from_bytes(octets[1 : 1 + size]), int.from_bytes(octets[1 + size :])
    if max(x, y) >= curve.p or (y * y - (x * x + curve.a) * x - curve.b) % curve.p:
        raise MalformedError("a point that is not on its curve")
    return Point(x, y)


def encoded(curve: Parameters, point: Point) -> bytes:
    """Write a point uncompressed (SEC 1 clause 2.3.3)."""
    size = octets_of(curve)
    return bytes((UNCOMPRESSED,)) + point.x.to_bytes(size) + point.y.to_bytes(size)


def octets_of(curve: Parameters) -> int:
    """Octets of a number of the curve's field."""
    return (curve.p.bit_length() + 7) // 8


def scalar(curve: Parameters, octets: bytes) -> int:
    """Read a private key; MalformedError for one that the curve cannot have."""
    number = int.from_bytes(octets)
    if not 0 < number < curve.n:
        raise MalformedError("a private key that its curve cannot have")
    return number
