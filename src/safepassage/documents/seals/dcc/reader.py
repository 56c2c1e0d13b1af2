"""A digital COVID certificate: base45, compressed, a signed CBOR web token."""

from collections.abc import Mapping
from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import cose, lifetime
from safepassage.documents.seals.dcc.content import Content, read_content
from safepassage.documents.seals.dcc.judge import Sealed, judge
from safepassage.documents.seals.encodings import base45, cbor
from safepassage.documents.seals.encodings.cbor import Cbor, Key
from safepassage.documents.seals.encodings.inflate import inflate
from safepassage.documents.seals.seal import Fields, Seal, Stated

KIND = "DCC"
PREFIX = "HC1:"
LARGEST = 1 << 16
"""Signs; the largest barcode has some four thousand."""

_ISSUER = 1
_EXPIRES = 4
_ISSUED = 6
_HEALTH = -260
_FIRST = 1


def read(text: str) -> Seal:
    """Read a certificate's text; raises MalformedError."""
    if len(text) > LARGEST:
        raise MalformedError("a text that is too large for any barcode")
    signed = cose.read(cbor.read(inflate(base45.decode(text.removeprefix(PREFIX)))))
    claims = _map(cbor.read(signed.payload))
    content = read_content(_map(_map(claims.get(_HEALTH)).get(_FIRST)))
    sealed = Sealed(
        signed=signed,
        content=content,
        issued=lifetime.of_seconds(claims.get(_ISSUED)),
        expires=lifetime.of_seconds(claims.get(_EXPIRES)),
    )
    issuer = claims.get(_ISSUER)
    fields = _fields(sealed, issuer if isinstance(issuer, str) else None)
    return Seal(KIND, fields, Stated(fields=content.stated), partial(judge, sealed))


def _map(value: Cbor) -> Mapping[Key, Cbor]:
    if not isinstance(value, Mapping):
        raise MalformedError("claims without a health certificate")
    return value


def _fields(sealed: Sealed, issuer: str | None) -> Fields:
    identifier = sealed.signed.key_identifier
    return {
        "issuer": issuer,
        "signer_certificate": identifier.hex() if identifier else None,
        "issued": sealed.issued.isoformat() if sealed.issued else None,
        "expires": sealed.expires.isoformat() if sealed.expires else None,
        **_said(sealed.content),
    }


def _said(content: Content) -> Fields:
    return {"type": content.kind, **content.values}
