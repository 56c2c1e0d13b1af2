"""Mistakes that states have announced, beside what a check found (TR-03135-1 clause 5.8.2).

An announced mistake is told. It takes the weight of a failure in one case only: the digest of
data group 11 or 12, which bear on nobody's identity, where all the rest of the document holds
and the announcement names that group.
"""

from collections.abc import Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.cms import SignedData
from safepassage.documents.lists.deviations import Deviation, DeviationList, is_about
from safepassage.documents.passive.printed import Printed
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason, Weight

DIGEST_WRONG = "2.23.136.1.1.7.2.2"
TOLERATED = frozenset({"11", "12"})


def explained(
    reasons: list[DocumentReason],
    data: SignedData,
    certificate: Certificate,
    printed: Printed | None,
    lists: tuple[DeviationList, ...],
) -> list[DocumentReason]:
    """Give the reasons with what the signer's state announced of such documents."""
    announced = list(_announced(data, certificate, printed, lists))
    if not announced:
        return reasons
    kept = [each for each in reasons if not _is_excused(each, reasons, announced)]
    told = {each.description or each.kind: None for each in announced}
    return [*kept, *(reason("known_deviation", text) for text in told)]


def _announced(
    data: SignedData,
    certificate: Certificate,
    printed: Printed | None,
    lists: tuple[DeviationList, ...],
) -> Iterator[Deviation]:
    """Deviations of the signer's own state that cover this document."""
    for listed in lists:
        if listed.country != names.country(certificate.issuer):
            continue
        for deviation in listed.deviations:
            try:
                if is_about(
                    deviation,
                    certificate,
                    listed.digest,
                    signed_at=data.signers[0].attributes.signing_time,
                    document_type=printed.code if printed else None,
                    number=printed.number if printed else None,
                ):
                    yield deviation
            except MalformedError:
                continue


def _is_excused(
    found: DocumentReason, reasons: list[DocumentReason], announced: list[Deviation]
) -> bool:
    if found.code != "dg_hash_mismatch" or found.about not in TOLERATED:
        return False
    others = (each for each in reasons if each.code != found.code or each.about not in TOLERATED)
    if any(each.severity in {Weight.FAILURE, Weight.INCONCLUSIVE} for each in others):
        return False
    return any(
        each.kind == DIGEST_WRONG and int(found.about) in each.data_groups for each in announced
    )
