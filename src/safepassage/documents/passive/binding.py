"""The signer bound to the document: its state and its type (Doc 9303-11 clause 5.1, 9303-12).

Without this, any state's signer could vouch for any other state's documents.
"""

from collections.abc import Iterator

from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import document_types
from safepassage.documents.issuers import countries_of
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason


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
    """Hold the document's code against the types that the signer may sign."""
    permitted = tuple(each.rstrip("<") for each in document_types(certificate))
    if permitted and not any(code.startswith(each) for each in permitted if each):
        yield reason("doc_type_not_permitted", f"{code}, not {', '.join(permitted)}")
