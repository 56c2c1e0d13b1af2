"""Public keys and the authority's pair as PEM files (RFC 7468, RFC 8410)."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


def authority_from_pem(pem: bytes) -> bytes:
    """Return the 32 raw bytes of an X25519 public key; raises ``ValueError``."""
    return _raw(pem, X25519PublicKey, "X25519")


def signer_from_pem(pem: bytes) -> bytes:
    """Return the 32 raw bytes of an Ed25519 public key; raises ``ValueError``."""
    return _raw(pem, Ed25519PublicKey, "Ed25519")


def signer_to_pem(public: bytes) -> bytes:
    """Return an Ed25519 public key as PEM."""
    return _public_pem(Ed25519PublicKey.from_public_bytes(public))


def authority_pair(private: bytes) -> tuple[bytes, bytes]:
    """Return the authority's private (PKCS 8) and public key as PEM, from 32 random bytes."""
    return _pair(X25519PrivateKey.from_private_bytes(private))


def signer_pair(seed: bytes) -> tuple[bytes, bytes]:
    """Return an Ed25519 private (PKCS 8) and public key as PEM, from 32 random bytes."""
    return _pair(Ed25519PrivateKey.from_private_bytes(seed))


def authority_private_from_pem(pem: bytes) -> bytes:
    """Return the 32 raw bytes of an unencrypted X25519 private key; raises ``ValueError``."""
    key = _loaded(pem, "X25519")
    if not isinstance(key, X25519PrivateKey):
        raise ValueError("the key in this PEM file is no X25519 private key")  # noqa: TRY004 - the file's content is wrong, not a type
    return key.private_bytes_raw()


def signer_private_from_pem(pem: bytes) -> Ed25519PrivateKey:
    """Return an unencrypted Ed25519 private key; raises ``ValueError``."""
    key = _loaded(pem, "Ed25519")
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the key in this PEM file is no Ed25519 private key")  # noqa: TRY004 - as above
    return key


def _pair(key: X25519PrivateKey | Ed25519PrivateKey) -> tuple[bytes, bytes]:
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return secret, _public_pem(key.public_key())


def _loaded(pem: bytes, name: str) -> PrivateKeyTypes:
    try:
        return load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(f"this is no PEM file with an {name} private key") from error


def _raw(pem: bytes, kind: type[X25519PublicKey] | type[Ed25519PublicKey], name: str) -> bytes:
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ValueError(f"this is no PEM file with an {name} public key") from error
    if not isinstance(key, kind):
        raise ValueError(f"the key in this PEM file is no {name} public key")  # noqa: TRY004 - the file's content is wrong, not a type
    return key.public_bytes_raw()


def _public_pem(key: X25519PublicKey | Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
