"""COSE_Sign1 as invented issuers make it (RFC 9052 clause 4.4)."""

import cbor2

from safepassage.simulation.passports.keys import Rsa
from safepassage.simulation.passports.keys.signers import RsaSigner
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signers import plain_signature

SIGN1 = 18
ALGORITHM, IDENTIFIER, CHAIN = 1, 4, 33
_ECDSA = {"sha256": -7, "sha384": -35, "sha512": -36}
_PSS = {"sha256": -37, "sha384": -38, "sha512": -39}


def signed_cbor(
    payload: bytes,
    by: Certificate,
    *,
    identifier: bytes | None = None,
    chain: tuple[bytes, ...] = (),
    curve: str = "P-256",
) -> cbor2.CBORTag:
    """A tagged COSE_Sign1; a key identifier is protected, a chain of certificates is not."""
    is_rsa = isinstance(by.key, RsaSigner)
    header: dict[int, object] = {ALGORITHM: (_PSS if is_rsa else _ECDSA)[by.key.digest]}
    if identifier is not None:
        header[IDENTIFIER] = identifier
    protected = cbor2.dumps(header)
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    signature = by.key.sign(signed) if is_rsa else plain_signature(by, signed, curve)
    beside = {CHAIN: chain[0] if len(chain) == 1 else list(chain)} if chain else {}
    return cbor2.CBORTag(SIGN1, [protected, beside, payload, signature])


PSS = Rsa(pss=True, salt=32, mask="sha256")
"""How RSA keys sign in COSE: PS256 (RFC 8230 clause 2)."""
