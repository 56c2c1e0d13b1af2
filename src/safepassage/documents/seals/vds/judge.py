"""Whether a visible digital seal is the state's: its signer, its dates, its form."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.passive.signer import Directory
from safepassage.documents.reasons import reason
from safepassage.documents.seals import binding, lifetime, signers
from safepassage.documents.seals.messages import Messages
from safepassage.documents.seals.seal import Held
from safepassage.documents.seals.vds.header import Header
from safepassage.records import DocumentReason


class Sealed(NamedTuple):
    """A seal's parts: what is signed is the header and the messages."""

    header: Header
    messages: Messages
    signed: bytes
    signature: bytes


def judge(sealed: Sealed, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a seal, as of an instant; raises MalformedError."""
    header = sealed.header
    if sealed.messages.unfit:
        yield reason("seal_schema", ", ".join(sealed.messages.unfit))
    found = signers.held(
        held.certificates, partial(_is_signer, header), partial(_in_directory, header)
    )
    if not found:
        yield signers.unknown(header.certificate)
        return
    candidates = signers.Candidates(found, header.certificate)
    signature = signers.Signature(sealed.signature, sealed.signed, day=header.signed)
    permitted = partial(binding.judge, header.issuer, sealed.messages.lines)
    yield from signers.judge(signature, candidates, permitted, held.certificates, at)
    yield from _lifetime(sealed, at)


def _lifetime(sealed: Sealed, at: datetime) -> Iterator[DocumentReason]:
    """A seal is valid from its signature on, and as long as administrative papers say."""
    begin, end = sealed.messages.validity
    first = max(filter(None, (sealed.header.signed, begin)), default=None)
    yield from lifetime.judge(
        lifetime.start_of(first) if first else None, lifetime.end_of(end) if end else None, at
    )


def _is_signer(header: Header, certificate: Certificate) -> bool:
    """Whether the header means this certificate: country, common name, serial number."""
    if certificate.serial != _serial(header):
        return False
    common = (text for kind, text in names.parts(certificate.subject) if kind == names.COMMON_NAME)
    country = names.country(certificate.subject)
    return any(header.signer == f"{country}{text}".upper() for text in common)


def _in_directory(header: Header, directory: Directory) -> Iterable[Certificate]:
    """Those of the header's country and number, whatever their names."""
    serial = _serial(header)
    return () if serial is None else directory.numbered(header.signer[:2], serial)


def _serial(header: Header) -> int | None:
    """The serial number that the header writes in hexadecimal."""
    try:
        return int(header.reference, 16)
    except ValueError:
        return None
