"""A SMART health card: as digits of a barcode, as a compact JWS, or in a file of cards."""

import re
from collections.abc import Mapping
from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import lifetime
from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.encodings.inflate import inflate
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.seal import Fields, Seal, Stated
from safepassage.documents.seals.shc.bundle import Bundle, read_bundle
from safepassage.documents.seals.shc.judge import Card, judge

KIND = "SHC"
PREFIX = "shc:/"

_LOWEST = 45
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_CARDS = "verifiableCredential"
_COMPRESSED = "DEF"


def is_token(text: str) -> bool:
    """Whether a text has the three parts of a compact JWS (RFC 7515 clause 3.1)."""
    return _TOKEN.fullmatch(text) is not None


def is_file(value: Json) -> bool:
    """Whether JSON is a file of cards."""
    return isinstance(value, Mapping) and _CARDS in value


def read_file(value: Json) -> Seal:
    """Read the one card of a file; raises MalformedError, also where there are several."""
    cards = value.get(_CARDS) if isinstance(value, Mapping) else None
    token = cards[0] if isinstance(cards, list) and len(cards) == 1 else None
    if not isinstance(token, str) or not is_token(token):
        raise MalformedError("a file that does not hold one card")
    return read(token)


def token_of_digits(text: str) -> str:
    """The JWS of a barcode: every sign's number over 45 in two digits; raises MalformedError."""
    digits = text.removeprefix(PREFIX)
    if len(digits) % 2 or not (digits.isascii() and digits.isdigit()):
        raise MalformedError("digits that are no card, or a part of one only")
    pairs = (digits[at : at + 2] for at in range(0, len(digits), 2))
    token = "".join(chr(int(pair) + _LOWEST) for pair in pairs)
    if not is_token(token):
        raise MalformedError("digits that are no card")
    return token


def read(token: str) -> Seal:
    """Read a card's JWS; raises MalformedError."""
    head, body, signature = token.split(".")
    header = _object(strict_json.read(radix.decode(head)))
    octets = radix.decode(body)
    is_compressed = header.get("zip") == _COMPRESSED
    claims = _object(strict_json.read(inflate(octets, raw=True) if is_compressed else octets))
    bundle = read_bundle(claims.get("vc"))
    card = Card(
        algorithm=header.get("alg"),
        key=header.get("kid"),
        issuer=claims.get("iss"),
        signed=f"{head}.{body}".encode(),
        signature=radix.decode(signature),
        begins=lifetime.of_seconds(claims.get("nbf")),
        ends=lifetime.of_seconds(claims.get("exp")),
        unfit=bundle.unfit,
    )
    return Seal(KIND, _fields(card, bundle), Stated(), partial(judge, card))


def _object(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise MalformedError("a card whose parts are no objects")
    return value


def _fields(card: Card, bundle: Bundle) -> Fields:
    return {
        "issuer": card.issuer,
        "signer_key": card.key,
        "issued": card.begins.isoformat() if card.begins else None,
        "expires": card.ends.isoformat() if card.ends else None,
        **bundle.values,
    }
