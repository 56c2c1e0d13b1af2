"""Master lists: kept if their signatures hold, counting if their signers do."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from safepassage.apps.trust import imports
from safepassage.apps.trust.imports import Target
from safepassage.apps.trust.keeping import Seen, keep, see, withdraw_unseen
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Certificate, Import, Source
from safepassage.documents.certificates.anchors import Anchors
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.master_list import MasterList, judge_master_list
from safepassage.documents.reasons import reason
from safepassage.flows.trust.given import (
    FileRefusedError,
    Order,
    Report,
    already,
    begin,
    report_of,
)
from safepassage.flows.trust.held import WORTHY, Standing, Worth, is_vouched
from safepassage.flows.trust.proving import prove
from safepassage.flows.trust.signed_lists import check, country_of, note_signers, row_of, signers_of
from safepassage.flows.trust.store import revocation_lists, standing_now
from safepassage.records import DocumentReason

Reasons = tuple[DocumentReason, ...]


class Judge(NamedTuple):
    """How everything stands, and by which roots and revocation lists master lists are judged."""

    standing: Standing
    anchors: Anchors
    revocations: Revocations

    def reasons(self, listed: MasterList, at: datetime) -> Reasons:
        """Say of a list by whom it is."""
        return judge_master_list(listed, self.anchors, self.revocations, at)


def judge_now(at: datetime) -> Judge:
    """Judge by the roots that count first hand now; lists that are kept change nothing of that."""
    lists = revocation_lists()
    standing = standing_now(lists, at)
    first_hand = standing.first_hand()
    return Judge(standing, first_hand, Revocations(lists, first_hand))


def take_master_list(listed: MasterList, digest: str, order: Order) -> Report:
    """Take a master list as the next version of its source; raises ``FileRefusedError``."""
    country = country_of(listed.data)
    name = order.source or f"Master list of {country or 'nobody'}"
    target = Target(name, SourceKind.MASTER_LIST, country)
    known = already(imports.find(target), digest)
    if known:
        return report_of(known, known=True)
    prepared = Prepared.of(listed, digest, judge_now(order.at), order)
    with transaction.atomic():
        row = prepared.keep(target, order)
        prove(order.at)
    return report_of(row)


class Prepared(NamedTuple):
    """A list that was read and judged before anything is locked."""

    listed: MasterList
    digest: str
    standing: Standing
    reasons: Reasons
    found: tuple[Certificate, ...]
    unreadable: Reasons

    @classmethod
    def of(cls, listed: MasterList, digest: str, judge: Judge, order: Order) -> "Prepared":
        """Judge a list, and describe what it holds."""
        rows = [(each, row_of(each)) for each in listed.certificates]
        faults = ((each, row) for each, row in rows if isinstance(row, str))
        return cls(
            listed=listed,
            digest=digest,
            standing=judge.standing,
            reasons=judge.reasons(listed, order.at),
            found=tuple(row for _, row in rows if isinstance(row, Certificate)),
            unreadable=tuple(
                reason("certificate_unreadable", f"SHA-256 {each.sha256}: {why}")
                for each, why in faults
            ),
        )

    def keep(self, target: Target, order: Order, part_of: Import | None = None) -> Import:
        """Put what it holds in place of what its source held, in the caller's transaction."""
        source = imports.source_of(target)
        self._check(source)
        row = begin(order, source, self.digest, part_of=part_of)
        note_signers(row, self.listed.data, (*self.reasons, *self.unreadable))
        row.added = keep(self.found)
        see(source, [Seen(each) for each in self.found], row, order.at)
        row.withdrawn = withdraw_unseen(source, row, order.at)
        row.certificates = len(self.found)
        row.unreadable = len(self.listed.unreadable) + len(self.unreadable)
        imports.end(row, actor=order.actor, at=order.at)
        return row

    def _check(self, source: Source) -> None:
        """Refuse a bad list, and one that would take a better one's place: older, or of nobody."""
        check(self.listed.data, source.current, self.reasons)
        worth = self.standing.worths.get(source.pk, Worth.NOT_A_LIST)
        if worth not in WORTHY or is_vouched(self.reasons):
            return
        signers = [each.sha256 for each in signers_of(self.listed.data)]
        known = source.current.signers if source.current else []
        if worth is not Worth.TRUSTED or signers != known:
            raise FileRefusedError(
                "the version that is here counts, and this one's signer leads to no root that "
                "counts first hand; if it is another list, name another source"
            )
