"""The signer bound to the document: its state and its type (Doc 9303-11 clause 5.1, 9303-12).

Without this, any state's signer could vouch for any other state's documents.
"""

from collections.abc import Iterator

from safepassage.documents.certificates import extensions, names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.issuers import countries_of
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

_OTHER_USES = extensions.LIST_SIGNERS | {
    extensions.SEAL_SIGNER,
    extensions.NON_CONSTRAINED_SEAL_SIGNER,
    extensions.MOBILE_LICENCE_SIGNER,
}


def of_use(certificate: Certificate) -> Iterator[DocumentReason]:
    """A root vouches for signers of many things; those of others are kept less well than a DSC.

    A DSC names no purpose (Doc 9303-12 clause 7.1.1 table 6), so only one of another's tells.
    """
    others = sorted(_OTHER_USES.intersection(extensions.extended_key_usage(certificate)))
    if others:
        yield reason("signer_not_for_chips", ", ".join(others))


def of_country(certificate: Certificate, issuer: str) -> Iterator[DocumentReason]:
    """Hold the signer's country against the issuer that the document names."""
    country = names.country(certificate.issuer)
    allowed = countries_of(issuer)
    if country is None:
        yield reason("signer_without_country")
    elif not allowed:
        yield reason("issuer_unknown", issuer)
    elif country not in allowed:
        yield reason("country_mismatch", f"{country} signed for {issuer}")


def of_type(certificate: Certificate, code: str) -> Iterator[DocumentReason]:
    """Hold the document's code against the types that the signer may sign.

    Where one of both has the first letter only, as most passports have, that letter counts.
    """
    listed = (_bare(each) for each in extensions.document_types(certificate))
    permitted = tuple(each for each in listed if each)
    own = _bare(code)
    if permitted and not any(
        own and (own.startswith(each) or each.startswith(own)) for each in permitted
    ):
        yield reason("doc_type_not_permitted", f"{code}, not {', '.join(permitted)}")


def _bare(code: str) -> str:
    """A code in capitals without fillers and blanks."""
    return code.replace("<", "").strip().upper()
