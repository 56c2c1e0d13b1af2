"""Revocation and deviation lists into the store."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from safepassage.apps.trust.describing import country_shown, shown
from safepassage.apps.trust.keeping import CHUNK
from safepassage.apps.trust.models import DeviationList, Import, RevocationList, Source
from safepassage.documents.certificates import names
from safepassage.documents.certificates import revocation as crl
from safepassage.documents.lists import deviations


def keep_revocations(
    lists: Iterable[RevocationList], source: Source, of: Import, at: datetime
) -> None:
    """Store revocation lists; those that are here already are there again."""
    rows = {each.sha256: each for each in lists}
    for row in rows.values():
        row.source, row.last_import, row.first_seen = source, of, at
    RevocationList.objects.bulk_create(
        rows.values(),
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=("sha256",),
        update_fields=("source", "entry", "last_import"),
    )


def keep_deviations(
    listed: deviations.DeviationList, signers: Sequence[str], of: Import, raw: bytes, at: datetime
) -> None:
    """Store the deviation list of a state in place of the one before."""
    digest, country = sha256(raw).hexdigest(), country_shown(listed.country)
    DeviationList.objects.filter(country=country).exclude(pk=digest).update(current=False)
    DeviationList.objects.update_or_create(
        sha256=digest,
        defaults={"source": of.source, "last_import": of, "current": True},
        create_defaults={
            "raw": raw,
            "country": country,
            "source": of.source,
            "last_import": of,
            "first_seen": at,
            "signers": list(signers),
            "deviations": len(listed.deviations),
        },
    )


def mark_proved(proved: Iterable[str]) -> None:
    """Say of these revocation lists that a root that counts has signed them."""
    RevocationList.objects.filter(pk__in=list(proved)).update(proved=True)


def described_revocations(listed: crl.RevocationList, entry: str = "") -> RevocationList:
    """The row of a revocation list under its name in a directory; raises MalformedError."""
    return RevocationList(
        sha256=sha256(listed.raw).hexdigest(),
        raw=listed.raw,
        country=country_shown(names.country(listed.issuer)),
        entry=entry,
        issuer=shown(listed.issuer),
        issuer_key=names.digest(listed.issuer),
        issued=listed.issued,
        next_update=listed.next_update,
        revoked=len(listed.revoked),
    )
