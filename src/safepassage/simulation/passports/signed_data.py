"""Signed data of security objects and lists (RFC 5652 clause 5), as DER and as states write it."""

from datetime import datetime
from hashlib import new
from typing import Literal

from safepassage.records._base import Record
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys.algorithms import Digest
from safepassage.simulation.passports.keys.identifiers import of_digest
from safepassage.simulation.passports.pki import names
from safepassage.simulation.passports.pki.certificates import Certificate

SIGNED_DATA = "1.2.840.113549.1.7.2"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_TIME = "1.2.840.113549.1.9.5"


class Form(Record, frozen=True):
    """How signed data are written; the defaults are those of Doc 9303-10 clause 4.6.2.2.

    ``identifier`` is how the SignerInfo names the signer: rightly by issuer and serial number,
    by key identifier, with the issuer's name in another order or kind of string, or wrongly.
    ``attribute_type`` and ``attribute_digest`` replace the content's type and digest in the
    signed attributes. Without ``attributes`` the content itself is signed.
    ``attributes_sorted`` false sends them in another order than DER's; they are then signed in
    that of DER, as RFC 5652 clause 5.4 wants it, or ``signed_as_sent``.
    ``digest`` is the content's in the attributes, where the signature has another one.
    ``indefinite`` gives BER: indefinite lengths around, and the content in parts.
    """

    version: int = 3
    identifier: Literal["issuer", "key", "reordered", "respelled", "wrong"] = "issuer"
    embeds_signer: bool = True
    embedded: tuple[bytes, ...] = ()
    signing_time: bool = True
    attributes: bool = True
    attributes_sorted: bool = True
    signed_as_sent: bool = False
    attribute_type: str | None = None
    attribute_digest: bytes | None = None
    indefinite: bool = False
    digest: Digest | None = None


def signed_data(
    content_type: str, content: bytes, by: Certificate, at: datetime, form: Form | None = None
) -> bytes:
    """ContentInfo with signed data; ``at`` is the signing time."""
    form = form or Form()
    embedded = ([by.raw] if form.embeds_signer else []) + list(form.embedded)
    wrap = asn1.open_ended if form.indefinite else asn1.encode
    data = wrap(
        0x30,
        asn1.integer(form.version),
        asn1.set_of([of_digest(form.digest or by.key.digest)]),
        wrap(0x30, asn1.oid(content_type), wrap(0xA0, _content(content, form))),
        asn1.explicit(0, *sorted(embedded)) if embedded else b"",
        asn1.set_of([_signer_info(content_type, content, by, at, form)]),
    )
    return wrap(0x30, asn1.oid(SIGNED_DATA), wrap(0xA0, data))


def _content(content: bytes, form: Form) -> bytes:
    if not form.indefinite:
        return asn1.octets(content)
    half = len(content) // 2
    return asn1.open_ended(0x24, asn1.octets(content[:half]), asn1.octets(content[half:]))


def _signer_info(
    content_type: str, content: bytes, by: Certificate, at: datetime, form: Form
) -> bytes:
    digest = form.digest or by.key.digest
    listed = _attributes(content_type, content, digest, at, form)
    sent = sorted(listed, reverse=not form.attributes_sorted)
    signed = asn1.set_of(sent, in_order=not form.signed_as_sent)
    return asn1.sequence(
        asn1.integer(3 if form.identifier == "key" else 1),
        _identifier(by, form),
        of_digest(digest),
        asn1.explicit(0, *sent) if form.attributes else b"",
        by.key.identifier,
        asn1.octets(by.key.sign(signed if form.attributes else content)),
    )


def _attributes(
    content_type: str, content: bytes, digest: Digest, at: datetime, form: Form
) -> list[bytes]:
    found = form.attribute_digest or new(digest, content).digest()
    values = [
        (MESSAGE_DIGEST, asn1.octets(found)),
        (CONTENT_TYPE, asn1.oid(form.attribute_type or content_type)),
    ]
    if form.signing_time:
        values.append((SIGNING_TIME, asn1.instant(at)))
    return [asn1.sequence(asn1.oid(kind), asn1.set_of([value])) for kind, value in values]


def _identifier(by: Certificate, form: Form) -> bytes:
    if form.identifier == "key":
        return asn1.implicit(0, by.key.key_identifier)
    serial = by.serial + 1 if form.identifier == "wrong" else by.serial
    issuer = by.issuer
    if form.identifier == "reordered":
        issuer = names.reordered(issuer)
    elif form.identifier == "respelled":
        issuer = names.respelled(issuer)
    return asn1.sequence(names.written(issuer), asn1.integer(serial))
