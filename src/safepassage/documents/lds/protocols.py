"""Identifiers of the protocols that chips offer (Doc 9303-11 clause 9.2, TR-03110-3 annex A)."""

from typing import NamedTuple

_BSI = "0.4.0.127.0.7.2.2"
PUBLIC_KEY_DH = f"{_BSI}.1.1"
PUBLIC_KEY_ECDH = f"{_BSI}.1.2"
TERMINAL_AUTHENTICATION = f"{_BSI}.2"
CHIP_AUTHENTICATION = f"{_BSI}.3"
PACE = f"{_BSI}.4"
ACTIVE_AUTHENTICATION = "2.23.136.1.1.5"
EF_DIR = "2.23.136.1.1.13"

_CIPHERS = {
    1: "3DES-CBC-CBC",
    2: "AES-CBC-CMAC-128",
    3: "AES-CBC-CMAC-192",
    4: "AES-CBC-CMAC-256",
}
_AGREEMENTS = {1: "DH", 2: "ECDH"}
_MAPPINGS = {1: "DH-GM", 2: "ECDH-GM", 3: "DH-IM", 4: "ECDH-IM", 6: "ECDH-CAM"}


class Protocol(NamedTuple):
    """A protocol's parts: what it agrees on keys by, and the cipher that these keys are for.

    PACE's domain parameters and keys of chip authentication have no cipher.
    """

    oid: str
    name: str
    agreement: str
    cipher: str = ""


def _family(base: str, name: str, agreements: dict[int, str]) -> dict[str, Protocol]:
    made = [
        Protocol(f"{base}.{number}.{last}", f"{name}-{agreement}-{cipher}", agreement, cipher)
        for number, agreement in agreements.items()
        for last, cipher in _CIPHERS.items()
    ]
    return {each.oid: each for each in made}


CHIP_AUTHENTICATIONS = _family(CHIP_AUTHENTICATION, "id-CA", _AGREEMENTS)
PACES = _family(PACE, "id-PACE", _MAPPINGS)
PACE_PARAMETERS = {
    f"{PACE}.{number}": Protocol(f"{PACE}.{number}", f"id-PACE-{mapping}", mapping)
    for number, mapping in _MAPPINGS.items()
}
PUBLIC_KEYS = {
    PUBLIC_KEY_DH: Protocol(PUBLIC_KEY_DH, "id-PK-DH", "DH"),
    PUBLIC_KEY_ECDH: Protocol(PUBLIC_KEY_ECDH, "id-PK-ECDH", "ECDH"),
}

STANDARD_PARAMETERS = {
    0: "1024-bit MODP",
    1: "2048-bit MODP, 224-bit order",
    2: "2048-bit MODP, 256-bit order",
    8: "P-192",
    9: "brainpoolP192r1",
    10: "P-224",
    11: "brainpoolP224r1",
    12: "P-256",
    13: "brainpoolP256r1",
    14: "brainpoolP320r1",
    15: "P-384",
    16: "brainpoolP384r1",
    17: "brainpoolP512r1",
    18: "P-521",
}
"""Standardised domain parameters by number (Doc 9303-11 clause 9.5.1)."""
