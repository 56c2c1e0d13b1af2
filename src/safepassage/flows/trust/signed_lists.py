"""What master lists and deviation lists share: who signed them, and what forbids to keep one."""

from collections.abc import Iterable

from safepassage.apps.trust import imports
from safepassage.apps.trust.describing import country_shown, described
from safepassage.apps.trust.keeping import keep
from safepassage.apps.trust.models import Certificate, Import
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import certificate as x509
from safepassage.documents.certificates import names
from safepassage.documents.cms import SignedData
from safepassage.documents.lists.signed_list import certificate_of
from safepassage.documents.reasons import verdict
from safepassage.flows.trust.given import FileRefusedError
from safepassage.records import DocumentReason, Verdict, Weight

_OF_ORIGIN = ("list_signer_untrusted", "list_signer_expired", "list_signer_revoked", "crl_")
"""What can change without the list: judged anew whenever the store is read."""


def country_of(data: SignedData) -> str:
    """The state that vouches for a list, by its first signer's certificate."""
    signer = certificate_of(data, data.signers[0])
    return country_shown(names.country(signer.issuer)) if signer else ""


def check(data: SignedData, held: Import | None, reasons: Iterable[DocumentReason]) -> None:
    """Refuse a list that is bad, or signed before the version that is here."""
    bad = [each.text for each in reasons if each.severity is Weight.FAILURE]
    if bad:
        raise FileRefusedError(*bad)
    signed_at = data.signers[0].attributes.signing_time
    if held and held.signed_at and signed_at and signed_at < held.signed_at:
        raise FileRefusedError(
            f"an older version: the one that is here was signed on {held.signed_at:%Y-%m-%d}"
        )


def note_signers(row: Import, data: SignedData, reasons: tuple[DocumentReason, ...]) -> None:
    """Put who signed a list, and whether rightly, into the row of its import; keep the signers."""
    imports.judged(row, reasons)
    own = (each for each in reasons if not each.code.startswith(_OF_ORIGIN))
    row.signed_at = data.signers[0].attributes.signing_time
    signers = signers_of(data)
    keep(signers)
    row.signers = [each.sha256 for each in signers]
    row.sound = verdict(own) is Verdict.TRUSTED and len(signers) == len(data.signers)


def signers_of(data: SignedData) -> list[Certificate]:
    """Rows of the certificates by which a list was signed, not saved."""
    certificates = (certificate_of(data, each) for each in data.signers)
    rows = [row_of(each) for each in certificates if each is not None]
    return [each for each in rows if isinstance(each, Certificate)]


def row_of(certificate: x509.Certificate) -> Certificate | str:
    """The row of a certificate, not saved, or why it cannot be one."""
    try:
        return described(certificate)
    except MalformedError as error:
        return str(error)
