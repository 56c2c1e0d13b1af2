"""Master lists inside a directory's file: each is a source of its own, judged by itself."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from safepassage.apps.trust import imports
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Import, Source
from safepassage.documents.lists.master_list import read_master_list
from safepassage.documents.lists.pkd import PkdItem
from safepassage.documents.reasons import reason
from safepassage.flows.trust.given import FileRefusedError, Order, already, begin, digest_of
from safepassage.flows.trust.signed_lists import (
    Judge,
    check_version,
    country_of,
    keep_master_list,
)
from safepassage.records import DocumentReason


@transaction.atomic
def take_listed(
    item: PkdItem, entry: str, part_of: Import, judge: Judge, order: Order
) -> list[DocumentReason]:
    """Take one list as the next version of its entry, or say why it is left out.

    Raises MalformedError and UnusableKeyError where it cannot be read.
    """
    listed = read_master_list(item.raw)
    source = _source(part_of.source.name, entry, country_of(listed.data))
    digest = digest_of(item.raw)
    if already(source, digest):
        return []
    reasons = judge.reasons(listed, order.at)
    try:
        check_version(listed.data, source, judge.standing, reasons)
    except FileRefusedError as error:
        return list(_left_out(source, item, error))
    row = begin(order, source, digest, part_of=part_of)
    keep_master_list(listed, row, reasons, order)
    part_of.certificates += row.certificates
    part_of.added += row.added
    part_of.withdrawn += row.withdrawn
    return []


def leave_lists(directory: str, entries: Iterable[str], at: datetime) -> None:
    """Note that a directory is without these lists; what they say counts or not as before."""
    gone = Source.objects.filter(directory=directory, entry__in=list(entries))
    gone.filter(left_at__isnull=True).update(left_at=at)


def _source(directory: str, entry: str, country: str) -> Source:
    source = imports.listed_source(directory, entry) or imports.source_named(
        f"{directory}: master list of {country or 'nobody'}",
        SourceKind.MASTER_LIST,
        country=country,
        directory=directory,
        entry=entry,
    )
    if source.left_at:
        source.left_at = None
        source.save(update_fields=["left_at"])
    return source


def _left_out(source: Source, item: PkdItem, error: FileRefusedError) -> Iterator[DocumentReason]:
    for fault in error.faults:
        yield reason("list_left_out", f"line {item.line}, {source.name}: {fault}")
