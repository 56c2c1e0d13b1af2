"""Which revocation lists are proved by the roots that count now."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from safepassage.apps.trust import selectors
from safepassage.apps.trust.signed_files import mark_proved
from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.revocation import (
    RevocationList,
    is_proved,
    read_revocation_list,
)
from safepassage.documents.reasons import reason
from safepassage.flows.trust.store import revocation_lists, standing_now
from safepassage.records import DocumentReason


def prove(at: datetime) -> None:
    """Look again at the revocation lists that no root had proved; in the caller's transaction."""
    anchors: Anchors | None = None
    proved = []
    for row in selectors.unproved_revocation_lists():
        anchors = anchors or counting(at)
        if is_proved(read_revocation_list(bytes(row.raw)), anchors):
            proved.append(row.pk)
    mark_proved(proved)


def counting(at: datetime) -> Anchors:
    """The roots as they count now."""
    return standing_now(revocation_lists(), at).anchors()


def unproved_reasons(lists: Iterable[RevocationList], at: datetime) -> Iterator[DocumentReason]:
    """Say of which countries no root that counts has signed the list."""
    given = list(lists)
    anchors = counting(at) if given else Anchors(())
    for each in given:
        if not is_proved(each, anchors):
            yield reason("crl_bad_signature", names.country(each.issuer) or "")
