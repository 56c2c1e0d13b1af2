"""What is kept of a certificate beside its bytes, to seek and to show it by."""

from hashlib import sha256

from safepassage.apps.trust.kinds import Kind
from safepassage.apps.trust.models import Certificate
from safepassage.documents.certificates import certificate as x509
from safepassage.documents.certificates import extensions, names
from safepassage.documents.certificates.anchors import signed
from safepassage.documents.certificates.keys import UnusableKeyError

LONGEST_NAME = 500
_LONGEST_CODE = 64
_LONGEST_COUNTRY = 8
_SEAL_SIGNERS = ("2.23.136.1.1.14.", "1.3.6.1.4.1.1847.2021.1", "1.3.6.1.4.1.0.1847.2021.1")
"""Purposes of visible digital seals for non-constrained environments, and of health seals."""


def described(certificate: x509.Certificate) -> Certificate:
    """The row of a certificate, not saved yet; raises MalformedError."""
    return Certificate(
        sha256=certificate.sha256,
        raw=certificate.raw,
        kind=kind_of(certificate).value,
        country=country_shown(certificate.country),
        subject=shown(certificate.subject),
        issuer=shown(certificate.issuer),
        subject_key=names.digest(certificate.subject),
        issuer_key=names.digest(certificate.issuer),
        key_digest=sha256(certificate.public_key).hexdigest(),
        serial=code(f"{certificate.serial:x}"),
        key_identifier=code((extensions.subject_key_identifier(certificate) or b"").hex()),
        authority_key_identifier=code(
            (extensions.authority_key_identifier(certificate) or b"").hex()
        ),
        not_before=certificate.not_before,
        not_after=certificate.not_after,
    )


def kind_of(certificate: x509.Certificate) -> Kind:
    """What a certificate is; who calls himself an authority and signed himself is a root."""
    purposes = extensions.extended_key_usage(certificate)
    if extensions.LIST_SIGNERS.intersection(purposes):
        return Kind.LIST_SIGNER
    if any(each.startswith(_SEAL_SIGNERS) for each in purposes):
        return Kind.SEAL_SIGNER
    if not _is_authority(certificate):
        return Kind.SIGNER
    return Kind.ROOT if _signed_itself(certificate) else Kind.LINK


def shown(name: bytes) -> str:
    """A name as a column can hold it."""
    return column(names.readable(name))


def column(text: str) -> str:
    """A text as a column can hold it."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")[:LONGEST_NAME]


def country_shown(country: str | None) -> str:
    """A country as it can be an address, empty where there is none or it has no letters."""
    code = (country or "").strip().upper()
    return code if code.isascii() and code.isalnum() and len(code) <= _LONGEST_COUNTRY else ""


def code(text: str) -> str:
    """A number or identifier in hexadecimal; a digest of it where it is longer than any should."""
    return text if len(text) <= _LONGEST_CODE else sha256(text.encode()).hexdigest()


def _is_authority(certificate: x509.Certificate) -> bool:
    """Whether it may sign others; some real roots are not marked and only issued themselves."""
    usage = extensions.key_usage(certificate) or frozenset()
    marked = extensions.is_authority(certificate) or extensions.KEY_CERT_SIGN in usage
    return marked or certificate.is_self_issued


def _signed_itself(certificate: x509.Certificate) -> bool:
    try:
        return signed(certificate, certificate)
    except UnusableKeyError:
        return certificate.is_self_issued
