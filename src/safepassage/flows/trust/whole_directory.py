"""A file of the public key directory (LDIF, Doc 9303-12 clause 5): streamed, batch after batch.

Directories are not signed, so that nothing of theirs counts for being there, and nothing ends
counting for being there no more: signers prove themselves by roots, lists by their signers.
"""

from functools import cached_property
from typing import BinaryIO

from django.db import transaction

from safepassage.apps.trust import imports, selectors
from safepassage.apps.trust.describing import LONGEST_NAME, column, described
from safepassage.apps.trust.imports import Target
from safepassage.apps.trust.keeping import withdraw_unseen
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Import, Source
from safepassage.apps.trust.signed_files import described_revocations
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.revocation import read_revocation_list
from safepassage.documents.lists.pkd import PkdItem, items
from safepassage.documents.reasons import reason
from safepassage.flows.trust.batch import Batch
from safepassage.flows.trust.directory_lists import take_listed
from safepassage.flows.trust.given import (
    Extent,
    FileRefusedError,
    Order,
    Report,
    already,
    begin,
    report_of,
)
from safepassage.flows.trust.master_lists import Judge, judge_now
from safepassage.flows.trust.proving import prove
from safepassage.flows.trust.survey import Survey, Tick, lines_of, survey
from safepassage.records import DocumentReason

DIRECTORY = "ICAO PKD"
WORTH_ASKING = 100
"""Signers from which on a file that has lost most of them is not taken for a whole one."""


def take_directory(file: BinaryIO, order: Order, tick: Tick) -> Report:
    """Take a whole file or a delta; raises ``FileRefusedError`` before anything is changed.

    An import that was interrupted is completed by the next one of the same file.
    """
    seen = survey(file, tick)
    target = Target(order.source or DIRECTORY, SourceKind.DIRECTORY)
    source = imports.find(target)
    known = already(source, seen.digest)
    if known:
        return report_of(known, known=True)
    is_delta = _is_delta(source, seen, order)
    row = begin(order, imports.source_of(target), seen.digest, is_delta=is_delta)
    return _Taking(row, seen, order).take(file, tick)


def _is_delta(source: Source | None, seen: Survey, order: Order) -> bool:
    if order.extent is not None:
        return order.extent is Extent.DELTA
    if seen.is_delta:
        return True
    held = selectors.held_by(source) if source else 0
    if seen.signers and held >= WORTH_ASKING and seen.signers < held / 2:
        raise FileRefusedError(
            f"it has {seen.signers} signers where {held} are here: say whether it is the whole "
            "directory or only what changed"
        )
    return False


class _Taking:
    """One file while it is taken."""

    def __init__(self, row: Import, seen: Survey, order: Order) -> None:
        self._row = row
        self._seen = seen
        self._order = order
        self._source = row.source
        self._other = _nonconformant(row.source, seen)
        self._batch = Batch(row, self._source, self._other, order.at)
        self._notes: list[DocumentReason] = []
        self._entries: set[str] = set()

    @cached_property
    def _judge(self) -> Judge:
        return judge_now(self._order.at)

    def take(self, file: BinaryIO, tick: Tick) -> Report:
        """Keep everything, batch after batch, and end it."""
        for item in items(lines_of(file, tick)):
            if isinstance(item, PkdItem):
                self._take(item)
            if self._batch.is_full:
                self._batch.flush()
        self._batch.flush()
        with transaction.atomic():
            if not self._row.is_delta:
                self._end_whole()
            imports.judged(self._row, self._notes)
            imports.end(self._row, actor=self._order.actor, at=self._order.at)
            prove(self._order.at)
        return report_of(self._row)

    def _take(self, item: PkdItem) -> None:
        try:
            entry = entry_of(item)
            if self._row.is_delta:
                self._batch.replaced.append(entry)
            self._keep(item, entry)
        except (MalformedError, UnusableKeyError) as error:
            self._row.unreadable += 1
            if len(self._notes) < imports.MOST_REASONS:
                about = f"line {item.line}: {error}"
                self._notes.append(reason("certificate_unreadable", about))

    def _keep(self, item: PkdItem, entry: str) -> None:
        match item.kind:
            case "signer":
                remark = column(item.conformance or "")
                row = described(read_certificate(item.raw))
                self._batch.add_signer(row, entry, remark, is_conformant=item.is_conformant)
            case "revocation_list":
                listed = read_revocation_list(item.raw)
                self._batch.add_revocations(described_revocations(listed, entry))
            case "master_list":
                self._batch.flush()
                self._entries.add(entry)
                self._notes += take_listed(item, entry, self._row, self._judge, self._order)
            case "deleted":
                imports.leave(self._source.name, [entry], self._order.at)

    def _end_whole(self) -> None:
        """What the file is without is gone, of each kind that it has."""
        if self._seen.signers:
            self._row.withdrawn += withdraw_unseen(self._source, self._row, self._order.at)
        if self._seen.nonconformant and self._other:
            self._row.withdrawn += withdraw_unseen(self._other, self._row, self._order.at)
        if self._seen.master_lists:
            known = (each.entry for each in imports.listed_sources(self._source.name))
            gone = [each for each in known if each not in self._entries]
            imports.leave(self._source.name, gone, self._order.at)


def _nonconformant(source: Source, seen: Survey) -> Source | None:
    """Where signers that break the profiles are kept; none is made for a file without any."""
    target = Target(f"{source.name}: non-conformant", SourceKind.NONCONFORMANT)
    return imports.source_of(target) if seen.nonconformant else imports.find(target)


def entry_of(item: PkdItem) -> str:
    """An entry's name as it is known again; MalformedError where it is longer than any."""
    name = ",".join(part.strip() for part in item.name.lower().split(","))
    if len(name) > LONGEST_NAME:
        raise MalformedError("an entry with an endless name")
    return column(name)
