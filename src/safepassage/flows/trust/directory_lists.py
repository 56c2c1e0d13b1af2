"""Master lists inside a directory's file: each is a source of its own, judged by itself."""

from collections.abc import Iterator

from django.db import transaction

from safepassage.apps.trust import imports
from safepassage.apps.trust.imports import Target
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Import
from safepassage.documents.lists.master_list import read_master_list
from safepassage.documents.lists.pkd import PkdItem
from safepassage.documents.reasons import reason
from safepassage.flows.trust.given import FileRefusedError, Order, already, digest_of
from safepassage.flows.trust.master_lists import Judge, Prepared
from safepassage.flows.trust.signed_lists import country_of
from safepassage.records import DocumentReason


def take_listed(
    item: PkdItem, entry: str, part_of: Import, judge: Judge, order: Order
) -> list[DocumentReason]:
    """Take one list as the next version of its entry, or say why it is left out.

    Raises MalformedError and UnusableKeyError where it cannot be read.
    """
    listed = read_master_list(item.raw)
    target = _target(part_of.source.name, entry, country_of(listed.data))
    digest = digest_of(item.raw)
    source = imports.find(target)
    imports.return_to(source)
    if already(source, digest):
        return []
    prepared = Prepared.of(listed, digest, judge, order)
    try:
        with transaction.atomic():
            row = prepared.keep(target, order, part_of)
    except FileRefusedError as error:
        return list(_left_out(target, item, error))
    part_of.certificates += row.certificates
    part_of.added += row.added
    part_of.withdrawn += row.withdrawn
    return []


def _target(directory: str, entry: str, country: str) -> Target:
    name = f"{directory}: master list of {country or 'nobody'}"
    return Target(name, SourceKind.MASTER_LIST, country, directory, entry)


def _left_out(target: Target, item: PkdItem, error: FileRefusedError) -> Iterator[DocumentReason]:
    for fault in error.faults:
        yield reason("list_left_out", f"line {item.line}, {target.name}: {fault}")
