"""Two people let the platform's data out: the key custodian asks, the approval authority agrees.

The request carries a challenge that only the authority's private key opens; its answer is the
approval. It is for this request alone: one recipient, one ground, once, within seven days.
"""

import hmac
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.accounts.selectors import officer_by_code
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.flows.platform import Platform
from safepassage.flows.renewals import good_for
from safepassage.flows.stopped import StoppedError, stopped
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    AuthorityWrapper,
    unwrap_for_authority,
)

VALID_FOR = timedelta(days=7)


class ExportGround(StrEnum):
    """Why everything leaves: a closed list, kept with the entry."""

    MIGRATION = "migration"
    SUCCESSOR = "successor"
    ORDER = "order"


class ExportRefusedError(ValueError):
    """The export may not be made; the text says why."""


class ExportRequest(Record, frozen=True):
    """What is asked for; ``recipient`` is the X25519 public key (hex) that opens the export."""

    id: UUID
    custodian: str
    ground: ExportGround
    recipient: str
    plain: bool
    requested_at: datetime

    @property
    def digest(self) -> bytes:
        """Names the request with all that it says."""
        return sha256(msgspec.json.encode(self, order="deterministic")).digest()


class AskedApproval(Record, frozen=True):
    """The file that goes to the authority: the request and the challenge."""

    request: ExportRequest
    ephemeral: str
    challenge: str


def ask(
    platform: Platform, *, custodian: str, ground: ExportGround, recipient: bytes, plain: bool
) -> AskedApproval:
    """Ask for an export; raises ``ExportRefusedError`` when ``custodian`` is none."""
    _refuse_stopped()
    at = platform.clock.now()
    officer = _custodian(custodian)
    request = ExportRequest(
        id=platform.ids.new(),
        custodian=str(officer.pk),
        ground=ground,
        recipient=recipient.hex(),
        plain=plain,
        requested_at=at,
    )
    public = platform.keys.authority_public()
    wrapper = AuthorityWrapper(public, platform.ids.random(KEY_BYTES))
    name, nonce = request.digest.hex(), platform.ids.random(NONCE_BYTES)
    challenge = wrapper.wrap(name, nonce, _secrets(platform, request, at)[0])
    with transaction.atomic():
        _tell(request, Event.EXPORT_REQUESTED, at)
    return AskedApproval(
        request=request, ephemeral=wrapper.ephemeral_public.hex(), challenge=challenge.hex()
    )


def approve(asked: AskedApproval, private: bytes) -> str:
    """At the authority: the approval of this request; raises ``SealBroken`` for another's key."""
    secret = unwrap_for_authority(
        private,
        bytes.fromhex(asked.ephemeral),
        asked.request.digest.hex(),
        bytes.fromhex(asked.challenge),
    )
    return _approval(secret)


def begin(platform: Platform, request: ExportRequest, approval: str) -> Actor:
    """Check the approval and write that the export begins; returns who exports.

    Raises ``ExportRefusedError`` when it is wrong, old, used, or its custodian holds the role
    no more.
    """
    _refuse_stopped()
    at = platform.clock.now()
    right = map(_approval, _secrets(platform, request, _asked_at(request)))
    if not any(hmac.compare_digest(one, approval.strip().lower()) for one in right):
        raise ExportRefusedError("this is not the approval of this request")
    if not timedelta(0) <= at - request.requested_at <= VALID_FOR:
        raise ExportRefusedError("the request is older than seven days; ask again")
    _holds(request.custodian)
    with transaction.atomic():
        if ledger.page(subject=str(request.id), event=Event.EXPORT_BEGUN, limit=1):
            raise ExportRefusedError("this approval was used; ask again")
        _tell(request, Event.EXPORT_BEGUN, at)
    return Actor.officer(request.custodian)


def _refuse_stopped() -> None:
    if stop := stopped(Capability.FULL_EXPORT):
        raise ExportRefusedError(str(StoppedError(stop)))


def _secrets(platform: Platform, request: ExportRequest, asked_at: datetime | None) -> list[bytes]:
    """Known to this home alone; nothing of it is stored. What is asked now is by the first."""
    named, keys = b"export|" + request.digest, good_for(platform.keys, asked_at)
    return [hmac.digest(key, named, "sha256") for key in keys]


def _asked_at(request: ExportRequest) -> datetime | None:
    """When it was asked here, by the ledger: what its file says anybody can write."""
    entries = ledger.page(subject=str(request.id), event=Event.EXPORT_REQUESTED, limit=1)
    return entries[0].at if entries else None


def _approval(secret: bytes) -> str:
    return hmac.digest(secret, b"approved", "sha256").hex()


def _custodian(code: str) -> Officer:
    officer = officer_by_code(code)
    if officer is None or not _is_custodian(officer):
        raise ExportRefusedError(f"'{code}' is no active officer who is key custodian")
    return officer


def _holds(officer_id: str) -> None:
    officer = Officer.objects.filter(pk=officer_id).first()
    if officer is None or not _is_custodian(officer):
        raise ExportRefusedError("whoever asked is key custodian no more; ask again")


def _is_custodian(officer: Officer) -> bool:
    return officer.is_active and Role.KEY_CUSTODIAN in officer.roles


def _tell(request: ExportRequest, event: Event, at: datetime) -> None:
    details: dict[str, str | int] = {
        "ground": request.ground.value,
        "recipient": sha256(bytes.fromhex(request.recipient)).hexdigest(),
        "plain": int(request.plain),
    }
    ledger.write(
        event=event,
        actor=Actor.officer(request.custodian),
        subject=str(request.id),
        details=details,
        at=at,
    )
