"""Basic access control: keys from the printed lines, and the exchange (Doc 9303-11 clause 4.3)."""

from hashlib import sha1
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.chip.ciphers import (
    MAC_OCTETS,
    TRIPLE_DES,
    Keys,
    decrypt,
    encrypt,
    mac,
    padded,
    session_keys,
)

NONCE = 8
KEY = 16
ANSWER = 2 * NONCE + KEY + MAC_OCTETS


class Terminal(NamedTuple):
    """What the terminal knows in an exchange: both random numbers and its half of the key."""

    chip_nonce: bytes
    nonce: bytes
    key: bytes


class Session(NamedTuple):
    """The keys of secure messaging and where its send sequence counter begins."""

    keys: Keys
    counter: int


def seed(mrz_information: str) -> bytes:
    """Key seed of document number, birth date and expiry, each with its check digit behind it."""
    return sha1(mrz_information.encode("ascii"), usedforsecurity=False).digest()[:KEY]


def access_keys(mrz_information: str) -> Keys:
    """Keys of the document itself (Doc 9303-11 appendix D.2)."""
    return session_keys(TRIPLE_DES, seed(mrz_information))


def command_data(keys: Keys, terminal: Terminal) -> bytes:
    """Data of EXTERNAL AUTHENTICATE: the encrypted numbers and their code, 40 octets."""
    if not len(terminal.chip_nonce) == len(terminal.nonce) == NONCE or len(terminal.key) != KEY:
        raise MalformedError("numbers of another length than basic access control has")
    return _protected(keys, terminal.nonce + terminal.chip_nonce + terminal.key)


def session(keys: Keys, terminal: Terminal, answer: bytes) -> Session | None:
    """The session that the chip's answer begins, None where the answer does not hold."""
    if len(answer) != ANSWER:
        raise MalformedError("an answer of another length than basic access control has")
    numbers = decrypt(TRIPLE_DES, keys.encryption, answer[:-MAC_OCTETS])
    if _protected(keys, numbers) != answer:
        return None
    if numbers[: 2 * NONCE] != terminal.chip_nonce + terminal.nonce:
        return None
    secret = bytes(a ^ b for a, b in zip(terminal.key, numbers[2 * NONCE :], strict=True))
    counter = terminal.chip_nonce[NONCE // 2 :] + terminal.nonce[NONCE // 2 :]
    return Session(session_keys(TRIPLE_DES, secret), int.from_bytes(counter))


def _protected(keys: Keys, numbers: bytes) -> bytes:
    hidden = encrypt(TRIPLE_DES, keys.encryption, numbers)
    return hidden + mac(TRIPLE_DES, keys.authentication, padded(TRIPLE_DES, hidden))
