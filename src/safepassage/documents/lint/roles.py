"""What a certificate is for, by what it says of itself (Doc 9303-12 clauses 3.1 and 7.1)."""

from enum import StrEnum

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import extensions
from safepassage.documents.certificates.anchors import signed
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError


class Role(StrEnum):
    """Kinds of certificates; each has a profile of its own."""

    ROOT = "csca_root"
    LINK = "csca_link"
    DOCUMENT_SIGNER = "document_signer"
    MASTER_LIST_SIGNER = "master_list_signer"
    DEVIATION_LIST_SIGNER = "deviation_list_signer"
    SEAL_SIGNER = "seal_signer"
    NON_CONSTRAINED_SEAL_SIGNER = "vds_nc_signer"


AUTHORITIES = frozenset({Role.ROOT, Role.LINK})
SEAL_SIGNERS = frozenset({Role.SEAL_SIGNER, Role.NON_CONSTRAINED_SEAL_SIGNER})

_BY_PURPOSE = {
    extensions.MASTER_LIST_SIGNER: Role.MASTER_LIST_SIGNER,
    extensions.DEVIATION_LIST_SIGNER: Role.DEVIATION_LIST_SIGNER,
    extensions.SEAL_SIGNER: Role.SEAL_SIGNER,
    extensions.NON_CONSTRAINED_SEAL_SIGNER: Role.NON_CONSTRAINED_SEAL_SIGNER,
}
PURPOSES = {role: purpose for purpose, role in _BY_PURPOSE.items()}


def role_of(certificate: Certificate) -> Role:
    """The role that a certificate claims; one that claims none is a document signer."""
    if _claims_to_certify(certificate):
        return authority_role(certificate)
    for purpose in _purposes(certificate):
        if purpose in _BY_PURPOSE:
            return _BY_PURPOSE[purpose]
    return Role.DOCUMENT_SIGNER


def authority_role(certificate: Certificate) -> Role:
    """Root where its own key signed it, else link; names alone would misfile 160 of 766."""
    return Role.ROOT if is_self_signed(certificate) else Role.LINK


def is_self_signed(certificate: Certificate) -> bool:
    """Whether a certificate's own key signed it; by its names where that cannot be told."""
    try:
        return signed(certificate, certificate)
    except UnusableKeyError:
        return certificate.is_self_issued


def _claims_to_certify(certificate: Certificate) -> bool:
    try:
        usage = extensions.key_usage(certificate) or frozenset()
        return (
            certificate.is_self_issued
            or extensions.is_authority(certificate)
            or extensions.KEY_CERT_SIGN in usage
        )
    except MalformedError:
        return certificate.is_self_issued


def _purposes(certificate: Certificate) -> tuple[str, ...]:
    try:
        return extensions.extended_key_usage(certificate)
    except MalformedError:
        return ()
