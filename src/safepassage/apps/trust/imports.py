"""What was taken, from whom, by whom: begun, and ended with its entry in the ledger."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

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


class Target(NamedTuple):
    """Which source a file is a version of: by its name, or by its entry in a directory."""

    name: str
    kind: SourceKind
    country: str = ""
    directory: str = ""
    entry: str = ""


def find(target: Target) -> Source | None:
    """The source of this name and kind; in a directory the one of this entry."""
    if target.directory:
        found = Source.objects.filter(directory=target.directory, entry=target.entry)
    else:
        found = Source.objects.filter(name=target.name[:_LONGEST_NAME], directory="")
    return found.filter(kind=target.kind.value).first()


def source_of(target: Target) -> Source:
    """The source, made if need be; where another has its name already it gets a number."""
    return find(target) or Source.objects.create(
        name=_free(target.name),
        kind=target.kind.value,
        country=target.country,
        directory=target.directory,
        entry=target.entry,
    )


def listed_sources(directory: str) -> list[Source]:
    """The sources of all lists that came in a directory."""
    return list(Source.objects.filter(directory=directory))


def leave(directory: str, entries: Iterable[str], at: datetime) -> None:
    """Note that a directory is without these lists; what they say counts or not as before."""
    gone = Source.objects.filter(directory=directory, entry__in=list(entries))
    gone.filter(left_at__isnull=True).update(left_at=at)


def return_to(source: Source | None) -> None:
    """Note that a list's directory has it again."""
    if source and source.left_at:
        source.left_at = None
        source.save(update_fields=["left_at"])


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
