"""Orders on a signed paper: written on the regulator's machine, obeyed here.

A paper is one JSON object: the order as it was signed (base64), the regulator's public
Ed25519 key and its signature (RFC 8032) over ``safepassage order 1``, a line feed and the order.
It names the installation by its ledger's first public key, so that it is of no use elsewhere.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from safepassage.apps.regulation import keys, orders
from safepassage.apps.regulation.models import KeyUse, Order
from safepassage.apps.regulation.orders import Given, OrderError
from safepassage.flows.orders.giving import give
from safepassage.flows.orders.lifting import lift
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.orders import OrderKind

SIGNED = b"safepassage order 1\n"
VALID_FOR = timedelta(days=30)
AHEAD = timedelta(hours=1)
"""The regulator's clock may go before ours."""


class OrderText(Record, frozen=True):
    """What is signed. With ``lifts`` it lifts that order under ``law``, and gives none."""

    id: UUID
    installation: str
    given_at: datetime
    law: str
    kind: OrderKind | None = None
    target: str = ""
    reasons: str = ""
    until: date | None = None
    lifts: UUID | None = None


class Paper(Record, frozen=True):
    """The file."""

    order: str
    key: str
    signature: str


def sign(text: OrderText, private: Ed25519PrivateKey) -> bytes:
    """The paper of an order, as JSON."""
    told = msgspec.json.encode(text)
    paper = Paper(
        order=b64encode(told).decode(),
        key=private.public_key().public_bytes_raw().hex(),
        signature=private.sign(SIGNED + told).hex(),
    )
    return msgspec.json.format(msgspec.json.encode(paper)) + b"\n"


def obey(platform: Platform, paper: bytes, *, installation: str, actor: Actor) -> Order:
    """Check a paper and obey it; ``installation`` is this ledger's first public key in hex.

    A paper that was obeyed before changes nothing. Raises ``OrderError``.
    """
    text, key = _read(paper)
    _check(platform, text, key, installation)
    known = orders.by_id(text.lifts or text.id)
    if text.lifts:
        return _lift(platform, text, known, actor)
    return known or _give(platform, text, key, actor)


def _give(platform: Platform, text: OrderText, key: bytes, actor: Actor) -> Order:
    if text.kind is None:
        raise OrderError("The paper gives no order and lifts none.")
    given = Given(
        id=text.id,
        kind=text.kind,
        target=text.target,
        law=text.law,
        until=text.until,
        given_at=platform.clock.now(),
        signed_by=keys.fingerprint(key),
    )
    return give(platform, given, reasons=text.reasons, actor=actor)


def _lift(platform: Platform, text: OrderText, order: Order | None, actor: Actor) -> Order:
    if order is None:
        raise OrderError("There is no order with the id that this paper lifts.")
    at = platform.clock.now()
    lift(order, under=text.law, officer=None, actor=actor, at=at)
    return order


def _read(paper: bytes) -> tuple[OrderText, bytes]:
    """The order and the key that signed it; raises ``OrderError`` for any other signature."""
    try:
        read = msgspec.json.decode(paper, type=Paper)
        told, key = b64decode(read.order, validate=True), bytes.fromhex(read.key)
        public = Ed25519PublicKey.from_public_bytes(key)
        public.verify(bytes.fromhex(read.signature), SIGNED + told)
        return msgspec.json.decode(told, type=OrderText), key
    except InvalidSignature as error:
        raise OrderError("The signature is not of this paper.") from error
    except (msgspec.MsgspecError, NotBase64, ValueError) as error:
        raise OrderError("This is no signed order.") from error


def _check(platform: Platform, text: OrderText, key: bytes, installation: str) -> None:
    if key != keys.in_force(KeyUse.SIGN):
        raise OrderError("The paper is not signed with the regulator's key in force here.")
    if text.installation != installation:
        raise OrderError("The paper is for another installation.")
    age = platform.clock.now() - text.given_at
    if not -AHEAD <= age <= VALID_FOR:
        raise OrderError("The paper is older than thirty days, or of a time to come.")
