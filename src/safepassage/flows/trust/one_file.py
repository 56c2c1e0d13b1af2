"""One file that is not a directory's: certificates, revocation lists, or one signed list."""

from django.db import transaction

from safepassage.apps.trust import imports
from safepassage.apps.trust.describing import described
from safepassage.apps.trust.imports import Target
from safepassage.apps.trust.keeping import Seen, keep, see
from safepassage.apps.trust.kinds import ROOTS, Kind, SourceKind
from safepassage.apps.trust.models import Certificate, Import, RevocationList
from safepassage.apps.trust.policies import SINGLE_FILES
from safepassage.apps.trust.signed_files import described_revocations, keep_revocations
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.lists.files import Content, read_file
from safepassage.flows.trust.deviation_lists import take_deviation_list
from safepassage.flows.trust.given import (
    FileRefusedError,
    Order,
    Report,
    already,
    begin,
    digest_of,
    propose_roots,
    report_of,
)
from safepassage.flows.trust.master_lists import take_master_list
from safepassage.flows.trust.proving import prove, unproved_reasons


def take_file(raw: bytes, order: Order) -> Report:
    """Take all of one file or nothing; raises ``FileRefusedError``."""
    content = read_file(raw)
    _check(content, order)
    try:
        return _take(content, raw, order)
    except (MalformedError, UnusableKeyError) as error:
        raise FileRefusedError(str(error)) from None


def _take(content: Content, raw: bytes, order: Order) -> Report:
    if content.master_lists:
        return take_master_list(content.master_lists[0], digest_of(raw), order)
    if content.deviation_lists:
        return take_deviation_list(content.deviation_lists[0], raw, order)
    return _take_single(content, digest_of(raw), order)


def _check(content: Content, order: Order) -> None:
    if content.unreadable:
        raise FileRefusedError(*content.unreadable)
    lists = len(content.master_lists) + len(content.deviation_lists)
    single = len(content.certificates) + len(content.revocation_lists)
    if not lists + single:
        raise FileRefusedError("nothing in it is a certificate, a revocation list or another list")
    if lists and lists + single > 1:
        raise FileRefusedError("a list among other things: give each list as a file of its own")
    if order.as_root and not content.certificates:
        raise FileRefusedError("only single certificates can be made roots, not what is in a list")


def _take_single(content: Content, digest: str, order: Order) -> Report:
    target = Target(order.source or SINGLE_FILES, SourceKind.SINGLE)
    known = already(imports.find(target), digest)
    if known and not order.as_root:
        return report_of(known, known=True)
    certificates = _described(content)
    lists = [described_revocations(each) for each in content.revocation_lists]
    if order.as_root:
        _check_roots(certificates)
    reasons = tuple(unproved_reasons(content.revocation_lists, order.at))
    with transaction.atomic():
        row = known or begin(order, imports.source_of(target), digest, reasons=reasons)
        if not known:
            _keep(certificates, lists, row, order)
        waits = propose_roots(certificates, order) if order.as_root else 0
        prove(order.at)
    return report_of(row, known=known is not None, waits=waits)


def _keep(
    certificates: list[Certificate], lists: list[RevocationList], row: Import, order: Order
) -> None:
    row.added = keep(certificates)
    see(row.source, [Seen(each) for each in certificates], row, order.at)
    keep_revocations(lists, row.source, row, order.at)
    row.certificates, row.revocation_lists = len(certificates), len(lists)
    imports.end(row, actor=order.actor, at=order.at)


def _described(content: Content) -> list[Certificate]:
    found = []
    for number, certificate in enumerate(content.certificates, start=1):
        try:
            found.append(described(certificate))
        except MalformedError as error:
            raise FileRefusedError(f"number {number}: {error}") from None
    return found


def _check_roots(certificates: list[Certificate]) -> None:
    for number, certificate in enumerate(certificates, start=1):
        if Kind(certificate.kind) not in ROOTS:
            raise FileRefusedError(f"number {number}: not a root: it may sign no certificates")
