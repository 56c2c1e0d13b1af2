"""Signers in the database, for security objects and seals that come without theirs."""

from collections.abc import Iterator

from safepassage.apps.trust import selectors
from safepassage.apps.trust.describing import code
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.cms import Signer


class HeldSigners:
    """Fills ``Directory``: one short query, and only where data came without their signer."""

    def named(self, signer: Signer) -> Iterator[Certificate]:
        """Those that signed data may mean by the names they give their signer."""
        if signer.key_identifier is not None:
            found = selectors.signers_named(key_identifier=code(signer.key_identifier.hex()))
        elif signer.issuer is not None and signer.serial is not None:
            found = selectors.signers_named(
                issuer_key=names.digest(signer.issuer), serial=code(f"{signer.serial:x}")
            )
        else:
            return
        yield from map(read_certificate, found)

    def numbered(self, country: str, serial: int) -> Iterator[Certificate]:
        """Those of a country, by two letters, that have a serial number."""
        yield from map(read_certificate, selectors.signers_numbered(country, code(f"{serial:x}")))

    def digested(self, prefix: bytes) -> Iterator[Certificate]:
        """Those whose SHA-256 begins so."""
        yield from map(read_certificate, selectors.signers_digested(prefix.hex()))
