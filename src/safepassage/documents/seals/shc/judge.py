"""Whether a health card is its issuer's: keys by thumbprint, from sets that are held here."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from safepassage.documents.certificates.keys import Key
from safepassage.documents.reasons import reason
from safepassage.documents.seals import lifetime, signers
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.seal import Held
from safepassage.records import DocumentReason

_ALGORITHM = "ES256"
_DIGEST = "sha256"


class Card(NamedTuple):
    """A read card, with the instants that its claims name."""

    algorithm: Json
    key: Json
    issuer: Json
    signed: bytes
    signature: bytes
    begins: datetime | None
    ends: datetime | None
    unfit: tuple[str, ...]


def judge(card: Card, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Say what is to say of a card, as of an instant."""
    if card.unfit:
        yield reason("seal_schema", ", ".join(card.unfit))
    yield from lifetime.judge(card.begins, card.ends, at)
    if card.algorithm != _ALGORITHM:
        yield reason("unsupported_algorithm", f"not {_ALGORITHM}")
        return
    key = _key(card, held)
    if key is None:
        yield signers.unknown(str(card.key))
        return
    signature = signers.Signature(card.signature, card.signed, digest=_DIGEST)
    if not signers.holds(signature, key):
        yield reason("seal_signature_invalid")


def _key(card: Card, held: Held) -> Key | None:
    """The key that the card names, of a set of its issuer's or of one whose issuer is not said."""
    for key_set in held.keys:
        is_issuers = key_set.issuer is None or key_set.issuer == card.issuer
        if is_issuers and isinstance(card.key, str) and card.key in key_set.keys:
            return key_set.keys[card.key]
    return None
