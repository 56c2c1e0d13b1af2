"""Signers of seals under an invented state's root, and their signatures as seals carry them."""

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from safepassage.documents.certificates.curves import CURVES
from safepassage.simulation.passports.authority import Authority, Role
from safepassage.simulation.passports.keys import Algorithm, Ecdsa
from safepassage.simulation.passports.pki import extensions, names
from safepassage.simulation.passports.pki.certificates import Certificate, Draft, sign

CURVE = Ecdsa(explicit=False)


def seal_signer(
    authority: Authority,
    common: str = "TS",
    *,
    serial: int = 0x5B,
    algorithm: Algorithm = CURVE,
    purpose: str | None = None,
    types: tuple[str, ...] = (),
) -> Certificate:
    """A signer's certificate: by its common name and number visible seals name it.

    With a purpose its key signs nothing else, with types no other types of document.
    """
    key = authority.key(Role.SEAL_SIGNER, algorithm, f"{common}{serial}")
    term = authority.signer_term()
    wanted = (
        extensions.authority_key(authority.root.key.key_identifier),
        extensions.subject_key(key.key_identifier),
        extensions.key_usage(extensions.DIGITAL_SIGNATURE),
        *([extensions.extended_key_usage(purpose)] if purpose else []),
        *([extensions.document_types(*types)] if types else []),
    )
    draft = Draft(
        subject=names.name(authority.office.alpha2, authority.office.organisation, common),
        key=key,
        serial=serial,
        not_before=term.first,
        not_after=term.last,
        extensions=wanted,
    )
    return sign(draft, authority.name, authority.root.key)


def plain_signature(by: Certificate, data: bytes, curve: str = "P-256") -> bytes:
    """Both numbers of an ECDSA signature one after another, each as long as the curve's field."""
    size = (CURVES[curve].bits + 7) // 8
    return b"".join(each.to_bytes(size) for each in decode_dss_signature(by.key.sign(data)))


def common_name(by: Certificate) -> str:
    """The common name in a signer's certificate."""
    return next(part.text for part in by.subject if part.kind == names.COMMON_NAME)


def country(by: Certificate) -> str:
    """The country in a signer's certificate."""
    return next(part.text for part in by.subject if part.kind == names.COUNTRY)
