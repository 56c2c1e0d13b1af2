"""What of a directory's file is kept in one transaction."""

from datetime import datetime

from django.db import transaction

from safepassage.apps.trust.keeping import CHUNK, Seen, keep, see, withdraw_entries
from safepassage.apps.trust.models import Certificate, Import, RevocationList, Source
from safepassage.apps.trust.signed_files import keep_revocations

MOST_OCTETS = 8 << 20


class Batch:
    """Entries that were read and not kept yet: at most so many, and so many octets."""

    def __init__(self, row: Import, source: Source, other: Source | None, at: datetime) -> None:
        self._row = row
        self._source = source
        self._other = other
        self._at = at
        self._empty()

    def _empty(self) -> None:
        self._signers: list[Seen] = []
        self._others: list[Seen] = []
        self._lists: list[RevocationList] = []
        self.replaced: list[str] = []
        self._octets = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to keep what is here."""
        held = len(self._signers) + len(self._others) + len(self._lists) + len(self.replaced)
        return held >= CHUNK or self._octets >= MOST_OCTETS

    def add_signer(
        self, certificate: Certificate, entry: str, remark: str, *, is_conformant: bool
    ) -> None:
        """Add a signer; one that breaks the profiles is kept apart and says so."""
        held = self._signers if is_conformant else self._others
        told = remark if is_conformant else remark or "non-conformant"
        held.append(Seen(certificate, entry, told))
        self._octets += len(certificate.raw)

    def add_revocations(self, listed: RevocationList) -> None:
        """Add a revocation list."""
        self._lists.append(listed)
        self._octets += len(listed.raw)

    def flush(self) -> None:
        """Keep it all in one transaction; names of a delta no longer mean what they meant."""
        with transaction.atomic():
            row = self._row
            row.added += keep(each.certificate for each in (*self._signers, *self._others))
            see(self._source, self._signers, row, self._at)
            keep_revocations(self._lists, self._source, row, self._at)
            if self._other:
                see(self._other, self._others, row, self._at)
            sources = filter(None, (self._source, self._other))
            row.withdrawn += withdraw_entries(sources, self.replaced, row, self._at)
        row.certificates += len(self._signers) + len(self._others)
        row.revocation_lists += len(self._lists)
        self._empty()
