"""Reads of the trust store; nothing in it is personal."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from safepassage.apps.trust.kinds import ROOTS, Kind
from safepassage.apps.trust.models import (
    Certificate,
    DeviationList,
    Import,
    Presence,
    RevocationList,
    Source,
)

_ROOTS = [each.value for each in ROOTS]
_FEW = (Kind.SEAL_SIGNER.value,)
_CHUNK = 500
_FEW_FILES = 20
_MOST_NAMESAKES = 4
MOST_UNPROVED = 3
"""Revocation lists of an issuer, newer than the one that is proved, that are still looked at."""


class RootRow(NamedTuple):
    """A certificate that can be a root: its digest, kind, bytes, key and first day here."""

    sha256: str
    kind: Kind
    raw: bytes
    key_digest: str


class PresenceRow(NamedTuple):
    """A root in a source: since when, and whether it is gone from there."""

    sha256: str
    source: UUID
    first_seen: datetime
    is_withdrawn: bool


def roots() -> Iterator[RootRow]:
    """Every certificate that can be a root of a chain."""
    rows = Certificate.objects.filter(kind__in=_ROOTS).order_by("sha256")
    for sha256, kind, raw, key in rows.values_list("sha256", "kind", "raw", "key_digest").iterator(
        chunk_size=_CHUNK
    ):
        yield RootRow(sha256, Kind(kind), bytes(raw), key)


def presences_of_roots() -> Iterator[PresenceRow]:
    """Where those certificates are and were."""
    rows = Presence.objects.filter(certificate__kind__in=_ROOTS)
    columns = rows.values_list("certificate_id", "source_id", "first_seen", "withdrawn_at")
    for sha256, source, first_seen, withdrawn_at in columns.iterator(chunk_size=_CHUNK):
        yield PresenceRow(sha256, source, first_seen, withdrawn_at is not None)


def sources() -> QuerySet[Source]:
    """Every source with the import that its content is of."""
    return Source.objects.select_related("current")


def certificates(digests: Iterable[str]) -> dict[str, bytes]:
    """The bytes of certificates by their digests."""
    rows = Certificate.objects.filter(pk__in=set(digests)).values_list("sha256", "raw")
    return {sha256: bytes(raw) for sha256, raw in rows}


def few_signers() -> Iterator[bytes]:
    """Signers that are sought by more than their names: those of seals, and what came singly."""
    singly = Q(kind=Kind.SIGNER.value, presences__entry="")
    rows = Certificate.objects.filter(Q(kind__in=_FEW) | singly).order_by("sha256").distinct()
    return map(bytes, rows.values_list("raw", flat=True).iterator(chunk_size=_CHUNK))


def signers_named(
    *, issuer_key: str = "", serial: str = "", key_identifier: str = ""
) -> list[bytes]:
    """Signers by the issuer and serial number, or the key identifier, that signed data name."""
    if key_identifier:
        return _signers(Q(key_identifier=key_identifier))
    return _signers(Q(issuer_key=issuer_key, serial=serial))


def signers_numbered(country: str, serial: str) -> list[bytes]:
    """Signers of a country that have a serial number, as columns hold it."""
    return _signers(Q(country=country, serial=serial))


def signers_digested(prefix: str) -> list[bytes]:
    """Signers whose digest begins so."""
    return _signers(Q(sha256__gte=prefix, sha256__lt=prefix + "g"))


def _signers(wanted: Q) -> list[bytes]:
    rows = Certificate.objects.filter(wanted).exclude(kind__in=_ROOTS)
    return [bytes(raw) for raw in rows.values_list("raw", flat=True)[:_MOST_NAMESAKES]]


def newest_revocation_lists() -> Iterator[RevocationList]:
    """Of each issuer the newest list that is proved, and few newer ones that are not."""
    done: set[str] = set()
    unproved: dict[str, int] = {}
    heads = RevocationList.objects.defer("raw").order_by("issuer_key", "-issued", "sha256")
    wanted = []
    for row in heads.iterator(chunk_size=_CHUNK):
        seen = unproved.get(row.issuer_key, 0)
        if row.issuer_key in done or (not row.proved and seen >= MOST_UNPROVED):
            continue
        wanted.append(row.pk)
        if row.proved:
            done.add(row.issuer_key)
        else:
            unproved[row.issuer_key] = seen + 1
    return (
        RevocationList.objects.filter(pk__in=wanted).order_by("pk").iterator(chunk_size=_FEW_FILES)
    )


def unproved_revocation_lists() -> Iterator[RevocationList]:
    """Those that no root had signed when the store last changed."""
    return (
        RevocationList.objects.filter(proved=False).order_by("pk").iterator(chunk_size=_FEW_FILES)
    )


def current_deviation_lists() -> QuerySet[DeviationList]:
    """The deviation list in force of each state."""
    return DeviationList.objects.filter(current=True)


def deviation_list_of(country: str) -> DeviationList | None:
    """The deviation list in force of one state."""
    return DeviationList.objects.filter(current=True, country=country).first()


def signers_by_country() -> dict[str, int]:
    """How many signers of documents are held of each country."""
    rows = Certificate.objects.filter(kind=Kind.SIGNER.value).values("country")
    counted = rows.annotate(held=Count("sha256")).order_by()
    return {row["country"]: row["held"] for row in counted}


def by_kind() -> dict[str, int]:
    """How many certificates of each kind are held."""
    counted = Certificate.objects.values("kind").annotate(held=Count("sha256")).order_by()
    return {row["kind"]: row["held"] for row in counted}


def certificate(sha256: str) -> Certificate | None:
    """Find a certificate by its digest."""
    return Certificate.objects.filter(pk=sha256).first()


def presences(sha256: str) -> QuerySet[Presence]:
    """Where a certificate is and was, with the sources and the imports that brought it."""
    rows = Presence.objects.filter(certificate=sha256)
    return rows.select_related("source", "first_import", "last_import")


def imports() -> QuerySet[Import]:
    """Everything that was taken, the newest first."""
    return Import.objects.select_related("source")


def import_by_id(import_id: UUID) -> Import | None:
    """Find an import."""
    return imports().filter(pk=import_id).first()


def source_by_name(name: str) -> Source | None:
    """Find a source by its name."""
    return Source.objects.filter(name=name.strip()).first()


def ending(first: datetime, last: datetime) -> QuerySet[Certificate]:
    """Roots, links and signers of lists that end between two instants."""
    told = [Kind.ROOT.value, Kind.LINK.value, Kind.LIST_SIGNER.value]
    rows = Certificate.objects.filter(kind__in=told, not_after__gte=first, not_after__lt=last)
    return rows.defer("raw").order_by("not_after", "country")


def of_countries(codes: Iterable[str], since: datetime) -> Iterator[bytes]:
    """Certificates of whatever kind of these countries that had not ended by then."""
    rows = Certificate.objects.filter(country__in=set(codes), not_after__gte=since)
    raws = rows.order_by("sha256").values_list("raw", flat=True)
    return map(bytes, raws.iterator(chunk_size=_CHUNK))


def signers_ending(first: datetime, last: datetime) -> Iterator[tuple[str, datetime]]:
    """Country and end of document and seal signers that end between two instants."""
    told = [Kind.SIGNER.value, Kind.SEAL_SIGNER.value]
    rows = Certificate.objects.filter(kind__in=told, not_after__gte=first, not_after__lt=last)
    return rows.order_by().values_list("country", "not_after").iterator(chunk_size=_CHUNK)


def held_by(source: Source) -> int:
    """How many certificates a source holds now."""
    return source.presences.filter(withdrawn_at__isnull=True).count()
