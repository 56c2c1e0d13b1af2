"""The values inside DER elements: numbers, names of things, instants, text (X.690, X.680)."""

from datetime import UTC, datetime
from functools import lru_cache

from safepassage.documents.asn1.der import MalformedError

UTC_TIME = 0x17
GENERALIZED_TIME = 0x18
UTF8_STRING = 0x0C
PRINTABLE_STRING = 0x13
TELETEX_STRING = 0x14
IA5_STRING = 0x16
UNIVERSAL_STRING = 0x1C
BMP_STRING = 0x1E

PIVOT = 50
"""RFC 5280 clause 4.1.2.5.1: two-digit years from 50 on are of the 20th century."""
LONGEST_OID = 64
SMALL = 4


@lru_cache(maxsize=2048)
def oid(content: bytes) -> str:
    """Dotted form of an object identifier (X.690 clause 8.19)."""
    if not content or len(content) > LONGEST_OID or content[-1] & 0x80:
        raise MalformedError("an object identifier without end")
    arcs: list[int] = []
    arc = 0
    for octet in content:
        if arc == 0 and octet == 0x80:  # noqa: PLR2004
            raise MalformedError("an object identifier with a padded arc")
        arc = arc << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(arc)
            arc = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(str(each) for each in (first, arcs[0] - first * 40, *arcs[1:]))


def integer(content: bytes) -> int:
    """Read a signed integer (X.690 clause 8.3)."""
    if not content:
        raise MalformedError("an integer without octets")
    return int.from_bytes(content, signed=True)


def small(content: bytes) -> int:
    """Read a version, a count or another number that people are told: at most four octets."""
    if len(content) > SMALL:
        raise MalformedError("a number far beyond any that belongs here")
    return integer(content)


def bits(content: bytes) -> bytes:
    """Octets of a bit string that has no unused bits (X.690 clause 8.6)."""
    if not content or content[0] != 0:
        raise MalformedError("a bit string with unused bits where octets belong")
    return content[1:]


def flags(content: bytes) -> frozenset[int]:
    """Which bits of a named bit list are set, numbered from 0 (X.680 clause 22)."""
    if not content or content[0] > 7:  # noqa: PLR2004
        raise MalformedError("a bit string without its count of unused bits")
    return frozenset(
        position * 8 + bit
        for position, octet in enumerate(content[1:])
        for bit in range(8)
        if octet & 0x80 >> bit
    )


@lru_cache(maxsize=4096)
def instant(tag: int, content: bytes) -> datetime:
    """Read UTCTime or GeneralizedTime; seconds may be missing, fractions are dropped."""
    if tag not in {UTC_TIME, GENERALIZED_TIME} or not content.endswith(b"Z"):
        raise MalformedError(f"tag {tag:02X} where a time in UTC belongs")
    try:
        digits = content[:-1].partition(b".")[0].decode("ascii")
        if tag == UTC_TIME:
            digits = ("19" if int(digits[:2]) >= PIVOT else "20") + digits
        return datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        raise MalformedError("a time that no calendar has") from None


_CODECS = {
    UTF8_STRING: "utf-8",
    PRINTABLE_STRING: "ascii",
    IA5_STRING: "ascii",
    TELETEX_STRING: "latin-1",
    UNIVERSAL_STRING: "utf-32-be",
    BMP_STRING: "utf-16-be",
}


def text(tag: int, content: bytes) -> str:
    """Read any character string; what its codec does not allow is read as Latin-1."""
    try:
        return content.decode(_CODECS.get(tag, "latin-1"))
    except UnicodeDecodeError:
        return content.decode("latin-1")
