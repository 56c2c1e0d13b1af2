"""Deviation lists: mistakes that a state announced, believed under a root of it that counts."""

from django.db import transaction

from safepassage.apps.trust import imports, selectors
from safepassage.apps.trust.describing import country_shown
from safepassage.apps.trust.imports import Target
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.signed_files import keep_deviations
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.deviations import DeviationList, judge_deviation_list
from safepassage.flows.trust.given import (
    FileRefusedError,
    Order,
    Report,
    already,
    begin,
    digest_of,
    report_of,
)
from safepassage.flows.trust.held import is_vouched
from safepassage.flows.trust.signed_lists import check, note_signers
from safepassage.flows.trust.store import revocation_lists, standing_now
from safepassage.records import DocumentReason


def take_deviation_list(listed: DeviationList, raw: bytes, order: Order) -> Report:
    """Take a deviation list in place of its state's last one; raises ``FileRefusedError``."""
    country = country_shown(listed.country)
    name = order.source or f"Deviation list of {country or 'nobody'}"
    target = Target(name, SourceKind.DEVIATION_LIST, country)
    known = already(imports.find(target), digest_of(raw))
    if known:
        return report_of(known, known=True)
    reasons = _judged(listed, order)
    held = selectors.deviation_list_of(country)
    check(listed.data, held.last_import if held else None, reasons)
    if held and not is_vouched(reasons):
        raise FileRefusedError("its signer leads to no root that counts, and a list is here")
    with transaction.atomic():
        row = begin(order, imports.source_of(target), digest_of(raw))
        note_signers(row, listed.data, reasons)
        keep_deviations(listed, row.signers, row, raw, order.at)
        imports.end(row, actor=order.actor, at=order.at)
    return report_of(row)


def _judged(listed: DeviationList, order: Order) -> tuple[DocumentReason, ...]:
    lists = revocation_lists()
    anchors = standing_now(lists, order.at).anchors()
    return judge_deviation_list(listed, anchors, Revocations(lists, anchors), order.at)
