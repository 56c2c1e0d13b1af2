"""Document signers in the database, for security objects that come without theirs."""

from collections.abc import Iterator

from safepassage.apps.trust import selectors
from safepassage.apps.trust.describing import code
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.cms import Signer


class HeldSigners:
    """Fills ``Directory``: one short query, and only where signed data came without a signer."""

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
