"""Master lists and deviation lists: kept if their signatures hold, counting if their signers do."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from safepassage.apps.trust import imports, selectors
from safepassage.apps.trust.describing import country_shown, described
from safepassage.apps.trust.keeping import Seen, keep, see, withdraw_unseen
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Certificate, Import, Source
from safepassage.apps.trust.signed_files import keep_deviations
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import certificate as x509
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.cms import SignedData
from safepassage.documents.lists.deviations import DeviationList, judge_deviation_list
from safepassage.documents.lists.master_list import MasterList, judge_master_list
from safepassage.documents.lists.signed_list import certificate_of
from safepassage.documents.reasons import reason, verdict
from safepassage.flows.trust.given import (
    FileRefusedError,
    Order,
    Report,
    already,
    begin,
    digest_of,
    report_of,
)
from safepassage.flows.trust.held import WORTHY, Standing, Worth
from safepassage.flows.trust.proving import prove
from safepassage.flows.trust.store import revocation_lists, standing_now
from safepassage.records import DocumentReason, Verdict, Weight

_OF_ORIGIN = frozenset(
    {
        "list_signer_untrusted",
        "list_signer_expired",
        "list_signer_revoked",
        "crl_missing",
        "crl_stale",
        "crl_bad_signature",
    }
)
"""What can change without the list: judged anew whenever the store is read."""


def take_master_list(listed: MasterList, digest: str, order: Order) -> Report:
    """Take a master list as the next version of its source; raises ``FileRefusedError``."""
    country = country_of(listed.data)
    name = order.source or f"Master list of {country or 'nobody'}"
    source = imports.source_named(name, SourceKind.MASTER_LIST, country=country)
    known = already(source, digest)
    if known:
        return report_of(known, known=True)
    judge = judge_now(order.at)
    reasons = judge.reasons(listed, order.at)
    check_version(listed.data, source, judge.standing, reasons)
    row = begin(order, source, digest)
    keep_master_list(listed, row, reasons, order)
    prove(order.at)
    return report_of(row)


def keep_master_list(
    listed: MasterList, row: Import, reasons: Iterable[DocumentReason], order: Order
) -> None:
    """Put what a list holds in place of what its source held, and end its import."""
    found, unreadable = _described(listed)
    _signed(row, listed.data, reasons=(*reasons, *unreadable))
    row.added = keep(found)
    see(row.source, [Seen(each) for each in found], row, order.at)
    row.withdrawn = withdraw_unseen(row.source, row, order.at)
    row.certificates = len(found)
    row.unreadable = len(listed.unreadable) + len(unreadable)
    imports.end(row, actor=order.actor, at=order.at)


class Judge(NamedTuple):
    """How everything stands, and by which roots and revocation lists master lists are judged."""

    standing: Standing
    anchors: Anchors
    revocations: Revocations

    def reasons(self, listed: MasterList, at: datetime) -> tuple[DocumentReason, ...]:
        """Say of a list by whom it is."""
        return judge_master_list(listed, self.anchors, self.revocations, at)


def judge_now(at: datetime) -> Judge:
    """Judge by the roots that count first hand now; lists that are kept change nothing of that."""
    lists = revocation_lists()
    standing = standing_now(lists, at)
    first_hand = standing.first_hand()
    return Judge(standing, first_hand, Revocations(lists, first_hand))


def check_version(
    data: SignedData, source: Source, standing: Standing, reasons: tuple[DocumentReason, ...]
) -> None:
    """Refuse a bad list, and one that would take a better one's place: older, or of nobody."""
    _check(data, source.current, reasons)
    worth = standing.worths.get(source.pk, Worth.NOT_A_LIST)
    if worth in WORTHY and verdict(reasons) is not Verdict.TRUSTED:
        if worth is Worth.TRUSTED and _same_signers(data, source.current):
            return
        raise FileRefusedError(
            "the version that is here counts, and this one's signer leads to no root that counts "
            "first hand; if it is another list, name another source"
        )


def take_deviation_list(listed: DeviationList, raw: bytes, order: Order) -> Report:
    """Take a deviation list in place of its state's last one; raises ``FileRefusedError``."""
    country = country_shown(listed.country)
    name = order.source or f"Deviation list of {country or 'nobody'}"
    source = imports.source_named(name, SourceKind.DEVIATION_LIST, country=country)
    known = already(source, digest_of(raw))
    if known:
        return report_of(known, known=True)
    lists = revocation_lists()
    anchors = standing_now(lists, order.at).anchors()
    reasons = judge_deviation_list(listed, anchors, Revocations(lists, anchors), order.at)
    held = selectors.deviation_list_of(country)
    _check(listed.data, held.last_import if held else None, reasons)
    if held and verdict(reasons) is not Verdict.TRUSTED:
        raise FileRefusedError("its signer leads to no root that counts, and a list is here")
    row = begin(order, source, digest_of(raw))
    _signed(row, listed.data, reasons=reasons)
    keep_deviations(listed, row.signers, row, raw, order.at)
    imports.end(row, actor=order.actor, at=order.at)
    return report_of(row)


def country_of(data: SignedData) -> str:
    """The state that vouches for a list, by its first signer's certificate."""
    signer = certificate_of(data, data.signers[0])
    return country_shown(names.country(signer.issuer)) if signer else ""


def is_older(data: SignedData, held: Import | None) -> bool:
    """Whether a list was signed before the version that is here."""
    signed_at = data.signers[0].attributes.signing_time
    return bool(held and held.signed_at and signed_at and signed_at < held.signed_at)


def failures(reasons: Iterable[DocumentReason]) -> tuple[str, ...]:
    """What forbids a list to be kept, in words."""
    return tuple(each.text for each in reasons if each.severity is Weight.FAILURE)


def _check(data: SignedData, held: Import | None, reasons: Iterable[DocumentReason]) -> None:
    bad = failures(reasons)
    if bad:
        raise FileRefusedError(*bad)
    if held and is_older(data, held):
        raise FileRefusedError(
            f"an older version: the one that is here was signed on {held.signed_at:%Y-%m-%d}"
        )


def _signed(row: Import, data: SignedData, reasons: tuple[DocumentReason, ...]) -> None:
    """Put who signed a list, and whether rightly, into the row of its import."""
    imports.judged(row, reasons)
    own = (each for each in reasons if each.code not in _OF_ORIGIN)
    row.signed_at = data.signers[0].attributes.signing_time
    signers = _signers(data)
    keep(signers)
    row.signers = [each.sha256 for each in signers]
    row.sound = verdict(own) is Verdict.TRUSTED and len(signers) == len(data.signers)


def _signers(data: SignedData) -> list[Certificate]:
    certificates = (certificate_of(data, each) for each in data.signers)
    rows = [_row(each) for each in certificates if each is not None]
    return [each for each in rows if isinstance(each, Certificate)]


def _same_signers(data: SignedData, held: Import | None) -> bool:
    return held is not None and [each.sha256 for each in _signers(data)] == held.signers


def _described(listed: MasterList) -> tuple[list[Certificate], list[DocumentReason]]:
    """The rows of a list's certificates; one that no column can hold is told by its digest."""
    found, unreadable = [], []
    for certificate in listed.certificates:
        row = _row(certificate)
        if isinstance(row, str):
            about = f"SHA-256 {certificate.sha256}: {row}"
            unreadable.append(reason("certificate_unreadable", about))
        else:
            found.append(row)
    return found, unreadable


def _row(certificate: x509.Certificate) -> Certificate | str:
    try:
        return described(certificate)
    except MalformedError as error:
        return str(error)
