"""What is given to the trust store and on which terms, and what came of it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from safepassage.apps.trust import imports, policies
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Certificate, Import, Source
from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Extent(StrEnum):
    """What a directory's file tells: all that there is, or what changed since the last."""

    WHOLE = "whole"
    DELTA = "delta"


class Order(NamedTuple):
    """Who gives a file, what it comes from, and whether its certificates are to be roots.

    ``source`` is empty for the usual name. ``ground`` says how a root was obtained: a second
    person confirms it.
    """

    actor: Actor
    at: datetime
    source: str = ""
    as_root: bool = False
    ground: str = ""
    extent: Extent | None = None


class Report(Record, frozen=True):
    """What an import did; ``known`` when all of it was here already and nothing changed.

    ``waits`` counts the certificates that are roots as soon as a second person agrees.
    """

    source: str
    kind: str
    import_id: UUID
    known: bool
    certificates: int
    added: int
    withdrawn: int
    revocation_lists: int
    unreadable: int
    verdict: str
    reasons: tuple[DocumentReason, ...]
    waits: int = 0


class FileRefusedError(ValueError):
    """The file is bad, and nothing was changed; ``faults`` say where and why."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def report_of(row: Import, *, known: bool = False, waits: int = 0) -> Report:
    """What the row of an import says."""
    return Report(
        source=row.source.name,
        kind=row.kind,
        import_id=row.pk,
        known=known,
        certificates=row.certificates,
        added=row.added,
        withdrawn=row.withdrawn,
        revocation_lists=row.revocation_lists,
        unreadable=row.unreadable,
        verdict=row.verdict,
        reasons=tuple(reasons_of(row)),
        waits=waits,
    )


def reasons_of(row: Import) -> Iterable[DocumentReason]:
    """The reasons that an import was kept with."""
    return (reason(code, about) for code, about in row.reasons)


def digest_of(raw: bytes) -> str:
    """What a file is known again by."""
    return sha256(raw).hexdigest()


def already(source: Source | None, digest: str) -> Import | None:
    """The import of this very file, where nothing came from its source since."""
    current = source.current if source else None
    return current if current and current.ended_at and current.digest == digest else None


def begin(
    order: Order,
    source: Source,
    digest: str,
    *,
    reasons: Iterable[DocumentReason] = (),
    part_of: Import | None = None,
    is_delta: bool = False,
) -> Import:
    """Begin an import on an order's terms."""
    return imports.begin(
        digest=digest,
        source=source,
        reasons=reasons,
        part_of=part_of,
        is_delta=is_delta,
        actor=order.actor,
        at=order.at,
    )


def propose_roots(certificates: Iterable[Certificate], order: Order) -> int:
    """Ask for certificates to be roots; returns how many wait for a second person."""
    waits = 0
    for certificate in certificates:
        said = policies.of_subject(About.CERTIFICATE, certificate.sha256)
        if said.filter(stance=Stance.TRUST.value, ended_at__isnull=True).exists():
            continue
        policy = policies.propose(
            about=About.CERTIFICATE,
            subject=certificate.sha256,
            stance=Stance.TRUST,
            ground=order.ground,
            actor=order.actor,
            at=order.at,
        )
        waits += policy.confirmed_at is None
    return waits
