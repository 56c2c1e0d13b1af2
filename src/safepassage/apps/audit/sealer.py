"""Numbers, chains and signs what was written since the last time.

Entries are sealed in the order of their ids as far as they are visible.  On PostgreSQL a
transaction with lower ids may commit later: its entries wait in ``audit_pending``, and get
the next numbers.  So every entry is sealed once, and none is passed over.
"""

from datetime import datetime
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText, HeadLine, SealedLine, digest_of, link, sign_head
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor

BATCH = 150
"""Entries sealed under one lock: about fifteen milliseconds on SQLite, the commit included."""


class SigningKeys(Protocol):
    """Where the signing keys are."""

    def ledger_anchor(self) -> bytes:
        """Return the first public key."""

    def signing_key(self, public: bytes) -> bytes:
        """Return the seed of ``public``; raises ``KeyGone``."""

    def make_signing_key(self) -> bytes:
        """Make one more key and return its public half."""


def seal_waiting(keys: SigningKeys, *, at: datetime) -> int:
    """Seal everything that waits, one short transaction a batch; how many entries."""
    total = 0
    while ledger.waiting(1):
        with ledger.sealing():
            total += _seal_batch()
            ledger.add_head(_head(keys, at))
    return total


def rotate(keys: SigningKeys, *, actor: Actor, at: datetime) -> tuple[bytes, bytes]:
    """Hand signing over by a head that both keys sign; the old and the new public key.

    Call in no transaction; destroy the old key when this has returned.
    """
    seal_waiting(keys, at=at)
    successor = keys.make_signing_key()
    with ledger.sealing():
        retired = _key_in_force(keys)
        details = {"successor": successor.hex(), "retired": retired.hex()}
        ledger.write(event=Event.KEY_ROTATED, actor=actor, details=details, at=at)
        _seal_batch()
        ledger.add_head(_head(keys, at, successor=successor))
    return retired, successor


def sign(keys: SigningKeys, content: bytes) -> tuple[bytes, bytes]:
    """Sign something else with the ledger's key in force; its public half and the signature."""
    public = _key_in_force(keys)
    private = Ed25519PrivateKey.from_private_bytes(keys.signing_key(public))
    return public, private.sign(content)


def _seal_batch() -> int:
    """Seal the next entries; another process may have left none."""
    number, chain = ledger.tip()
    seals = []
    for number, entry in enumerate(ledger.waiting(BATCH), start=number + 1):  # noqa: B020 - counts on
        seal, chain = _sealed(entry, number, chain)
        seals.append(seal)
    ledger.add_seals(seals)
    return len(seals)


def _sealed(entry: EntryText, number: int, previous: bytes) -> tuple[SealedLine, bytes]:
    digest, end = digest_of(entry), entry.expires_at
    chain = link(previous, number=number, entry=entry.id, digest=digest, expires_at=end)
    seal = SealedLine(
        number=number,
        entry=entry.id,
        digest=digest.hex(),
        expires_at=end,
        chain=chain.hex(),
        text=entry,
    )
    return seal, chain


def _head(keys: SigningKeys, at: datetime, *, successor: bytes = b"") -> HeadLine:
    number, chain = ledger.tip()
    key = _key_in_force(keys)
    head = HeadLine(
        number=number, chain=chain.hex(), at=at, key=key.hex(), successor=successor.hex()
    )
    seed = keys.signing_key(successor) if successor else None
    return sign_head(head, keys.signing_key(key), seed)


def _key_in_force(keys: SigningKeys) -> bytes:
    last = ledger.last_head()
    return bytes.fromhex(last.successor or last.key) if last else keys.ledger_anchor()
