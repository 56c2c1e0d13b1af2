"""Certificates into the store, and which of a source are there or gone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from safepassage.apps.trust.models import Certificate, Import, Presence, Source

CHUNK = 500
"""Rows a statement, so that other writers hardly wait."""


class Seen(NamedTuple):
    """A certificate of a source, under its name there, with what the source remarks."""

    certificate: Certificate
    entry: str = ""
    remark: str = ""


def keep(certificates: Iterable[Certificate]) -> int:
    """Store certificates that are not here yet; returns how many those are."""
    rows = list({each.sha256: each for each in certificates}.values())
    known = set(
        Certificate.objects.filter(pk__in=[each.sha256 for each in rows]).values_list(
            "pk", flat=True
        )
    )
    new = [each for each in rows if each.sha256 not in known]
    Certificate.objects.bulk_create(new, ignore_conflicts=True, batch_size=CHUNK)
    return len(new)


def see(source: Source, seen: Sequence[Seen], of: Import, at: datetime) -> None:
    """Note that a source holds these certificates, which are stored; all are there again."""
    rows: Mapping[tuple[str, str], Presence] = {
        (each.entry, each.certificate.sha256): Presence(
            certificate_id=each.certificate.sha256,
            source=source,
            entry=each.entry,
            remark=each.remark,
            first_import=of,
            last_import=of,
            first_seen=at,
            last_seen=at,
        )
        for each in seen
    }
    Presence.objects.bulk_create(
        rows.values(),
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=("source", "entry", "certificate"),
        update_fields=("remark", "last_import", "last_seen", "withdrawn_at"),
    )


def withdraw_unseen(source: Source, of: Import, at: datetime) -> int:
    """Say of what a new version of a source is without that it is gone."""
    gone = source.presences.filter(withdrawn_at__isnull=True).exclude(last_import=of)
    return gone.update(withdrawn_at=at)


def withdraw_entries(
    sources: Iterable[Source], entries: Iterable[str], of: Import, at: datetime
) -> int:
    """Say that what these names of a directory meant before is gone."""
    gone = Presence.objects.filter(
        source__in=list(sources), entry__in=list(entries), withdrawn_at__isnull=True
    )
    return gone.exclude(last_import=of).update(withdrawn_at=at)
