"""Public keys inside data groups, as they stand (X.509 SubjectPublicKeyInfo, RFC 5280 4.1)."""

from safepassage.documents.asn1 import ber, der, values
from safepassage.documents.lds import tlv
from safepassage.documents.lds.tags import DG15
from safepassage.records._base import Record


class PublicKeyInfo(Record, frozen=True):
    """A key with its algorithm's identifier; ``octets`` is the length of the key itself.

    ``info`` is the whole element in DER, for ``certificates.keys.public_key``.
    """

    algorithm: str
    octets: int
    info: bytes


class ActiveAuthenticationKey(Record, frozen=True):
    """Data group 15: the key by which the chip proves itself in active authentication."""

    key: PublicKeyInfo


def read_active_authentication_key(file: bytes) -> ActiveAuthenticationKey:
    """Read a DG15 (Doc 9303-10 clause 4.7.15); raises MalformedError."""
    start, stop = tlv.whole(file, DG15)
    return ActiveAuthenticationKey(key=public_key_info(ber.to_der(file[start:stop])))


def public_key_info(info: bytes) -> PublicKeyInfo:
    """Read a SubjectPublicKeyInfo element that is all of ``info``; raises MalformedError."""
    algorithm, _, key = key_parts(info)
    return PublicKeyInfo(algorithm=algorithm, octets=len(key), info=info)


def key_parts(info: bytes) -> tuple[str, bytes, bytes]:
    """Identifier of the algorithm, its parameters, the key's octets; raises MalformedError."""
    start, stop = der.whole(info, der.SEQUENCE)
    first, last = der.expect(info, start, stop, der.SEQUENCE)
    name, after = der.expect(info, first, last, der.OID)
    bits, end = der.expect(info, last, stop, der.BIT_STRING)
    if end != stop:
        raise der.MalformedError("something after a public key")
    return values.oid(info[name:after]), info[after:last], values.bits(info[bits:end])
