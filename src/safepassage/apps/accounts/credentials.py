"""Credentials of other parties' systems: 256 random bits, kept as SHA-256, shown once."""

from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models

from safepassage.apps.accounts.tokens import digest, new_token

CREDENTIAL_LASTS = timedelta(days=365)
OVERLAP = timedelta(days=7)


class MachineCredential(models.Model):
    """One bearer token; only the SHA-256 of its 256 random bits is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    label = models.CharField(max_length=60, blank=True)
    sha256 = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        abstract = True
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return str(self.id)


Owned = TypeVar("Owned", bound=MachineCredential)


def issue(credentials: "models.Manager[Any]", *, at: datetime, label: str = "") -> str:
    """Make a new token of an owner, to be shown once; its old ones end after the overlap."""
    ends = at + OVERLAP
    older = credentials.filter(revoked_at=None)
    older.filter(expires_at=None).update(expires_at=ends)
    older.filter(expires_at__gt=ends).update(expires_at=ends)
    token = new_token()
    expires_at = at + CREDENTIAL_LASTS
    credentials.create(label=label, sha256=digest(token), created_at=at, expires_at=expires_at)
    return token


def live(at: datetime) -> models.Q:
    """Which credentials are good at that moment."""
    return models.Q(revoked_at=None) & (models.Q(expires_at=None) | models.Q(expires_at__gt=at))


def presented(
    credentials: "models.QuerySet[Owned, Owned]", token: str, at: datetime
) -> Owned | None:
    """The live credential that ``token`` is.

    Found by digest and compared in constant time, so that timing tells nothing
    about the token.
    """
    wanted = digest(token)
    found = credentials.filter(live(at), sha256=wanted).first()
    stored = bytes(found.sha256) if found else bytes(len(wanted))
    return found if compare_digest(stored, wanted) else None


def end(credential: MachineCredential, *, at: datetime) -> bool:
    """End a credential at once; false when it was ended before."""
    if credential.revoked_at is not None:
        return False
    credential.revoked_at = at
    credential.save(update_fields=["revoked_at"])
    return True


def periods(credentials: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a related manager
    """When each credential began and ended; never what proves it."""
    return [
        {
            "id": one.pk,
            "label": one.label,
            "created_at": one.created_at,
            "expires_at": one.expires_at,
            "revoked_at": one.revoked_at,
        }
        for one in credentials.all()
    ]
