"""An ICAO barcode: flags, header, messages, signer's certificate, signature."""

from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import radix
from safepassage.documents.seals.encodings.inflate import inflate
from safepassage.documents.seals.encodings.tlv import elements
from safepassage.documents.seals.idb.header import Flags, Header, read_flags, read_header
from safepassage.documents.seals.idb.judge import Barcode, judge
from safepassage.documents.seals.idb.messages import MESSAGES
from safepassage.documents.seals.messages import Messages, read_messages
from safepassage.documents.seals.seal import Fields, Seal, Stated

KIND = "IDB"
PREFIXES = ("RDB1", "NDB1")
"""Identifiers of version 1: the present one, and the one of drafts."""

_PREFIX = 4
_MESSAGES = 0x61
_CERTIFICATE = 0x7E
_SIGNATURE = 0x7F
_LAYOUTS: dict[bool, set[tuple[int, ...]]] = {
    True: {(_MESSAGES, _SIGNATURE), (_MESSAGES, _CERTIFICATE, _SIGNATURE)},
    False: {(_MESSAGES,)},
}
"""Parts in their order, by whether the barcode is signed."""


def read(text: str) -> Seal:
    """Read a barcode's text; raises MalformedError."""
    flags = read_flags(text[_PREFIX : _PREFIX + 1])
    data = _payload(flags, text)
    header = read_header(data, signed=flags.signed)
    parts = list(elements(data, header.size))
    tags = tuple(each.tag for each in parts)
    if tags not in _LAYOUTS[flags.signed]:
        raise MalformedError("a barcode whose parts are not those that its flags announce")
    messages = read_messages(elements(parts[0].value), MESSAGES)
    rest = {each.tag: each.value for each in parts[1:]}
    barcode = Barcode(
        header=header,
        messages=messages,
        signed=data[: parts[0].end],
        certificate=rest.get(_CERTIFICATE),
        signature=rest.get(_SIGNATURE),
    )
    fields = _fields(flags, data, header, messages)
    return Seal(KIND, fields, Stated(messages.lines), partial(judge, barcode))


def _payload(flags: Flags, text: str) -> bytes:
    """Octets behind the flags, as large as they were before compressing."""
    octets = radix.decode_base32(text[_PREFIX + 1 :])
    return inflate(octets) if flags.compressed else octets


def _fields(flags: Flags, data: bytes, header: Header, messages: Messages) -> Fields:
    return {
        "issuer": header.issuer,
        "signed": flags.signed,
        "compressed": flags.compressed,
        "signer_certificate": header.reference.hex() or None,
        "signing_date": header.day,
        "payload": data.hex(),
        **messages.values,
    }
