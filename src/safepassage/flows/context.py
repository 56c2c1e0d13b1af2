"""What the pure stages need to know of the database: bases, lists, geography; renewed on change."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from safepassage.apps.carriers import agreements as carriers
from safepassage.apps.carriers import mappings as tables
from safepassage.apps.messages.lease import Lease
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows.platform import Platform
from safepassage.flows.renewed import Renewed
from safepassage.formats import manifests
from safepassage.formats.gtas import read_envelope
from safepassage.formats.read import read
from safepassage.pipeline.draft import Prepared
from safepassage.pipeline.indexes import Indexes
from safepassage.pipeline.stages import prepare
from safepassage.records._base import Record
from safepassage.records.message import ParsedFile
from safepassage.safeguards.agreement import Agreement, agreed
from safepassage.safeguards.basis import LegalBasis
from safepassage.safeguards.route import Geography


class Context(Record, frozen=True):
    """Everything that ``prepare`` takes besides the message; ``stamp`` names its state."""

    stamp: str
    lists: str
    bases: tuple[LegalBasis, ...]
    indexes: Indexes
    geography: Geography
    agreements: Mapping[UUID, Agreement]
    mappings: Mapping[UUID, tuple[manifests.Mapping, ...]]

    def prepare(self, lease: Lease, body: bytes) -> Prepared:
        """Parse, gate, draft and screen one message."""
        if lease.imported:
            parsed = read_envelope(body)
        else:
            parsed = self.read(lease.sender, body, at=lease.received_at)
        return self.prepare_parsed(lease, self.agreed(lease.sender, parsed))

    def read(self, carrier: UUID, body: bytes, *, at: datetime) -> ParsedFile:
        """Parse what a carrier sent; its own tables by what it said of their columns."""
        return read(body, at=at.date().isoformat(), mappings=self.mappings.get(carrier, ()))

    def agreed(self, carrier: UUID, parsed: ParsedFile) -> ParsedFile:
        """The input, with a fatal defect where its carrier may not send it."""
        return agreed(parsed, self.agreements.get(carrier), self.geography)

    def prepare_parsed(self, lease: Lease, parsed: ParsedFile) -> Prepared:
        """Gate, draft and screen one message that was read and held to its agreement."""
        return prepare(
            parsed,
            received_at=lease.received_at,
            bases=self.bases,
            geography=self.geography,
            indexes=self.indexes,
            lists=self.lists,
        )


class Contexts(Renewed[Context]):
    """The context of the bases and lists in force, for one process."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform.clock)
        self._platform = platform

    def _in_force(self, known: Context | None, at: datetime) -> Context:
        told = (
            oversight.stamp(),
            carriers.stamp(),
            tables.stamp(),
            self._platform.lists.stamp(),
        )
        stamp = "/".join(told)
        return known if known and self._is_current(known, stamp) else self._load(stamp, at)

    def _is_current(self, known: Context, stamp: str) -> bool:
        """Whether nothing changed, nor was an index built anew: the old one is to be let go of."""
        return known.stamp == stamp and known.indexes is self._platform.lists.current()

    def _load(self, stamp: str, at: datetime) -> Context:
        platform = self._platform
        return Context(
            stamp=stamp,
            lists=platform.lists.stamp(),
            bases=oversight.bases_in_force(at),
            indexes=platform.lists.current(),
            geography=platform.geography,
            agreements=carriers.agreements(),
            mappings=tables.mappings(),
        )
