"""Distinguished names: compared as states write them, not as they should (RFC 5280 clause 7.1)."""

from functools import lru_cache
from hashlib import sha256

from safepassage.documents.asn1 import der, values

COMMON_NAME = "2.5.4.3"
COUNTRY = "2.5.4.6"

LABELS = {
    COMMON_NAME: "CN",
    "2.5.4.5": "serialNumber",
    COUNTRY: "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "0.9.2342.19200300.100.1.25": "DC",
    "1.2.840.113549.1.9.1": "E",
}

NameKey = frozenset[tuple[str, str]]


@lru_cache(maxsize=4096)
def parts(name: bytes) -> tuple[tuple[str, str], ...]:
    """Types and texts of a Name element, in its order."""
    start, stop = der.whole(name, der.SEQUENCE)
    return tuple(
        _attribute(name, inner, end)
        for tag, _, first, last in der.children(name, start, stop)
        if tag == der.SET
        for _, _, inner, end in der.children(name, first, last)
    )


def checked(name: bytes) -> bytes:
    """The same Name element, once it is known that it can be read; raises MalformedError."""
    parts(name)
    return name


def _attribute(name: bytes, start: int, stop: int) -> tuple[str, str]:
    first, last = der.expect(name, start, stop, der.OID)
    tag, inner, end = der.element(name, last, stop)
    return values.oid(name[first:last]), values.text(tag, name[inner:end])


@lru_cache(maxsize=4096)
def key(name: bytes) -> NameKey:
    """A name without order, case, spaces and kinds of string: equal for what means the same."""
    return frozenset((kind, "".join(text.casefold().split())) for kind, text in parts(name))


@lru_cache(maxsize=4096)
def digest(name: bytes) -> str:
    """SHA-256 in hexadecimal of a name as ``key`` compares it."""
    told = "\0".join(f"{kind}={text}" for kind, text in sorted(key(name)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=4096)
def country(name: bytes) -> str | None:
    """Country in capitals, as the name says it; some states write it in small letters."""
    for kind, text in parts(name):
        if kind == COUNTRY:
            return text.strip().upper()
    return None


def readable(name: bytes) -> str:
    """A name for people: ``C=UT, O=Utopia, CN=CSCA Utopia``."""
    return ", ".join(f"{LABELS.get(kind, kind)}={text}" for kind, text in parts(name))
