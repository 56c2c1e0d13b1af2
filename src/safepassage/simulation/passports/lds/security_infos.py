"""What a chip offers to be read safely and to prove itself: DG14, DG15 and EF.CardAccess.

Doc 9303-11 clause 9.2 (security infos), Doc 9303-10 clauses 4.7.14 and 4.7.15.
"""

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys import Signer
from safepassage.simulation.passports.keys.algorithms import Digest

EF_DG14 = 0x6E
EF_DG15 = 0x6F
PACE_GM_AES_128 = "0.4.0.127.0.7.2.2.4.2.2"
PACE_GM_3DES = "0.4.0.127.0.7.2.2.4.2.1"
CHIP_AUTHENTICATION_KEY = "0.4.0.127.0.7.2.2.1.2"
CHIP_AUTHENTICATION_AES_128 = "0.4.0.127.0.7.2.2.3.2.2"
TERMINAL_AUTHENTICATION = "0.4.0.127.0.7.2.2.2"
ACTIVE_AUTHENTICATION = "2.23.136.1.1.5"
PLAIN_ECDSA: dict[Digest, str] = {
    "sha1": "0.4.0.127.0.7.1.1.4.1.1",
    "sha224": "0.4.0.127.0.7.1.1.4.1.2",
    "sha256": "0.4.0.127.0.7.1.1.4.1.3",
    "sha384": "0.4.0.127.0.7.1.1.4.1.4",
    "sha512": "0.4.0.127.0.7.1.1.4.1.5",
}
P256_PARAMETERS = 12
BRAINPOOL_P256_PARAMETERS = 13
"""Standardised domain parameters (Doc 9303-11 clause 9.5.1)."""


def pace(protocol: str = PACE_GM_AES_128, parameters: int = BRAINPOOL_P256_PARAMETERS) -> bytes:
    """PACEInfo of version 2."""
    return _info(protocol, asn1.integer(2), asn1.integer(parameters))


def active_authentication(digest: Digest) -> bytes:
    """ActiveAuthenticationInfo: by which digest a key on a curve answers."""
    return _info(ACTIVE_AUTHENTICATION, asn1.integer(1), asn1.oid(PLAIN_ECDSA[digest]))


def chip_authentication(key: Signer) -> tuple[bytes, bytes]:
    """Key and protocol of chip authentication by elliptic curves."""
    return (
        _info(CHIP_AUTHENTICATION_KEY, key.info),
        _info(CHIP_AUTHENTICATION_AES_128, asn1.integer(1)),
    )


def terminal_authentication() -> bytes:
    """TerminalAuthenticationInfo of version 1."""
    return _info(TERMINAL_AUTHENTICATION, asn1.integer(1))


def card_access(*infos: bytes) -> bytes:
    """EF.CardAccess: SecurityInfos that are readable before anything is proved, unsigned."""
    return asn1.set_of(infos)


def dg14(*infos: bytes) -> bytes:
    """DG14: the same and more, signed."""
    return asn1.encode(EF_DG14, asn1.set_of(infos))


def dg15(key: Signer) -> bytes:
    """DG15: the public key of active authentication."""
    return asn1.encode(EF_DG15, key.info)


def _info(protocol: str, *rest: bytes) -> bytes:
    return asn1.sequence(asn1.oid(protocol), *rest)
