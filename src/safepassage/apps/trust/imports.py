"""What was taken, from whom, by whom: begun, and ended with its entry in the ledger."""

from collections.abc import Iterable
from datetime import datetime

from safepassage.apps.accounts.persons import officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.trust.describing import column
from safepassage.apps.trust.kinds import SourceKind
from safepassage.apps.trust.models import Import, Source
from safepassage.apps.trust.revision import changed
from safepassage.documents.reasons import verdict
from safepassage.records import DocumentReason
from safepassage.records.actor import Actor

MOST_REASONS = 200
"""Reasons that are kept with an import; beyond them the counts tell."""
_LONGEST_NAME = 200


def source_named(
    name: str, kind: SourceKind, *, country: str = "", directory: str = "", entry: str = ""
) -> Source:
    """The source of this name, made if need be; another of the name gets a number."""
    known = Source.objects.filter(name=name[:_LONGEST_NAME], kind=kind.value, directory=directory)
    found = known.filter(entry=entry).first()
    if found:
        return found
    return Source.objects.create(
        name=_free(name), kind=kind.value, country=country, directory=directory, entry=entry
    )


def listed_source(directory: str, entry: str) -> Source | None:
    """The source of the list that has this name in a directory."""
    return Source.objects.filter(directory=directory, entry=entry).first()


def listed_sources(directory: str) -> list[Source]:
    """The sources of all lists that came in a directory."""
    return list(Source.objects.filter(directory=directory))


def begin(
    *,
    digest: str,
    source: Source,
    reasons: Iterable[DocumentReason] = (),
    part_of: Import | None = None,
    is_delta: bool = False,
    actor: Actor,
    at: datetime,
) -> Import:
    """Note that a file, or a list in one, is being taken."""
    row = Import(digest=digest, kind=source.kind, source=source, part_of=part_of)
    row.is_delta, row.imported_by, row.imported_at = is_delta, officer_of(actor), at
    judged(row, reasons)
    row.save()
    return row


def judged(row: Import, reasons: Iterable[DocumentReason]) -> None:
    """Put what was found of an import into its row, which is not saved."""
    found = list(reasons)
    row.verdict = verdict(found).value
    row.reasons = [[each.code, _about(each)] for each in found[:MOST_REASONS]]


def end(row: Import, *, actor: Actor, at: datetime) -> None:
    """Note that all of it is here, in the caller's transaction, and tell the ledger."""
    row.ended_at = at
    row.save()
    row.source.current = row
    row.source.save(update_fields=["current"])
    changed()
    ledger.write(
        event=Event.TRUST_IMPORTED,
        actor=actor,
        subject=f"{row.pk} {row.source_id}",
        details={
            "digest": row.digest,
            "kind": row.kind,
            "verdict": row.verdict,
            "certificates": row.certificates,
            "added": row.added,
            "withdrawn": row.withdrawn,
            "revocation_lists": row.revocation_lists,
            "unreadable": row.unreadable,
        },
        at=at,
    )


def _about(reason: DocumentReason) -> str | None:
    return None if reason.about is None else column(reason.about)


def _free(name: str) -> str:
    """The name, or the name with the first number that makes it another."""
    name = name[:_LONGEST_NAME]
    taken = set(Source.objects.filter(name__startswith=name[:-8]).values_list("name", flat=True))
    number = 2
    free = name
    while free in taken:
        end_of_it = f" ({number})"
        free, number = name[: _LONGEST_NAME - len(end_of_it)] + end_of_it, number + 1
    return free
