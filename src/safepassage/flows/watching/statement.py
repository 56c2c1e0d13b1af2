"""What one witness is told: a signed head, the chain's links to it, and the configuration.

The witness recomputes the links from the last head that it keeps, so that a statement proves
that nothing before it was changed (``apps.audit.standalone.witness`` reads it).
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import HeadLine, encode_line
from safepassage.records._base import Record

MOST_LINKS = 20_000
"""Entries a statement at most, some three megabytes; what is more follows in the next."""
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


class SigningKeys(Protocol):
    """Where the signing keys are."""

    def ledger_anchor(self) -> bytes:
        """Return the first public key."""

    def signing_key(self, public: bytes) -> bytes:
        """Return the seed of ``public``; raises ``KeyGone``."""


class Answer(Record, frozen=True, forbid_unknown_fields=False):
    """What a witness answers: what it holds, and whether it accepted the statement."""

    ledger: str
    number: int
    chain: str
    statement: str
    verdict: str
    why: str
    at: str


class _Signed(Record, frozen=True):
    receipt: str
    signature: str


class NoReceipt(ValueError):  # noqa: N818 - a state, told as one
    """What came back is no receipt of this witness for this statement."""


def head_after(since: int) -> HeadLine | None:
    """The head to tell a witness that holds ``since``: a newer one, or the same once more."""
    return ledger.next_head(since, MOST_LINKS) or ledger.last_head()


def statement(
    keys: SigningKeys,
    head: HeadLine,
    *,
    since: int,
    values: Mapping[str, str],
    words: Mapping[str, str],
    at: datetime,
) -> bytes:
    """Return the statement of ``head`` for a witness that holds ``since`` entries."""
    handovers = list(ledger.handovers(since))
    said = _encode(
        {
            "ledger": keys.ledger_anchor().hex(),
            "at": at.astimezone(UTC).isoformat(),
            "since": since,
            "links": list(ledger.links(since, head.number)),
            "head": msgspec.Raw(encode_line(head)),
            "handovers": handovers,
            "configuration": values,
            "words": words,
        }
    )
    newest = handovers[-1].successor if handovers else head.successor or head.key
    key = bytes.fromhex(newest)
    signature = Ed25519PrivateKey.from_private_bytes(keys.signing_key(key)).sign(said)
    return _encode({"statement": said.decode(), "signature": signature.hex()})


def configuration_in(body: bytes) -> str:
    """The digest of the configuration that a statement of ours told."""
    said = msgspec.json.decode(msgspec.json.decode(body)["statement"])
    return sha256(_encode_sorted(said["configuration"])).hexdigest()


def answer_in(body: bytes, *, to: bytes, key: str) -> Answer:
    """Read a witness's answer to the statement ``to``; raises NoReceipt."""
    try:
        signed = msgspec.json.decode(body, type=_Signed)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signed.signature), signed.receipt.encode())
        answer = msgspec.json.decode(signed.receipt, type=Answer)
    except (msgspec.MsgspecError, ValueError, InvalidSignature) as error:
        raise NoReceipt(f"no signed receipt: {type(error).__name__}") from error
    if answer.statement != sha256(to).hexdigest():
        raise NoReceipt("a receipt for another statement")
    return answer
