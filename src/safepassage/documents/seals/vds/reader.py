"""A visible digital seal: header, messages, signature (Doc 9303-13 clause 2)."""

from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.tlv import Element, elements
from safepassage.documents.seals.messages import Messages, read_messages
from safepassage.documents.seals.seal import Fields, Seal, Stated
from safepassage.documents.seals.vds.header import MAGIC, Header, read_header
from safepassage.documents.seals.vds.judge import Sealed, judge
from safepassage.documents.seals.vds.profiles import PROFILES, Profile

__all__ = ["MAGIC", "read"]

KIND = "VDS"
SIGNATURE = 0xFF
LARGEST = 1 << 16


def read(data: bytes) -> Seal:
    """Read a seal; raises MalformedError."""
    if len(data) > LARGEST:
        raise MalformedError("a seal that is too large for any barcode")
    header = read_header(data)
    parts = list(elements(data, header.size))
    signed, signature = _signed(data, header.size, parts)
    profile = PROFILES.get(header.profile, Profile(f"{header.profile:04X}", {}))
    messages = read_messages(parts[:-1], profile.features)
    sealed = Sealed(header, messages, signed, signature)
    return Seal(
        KIND, _fields(header, profile, messages), Stated(messages.lines), partial(judge, sealed)
    )


def _signed(data: bytes, start: int, parts: list[Element]) -> tuple[bytes, bytes]:
    """What is signed, header and messages, and the signature, which comes last."""
    if not parts or parts[-1].tag != SIGNATURE:
        raise MalformedError("a seal that does not end with its signature")
    end = parts[-2].end if len(parts) > 1 else start
    return data[:end], parts[-1].value


def _fields(header: Header, profile: Profile, messages: Messages) -> Fields:
    return {
        "document_type": profile.name,
        "version": header.version,
        "issuer": header.issuer,
        "signer_certificate": header.certificate,
        "issuing_date": header.issued,
        "signing_date": header.signed,
        **messages.values,
    }
